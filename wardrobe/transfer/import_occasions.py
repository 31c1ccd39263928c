"""Bringing in the occasions of the user's own that another closet had."""

from collections.abc import Iterable
from dataclasses import replace

from wardrobe.model.occasion import OccasionKey, OwnKey, OwnOccasion, normal
from wardrobe.ports.maintenance import WholeCloset
from wardrobe.transfer.manifest import OccasionEntry


class OccasionImport:
    """What the occasions of another closet are called in this one.

    Attributes:
        new: Those that this closet did not have, but for removed ones.
    """

    def __init__(self, closet: WholeCloset, taken: Iterable[OccasionEntry]) -> None:
        """Add those that are not there, each in one transaction.

        One of a name that is there already stands for the one that is there.
        """
        self.new: list[OwnOccasion] = []
        self._closet = closet
        self._keys = {each.occasion.key: self._bring(each).key for each in taken}

    def key(self, key: OccasionKey) -> OccasionKey:
        """Return the key here; the base's, if the occasion did not come along."""
        return self._keys.get(key, key.base) if isinstance(key, OwnKey) else key

    def _bring(self, taken: OccasionEntry) -> OwnOccasion:
        occasion, closet = replace(taken.occasion, number=0), self._closet
        name = normal(occasion.name)
        for known in closet.occasions():
            if normal(known.name) == name:
                return known
        for removed in closet.removed_occasions():
            if replace(removed, number=0) == occasion:
                if taken.is_removed:
                    return removed
                return self._noted(closet.restore_occasion(removed.number))
        if taken.is_removed:
            return closet.add_removed_occasion(occasion)
        return self._noted(closet.add_occasion(occasion))

    def _noted(self, occasion: OwnOccasion) -> OwnOccasion:
        self.new.append(occasion)
        return occasion

"""Occasions of the user's own in memory, for closets of tests."""

from dataclasses import replace

from wardrobe.errors import InvalidValue
from wardrobe.model.occasion import OwnOccasion, normal


class KeptOccasions:
    """The part of a closet that keeps occasions."""

    def __init__(self) -> None:
        self._own: dict[int, OwnOccasion] = {}
        self._removed_occasions: set[int] = set()

    def occasions(self) -> list[OwnOccasion]:
        removed = self._removed_occasions
        return [each for number, each in self._own.items() if number not in removed]

    def removed_occasions(self) -> list[OwnOccasion]:
        return [self._own[number] for number in sorted(self._removed_occasions)]

    def add_removed_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        added = replace(occasion, number=len(self._own) + 1)
        self._own[added.number] = added
        self.remove_occasion(added.number)
        return added

    def add_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        self._refuse_taken(occasion.name)
        added = replace(occasion, number=len(self._own) + 1)
        self._own[added.number] = added
        return added

    def change_occasion(self, occasion: OwnOccasion) -> None:
        self._refuse_unknown(occasion.number)
        before = self._own[occasion.number]
        if normal(before.name) != normal(occasion.name):
            self._refuse_taken(occasion.name)
        if before.base is not occasion.base:
            raise InvalidValue("an occasion stays similar to the same one")
        self._own[occasion.number] = occasion

    def remove_occasion(self, number: int) -> None:
        self._refuse_unknown(number)
        self._removed_occasions.add(number)

    def restore_occasion(self, number: int) -> OwnOccasion:
        self._refuse_unknown(number)
        if number in self._removed_occasions:
            self._refuse_taken(self._own[number].name)
            self._removed_occasions.discard(number)
        return self._own[number]

    def _refuse_unknown(self, number: int) -> None:
        if number not in self._own:
            raise InvalidValue("there is no such occasion")

    def _refuse_taken(self, name: str) -> None:
        if normal(name) in {normal(each.name) for each in self.occasions()}:
            raise InvalidValue(f'there is an occasion "{name}" already')

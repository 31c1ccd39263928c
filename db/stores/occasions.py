"""The occasions of the user's own, kept in the closet file."""

from db.stores.sessions import ClosetSessions
from db.tables import own_occasions
from wardrobe.model.occasion import OwnOccasion
from wardrobe.ports.occasions import OccasionStore


class SqliteOccasions(ClosetSessions, OccasionStore):
    """Keeps them, the removed ones too."""

    def occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were not removed, by number."""
        with self._reading() as session:
            return own_occasions.occasions(session)

    def removed_occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were removed, by number."""
        with self._reading() as session:
            return own_occasions.occasions(session, are_removed=True)

    def add_removed_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save one that was removed elsewhere; return it with its number."""
        with self._writing() as session:
            return own_occasions.add(session, occasion, removed_at=self._now())

    def add_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save a new occasion of the user's own; return it with its number."""
        with self._writing() as session:
            return own_occasions.add(session, occasion)

    def remove_occasion(self, number: int) -> None:
        """Remove one, so that `restore_occasion` can bring it back."""
        with self._writing() as session:
            own_occasions.remove(session, number, self._now())

    def restore_occasion(self, number: int) -> OwnOccasion:
        """Bring a removed one back; one in use stays as it is."""
        with self._writing() as session:
            return own_occasions.restore(session, number)

"""Where the occasions of the user's own are kept."""

from typing import Protocol

from wardrobe.model.occasion import OwnOccasion


class OccasionStore(Protocol):
    """Keeps the occasions of the user's own, and those that were removed."""

    def occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were not removed, by number."""

    def add_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save a new occasion of the user's own; return it with its number.

        Raises:
            InvalidValue: Another one has this name.
        """

    def change_occasion(self, occasion: OwnOccasion) -> None:
        """Save what became of one, which keeps its number and its base.

        Raises:
            InvalidValue: Another one has this name, there is none of this number, or
                its base is another, on which the log's and the taste's keys build.
        """

    def remove_occasion(self, number: int) -> None:
        """Remove one, so that `restore_occasion` can bring it back."""

    def restore_occasion(self, number: int) -> OwnOccasion:
        """Bring a removed one back.

        Raises:
            InvalidValue: Its name is taken now.
        """

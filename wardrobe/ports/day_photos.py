"""Where photos of days are kept; `Closet` says what holds for all."""

from datetime import date
from typing import Protocol

from wardrobe.days.day_photos import DayPhoto


class DayPhotoStore(Protocol):
    """Keeps photos of what was worn on a day."""

    def day_photos(
        self, first: date | None = None, last: date | None = None
    ) -> list[DayPhoto]:
        """Return those from a day to a day, both included, by day and number."""

    def day_photo(self, number: int) -> bytes:
        """Return what one shows: a JPEG file's content, removed or not."""

    def keep_day_photo(self, day: date, content: bytes) -> DayPhoto:
        """Save a photo, a JPEG file's content; return it with its number.

        Raises:
            InvalidValue: It is empty or far too large.
        """

    def remove_day_photo(self, number: int) -> None:
        """Remove one, so that `restore_day_photo` can bring it back."""

    def restore_day_photo(self, number: int) -> None:
        """Bring a removed one back."""

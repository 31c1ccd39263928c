"""Photos of what is worn today, as the window sees them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.files.images import read_encoded
from ui.jobs import Jobs
from ui.state.closet_state import ClosetState
from ui.state.day_state import DayState
from wardrobe.days.day_photos import DayPhoto
from wardrobe.model.progress import Progress


@dataclass(frozen=True, slots=True, eq=False)
class ShownPhoto:
    """A photo of a day, and its pixels."""

    photo: DayPhoto
    image: QImage


class DayPhotoState(QObject):
    """Reads them whenever something about days changed."""

    photos_changed = Signal()

    def __init__(
        self,
        closet: ClosetState,
        days: DayState,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._closet, self._jobs, self._now = closet, jobs, now
        self.photos: Sequence[ShownPhoto] = ()
        days.days_changed.connect(self.read)

    @property
    def today(self) -> date:
        """The day by the clock on the wall."""
        return self._now().astimezone().date()

    def read(self) -> None:
        """Read today's photos."""
        closet, today = self._closet.closet, self.today

        def work(_progress: Progress) -> list[ShownPhoto]:
            return [
                ShownPhoto(each, read_encoded(closet.day_photo(each.number)))
                for each in closet.day_photos(today, today)
            ]

        self._jobs.run(self, work, self._on_read)

    def _on_read(self, photos: Sequence[ShownPhoto]) -> None:
        before = [each.photo for each in self.photos]
        if before != [each.photo for each in photos]:
            self.photos = photos
            self.photos_changed.emit()

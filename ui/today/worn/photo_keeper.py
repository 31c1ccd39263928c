"""Keeps a photo of oneself with the day: asks for it, opens it safely, makes a JPEG."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.files import file_dialogs
from ui.files.images import jpeg_of
from ui.jobs import Jobs, Lane
from ui.state.day_state import DayState
from ui.state.today.day_photo_state import DayPhotoState
from ui.undo.day_photo_changes import keep_day_photo, remove_day_photo
from wardrobe.closet.adding import read_photo
from wardrobe.days.day_photos import DayPhoto
from wardrobe.language.texts import _
from wardrobe.model.progress import Progress
from wardrobe.ports.eyes import Decode

# As large as the photos of garments are kept.
_SIDE_PX = 1280


class PhotoKeeper(QObject):
    """Nothing of the file is kept but the pixels: no place, no camera."""

    change_asked = Signal(object)  # a `Change`

    def __init__(
        self,
        state: DayPhotoState,
        days: DayState,
        jobs: Jobs,
        decode: Decode,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._days, self._jobs, self._decode = days, jobs, decode

    def ask(self, parent: QWidget) -> None:
        """Let the user choose a photo."""
        if file := file_dialogs.ask_photo(parent, _("A photo of you in it")):
            self.keep(file)

    def keep(self, file: Path) -> None:
        """Keep a photo with today; an error is told."""
        decode = self._decode
        today = self.state.today

        def work(_progress: Progress) -> bytes:
            return jpeg_of(decode(read_photo(file)), _SIDE_PX)

        def on_done(content: bytes) -> None:
            self.change_asked.emit(keep_day_photo(self._days, today, content))

        self._jobs.run(self, work, on_done, lane=Lane.MODELS)

    def remove(self, photo: DayPhoto) -> None:
        """Remove a photo."""
        self.change_asked.emit(remove_day_photo(self._days, photo))

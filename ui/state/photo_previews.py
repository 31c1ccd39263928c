"""Small pictures of photos that lie in folders, for the window to show."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPixmap

from ui.files.images import image_of
from ui.jobs import Jobs
from wardrobe.closet.adding import read_photo
from wardrobe.errors import WardrobeError
from wardrobe.model.progress import Progress
from wardrobe.ports.eyes import Decode


class PhotoPreviews:
    """Reads photos as jobs; they may come from anywhere, so `decode` opens them."""

    def __init__(self, decode: Decode, jobs: Jobs) -> None:
        self._decode, self._jobs = decode, jobs

    def ask(
        self,
        owner: QObject,
        photo: Path,
        side_px: int,
        show: Callable[[QPixmap], object],
        on_end: Callable[[], object] = lambda: None,
    ) -> None:
        """Show a photo at most so large; nothing where it cannot be read.

        `on_end` comes after either.
        """
        decode = self._decode

        def work(_progress: Progress) -> QImage:
            try:
                image = image_of(decode(read_photo(photo)))
            except WardrobeError:  # moved or spoilt since: its words are there still
                return QImage()
            return image.scaled(
                side_px,
                side_px,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )

        def on_done(image: QImage) -> None:
            if not image.isNull():
                show(QPixmap.fromImage(image))
            on_end()

        self._jobs.run(owner, work, on_done, lambda _error: on_end())

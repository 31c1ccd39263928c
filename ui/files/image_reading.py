"""Photos of the user's folders, read small: never the closet's file."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QImageReader


def read_small(photo: Path, side_px: int) -> QImage:
    """Return a photo upright, at most so large; a null image if it cannot be read.

    Safe to call from any thread.
    """
    reader = QImageReader(str(photo))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        size.scale(QSize(side_px, side_px), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(size)
    return reader.read()


def read_encoded(content: bytes) -> QImage:
    """Return a picture as it is kept; a null image if it cannot be read.

    Safe to call from any thread, and lets go of the interpreter meanwhile, which
    `QImage.fromData` does not: a worker that calls it again and again stops the window.
    """
    buffer = QBuffer()
    buffer.setData(content)
    return QImageReader(buffer).read()

"""Pictures of the closet and of the user's folders, read for the window."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

# What the closet keeps; see `wardrobe.model.picture`.
_KEPT_FORMATS = ("WEBP", "JPEG", "PNG")
_QT_FORMATS = {
    "L": QImage.Format.Format_Grayscale8,
    "RGB": QImage.Format.Format_RGB888,
    "RGBA": QImage.Format.Format_RGBA8888,
}


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

    Safe to call from any thread, and lets go of the interpreter meanwhile. By Pillow:
    `QImage.fromData` holds the interpreter, so that the window stutters, and a
    `QImageReader` on a `QBuffer` of Python's asks for it while it holds Qt's lock of
    image plug-ins. A window that at this moment draws an icon waits for ever.
    """
    try:
        with Image.open(BytesIO(content), formats=_KEPT_FORMATS) as picture:
            mode = picture.mode if picture.mode in _QT_FORMATS else "RGBA"
            pixels = picture.convert(mode)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return QImage()
    width, height = pixels.size
    a_line = width * len(mode)
    return QImage(
        pixels.tobytes(), width, height, a_line, _QT_FORMATS[mode]
    ).copy()  # of the bytes, which go

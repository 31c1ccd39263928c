"""Pictures between their files and the window: read, made of pixels, written."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

# What the closet keeps; see `wardrobe.model.picture`.
_KEPT_FORMATS = ("WEBP", "JPEG", "PNG")
_QUALITY = 88
_QT_FORMATS = {
    "L": QImage.Format.Format_Grayscale8,
    "RGB": QImage.Format.Format_RGB888,
    "RGBA": QImage.Format.Format_RGBA8888,
}


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """Return RGB pixels (H, W, 3) as an image."""
    height, width, channels = pixels.shape
    kind = QImage.Format.Format_RGB888
    return QImage(pixels.tobytes(), width, height, width * channels, kind).copy()


def grey_image(mask: NDArray[np.uint8]) -> QImage:
    """Return a mask (H, W) as an image."""
    height, width = mask.shape
    kind = QImage.Format.Format_Grayscale8
    return QImage(mask.tobytes(), width, height, width, kind).copy()


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


def jpeg_of(pixels: NDArray[np.uint8], side_px: int) -> bytes:
    """Return RGB pixels (H, W, 3) as a JPEG file's content, at most so large."""
    picture = Image.fromarray(pixels)
    picture.thumbnail((side_px, side_px))
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=_QUALITY)
    return stream.getvalue()


def png_of(image: QImage) -> bytes:
    """Return an image as a PNG file's content."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes
    return bytes(buffer.data().data())

"""Draws the icon in all sizes and formats: `python packaging/icons.py`."""

import io

from parts import ICONS, ROOT
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIDES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
# The largest that a Windows icon can hold.
LARGEST_ICO = 256


def main() -> None:
    """Write a PNG of each size, an ICO and an ICNS."""
    ICONS.mkdir(parents=True, exist_ok=True)
    _app = QGuiApplication(["icons", "-platform", "offscreen"])
    pictures = {side: draw(side) for side in SIDES}
    for side, picture in pictures.items():
        picture.save(ICONS / f"{side}.png", optimize=True)
    small = [pictures[side] for side in SIDES if side <= LARGEST_ICO]
    sizes = [picture.size for picture in small]
    small[-1].save(ICONS / "wardrobe.ico", sizes=sizes, append_images=small[:-1])
    pictures[1024].save(
        ICONS / "wardrobe.icns", append_images=list(pictures.values())[:-1]
    )


def draw(side: int) -> Image.Image:
    """Draw the icon, transparent around it, with so many pixels a side."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(ROOT / "assets" / "icon.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6's stub wants bytes
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


if __name__ == "__main__":
    main()

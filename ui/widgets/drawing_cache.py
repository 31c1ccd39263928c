"""Small drawings that are made once and then stamped: a gallery draws many alike."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from ui.theme.painting import smooth_painter

# Draws in a place, with anything else that it needs to know of its own.
Draw = Callable[[QPainter, QRectF], None]


def stamp(painter: QPainter, place: QRectF, key: object, draw: Draw) -> None:
    """Draw what `draw` makes, on whole pixels, which is much faster.

    Qt keeps the drawings that were used last, as many as its cache has room for.

    Args:
        key: Told apart by its `repr`; drawings of one key, size and scale are the same.
    """
    ratio = painter.device().devicePixelRatioF()
    name = f"{key!r}/{place.width()}x{place.height()}@{ratio}"
    made = QPixmap()
    if not QPixmapCache.find(name, made):
        made = _made(draw, place.size(), ratio)
        QPixmapCache.insert(name, made)
    painter.drawPixmap(place.topLeft().toPoint(), made)


def _made(draw: Draw, size: QSizeF, ratio: float) -> QPixmap:
    pixmap = QPixmap((size * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = smooth_painter(pixmap)
    draw(painter, QRectF(QPointF(), size))
    painter.end()
    return pixmap

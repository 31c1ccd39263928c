"""The mats that cut-outs lie on: a plain colour with a little light in the middle.

Where there is nothing to lie on one, a silhouette in a dashed frame keeps its place.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

from ui.theme import tokens
from ui.theme.tokens import RADIUS
from ui.widgets.drawing_cache import stamp
from ui.widgets.icons import icon

# How much lighter the middle is, in percent (of `QColor.lighter`).
_LIGHT_ON_LIGHT, _LIGHT_ON_DARK = 103, 128


def draw_mat(painter: QPainter, place: QRectF, colour: str) -> None:
    """Draw a mat of a colour `#rrggbb`."""
    gain = _LIGHT_ON_DARK if tokens.current().is_dark else _LIGHT_ON_LIGHT

    def draw(painter: QPainter, place: QRectF) -> None:
        plain = QColor(colour)
        middle = QPointF(place.center().x(), 0.42 * place.height())
        light = QRadialGradient(middle, 0.72 * max(place.width(), place.height()))
        light.setColorAt(0, plain.lighter(gain))
        light.setColorAt(1, plain)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawRoundedRect(place, RADIUS, RADIUS)

    stamp(painter, place, ("mat", colour, gain), draw)


def draw_silhouette(
    painter: QPainter, place: QRectF, icon_name: str, size_px: int, radius: int = RADIUS
) -> None:
    """Draw an icon in a dashed frame: what is missing here."""
    shades = tokens.current()
    painter.setPen(QPen(QColor(shades.line_strong), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    frame = place.adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(frame, radius, radius)
    middle = QRectF(0, 0, size_px, size_px)
    middle.moveCenter(frame.center())
    icon(icon_name, shades.text_faint).paint(painter, middle.toRect())

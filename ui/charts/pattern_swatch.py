"""Little squares of cloth that show the patterns."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import tokens
from wardrobe.model.garment import Pattern

_STEPS = (0.25, 0.5, 0.75)
_IS_ACROSS = (Pattern.STRIPED, Pattern.CHECKED)
# Where dots lie, off the middle, in pixels, and how large they are.
_DOTS = {
    Pattern.DOTTED: (((-5, -5), (5, -5), (0, 0), (-5, 5), (5, 5)), 2.0),
    Pattern.FLORAL: (((0, -4), (4, 0), (0, 4), (-4, 0)), 2.6),
}
# A print is one picture on the cloth: a star, its points by their distance.
_STAR = tuple(
    QPointF(reach * sin(turn * pi / 5), -reach * cos(turn * pi / 5))
    for turn, reach in enumerate((7.5, 3.2) * 5)
)


def draw_pattern_swatch(painter: QPainter, pattern: Pattern, place: QRectF) -> None:
    """Draw a square of cloth of this pattern."""
    shades = tokens.current()
    painter.setPen(QPen(QColor(shades.line_strong), 1))
    painter.setBrush(QColor(shades.sunken))
    painter.drawRoundedRect(place, 5, 5)
    painter.setPen(QPen(QColor(shades.text_soft), 2))
    for step in _STEPS if pattern in _IS_ACROSS else ():
        y = place.y() + step * place.height()
        painter.drawLine(QPointF(place.x() + 2, y), QPointF(place.right() - 2, y))
    for step in _STEPS if pattern is Pattern.CHECKED else ():
        x = place.x() + step * place.width()
        painter.drawLine(QPointF(x, place.y() + 2), QPointF(x, place.bottom() - 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades.text_soft))
    dots, radius = _DOTS.get(pattern, ((), 0.0))
    for dot in dots:
        painter.drawEllipse(place.center() + QPointF(*dot), radius, radius)
    if pattern is Pattern.PRINTED:
        painter.drawPolygon([place.center() + point for point in _STAR])

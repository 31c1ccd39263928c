"""How the sixteen colour names look on the screen."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QLinearGradient, QPainter

from ui.theme import tokens
from ui.widgets.drawing_cache import stamp
from wardrobe.model.colour import Colour

_SHADES = {
    Colour.BLACK: "#1c1b1a",
    Colour.WHITE: "#fdfdfb",
    Colour.GREY: "#8d8c8a",
    Colour.BEIGE: "#dcc9a8",
    Colour.BROWN: "#7a4f30",
    Colour.RED: "#c2332d",
    Colour.PINK: "#ee9bb2",
    Colour.ORANGE: "#e8823a",
    Colour.YELLOW: "#f0cf4a",
    Colour.GREEN: "#4c8a56",
    Colour.BLUE: "#4a84c8",
    Colour.NAVY: "#23335c",
    Colour.PURPLE: "#7b5aa6",
    Colour.GOLD: "#c9a13b",
    Colour.SILVER: "#b9bec4",
}
_METALS = {Colour.GOLD: "#f3dd93", Colour.SILVER: "#eef1f4"}
_RAINBOW = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.BLUE, Colour.PURPLE)


def brush_of(colour: Colour, place: QRectF) -> QBrush:
    """Return the paint for a swatch of this colour in this place."""
    if colour is Colour.MULTICOLOUR:
        wheel = QConicalGradient(place.center(), 90)
        for step, shade in enumerate((*_RAINBOW, _RAINBOW[0])):
            wheel.setColorAt(step / len(_RAINBOW), QColor(_SHADES[shade]))
        return QBrush(wheel)
    if colour in _METALS:
        shine = QLinearGradient(place.topLeft(), place.bottomRight())
        shine.setColorAt(0.0, QColor(_SHADES[colour]))
        shine.setColorAt(0.45, QColor(_METALS[colour]))
        shine.setColorAt(1.0, QColor(_SHADES[colour]))
        return QBrush(shine)
    return QBrush(QColor(_SHADES[colour]))


def draw_swatch(
    painter: QPainter, colour: Colour, centre: QPointF, side: float
) -> None:
    """Draw a round swatch with a hairline, so that white shows on white."""
    line = tokens.current().line_strong

    def draw(painter: QPainter, place: QRectF) -> None:
        disc = place.adjusted(1, 1, -1, -1)
        painter.setPen(QColor(line))
        painter.setBrush(brush_of(colour, disc))
        painter.drawEllipse(disc)

    whole = side + 2  # the hairline is half outside of the disc
    place = QRectF(centre.x() - whole / 2, centre.y() - whole / 2, whole, whole)
    stamp(painter, place, ("swatch", colour.value, line), draw)

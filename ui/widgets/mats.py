"""The mats that cut-outs lie on: a plain colour with a little light in the middle."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRadialGradient

from ui.theme import tokens
from ui.theme.tokens import RADIUS

# How much lighter the middle is, in percent (of `QColor.lighter`).
_LIGHT_ON_LIGHT, _LIGHT_ON_DARK = 103, 128


def draw_mat(painter: QPainter, place: QRectF, colour: str) -> None:
    """Draw a mat of a colour `#rrggbb`; on whole pixels, which is much faster."""
    ratio = painter.device().devicePixelRatioF()
    mat = _mat(place.width(), place.height(), ratio, colour, tokens.current().is_dark)
    painter.drawPixmap(place.topLeft().toPoint(), mat)


@lru_cache(maxsize=32)  # a gallery draws the same mat for every garment
def _mat(
    width: float,
    height: float,
    ratio: float,
    colour: str,
    is_dark: bool,  # noqa: FBT001
) -> QPixmap:
    mat = QPixmap(round(width * ratio), round(height * ratio))
    mat.setDevicePixelRatio(ratio)
    mat.fill(Qt.GlobalColor.transparent)
    plain = QColor(colour)
    gain = _LIGHT_ON_DARK if is_dark else _LIGHT_ON_LIGHT
    place = QRectF(0, 0, width, height)
    middle = QPointF(place.center().x(), 0.42 * height)
    light = QRadialGradient(middle, 0.72 * max(width, height))
    light.setColorAt(0, plain.lighter(gain))
    light.setColorAt(1, plain)
    painter = QPainter(mat)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    painter.end()
    return mat

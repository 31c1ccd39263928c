"""What widgets that paint themselves share: smooth edges, cards, and fitting words."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPaintDevice, QPainter

from ui.theme import tokens

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
BOLD: Final = QFont.Weight.DemiBold


def smooth_painter(device: QPaintDevice) -> QPainter:
    """Return a painter whose edges are smooth."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def set_font(
    painter: QPainter, size_px: int, weight: QFont.Weight = QFont.Weight.Normal
) -> None:
    """Let a painter write so large and so bold."""
    font = QFont(painter.font())
    font.setPixelSize(size_px)
    font.setWeight(weight)
    painter.setFont(font)


def draw_words(
    painter: QPainter,
    place: QRectF,
    words: str,
    shade: str,
    side: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write words in a colour `#rrggbb`, cut off where the place ends."""
    mode = Qt.TextElideMode.ElideRight
    painter.setPen(QColor(shade))
    fitting = painter.fontMetrics().elidedText(words, mode, int(place.width()))
    painter.drawText(place, side, fitting)


def draw_card(painter: QPainter, room: QRect, radius: float, line: str = "") -> QRectF:
    """Draw a card that fills the room, edged by `line` if given; return its frame."""
    shades = tokens.current()
    frame = QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QColor(line or shades.line))
    painter.setBrush(QColor(shades.surface))
    painter.drawRoundedRect(frame, radius, radius)
    return frame

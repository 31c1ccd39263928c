"""A chart of horizontal bars, drawn in the palette; a table beside it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import LEFT, draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID
from ui.widgets.colours import brush_of
from wardrobe.model.colour import Colour

_ROW_PX = 26
_LEAST_LABEL_PX, _MOST_LABEL_PX = 128, 220
_VALUE_PX = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart.

    Attributes:
        value: How long the bar is.
        text: The value as people read it.
        interval: Where the true value lies with 95 % probability, if known.
        colour: Paints the bar, where it stands for a colour.
    """

    label: str
    value: float
    text: str
    interval: tuple[float, float] | None = None
    colour: Colour | None = None


class BarChart(QWidget):
    """Bars from zero to `most`, or to the longest."""

    def __init__(self, name: str, bars: Sequence[Bar], most: float = 0) -> None:
        """Show the bars; `name` is what screen readers say before all of them."""
        super().__init__()
        self._bars = bars
        self._label_px = _LEAST_LABEL_PX
        self._most = most or max((bar.value for bar in bars), default=1) or 1
        said = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
        self.setAccessibleName(f"{name}: {said}")
        self.setFixedHeight(max(1, len(bars)) * _ROW_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, max(1, len(self._bars)) * _ROW_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        set_font(painter, CAPTION_PX)
        self._label_px = self._widest_label(painter.fontMetrics())
        for row, bar in enumerate(self._bars):
            self._draw(painter, bar, QRectF(0, row * _ROW_PX, self.width(), _ROW_PX))

    def _widest_label(self, metrics: QFontMetrics) -> int:
        widths = (metrics.horizontalAdvance(bar.label) for bar in self._bars)
        widest = max(widths, default=0) + 2 * GRID
        return min(max(widest, _LEAST_LABEL_PX), _MOST_LABEL_PX)

    def _draw(self, painter: QPainter, bar: Bar, line: QRectF) -> None:
        shades = tokens.current()
        label = QRectF(line.x(), line.y(), self._label_px - GRID, line.height())
        draw_words(painter, label, bar.label, shades.text_soft)
        room = line.width() - self._label_px - _VALUE_PX
        track = QRectF(self._label_px, line.y() + 5, room, line.height() - 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.sunken))
        painter.drawRoundedRect(track, 4, 4)
        filled = QRectF(track)
        filled.setWidth(max(3.0, room * bar.value / self._most) if bar.value else 0)
        self._draw_filled(painter, bar, filled)
        if bar.interval is not None:
            self._draw_interval(painter, bar.interval, track)
        painter.setPen(QColor(shades.text))
        value = QRectF(track.right() + GRID, line.y(), _VALUE_PX, line.height())
        painter.drawText(value, LEFT, bar.text)

    def _draw_filled(self, painter: QPainter, bar: Bar, filled: QRectF) -> None:
        shades = tokens.current()
        if not filled.width():
            return
        if bar.colour is None:
            painter.setBrush(QColor(shades.accent))
        else:
            painter.setBrush(brush_of(bar.colour, filled))
            painter.setPen(QColor(shades.line_strong))
        painter.drawRoundedRect(filled, 4, 4)

    def _draw_interval(
        self, painter: QPainter, interval: tuple[float, float], track: QRectF
    ) -> None:
        start, end = (track.x() + track.width() * at / self._most for at in interval)
        y = track.center().y()
        painter.setPen(QPen(QColor(tokens.current().text), 1.5))
        painter.drawLine(QPointF(start, y), QPointF(end, y))
        for x in (start, end):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))

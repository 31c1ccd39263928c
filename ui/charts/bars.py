"""A chart of horizontal bars, drawn in the palette; a table beside it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import LEFT, draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX, RADIUS_SMALL
from ui.widgets.colours import brush_of
from ui.widgets.mats import draw_mat
from wardrobe.model.colour import Colour

_ROW_PX = 26
# A row with a picture, and how much of it the mat leaves free.
_PICTURE_ROW_PX, _MAT_EDGE_PX = 52, 3
_LEAST_LABEL_PX, _MOST_LABEL_PX = 128, 220
_VALUE_PX = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart.

    Attributes:
        value: How long the bar is.
        text: The value as people read it.
        interval: Where the true value lies with 95 % probability, if known.
        colour: Paints the bar, where it stands for a colour.
        garment_id: The garment whose picture stands before the label.
    """

    label: str
    value: float
    text: str
    interval: tuple[float, float] | None = None
    colour: Colour | None = None
    garment_id: int | None = None


class BarChart(QWidget):
    """Bars from zero to `most`, or to the longest; each may be chosen."""

    bar_chosen = Signal(int)  # its row

    def __init__(
        self,
        name: str,
        bars: Sequence[Bar],
        most: float = 0,
        *,
        pictures: CutoutCache | None = None,
        is_choosable: bool = False,
    ) -> None:
        """Show the bars; `name` is what screen readers say before all of them."""
        super().__init__()
        self._bars, self._pictures = bars, pictures
        self._row_px = _PICTURE_ROW_PX if pictures else _ROW_PX
        self._label_px = _LEAST_LABEL_PX
        self._most = most or max((bar.value for bar in bars), default=1) or 1
        self._marked: int | None = None  # the row under the pointer, or of the keys
        said = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
        self.setAccessibleName(f"{name}: {said}")
        self.setFixedHeight(max(1, len(bars)) * self._row_px)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._is_choosable = is_choosable and bool(bars)
        if self._is_choosable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setMouseTracking(True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if pictures is not None:
            pictures.cutout_loaded.connect(self._on_cutout_loaded)

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, max(1, len(self._bars)) * self._row_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        set_font(painter, LABEL_PX if self._pictures else CAPTION_PX)
        self._label_px = self._widest_label(painter.fontMetrics())
        for row, bar in enumerate(self._bars):
            line = QRectF(0, row * self._row_px, self.width(), self._row_px)
            if row == self._marked:
                self._draw_mark(painter, line)
            self._draw(painter, bar, line)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark(self._row_at(event))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._mark(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.bar_chosen.emit(row)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark(0)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        row = self._marked or 0
        if event.key() in steps:
            row += steps[Qt.Key(event.key())]
            self._mark(max(0, min(row, len(self._bars) - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.bar_chosen.emit(row)
        else:
            super().keyPressEvent(event)

    def _row_at(self, event: QMouseEvent) -> int | None:
        row = int(event.position().y()) // self._row_px
        is_inside = self.rect().contains(event.position().toPoint())
        is_bar = self._is_choosable and is_inside and row < len(self._bars)
        return row if is_bar else None

    def _mark(self, row: int | None) -> None:
        if row != self._marked:
            self._marked = row
            self.update()

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if any(bar.garment_id == garment_id for bar in self._bars):
            self.update()

    def _widest_label(self, metrics: QFontMetrics) -> int:
        widths = (metrics.horizontalAdvance(bar.label) for bar in self._bars)
        widest = max(widths, default=0) + 2 * GRID
        before = self._row_px if self._pictures else 0
        return before + min(max(widest, _LEAST_LABEL_PX), _MOST_LABEL_PX)

    def _draw_mark(self, painter: QPainter, line: QRectF) -> None:
        shades = tokens.current()
        painter.setPen(QColor(shades.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.hover))
        place = line.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, RADIUS_SMALL, RADIUS_SMALL)

    def _draw_picture(self, painter: QPainter, bar: Bar, line: QRectF) -> None:
        if self._pictures is None or bar.garment_id is None:
            return
        edge, side = _MAT_EDGE_PX, line.height() - 2 * _MAT_EDGE_PX
        mat = QRectF(line.x() + edge, line.y() + edge, side, side)
        draw_mat(painter, mat, tokens.current().mat)
        needed = side * self.devicePixelRatioF()
        cutout = self._pictures.get(bar.garment_id, needed)
        if cutout is not None:
            cutout.draw_within(painter, mat.adjusted(edge, edge, -edge, -edge))

    def _draw(self, painter: QPainter, bar: Bar, line: QRectF) -> None:
        shades = tokens.current()
        self._draw_picture(painter, bar, line)
        before = line.height() + GRID / 2 if self._pictures else GRID / 2
        width = self._label_px - GRID - before
        label = QRectF(line.x() + before, line.y(), width, line.height())
        draw_words(painter, label, bar.label, shades.text_soft)
        room = line.width() - self._label_px - _VALUE_PX - GRID
        middle, half = line.center().y(), _ROW_PX / 2 - 5
        track = QRectF(self._label_px, middle - half, room, 2 * half)
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

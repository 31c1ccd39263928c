"""A year in pictures: what was worn in each month."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from typing_extensions import override

from ui.charts.facts import Facts, Value
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import BOLD, RIGHT, draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX, RADIUS
from ui.widgets.mats import draw_mat
from ui.wording.dates import month, month_and_year
from ui.wording.taxonomy_words import name_of
from wardrobe.closet.worth import MonthWorn
from wardrobe.language.texts import _, n_

_COLUMNS, _NARROW_COLUMNS, _LEAST_FOR_ALL_PX = 6, 4, 900
_SHOWN = 4
_WORDS_PX, _DAYS_PX, _LEAST_PX = 26, 7 * GRID, 104


class MonthButton(QPushButton):
    """A mat with what was worn most in a month; an empty one cannot be pressed."""

    def __init__(self, worn: MonthWorn, cutouts: CutoutCache) -> None:
        super().__init__()
        self.worn, self._cutouts = worn, cutouts
        self._ids = [each.garment.id for each in worn.most[:_SHOWN]]
        self.setProperty("role", "tile")
        self.setMinimumSize(_LEAST_PX, _LEAST_PX + _WORDS_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEnabled(bool(worn.most))
        self._days = n_("{count} day", "{count} days", worn.count_days)
        self.setAccessibleName(f"{month_and_year(worn.first)}, {self._days}")
        if worn.most:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def enterEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1 - _WORDS_PX)
        if self._ids:
            mats = shades.mats
            draw_mat(painter, place, mats[self.worn.first.month % len(mats)])
            self._draw_pieces(painter, place.adjusted(GRID, GRID, -GRID, -GRID))
        else:
            painter.setPen(QPen(QColor(shades.line), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        if self.hasFocus() or (self.underMouse() and self._ids):
            painter.setPen(QPen(QColor(shades.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        shades = tokens.current()
        line = QRectF(3, self.height() - _WORDS_PX + 3, self.width() - 6, _WORDS_PX - 4)
        if self._ids:
            set_font(painter, CAPTION_PX)
            draw_words(painter, line, self._days, shades.text_faint, RIGHT)
        set_font(painter, LABEL_PX, BOLD)
        shade = shades.text if self._ids else shades.text_faint
        words = line.adjusted(0, 0, -_DAYS_PX if self._ids else 0, 0)
        draw_words(painter, words, month(self.worn.first), shade)

    def _draw_pieces(self, painter: QPainter, room: QRectF) -> None:
        for garment_id, place in zip(self._ids, _places(room, len(self._ids))):
            side = max(place.width(), place.height()) * self.devicePixelRatioF()
            cutout = self._cutouts.get(garment_id, side)
            if cutout is not None:
                cutout.draw_within(painter, place)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if garment_id in self._ids:
            self.update()


class YearView(QWidget):
    """Twelve months, as many in a row as there is room for."""

    month_chosen = Signal(object)

    def __init__(self, months: Sequence[MonthWorn], cutouts: CutoutCache) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.months = [MonthButton(each, cutouts) for each in months]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID + GRID // 2)
        for button in self.months:
            button.clicked.connect(_tells(self.month_chosen.emit, button.worn))
        self._arrange(_COLUMNS)

    @override
    def minimumSizeHint(self) -> QSize:
        spacing = (_NARROW_COLUMNS - 1) * self._grid.spacing()
        least = _NARROW_COLUMNS * _LEAST_PX + spacing
        return QSize(least, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: object) -> None:
        is_wide = self.width() >= _LEAST_FOR_ALL_PX
        self._arrange(_COLUMNS if is_wide else _NARROW_COLUMNS)

    def _arrange(self, columns: int) -> None:
        width = (self.width() - (columns - 1) * self._grid.spacing()) // columns
        for button in self.months:
            button.setFixedHeight(max(_LEAST_PX, round(0.86 * width)) + _WORDS_PX)
        if columns == self._columns:
            return
        self._columns = columns
        for at, button in enumerate(self.months):
            self._grid.addWidget(button, at // columns, at % columns)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))


def facts_of_year(name: str, months: Sequence[MonthWorn]) -> Facts:
    """Return what was worn in each month, as a table."""
    rows: list[list[Value]] = [
        [month(each.first), name_of(worn.garment), worn.count]
        for each in months
        for worn in each.most
    ]
    return Facts(name=name, head=(_("Month"), _("Garment"), _("Times worn")), rows=rows)


def _tells(tell: Callable[[object], object], value: object) -> Callable[[], object]:
    return lambda: tell(value)


def _places(room: QRectF, count: int) -> list[QRectF]:
    """Return places for pieces: one fills the room, two share it, four are a square."""
    columns, rows = (1, 1) if count == 1 else (2, 1 if count == 2 else 2)
    width, height = room.width() / columns, room.height() / rows
    gap = GRID / 4
    return [
        QRectF(
            room.x() + at % columns * width + gap,
            room.y() + at // columns * height + gap,
            width - 2 * gap,
            height - 2 * gap,
        )
        for at in range(count)
    ]

"""The days side by side: the weeks of a month, or one week with more room."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget
from typing_extensions import override

from ui.calendar.day_cell import DayCell, ShownDay
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.wording import dates

WEEK = 7
_MOST_WEEKS = 6


class DayGrid(QWidget):
    """Shows whole weeks; arrow keys go from day to day."""

    day_chosen = Signal(object)
    day_opened = Signal(object)  # the day that is chosen was pressed once more
    outfit_dropped = Signal(object, object)  # the day, the DraggedOutfit

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._chosen = date.min
        self.cells = [DayCell(cutouts) for _ in range(_MOST_WEEKS * WEEK)]
        self._names = [make_label("section") for _ in range(WEEK)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 2)
        for column, name in enumerate(self._names):
            self._grid.addWidget(name, 0, column, Qt.AlignmentFlag.AlignHCenter)
            self._grid.setColumnStretch(column, 1)
        days = QButtonGroup(self)
        for at, cell in enumerate(self.cells):
            days.addButton(cell)
            cell.clicked.connect(partial(self._on_clicked, cell))
            cell.outfit_dropped.connect(partial(self._on_dropped, cell))
            self._grid.addWidget(cell, 1 + at // WEEK, at % WEEK)
        # Once for all cells: it is told for every garment that scrolls into view.
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    def show_days(self, days: Sequence[ShownDay], chosen: date) -> None:
        """Show the days of whole weeks, and which one is chosen."""
        self._chosen = chosen
        for name, shown in zip(self._names, days):
            name.setText(dates.short_weekday(shown.day))
        for cell, shown in zip(self.cells, days):
            cell.show_day(shown)
            cell.choose(is_chosen=shown.day == chosen)
        weeks = len(days) // WEEK
        for week in range(_MOST_WEEKS):
            self._grid.setRowStretch(1 + week, int(week < weeks))
        for at, cell in enumerate(self.cells):
            cell.setVisible(at < len(days))

    def focus(self, day: date) -> None:
        """Give the focus to a day that is shown."""
        self.cell_of(day).setFocus(Qt.FocusReason.OtherFocusReason)

    def cell_of(self, day: date) -> DayCell:
        """Return the cell of a day that is shown."""
        return next(
            cell for cell in self.cells if cell.day == day and not cell.isHidden()
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
        }
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        day = self._chosen + timedelta(days=steps[Qt.Key(event.key())])
        self.day_chosen.emit(day)
        self.focus(day)

    def _on_clicked(self, cell: DayCell) -> None:
        # Arrows choose already: Enter on the day that is chosen wants more of it.
        is_chosen = cell.day == self._chosen
        (self.day_opened if is_chosen else self.day_chosen).emit(cell.day)

    def _on_dropped(self, cell: DayCell, outfit: object) -> None:
        self.outfit_dropped.emit(cell.day, outfit)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if not self.isVisible():  # it is painted anew once it is
            return
        for cell in self.cells:
            cell.note_cutout(garment_id)

"""A field that shows a day, and opens the days of a month to choose from."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from typing_extensions import override

from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerField
from ui.widgets.icons import IconButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.widgets.overlay import Overlay
from ui.wording import dates
from wardrobe.language.texts import _

_WEEKS, _WEEK = 6, 7
_CELL_PX = 34


class DayField(PickerField):
    """Chooses one day, from `least` on."""

    day_changed = Signal(object)

    def __init__(self, name: str, day: date) -> None:
        super().__init__(name)
        self._name, self.day, self.least = name, day, date.min
        self.clicked.connect(self._open)
        self.show_day(day)

    def show_day(self, day: date) -> None:
        """Show a day; nothing is told."""
        self.day = day
        self.set_words(
            f"{dates.short_weekday(day)}, {dates.day_and_month(day)}",
            f"{self._name}: {dates.whole_day(day)}",
        )

    def _open(self) -> None:
        month = DaysOfMonth(self.day, self.least)
        overlay = Overlay(month, self)
        month.day_chosen.connect(overlay.dismiss)
        month.day_chosen.connect(self._on_chosen)
        month.focus()

    def _on_chosen(self, day: date) -> None:
        if day != self.day:
            self.show_day(day)
            self.day_changed.emit(day)


class DaysOfMonth(QWidget):
    """The days of a month as buttons; arrow keys go from one to the next."""

    day_chosen = Signal(object)

    def __init__(self, day: date, least: date) -> None:
        """Show the month of a day; what lies before `least` can't be chosen."""
        super().__init__()
        self._day, self._least, self._chosen = day, least, day
        self._title = make_label("strong")
        before = IconButton("back", _("Previous month"))
        before.clicked.connect(partial(self._step, -1))
        after = IconButton("next", _("Next month"))
        after.clicked.connect(partial(self._step, 1))
        self._days = [date.min] * (_WEEKS * _WEEK)
        self._buttons = [QPushButton() for _ in self._days]
        self._names = [make_label("caption") for _ in range(_WEEK)]
        grid = QGridLayout()
        grid.setSpacing(2)
        for column, name in enumerate(self._names):
            grid.addWidget(name, 0, column, Qt.AlignmentFlag.AlignHCenter)
        for at, button in enumerate(self._buttons):
            button.setFixedSize(_CELL_PX, _CELL_PX)
            button.clicked.connect(partial(self._choose, at))
            grid.addWidget(button, 1 + at // _WEEK, at % _WEEK)
        head = row_of(before, (self._title, 1), after, gap=GRID)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column_of(head, grid, gap=GRID, inside=self)
        self._show()

    def focus(self) -> None:
        """Give the focus to the day."""
        self._buttons[self._days.index(self._day)].setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        day = self._day + timedelta(days=steps[Qt.Key(event.key())])
        self._day = max(day, self._least)  # what lies before can't have the focus
        self._show()
        self.focus()

    def _step(self, months: int) -> None:
        months += self._day.year * 12 + self._day.month - 1
        self._day = date(months // 12, months % 12 + 1, 1)
        self._show()

    def _show(self) -> None:
        self._title.setText(dates.month_and_year(self._day))
        month = self._day.replace(day=1)
        first = month - timedelta(days=dates.days_since_week_began(month))
        for column, name in enumerate(self._names):
            name.setText(dates.short_weekday(first + timedelta(days=column)))
        for at, button in enumerate(self._buttons):
            day = self._days[at] = first + timedelta(days=at)
            button.setText(str(day.day))
            button.setAccessibleName(dates.whole_day(day))
            button.setEnabled(day >= self._least)
            is_here = day.month == self._day.month
            is_chosen = day == self._chosen
            set_role(button, "primary" if is_chosen else "day" if is_here else "faint")

    def _choose(self, at: int) -> None:
        self.day_chosen.emit(self._days[at])

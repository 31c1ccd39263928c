"""The calendar: a month with the outfit worn on each day."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget
from typing_extensions import override

from ui.calendar.day_cell import DayCell
from ui.calendar.day_panel import DayPanel
from ui.calendar.wear_picker import WearPicker
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.wear_state import WearState
from ui.theme.tokens import GRID
from ui.widgets.flow import head_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of, titled
from ui.widgets.overlay import open_sheet
from ui.wording import dates
from wardrobe.language.texts import _, n_
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OccasionKey
from wardrobe.ranking.own_occasions import all_occasions

_WEEKS, _DAYS = 6, 7
_SHEET_PX = 800
_NOON = time(12)


class CalendarPage(QWidget):
    """Shows the wear log; what was worn can be noted for any day up to today."""

    build_around_asked = Signal(object)

    def __init__(
        self,
        closet: ClosetState,
        cutouts: CutoutCache,
        worn: WearState,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._closet, self._cutouts, self._worn = closet, cutouts, worn
        self._now = now
        self._month = worn.today.replace(day=1)
        self._title = make_label("title")
        self._count = make_label("soft")
        self.cells = [DayCell(cutouts) for _ in range(_WEEKS * _DAYS)]
        self.panel = DayPanel(cutouts)
        self.panel.log_asked.connect(self.open_picker)
        self.panel.build_around_asked.connect(self.build_around_asked)
        self._lay_out()
        # Once for all cells: it is told for every garment that scrolls into view.
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)
        worn.worn_changed.connect(self._show)
        self.choose(worn.today)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        for cell in self.cells:
            cell.note_cutout(garment_id)

    def choose(self, day: date) -> None:
        """Show a day's outfits, and its month."""
        self._day = day
        self._month = day.replace(day=1)
        self._show()

    def step(self, months: int) -> None:
        """Go to a later or an earlier month, to its first day."""
        months += self._month.year * 12 + self._month.month - 1
        self.choose(date(months // 12, months % 12 + 1, 1))

    def open_picker(self) -> None:
        """Let the user choose what was worn on the chosen day."""
        own = self._closet.occasions
        picker = WearPicker(self._closet.garments, self._cutouts, own)
        title = _("What did you wear on {day}?", day=dates.day_and_month(self._day))
        overlay = open_sheet(title, picker, self, _SHEET_PX)
        picker.wear_asked.connect(overlay.dismiss)
        picker.wear_asked.connect(self._on_wear)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._worn.read()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_DAYS,
            Qt.Key.Key_Down: _DAYS,
        }
        if event.key() in days:
            self.choose(self._day + timedelta(days=days[Qt.Key(event.key())]))
            self._cell_of(self._day).setFocus()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(GRID // 2)
        start = _start_of_week(self._month)
        for column in range(_DAYS):
            day = start + timedelta(days=column)
            name = make_label("section", dates.short_weekday(day))
            grid.addWidget(name, 0, column, Qt.AlignmentFlag.AlignHCenter)
        days = QButtonGroup(self)
        for at, cell in enumerate(self.cells):
            days.addButton(cell)
            cell.clicked.connect(lambda _checked, it=cell: self.choose(it.day))
            grid.addWidget(cell, 1 + at // _DAYS, at % _DAYS)
            grid.setRowStretch(1 + at // _DAYS, 1)
        main = column_of(
            self._make_head(),
            (grid, 1),
            gap=2 * GRID,
            margins=(4 * GRID, 3 * GRID, 3 * GRID, 3 * GRID),
        )
        row_of((main, 1), self.panel, gap=0, inside=self)

    def _make_head(self) -> QWidget:
        before = IconButton("back", _("Previous month"))
        before.clicked.connect(lambda: self.step(-1))
        after = IconButton("next", _("Next month"))
        after.clicked.connect(lambda: self.step(1))
        today = TextButton(_("This month"))
        today.clicked.connect(lambda: self.choose(self._worn.today))
        steps = QWidget()
        steps.setProperty("role", "clear")
        row_of(before, today, after, gap=GRID, inside=steps)
        return head_of(titled(self._title, self._count), steps)

    def _show(self) -> None:
        self._title.setText(dates.month_and_year(self._month))
        first = _start_of_week(self._month)
        worn = 0
        for at, cell in enumerate(self.cells):
            day = first + timedelta(days=at)
            outfits = self._worn.outfits_on(day)
            is_other = day.month != self._month.month
            worn += 0 if is_other else len(outfits)
            cell.show_day(
                day, outfits, is_other_month=is_other, is_today=day == self._worn.today
            )
            cell.setChecked(day == self._day)
        said = n_("{count} outfit", "{count} outfits", worn)
        self._count.setText(said if worn else "")
        self.panel.show_day(
            self._day,
            self._worn.outfits_on(self._day),
            self._worn.events_on(self._day),
            {each.key: each.words for each in all_occasions(self._closet.occasions)},
            can_log=self._day <= self._worn.today and bool(self._closet.garments),
        )

    def _cell_of(self, day: date) -> DayCell:
        return next(cell for cell in self.cells if cell.day == day)

    def _on_wear(self, garments: Sequence[Garment], occasion: OccasionKey) -> None:
        at = datetime.combine(self._day, _NOON).astimezone(
            self._now().astimezone().tzinfo
        )
        # The clock tells when today's was put on; of another day only the day is known.
        if self._day == self._worn.today:
            at = self._now()
        ids = tuple(garment.id for garment in garments)
        self._worn.record(
            Event(kind=EventKind.WEAR, garment_ids=ids, occasion=occasion, at=at)
        )


def _start_of_week(day: date) -> date:
    return day - timedelta(days=dates.days_since_week_began(day))

"""The head of the calendar: which days it shows, and what can be done with all."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerRow
from ui.widgets.flow import head_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of, titled
from ui.widgets.overlay import offer
from wardrobe.language.texts import _

_LEAST_FOR_WORDS_PX = 620


class View(StrEnum):
    """How many days are shown at once."""

    MONTH = "month"
    WEEK = "week"


class Tool(StrEnum):
    """What the menu of the calendar offers."""

    USUAL_WEEK = "usual-week"
    CALENDARS = "calendars"
    EXPORT = "export"


class CalendarHead(QWidget):
    """A title, the way to other days, and the tools."""

    view_chosen = Signal(object)
    stepped = Signal(int)
    today_asked = Signal()
    week_asked = Signal()
    trips_asked = Signal()
    tool_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.title, self.count = make_label("title"), make_label("soft")
        self.views = {View.MONTH: Chip(_("Month")), View.WEEK: Chip(_("Week"))}
        group = QButtonGroup(self)
        for view, chip in self.views.items():
            group.addButton(chip)
            chip.clicked.connect(partial(self._on_view, view))
        self.before, self.after = IconButton("back", ""), IconButton("next", "")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        today = TextButton(_("Today"))
        today.clicked.connect(self.today_asked)
        self.plan_week = TextButton(
            _("Plan the week"), icon_name="sparkles", role="primary"
        )
        self.plan_week.clicked.connect(self.week_asked)
        self.trips = TextButton(_("Trips"), icon_name="travel")
        self._trips_icon = IconButton("travel", _("Trips"))
        for each in (self.trips, self._trips_icon):
            each.clicked.connect(self.trips_asked)
        self.more = IconButton("menu", _("More for the calendar"))
        self.more.clicked.connect(self._offer_tools)
        views = _row(*self.views.values(), gap=GRID // 2)
        steps = _row(self.before, today, self.after, gap=GRID // 2)
        tools = _row(self.trips, self._trips_icon, self.more, gap=GRID // 2)
        title = head_of(titled(self.title, self.count), self.plan_week)
        column_of(title, head_of(views, steps, tools), gap=GRID, inside=self)

    def show_view(self, view: View) -> None:
        """Name the buttons after what is shown."""
        self.views[view].setChecked(True)
        is_month = view is View.MONTH
        self.before.set_label(_("Previous month") if is_month else _("Previous week"))
        self.after.set_label(_("Next month") if is_month else _("Next week"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _LEAST_FOR_WORDS_PX
        self.count.setVisible(is_wide)
        self.trips.setVisible(is_wide)
        self._trips_icon.setVisible(not is_wide)

    def _on_view(self, view: View) -> None:
        self.view_chosen.emit(view)

    def _offer_tools(self) -> None:
        words = {
            Tool.USUAL_WEEK: (_("What each day is for…"), "list"),
            Tool.CALENDARS: (_("Other calendars…"), "calendar"),
            Tool.EXPORT: (_("Save as a calendar…"), "folder"),
        }
        rows = {
            tool: PickerRow(said, icon_name=name)
            for tool, (said, name) in words.items()
        }
        for row in rows.values():
            row.setCheckable(False)
        offer(self.more, rows, self.tool_chosen.emit, width_px=28 * GRID)


def _row(*widgets: QWidget, gap: int = GRID) -> QWidget:
    holder = QWidget()
    holder.setProperty("role", "clear")
    row_of(*widgets, gap=gap, inside=holder)
    return holder

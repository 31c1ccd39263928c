"""The calendar: what was worn and what is planned, by month and by week."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.calendar.calendar_head import CalendarHead, Tool, View
from ui.calendar.day_cell import ShownDay, ShownOutfit
from ui.calendar.day_grid import WEEK, DayGrid
from ui.calendar.day_panel import DayPanel
from ui.calendar.outfit_chooser import ChosenOutfit
from ui.outfits.worn_question import WornQuestion
from ui.planning.calendar_feed import CalendarFeed
from ui.planning.calendars_sheet import CalendarsSheet
from ui.planning.day_actions import DayActions
from ui.planning.day_weather import shown_weather
from ui.planning.plan_export import ask_export
from ui.planning.planning_parts import PlanningParts
from ui.planning.usual_week import UsualWeekSheet, save_usual_week, usual_week
from ui.planning.week_planner import WeekPlanner
from ui.planning.yesterday import YesterdayAsker
from ui.theme.tokens import GRID
from ui.widgets.layouts import column_of, row_of
from ui.widgets.overlay import open_sheet
from ui.widgets.scrolling import scroll_area
from ui.wording import dates
from wardrobe.days.plans import PlannedOutfit
from wardrobe.language.texts import _, n_
from wardrobe.model.occasion import Occasion
from wardrobe.planning.day_entries import DayEntry
from wardrobe.planning.filling import TimeToFill
from wardrobe.ranking.own_occasions import all_occasions

_SHEET_PX, _WEEK_SHEET_PX = 620, 440
_LEAST_FOR_WIDE_PANEL_PX = 960
_VIEW_KEY = "calendar/view"


class CalendarPage(QWidget):
    """Shows days, and lets outfits be planned and noted for them."""

    build_around_asked = Signal(object)
    trips_asked = Signal()

    def __init__(self, parts: PlanningParts) -> None:
        super().__init__()
        self._parts = parts
        self._day = self._today = parts.worn.today
        is_week = parts.settings.value(_VIEW_KEY) == View.WEEK
        self._view = View.WEEK if is_week else View.MONTH
        self.head = CalendarHead()
        self.question = WornQuestion(parts.cutouts)
        self._asker = YesterdayAsker(parts, self.question)
        self.grid = DayGrid(parts.cutouts)
        self.panel = DayPanel(parts)
        self.feed = CalendarFeed(parts, self)
        self.planner = WeekPlanner(parts, self.feed, self)
        self.day_actions = DayActions(parts, self)
        self._lay_out()
        self._connect()
        self.choose(self._day)

    def choose(self, day: date) -> None:
        """Show what a day holds, and the days around it."""
        self._day = day
        days = self._days()
        self.feed.show_days(days[0], days[-1])
        self._show()
        QTimer.singleShot(0, self, self._scroll_to_day)  # once the rows are laid out

    def begin_day(self) -> None:
        """Mark another day as today; who looked at the day before looks at it now."""
        was_chosen = self._day == self._today
        self._today = self._parts.worn.today
        if was_chosen:
            self._day = self._today
        if self.isVisible():
            self.choose(self._day)

    def show_view(self, view: View) -> None:
        """Show a month or a week."""
        self._view = view
        self._parts.settings.setValue(_VIEW_KEY, str(view))
        self.choose(self._day)

    def step(self, count: int) -> None:
        """Go to a later or an earlier month, to its first day, or to another week."""
        if self._view is View.WEEK:
            self.choose(self._day + timedelta(days=count * WEEK))
            return
        months = count + self._day.year * 12 + self._day.month - 1
        self.choose(date(months // 12, months % 12 + 1, 1))

    def open_picker(self) -> None:
        """Let the user choose what was worn on the chosen day, or today before it."""
        day = min(self._day, self._parts.worn.today)
        self.day_actions.pick(day, Occasion.CASUAL, is_worn=True)

    def plan_week(self) -> None:
        """Fill the empty days of the chosen week; of this one, seven from today on."""
        first = max(_start_of_week(self._day), self._parts.worn.today)
        self.planner.plan_week(first)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._parts.plans.read()
        QTimer.singleShot(0, self, self._scroll_to_day)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.be_narrow(is_narrow=self.width() < _LEAST_FOR_WIDE_PANEL_PX)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        body, left = QWidget(), QWidget()
        left.setProperty("role", "clear")
        column_of(
            self.question,
            self.planner.waiting,
            self.planner.left,
            (self.grid, 1),
            gap=GRID + GRID // 2,
            margins=(4 * GRID, 0, GRID, 3 * GRID),
            inside=body,
        )
        # In a low window the days keep room for pictures, and scroll.
        self._area = scroll_area(body, _("Calendar"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = column_of(self.head, margins=(4 * GRID, 3 * GRID, GRID, 0))
        column_of(head, (self._area, 1), gap=GRID + GRID // 2, inside=left)
        row_of((left, 1), self.panel, gap=0, inside=self)

    def _connect(self) -> None:
        head, panel, actions = self.head, self.panel, self.day_actions
        head.view_chosen.connect(self.show_view)
        head.stepped.connect(self.step)
        head.today_asked.connect(lambda: self.choose(self._parts.worn.today))
        head.week_asked.connect(self.plan_week)
        head.trips_asked.connect(self.trips_asked)
        head.tool_chosen.connect(self._on_tool)
        self.grid.day_chosen.connect(self.choose)
        self.grid.day_opened.connect(lambda _day: panel.open_chooser())
        self.grid.outfit_dropped.connect(actions.drop)
        panel.log_asked.connect(self.open_picker)
        panel.wear_asked.connect(actions.wear)
        panel.edit_asked.connect(actions.edit)
        panel.move_asked.connect(self._on_move)
        panel.removal_asked.connect(actions.remove)
        panel.build_around_asked.connect(self.build_around_asked)
        panel.chooser.outfit_chosen.connect(self._on_chosen)
        panel.chooser.pieces_asked.connect(lambda key: actions.pick(self._day, key))
        self.planner.left.pieces_asked.connect(self._on_pieces)
        self.planner.left.other_asked.connect(self._on_other)
        self._asker.other_asked.connect(self.ask_what_was_worn)
        self._parts.plans.plans_changed.connect(self._follow)
        self._parts.weather.weather_changed.connect(self._follow)
        self.feed.events_changed.connect(self._follow)
        self._parts.closet.occasions_changed.connect(self._follow)

    def ask_what_was_worn(self, plan: PlannedOutfit) -> None:
        """Let the user choose what was worn in place of a plan."""
        self.choose(plan.day)
        self.day_actions.pick(plan.day, plan.occasion)

    def _scroll_to_day(self) -> None:
        self._area.ensureWidgetVisible(self.grid.cell_of(self._day), 0, GRID)

    def _days(self) -> list[date]:
        """Return the days of the weeks that are shown."""
        if self._view is View.WEEK:
            first, weeks = _start_of_week(self._day), 1
        else:
            first = _start_of_week(self._day.replace(day=1))
            last = _last_of_month(self._day)
            weeks = ((last - first).days + WEEK) // WEEK
        return [first + timedelta(days=step) for step in range(weeks * WEEK)]

    def _follow(self) -> None:
        if self.isVisible():  # else it is read anew as soon as the page is shown
            self._show()

    def _show(self) -> None:
        names = {e.key: e.words for e in all_occasions(self._parts.closet.occasions)}
        days = self._days()
        self.head.show_view(self._view)
        self.head.title.setText(self._title(days))
        shown = [self._shown(day) for day in days]
        of_here = [each for each in shown if not each.is_other_month]
        outfits = [outfit for each in of_here for outfit in each.outfits]
        self.head.count.setText(_counted(outfits))
        self.grid.show_days(shown, self._day)
        self.panel.show_day(
            self._day,
            self._parts.plans.entries_on(self._day),
            self.feed.events_on(self._day),
            names,
        )

    def _title(self, days: list[date]) -> str:
        if self._view is View.MONTH:
            return dates.month_and_year(self._day)
        return dates.span(days[0], days[-1])

    def _shown(self, day: date) -> ShownDay:
        parts, is_month = self._parts, self._view is View.MONTH
        weather = shown_weather(parts, day)
        return ShownDay(
            day=day,
            outfits=[self._outfit(e) for e in parts.plans.entries_on(day)],
            weather=weather if weather.is_forecast or not is_month else None,
            events=[
                *(each.name or _("A trip") for each in parts.plans.trips_on(day)),
                *(each.event.title for each in self.feed.events_on(day)),
            ],
            is_other_month=is_month and day.month != self._day.month,
            is_today=day == parts.worn.today,
        )

    def _outfit(self, entry: DayEntry) -> ShownOutfit:
        ids = entry.garment_ids if entry.worn else sorted(entry.garment_ids)
        return ShownOutfit(
            self._parts.worn.garments_of(ids),
            self._parts.occasion(entry.occasion),
            0 if entry.plan is None else entry.plan.number,
        )

    def _on_chosen(self, chosen: ChosenOutfit) -> None:
        self.day_actions.take(self._day, chosen.garment_ids, chosen.occasion)
        self.grid.focus(self._day)

    def _on_move(self, entry: DayEntry, anchor: QWidget) -> None:
        if entry.plan is not None:
            self.day_actions.offer_days(entry.plan, anchor)

    def _on_pieces(self, time: TimeToFill) -> None:
        self.choose(time.day)
        self.day_actions.pick(time.day, time.occasion.key)

    def _on_other(self, time: TimeToFill) -> None:
        self.choose(time.day)
        self.panel.open_chooser()
        self.panel.chooser.occasions.setFocus()

    def _on_tool(self, tool: Tool) -> None:
        parts = self._parts
        if tool is Tool.EXPORT:
            ask_export(parts, self)
        elif tool is Tool.CALENDARS:
            sheet = CalendarsSheet(parts, self.feed)
            open_sheet(_("Other calendars"), sheet, self, _SHEET_PX)
        else:
            self._open_usual_week()

    def _open_usual_week(self) -> None:
        settings = self._parts.closet_settings
        occasions = all_occasions(self._parts.closet.occasions)
        body = UsualWeekSheet(usual_week(settings), occasions)
        title = _("What each day is for")
        sheet = open_sheet(title, body, self, _WEEK_SHEET_PX)
        body.week_changed.connect(lambda week: save_usual_week(settings, week))
        body.plan_asked.connect(sheet.dismiss)
        body.plan_asked.connect(self.plan_week)


def _counted(outfits: list[ShownOutfit]) -> str:
    worn = sum(not each.plan for each in outfits)
    planned = len(outfits) - worn
    parts = []
    if worn:
        parts.append(n_("{count} outfit", "{count} outfits", worn))
    if planned:
        parts.append(n_("{count} plan", "{count} plans", planned))
    return ", ".join(parts)


def _start_of_week(day: date) -> date:
    return day - timedelta(days=dates.days_since_week_began(day))


def _last_of_month(day: date) -> date:
    after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return after - timedelta(days=1)

"""Fills the empty days of a week at once, and tells what stays empty and why."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QWidget

from ui.latest_job import LatestJob
from ui.planning.calendar_feed import CalendarFeed
from ui.planning.planning_parts import PlanningParts
from ui.planning.usual_week import usual_week
from ui.theme.tokens import GRID
from ui.undo.day_changes import plan_outfits
from ui.widgets.flow import FoldingRow, flow_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import clear, column_of, row_of
from ui.widgets.waiting_row import WaitingRow
from ui.wording.dates import weekday_and_day
from wardrobe.days.luggage import Away
from wardrobe.language.texts import _, noted
from wardrobe.model.progress import Progress
from wardrobe.planning.filling import TimeToFill
from wardrobe.planning.weeks import WeekPlan, fill_empty, plan_of

_WEEK = 7
# Below it, a sentence and its ways out lie one under the other.
_LEAST_PX = 560


class WeekPlanner(QObject):
    """Runs one filling at a time."""

    def __init__(
        self, parts: PlanningParts, feed: CalendarFeed, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._parts, self._feed = parts, feed
        self._latest = LatestJob(self, parts.jobs)
        self.waiting = WaitingRow(_("Planning the week"))
        self.waiting.stop_asked.connect(self._stop)
        self.left = LeftEmpty()
        self.left.anyway_asked.connect(self._plan_anyway)

    def plan_week(self, first: date) -> None:
        """Fill seven days that are empty, from a day on that is not over."""
        parts = self._parts
        times = self._times(first)
        closet, scorer, today = parts.closet.closet, parts.scorer, parts.worn.today
        self.left.forget()
        self.waiting.start(_("Planning the week"))

        def work(progress: Progress) -> WeekPlan:
            return fill_empty(times, closet, scorer, today, progress)

        self._latest.start(work, self._take, self._refuse)

    def _times(self, first: date) -> list[TimeToFill]:
        """Return what the days are for: as always, and as the calendars say."""
        parts, usual = self._parts, usual_week(self._parts.closet_settings)
        times = []
        for day in (first + timedelta(days=step) for step in range(_WEEK)):
            usually = usual[day.isoweekday()]
            is_empty = not parts.plans.entries_on(day)
            keys = [usually] if usually is not None and is_empty else []
            events = [each.occasion for each in self._feed.events_on(day)]
            keys += [key for key in events if key is not None]
            times += [parts.time_on(day, key) for key in dict.fromkeys(keys)]
        return times

    def _take(self, found: WeekPlan) -> None:
        self.waiting.hide()
        history = self._parts.history
        if plans := found.plans:
            history.make(plan_outfits(self._parts.days, plans))
        elif not found.left_empty:
            history.say(_("No day of this week is left to plan."))
        self.left.show_plan(found)

    def _refuse(self, error: Exception) -> None:
        self.waiting.hide()
        self._parts.jobs.on_error(error)

    def _stop(self) -> None:
        self._latest.cancel()
        self.waiting.hide()

    def _plan_anyway(self, found: WeekPlan, time: TimeToFill) -> None:
        plan = plan_of(time, found.anyway[time])
        self._parts.history.make(plan_outfits(self._parts.days, [plan]))


class LeftEmpty(QFrame):
    """Says which days stay empty, and offers two ways out of each."""

    anyway_asked = Signal(object, object)  # the WeekPlan, the time
    pieces_asked = Signal(object)  # the time, as in the next
    other_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._lines = column_of(gap=GRID // 2, margins=GRID, inside=self)
        self.hide()

    def forget(self) -> None:
        """Say nothing any more."""
        clear(self._lines)
        self.hide()

    def show_plan(self, found: WeekPlan) -> None:
        """Say what is not the best that it could be."""
        self.forget()
        for time in found.left_empty:
            self._lines.addWidget(self._line(found, time))
        if found.gap:
            said = _("Time ran out: a slightly better plan may exist.")
            self._lines.addWidget(self._row(said, []))
        self.setVisible(bool(self._lines.count()))

    def _line(self, found: WeekPlan, time: TimeToFill) -> QWidget:
        names = {"day": weekday_and_day(time.day), "occasion": time.occasion.phrase}
        pieces = TextButton(_("Choose pieces…"), role="link")
        pieces.clicked.connect(partial(self._end, self.pieces_asked, time))
        if time in found.anyway:
            said = _why_empty(found.away[time.day], names)
            other = TextButton(_("Plan it anyway"), role="link")
            other.clicked.connect(partial(self._plan_anyway, found, time))
        else:
            said = _("{day}: your closet makes nothing good for {occasion}.", **names)
            other = TextButton(_("Another occasion…"), role="link")
            other.clicked.connect(partial(self._end, self.other_asked, time))
        return self._row(said, [other, pieces])

    def _row(self, said: str, ways_out: Sequence[TextButton]) -> QWidget:
        row = QWidget()
        row.setProperty("role", "clear")
        close = IconButton("close", _("Close"))
        close.clicked.connect(partial(self._drop, row))
        words = make_label("soft", said, wraps=True)
        links = flow_of(*ways_out, gap=2 * GRID)
        folding = FoldingRow((words, 1), (links, 0), least_px=_LEAST_PX, gap=GRID)
        row_of((folding, 1), close, gap=GRID, inside=row)
        for each in ways_out:
            each.clicked.connect(partial(self._drop, row))
        return row

    def _plan_anyway(self, found: WeekPlan, time: TimeToFill) -> None:
        self.anyway_asked.emit(found, time)

    def _end(self, ask: SignalInstance, time: TimeToFill) -> None:
        ask.emit(time)

    def _drop(self, row: QWidget) -> None:
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._lines.count()))


def _why_empty(away: Away, names: Mapping[str, str]) -> str:
    """Return why a day stays empty for which the closet has something good."""
    if away.trip is not None:
        return _("{day}: nothing you packed is right for {occasion}.", **names)
    if away.ids:
        said = noted(
            "{day}: all that's right for {occasion} rests, is packed or in the laundry."
        )
        return _(said, **names)
    said = noted("{day}: all that's right for {occasion} rests or is in the laundry.")
    return _(said, **names)

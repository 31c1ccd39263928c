"""The events of other calendars, read from files for the days that are shown."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.latest_job import LatestJob
from ui.planning.planning_parts import PlanningParts
from wardrobe.calendars.occasions import DressedEvent, dressed
from wardrobe.calendars.reading import CalendarReading, read_calendars
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.model.progress import Progress

_KEY = "calendar/files"


@dataclass(frozen=True, slots=True)
class _Read:
    reading: CalendarReading = field(
        default_factory=lambda: CalendarReading((), (), ())
    )
    rules: Sequence[CalendarRule] = ()


class CalendarFeed(QObject):
    """Has the events of the files that the user chose; only shown days are read."""

    events_changed = Signal()

    def __init__(self, parts: PlanningParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._latest = LatestJob(self, parts.jobs)
        self._read = _Read()
        self._days: tuple[date, date] | None = None
        self._by_day: dict[date, list[DressedEvent]] = {}
        self.problem = ""
        parts.days.days_changed.connect(self._on_days_changed)

    @property
    def paths(self) -> list[Path]:
        """The files and folders that are read."""
        saved = str(self._parts.closet_settings.value(_KEY, "[]"))
        try:
            return [Path(each) for each in json.loads(saved)]
        except (ValueError, TypeError):
            return []

    @property
    def rules(self) -> Sequence[CalendarRule]:
        """The user's own rules, as they were read last."""
        return self._read.rules

    @property
    def said(self) -> list[str]:
        """What was odd about the files, each in a sentence."""
        reading = self._read.reading
        problem = [self.problem] if self.problem else []
        return [*problem, *reading.failed, *reading.notes]

    def choose(self, paths: Sequence[Path]) -> None:
        """Read other files from now on."""
        saved = json.dumps([str(each) for each in paths])
        self._parts.closet_settings.setValue(_KEY, saved)
        self._ask()

    def show_days(self, first: date, last: date) -> None:
        """Have the events of these days."""
        if self._days != (first, last):
            self._days = first, last
            self._ask()

    def events_on(self, day: date) -> Sequence[DressedEvent]:
        """Return the events of a day, by time."""
        return self._by_day.get(day, [])

    def _on_days_changed(self) -> None:
        if self.paths:
            self._ask()  # the rules may be others

    def _ask(self) -> None:
        if self._days is None:
            return
        paths, (first, last) = self.paths, self._days
        closet = self._parts.closet.closet

        def work(_progress: Progress) -> _Read:
            rules = closet.calendar_rules()
            if not paths:
                return _Read(rules=rules)
            return _Read(read_calendars(paths, first, last), rules)

        self._latest.start(work, self._show, self._on_failed)

    def _show(self, read: _Read) -> None:
        self.problem = ""
        self._read = read
        self._by_day = {}
        for each in dressed(read.reading.events, read.rules):
            for day in each.event.days():
                self._by_day.setdefault(day, []).append(each)
        self.events_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        # Once, and in its sheet: a file that is away must not disturb each month.
        self._show(_Read(rules=self._read.rules))
        self.problem = str(error)
        self.events_changed.emit()

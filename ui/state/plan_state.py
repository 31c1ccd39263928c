"""Plans, looks and trips as the window sees them, beside what was worn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs
from ui.state.closet_state import ClosetState
from ui.state.day_state import DayState
from ui.state.taste_state import TasteState
from ui.state.wear_state import WearState
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.trips import Trip, occasions_of
from wardrobe.model.event import Event, EventKind
from wardrobe.planning.day_entries import DayEntry, day_entries, is_worn, unanswered
from wardrobe.ports.conditions import Sky
from wardrobe.ports.weather import DayWeather

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class _Read:
    plans: dict[date, list[PlannedOutfit]] = field(default_factory=dict)
    looks: list[SavedLook] = field(default_factory=list)
    trips: list[Trip] = field(default_factory=list)


class PlanState(QObject):
    """What is planned; `read` asks the closet again.

    Attributes:
        is_read: Whether the closet has answered once.
    """

    plans_changed = Signal()  # or what became of them

    def __init__(
        self,
        closet: ClosetState,
        worn: WearState,
        *,
        days: DayState,
        taste: TasteState,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._closet, self._worn, self._jobs = closet, worn, jobs
        self._taste, self._now = taste, now
        self._read = _Read()
        self.is_read = False
        self._wearing: set[int] = set()  # plans whose wear is being written
        days.days_changed.connect(self._read_plans)
        worn.worn_changed.connect(self._on_worn)

    @property
    def looks(self) -> Sequence[SavedLook]:
        """The looks that are kept, the newest first."""
        return self._read.looks

    @property
    def trips(self) -> Sequence[Trip]:
        """The trips that are kept, the last first."""
        return self._read.trips

    def trips_on(self, day: date) -> list[Trip]:
        """Return the trips that a day belongs to."""
        return [each for each in self.trips if each.first <= day <= each.last]

    def trip_weather_on(self, day: date) -> DayWeather | None:
        """Return what the trip of a day is packed for, if it is on one."""
        for trip in self.trips_on(day):
            if (warmth_c := trip.temperature_c) is not None:
                return DayWeather(warmth_c, Sky.DRY, is_forecast=False, is_of_trip=True)
        return None

    def plans_of(self, trip: Trip) -> list[PlannedOutfit]:
        """Return what is planned for a trip: of its days, and of what is packed."""
        wanted = occasions_of(trip.needs)
        return [
            each
            for day in trip.days
            for each in self.plans_on(day)
            if each.garment_ids <= trip.garment_ids and each.occasion in wanted
        ]

    def plan(self, number: int) -> PlannedOutfit | None:
        """Return the plan of a number; None if there is none any more."""
        plans = (each for day in self._read.plans.values() for each in day)
        return next((each for each in plans if each.number == number), None)

    def plans_on(self, day: date) -> Sequence[PlannedOutfit]:
        """Return what is planned for a day, worn or not."""
        return self._read.plans.get(day, [])

    def entries_on(self, day: date) -> list[DayEntry]:
        """Return what was worn on a day, and what is planned and was not worn."""
        return day_entries(self._worn.events_on(day), self.plans_on(day))

    def to_ask(self) -> list[PlannedOutfit]:
        """Return yesterday's plans of which nobody said yet what became of them."""
        day = self._worn.today - timedelta(days=1)
        return unanswered(self.plans_on(day), self._worn.events_on(day), day)

    def read(self) -> None:
        """Read plans, looks and trips, and what was worn."""
        self._worn.read()
        self._read_plans()

    def wear(self, plan: PlannedOutfit) -> None:
        """Note a plan as worn on its day; a second time is no second wear."""
        worn = self._worn.events_on(plan.day)
        if plan.number in self._wearing or is_worn(plan, worn):
            return
        self._wearing.add(plan.number)

        def refuse(error: Exception) -> None:
            self._wearing.discard(plan.number)
            self._jobs.on_error(error)

        event = Event(
            kind=EventKind.WEAR,
            garment_ids=tuple(sorted(plan.garment_ids)),
            occasion=plan.occasion,
            at=self.time_on(plan.day),
        )
        self._taste.record([event], lambda _: None, refuse)

    def time_on(self, day: date) -> datetime:
        """Return when something was worn on a day, of which only today has a clock."""
        if day == self._worn.today:
            return self._now()
        return datetime.combine(day, _NOON).astimezone()

    def _read_plans(self) -> None:
        closet = self._closet.closet

        def read(_progress: object) -> _Read:
            by_day: dict[date, list[PlannedOutfit]] = {}
            for each in closet.plans():
                by_day.setdefault(each.day, []).append(each)
            return _Read(by_day, closet.looks(), closet.trips())

        self._jobs.run(self, read, self._on_read)

    def _on_read(self, read: _Read) -> None:
        self._read, self.is_read = read, True
        self.plans_changed.emit()

    def _on_worn(self) -> None:
        waiting = [each for plans in self._read.plans.values() for each in plans]
        self._wearing -= {
            each.number
            for each in waiting
            if is_worn(each, self._worn.events_on(each.day))
        }
        self.plans_changed.emit()

"""What a day holds: what was worn, and what is planned and was not worn yet."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wardrobe.days.plans import PlannedOutfit
from wardrobe.model.event import Event
from wardrobe.model.occasion import OccasionKey


@dataclass(frozen=True, slots=True)
class DayEntry:
    """An outfit of a day, worn or planned: one of both is there."""

    worn: Event | None = None
    plan: PlannedOutfit | None = None

    @property
    def occasion(self) -> OccasionKey:
        """What it is for."""
        return self._of.occasion

    @property
    def garment_ids(self) -> Collection[int]:
        """Its pieces."""
        return self._of.garment_ids

    @property
    def _of(self) -> Event | PlannedOutfit:
        of = self.worn or self.plan
        assert of is not None
        return of


def day_entries(
    worn: Iterable[Event], plans: Iterable[PlannedOutfit]
) -> list[DayEntry]:
    """Return what one day holds: what was worn comes first.

    A plan that was worn is one with the wear; a wear that was noted twice is one.
    """
    unlike: dict[object, Event] = {}
    for each in worn:
        unlike.setdefault((frozenset(each.garment_ids), each.occasion), each)
    wears = list(unlike.values())
    open_plans = [each for each in plans if not is_worn(each, wears)]
    return [
        *(DayEntry(worn=each) for each in wears),
        *(DayEntry(plan=each) for each in open_plans),
    ]


def is_worn(plan: PlannedOutfit, worn: Iterable[Event]) -> bool:
    """Tell whether a plan was worn, with whatever beside it.

    Args:
        worn: What was worn on its day.
    """
    return any(plan.garment_ids <= {*each.garment_ids} for each in worn)


def unanswered(
    plans: Iterable[PlannedOutfit], worn: Sequence[Event], day: date
) -> list[PlannedOutfit]:
    """Return the plans of a day that is over of which nobody said what became of them.

    Args:
        worn: What was worn on that day: for one occasion it says what was worn instead.
    """
    occasions = {each.occasion for each in worn}
    return [
        each
        for each in plans
        if each.day == day
        and each.occasion not in occasions
        and not is_worn(each, worn)
    ]

"""The changes of days: plans, the laundry, care, and rules for calendars."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ui.jobs import OnError
from ui.state.day_state import DayState
from ui.undo.change import Change
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import GarmentType
from wardrobe.planning.laundry import WashedLoad
from wardrobe.ports.closet import Closet

Kept = TypeVar("Kept", PlannedOutfit, SavedLook)


def plan_outfits(days: DayState, plans: Sequence[PlannedOutfit]) -> Change:
    """Plan outfits; those that have numbers are planned already."""
    count = len(plans)
    make, undo = kept_again(
        days,
        plans,
        lambda closet: closet.plan(*plans),
        lambda closet, numbers: closet.plan_again(numbers),
        lambda closet, numbers: closet.unplan(numbers),
    )
    return Change(
        n_("planning {count} outfit", "planning {count} outfits", count),
        make,
        undo,
        n_("Planned {count} outfit.", "Planned {count} outfits.", count),
    )


def take_plans_back(days: DayState, plans: Sequence[PlannedOutfit]) -> Change:
    """Take plans back."""
    numbers, count = [each.number for each in plans], len(plans)
    return Change(
        n_("removing {count} plan", "removing {count} plans", count),
        lambda on_error: days.change(lambda c: c.unplan(numbers), on_error),
        lambda on_error: days.change(lambda c: c.plan_again(numbers), on_error),
        n_("Removed {count} plan.", "Removed {count} plans.", count),
    )


def bring_laundry_back(days: DayState, load: WashedLoad) -> Change:
    """Bring pieces back from the laundry."""
    count = len(load.garments)
    return Change(
        _("bringing the laundry back"),
        lambda on_error: days.wash(load, on_error),
        lambda on_error: days.unwash(load, on_error),
        n_("{count} piece is clean again.", "{count} pieces are clean again.", count),
    )


def set_laundry(days: DayState, *, is_on: bool) -> Change:
    """Have worn pieces go into the laundry by themselves, or not."""
    return Change(
        _("switching the laundry on") if is_on else _("switching the laundry off"),
        lambda on_error: days.change(lambda c: c.set_laundry(is_on=is_on), on_error),
        lambda on_error: days.change(
            lambda c: c.set_laundry(is_on=not is_on), on_error
        ),
    )


def set_care(
    days: DayState, kind: GarmentType, before: Care | None, after: Care | None
) -> Change:
    """Care for a type in another way; None is the usual one."""
    return Change(
        _("changing the care of {type}", type=kind.words),
        lambda on_error: days.change(lambda c: c.set_care({kind: after}), on_error),
        lambda on_error: days.change(lambda c: c.set_care({kind: before}), on_error),
    )


def set_calendar_rules(
    days: DayState, before: Sequence[CalendarRule], after: Sequence[CalendarRule]
) -> Change:
    """Have other rules for the events of calendars."""
    return Change(
        _("changing the rules for calendars"),
        lambda on_error: days.change(lambda c: c.set_calendar_rules(after), on_error),
        lambda on_error: days.change(lambda c: c.set_calendar_rules(before), on_error),
    )


def kept_again(
    days: DayState,
    kept: Sequence[Kept],
    keep: Callable[[Closet], Sequence[Kept]],
    bring_back: Callable[[Closet, list[int]], object],
    remove: Callable[[Closet, list[int]], object],
) -> tuple[Callable[[OnError], None], Callable[[OnError], None]]:
    """Return what keeps something, the first time or again, and what removes it."""
    numbers = [each.number for each in kept if each.number]

    def remember(written: Sequence[Kept]) -> None:
        numbers[:] = [each.number for each in written]

    def make(on_error: OnError) -> None:
        if numbers:
            days.change(lambda closet: bring_back(closet, numbers), on_error)
        else:
            days.change(keep, on_error, remember)

    return make, lambda on_error: days.change(
        lambda closet: remove(closet, numbers), on_error
    )

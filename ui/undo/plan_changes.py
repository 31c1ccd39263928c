"""The changes of single plans: one in place of another, and one on another day."""

from dataclasses import replace
from datetime import date

from ui.jobs import OnError
from ui.state.day_state import DayState
from ui.undo.change import Change
from ui.wording.dates import weekday_and_day
from wardrobe.days.plans import PlannedOutfit
from wardrobe.language.texts import _
from wardrobe.ports.closet import Closet


def move_plan(days: DayState, plan: PlannedOutfit, day: date) -> Change:
    """Plan an outfit for another day."""
    return replace_plan(
        days,
        plan,
        replace(plan, day=day, number=0),
        text=_("moving a plan"),
        said=_("Moved to {day}.", day=weekday_and_day(day)),
    )


def change_plan(days: DayState, before: PlannedOutfit, after: PlannedOutfit) -> Change:
    """Plan other pieces, or for another occasion."""
    return replace_plan(
        days, before, after, text=_("changing a plan"), said=_("Changed the plan.")
    )


def replace_plan(
    days: DayState, before: PlannedOutfit, after: PlannedOutfit, *, text: str, said: str
) -> Change:
    """Plan something in place of something else."""
    numbers: list[int] = []

    def make(on_error: OnError) -> None:
        def swap(closet: Closet) -> None:
            # First what comes: a crash between both leaves one plan too many, not none.
            if numbers:
                closet.plan_again(numbers)
            else:
                numbers.extend(each.number for each in closet.plan(after))
            closet.unplan([before.number])

        days.change(swap, on_error)

    def undo(on_error: OnError) -> None:
        def swap(closet: Closet) -> None:
            closet.plan_again([before.number])
            closet.unplan(numbers)

        days.change(swap, on_error)

    return Change(text, make, undo, said)

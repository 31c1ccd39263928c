"""The changes of trips: kept with the days that they plan, ticked off, and removed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ui.jobs import OnError
from ui.state.day_state import DayState
from ui.undo.change import Change
from wardrobe.days.plans import PlannedOutfit
from wardrobe.days.trips import Trip
from wardrobe.language.texts import _
from wardrobe.ports.closet import Closet


def keep_trip(
    days: DayState, trip: Trip, plans: Sequence[PlannedOutfit] = ()
) -> Change:
    """Keep a trip and plan its days; one that has a number is kept already."""
    number = trip.number
    planned = [each.number for each in plans if each.number]

    def make(on_error: OnError) -> None:
        def keep(closet: Closet) -> None:
            nonlocal number
            if number:
                closet.restore_trip(number)
                closet.plan_again(planned)
                return
            number = closet.save_trip(trip).number
            planned.extend(each.number for each in closet.plan(*plans))

        days.change(keep, on_error)

    def undo(on_error: OnError) -> None:
        def forget(closet: Closet) -> None:
            closet.unplan(planned)
            closet.remove_trip(number)

        days.change(forget, on_error)

    return Change(_("planning a trip"), make, undo, _("Planned the trip."))


def change_trip(days: DayState, before: Trip, after: Trip) -> Change:
    """Tick off what is packed, or what is back."""
    return Change(
        _("ticking off the packing list"),
        lambda on_error: days.change(lambda c: c.change_trip(after), on_error),
        lambda on_error: days.change(lambda c: c.change_trip(before), on_error),
    )


def unpack_trips(days: DayState, trips: Sequence[Trip]) -> Change:
    """Note that all that was packed for trips is home again."""
    back = [replace(each, back=each.packed | each.back) for each in trips]

    def save(which: Sequence[Trip], on_error: OnError) -> None:
        def work(closet: Closet) -> None:
            for each in which:
                closet.change_trip(each)

        days.change(work, on_error)

    return Change(
        _("unpacking"),
        partial(save, back),
        partial(save, trips),
        _("All that was packed is home again."),
    )


def repack_trip(
    days: DayState,
    before: Trip,
    planned_before: Sequence[PlannedOutfit],
    after: Trip,
    plans: Sequence[PlannedOutfit],
) -> Change:
    """Have a trip otherwise, and its days planned anew."""
    old = [each.number for each in planned_before]
    new: list[int] = []

    def make(on_error: OnError) -> None:
        def repack(closet: Closet) -> None:
            closet.change_trip(after)
            if new:
                closet.plan_again(new)
            else:
                new.extend(each.number for each in closet.plan(*plans))
            closet.unplan(old)

        days.change(repack, on_error)

    def undo(on_error: OnError) -> None:
        def go_back(closet: Closet) -> None:
            closet.change_trip(before)
            closet.plan_again(old)
            closet.unplan(new)

        days.change(go_back, on_error)

    return Change(_("changing a trip"), make, undo, _("Changed the trip."))


def remove_trip(days: DayState, trip: Trip, plans: Sequence[PlannedOutfit]) -> Change:
    """Remove a trip and what is planned for it."""
    planned = [each.number for each in plans]

    def make(on_error: OnError) -> None:
        def remove(closet: Closet) -> None:
            closet.unplan(planned)
            closet.remove_trip(trip.number)

        days.change(remove, on_error)

    def undo(on_error: OnError) -> None:
        def bring_back(closet: Closet) -> None:
            closet.restore_trip(trip.number)
            closet.plan_again(planned)

        days.change(bring_back, on_error)

    return Change(_("removing a trip"), make, undo, _("Removed the trip."))

"""What is planned, kept and washed is undone and redone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from ui.state.day_state import DayState
from ui.undo.change import Change
from ui.undo.day_changes import (
    bring_laundry_back,
    plan_outfits,
    set_calendar_rules,
    set_care,
    set_laundry,
    take_plans_back,
)
from ui.undo.look_changes import change_look, keep_looks, remove_look
from ui.undo.plan_changes import change_plan, move_plan
from ui.undo.trip_changes import change_trip, keep_trip, remove_trip, repack_trip
from ui.window.main_window import MainWindow
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.garment import GarmentType, State
from wardrobe.model.occasion import Occasion
from wardrobe.planning.laundry import washed_load

IDS = frozenset({1, 5, 8})
DAY = date(2026, 3, 2)
PLANS = [
    PlannedOutfit(day=DAY + timedelta(days=n), occasion=Occasion.WORK, garment_ids=IDS)
    for n in range(2)
]
LOOK = SavedLook(garment_ids=IDS, made_at=NOW, name="Opera")
RULE = CalendarRule("choir", Occasion.FORMAL)
CARE = Care(3)
TRIP = Trip(
    first=DAY,
    last=DAY + timedelta(days=1),
    needs=(TripNeed(Occasion.WORK),),
    garment_ids=IDS,
)


@pytest.fixture
def window(make_window: MakeWindow, closet: FakeCloset) -> MainWindow:
    closet.update([replace(closet.garment(2), state=State.LAUNDRY)])
    return make_window(closet)


@pytest.fixture
def days(window: MainWindow) -> DayState:
    return DayState(window.closet, window.jobs, window)


def laundry(days: DayState, closet: FakeCloset) -> Change:
    garments = [closet.garment(1), closet.garment(2)]
    return bring_laundry_back(days, washed_load(garments, closet, DAY))


def all_of(closet: FakeCloset) -> tuple[object, ...]:
    return (
        closet.plans(),
        closet.looks(),
        closet.trips(),
        [each.name for each in closet.looks()],
        closet.washed(),
        closet.care(),
        closet.has_laundry(),
        closet.calendar_rules(),
        closet.garments(),
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda days, closet: plan_outfits(days, PLANS),
        lambda days, closet: take_plans_back(days, closet.plan(*PLANS)),
        lambda days, closet: keep_looks(days, [LOOK, LOOK]),
        lambda days, closet: remove_look(days, closet.save_look(LOOK)),
        lambda days, closet: change_look(
            days, kept := closet.save_look(LOOK), replace(kept, name="Ballet")
        ),
        laundry,
        lambda days, closet: set_laundry(days, is_on=False),
        lambda days, closet: set_care(days, GarmentType.SHIRT, None, CARE),
        lambda days, closet: set_calendar_rules(days, [], [RULE]),
        lambda days, closet: move_plan(
            days, closet.plan(PLANS[0])[0], DAY + timedelta(days=9)
        ),
        lambda days, closet: change_plan(days, closet.plan(PLANS[0])[0], PLANS[1]),
        lambda days, closet: keep_trip(days, TRIP, PLANS),
        lambda days, closet: change_trip(
            days, kept := closet.save_trip(TRIP), replace(kept, packed=IDS)
        ),
        lambda days, closet: remove_trip(
            days, closet.save_trip(TRIP), closet.plan(*PLANS)
        ),
        lambda days, closet: repack_trip(
            days,
            kept := closet.save_trip(TRIP),
            closet.plan(*PLANS),
            replace(kept, name="Oslo"),
            PLANS[:1],
        ),
    ],
)
def test_a_change_of_days_is_undone_and_redone(
    window: MainWindow,
    days: DayState,
    closet: FakeCloset,
    qtbot: QtBot,
    make: Callable[[DayState, FakeCloset], Change],
) -> None:
    change = make(days, closet)
    before = all_of(closet)

    with qtbot.waitSignal(days.days_changed):
        window.history.make(change)
    idle(window, qtbot)
    after = all_of(closet)
    assert after != before

    for expected, step in ((before, window.history.undo), (after, window.history.redo)):
        step()
        idle(window, qtbot)
        assert all_of(closet) == expected


def test_what_came_back_from_the_laundry_is_shown(
    window: MainWindow, days: DayState, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.history.make(laundry(days, closet))
    idle(window, qtbot)

    assert closet.washed() == {1: DAY, 2: DAY}
    shown = window.closet.garment(2)
    assert shown is not None
    assert shown.is_in_use

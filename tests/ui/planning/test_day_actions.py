"""What is done with a day's outfits: once, undone, and never a wear by itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import NOW, FakeCloset
from tests.ui.planning.waiting import calm
from ui.outfits.outfit_drag import DraggedOutfit, dragged
from ui.planning.day_actions import DayActions
from ui.planning.outfit_picker import OutfitPicker
from ui.widgets.chips import PickerRow
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import PlannedOutfit
from wardrobe.model.occasion import Occasion, OwnKey

TODAY = NOW.astimezone().date()
IDS = frozenset({1, 5, 8})
OTHER = frozenset({2, 6, 9})


@pytest.fixture
def actions(window: MainWindow, qtbot: QtBot) -> DayActions:
    window.show_page(Page.CALENDAR)
    calm(window, qtbot)
    return window.calendar.day_actions


def planned(closet: FakeCloset) -> PlannedOutfit:
    (plan,) = closet.plans()
    return plan


def test_a_day_to_come_is_planned_and_a_day_gone_by_worn(
    window: MainWindow, actions: DayActions, closet: FakeCloset, qtbot: QtBot
) -> None:
    actions.take(TODAY + timedelta(days=1), IDS, Occasion.WORK)
    actions.take(TODAY - timedelta(days=1), OTHER, Occasion.DATE)
    calm(window, qtbot)

    assert planned(closet).day == TODAY + timedelta(days=1)
    assert planned(closet).garment_ids == IDS
    assert planned(closet).temperature_c is not None
    (event,) = closet.log
    assert event.day == TODAY - timedelta(days=1)
    assert frozenset(event.garment_ids) == OTHER


def test_pressed_twice_is_one_wear(
    window: MainWindow, actions: DayActions, closet: FakeCloset, qtbot: QtBot
) -> None:
    actions.take(TODAY, IDS, Occasion.WORK)
    calm(window, qtbot)

    actions.wear(planned(closet))
    actions.wear(planned(closet))
    calm(window, qtbot)
    actions.wear(planned(closet))
    calm(window, qtbot)

    assert [set(each.garment_ids) for each in closet.log] == [IDS]
    (entry,) = window.calendar._parts.plans.entries_on(TODAY)
    assert entry.worn is not None


def test_a_wear_that_was_refused_can_be_tried_again(
    window: MainWindow,
    actions: DayActions,
    closet: FakeCloset,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions.take(TODAY, IDS, Occasion.WORK)
    calm(window, qtbot)
    said: list[Exception] = []
    monkeypatch.setattr(window.jobs, "on_error", said.append)
    error = OSError("the disk is full")

    def refuse(*_events: object, **_how: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(closet, "record", refuse)
        actions.wear(planned(closet))
        calm(window, qtbot)
    actions.wear(planned(closet))
    calm(window, qtbot)

    assert said == [error]
    assert len(closet.log) == 1


def test_what_was_worn_is_removed_however_often_it_was_noted(
    window: MainWindow, actions: DayActions, closet: FakeCloset, qtbot: QtBot
) -> None:
    for _ in range(2):
        actions.take(TODAY - timedelta(days=1), IDS, Occasion.WORK)
        calm(window, qtbot)
    plans = window.calendar._parts.plans
    (entry,) = plans.entries_on(TODAY - timedelta(days=1))

    actions.remove(entry)
    calm(window, qtbot)
    assert plans.entries_on(TODAY - timedelta(days=1)) == []

    window.history.undo()
    calm(window, qtbot)
    assert len(plans.entries_on(TODAY - timedelta(days=1))) == 1


def test_what_was_worn_is_changed_in_place(
    window: MainWindow, actions: DayActions, closet: FakeCloset, qtbot: QtBot
) -> None:
    day = TODAY - timedelta(days=3)
    actions.take(day, IDS, Occasion.WORK)
    calm(window, qtbot)
    plans = window.calendar._parts.plans

    actions.edit(plans.entries_on(day)[0])
    picker = window.findChild(OutfitPicker)
    assert isinstance(picker, OutfitPicker)
    picker.outfit_picked.emit([closet.garment(2), closet.garment(5)], Occasion.DATE)
    calm(window, qtbot)

    (entry,) = plans.entries_on(day)
    assert (set(entry.garment_ids), entry.occasion) == ({2, 5}, Occasion.DATE)
    window.history.undo()
    calm(window, qtbot)
    (entry,) = plans.entries_on(day)
    assert (frozenset(entry.garment_ids), entry.occasion) == (IDS, Occasion.WORK)


def test_a_plan_gets_other_pieces(
    window: MainWindow, actions: DayActions, closet: FakeCloset, qtbot: QtBot
) -> None:
    actions.take(TODAY, IDS, Occasion.WORK)
    calm(window, qtbot)

    actions.edit(window.calendar._parts.plans.entries_on(TODAY)[0])
    picker = window.findChild(OutfitPicker)
    assert isinstance(picker, OutfitPicker)
    assert {each.id for each in picker.view.selected()} == IDS
    picker.outfit_picked.emit([closet.garment(2), closet.garment(5)], Occasion.WORK)
    calm(window, qtbot)

    assert planned(closet).garment_ids == {2, 5}
    window.history.undo()
    calm(window, qtbot)
    assert planned(closet).garment_ids == IDS


def test_a_plan_moves_to_the_day_that_it_is_dropped_on(
    window: MainWindow, actions: DayActions, closet: FakeCloset, qtbot: QtBot
) -> None:
    actions.take(TODAY, IDS, Occasion.WORK)
    calm(window, qtbot)
    moved = DraggedOutfit(garment_ids=IDS, plan=planned(closet).number)

    actions.drop(TODAY + timedelta(days=2), moved)
    calm(window, qtbot)
    assert planned(closet).day == TODAY + timedelta(days=2)

    window.history.undo()
    calm(window, qtbot)
    assert planned(closet).day == TODAY


def test_a_plan_cannot_go_to_a_day_that_is_over(
    window: MainWindow, actions: DayActions, closet: FakeCloset, qtbot: QtBot
) -> None:
    actions.take(TODAY, IDS, Occasion.WORK)
    calm(window, qtbot)

    actions.drop(
        TODAY - timedelta(days=1),
        DraggedOutfit(garment_ids=IDS, plan=planned(closet).number),
    )
    calm(window, qtbot)

    assert planned(closet).day == TODAY
    assert "still to come" in window.toasts.toasts()[-1].text


@pytest.mark.parametrize("occasion", [None, Occasion.WORK, OwnKey(Occasion.DATE, 3)])
def test_a_drag_carries_what_it_is(
    occasion: Occasion | OwnKey | None, qtbot: QtBot
) -> None:
    outfit = DraggedOutfit(garment_ids=IDS, occasion=occasion, plan=7)

    assert dragged(outfit.mime()) == outfit


def test_the_days_to_move_to_are_offered(
    window: MainWindow, actions: DayActions, closet: FakeCloset, qtbot: QtBot
) -> None:
    actions.take(TODAY, IDS, Occasion.WORK)
    calm(window, qtbot)

    actions.offer_days(planned(closet), window.calendar.head)
    rows = window.findChildren(PickerRow)
    rows[-1].click()
    calm(window, qtbot)

    assert planned(closet).day == TODAY + timedelta(days=9)


def answers() -> list[tuple[str, Callable[[FakeCloset], bool]]]:
    return [
        ("yes", lambda closet: len(closet.log) == 1 and len(closet.plans()) == 1),
        ("no", lambda closet: closet.log == [] and closet.plans() == []),
    ]


@pytest.mark.parametrize(("button", "holds"), answers())
def test_the_next_morning_asks_on_today_and_in_the_calendar(
    window: MainWindow,
    closet: FakeCloset,
    qtbot: QtBot,
    button: str,
    holds: Callable[[FakeCloset], bool],
) -> None:
    closet.plan(
        PlannedOutfit(
            day=TODAY - timedelta(days=1), occasion=Occasion.WORK, garment_ids=IDS
        )
    )
    window.show_page(Page.CALENDAR)
    calm(window, qtbot)
    questions = [window.calendar.question, window._pages.yesterday._question]
    assert not any(each.isHidden() for each in questions)

    getattr(questions[1], button).click()
    calm(window, qtbot)

    assert holds(closet)
    assert all(each.isHidden() for each in questions)


def test_something_else_is_chosen_for_yesterday(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.plan(
        PlannedOutfit(
            day=TODAY - timedelta(days=1), occasion=Occasion.WORK, garment_ids=IDS
        )
    )
    window.show_page(Page.CALENDAR)
    calm(window, qtbot)

    window._pages.yesterday._question.other.click()
    picker = window.findChild(OutfitPicker)
    assert isinstance(picker, OutfitPicker)
    picker.outfit_picked.emit([closet.garment(2), closet.garment(6)], Occasion.WORK)
    calm(window, qtbot)

    assert [(each.day, set(each.garment_ids)) for each in closet.log] == [
        (TODAY - timedelta(days=1), {2, 6})
    ]
    assert window.calendar.question.isHidden()

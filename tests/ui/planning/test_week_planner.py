"""The week is planned by one click, with a reason and two ways out of what stays."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset, make_garments
from tests.ui.planning.waiting import calm
from ui.planning.outfit_picker import OutfitPicker
from ui.planning.usual_week import save_usual_week, usual_week
from ui.planning.week_planner import WeekPlanner
from ui.widgets.icons import TextButton
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import PlannedOutfit
from wardrobe.model.occasion import Occasion, OwnKey

TODAY = NOW.astimezone().date()
BARE = frozenset({9, 10})  # without these, one pair of shoes is left


def planner_of(window: MainWindow, qtbot: QtBot) -> WeekPlanner:
    window.show_page(Page.CALENDAR)
    calm(window, qtbot)
    return window.calendar.planner


def plan_week(window: MainWindow, qtbot: QtBot) -> WeekPlanner:
    planner = planner_of(window, qtbot)
    window.calendar.head.plan_week.click()
    assert not planner.waiting.isHidden()
    qtbot.waitUntil(planner.waiting.isHidden, timeout=20_000)
    calm(window, qtbot)
    return planner


def buttons(planner: WeekPlanner) -> list[TextButton]:
    return [b for b in planner.left.findChildren(TextButton) if not b.isHidden()]


def test_seven_days_from_today_are_filled_and_undone_at_once(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    outfit = frozenset({1, 5, 8})
    taken = PlannedOutfit(day=TODAY, occasion=Occasion.DATE, garment_ids=outfit)
    closet.plan(taken)

    plan_week(window, qtbot)

    days = {each.day for each in closet.plans()}
    assert days <= {TODAY + timedelta(days=each) for each in range(7)}
    assert [each for each in closet.plans() if each.day == TODAY] == [taken]
    assert len(closet.plans()) > 2
    assert {e.occasion for e in closet.plans()} <= {
        Occasion.DATE,
        Occasion.WORK,
        Occasion.CASUAL,
    }

    window.history.undo()
    calm(window, qtbot)
    assert closet.plans() == [taken]


def test_a_later_week_is_filled_from_its_first_day(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    planner_of(window, qtbot)
    window.calendar.choose(TODAY + timedelta(days=14))

    plan_week(window, qtbot)

    days = {each.day for each in closet.plans()}
    assert min(days) > TODAY + timedelta(days=7)
    assert max(days) - min(days) < timedelta(days=7)


def test_what_rests_is_said_and_planned_anyway_by_a_click(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    closet = FakeCloset([each for each in make_garments() if each.id not in BARE])
    window = make_window(closet)

    planner = plan_week(window, qtbot)

    assert not planner.left.isHidden()
    before = len(closet.plans())
    anyway = [b for b in buttons(planner) if b.accessibleName() == "Plan it anyway"]
    assert anyway
    anyway[0].click()
    calm(window, qtbot)
    assert len(closet.plans()) == before + 1


def test_what_cannot_be_is_said_with_two_ways_out(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    shoes = {8, 9, 10}
    closet = FakeCloset([each for each in make_garments() if each.id not in shoes])
    window = make_window(closet)

    planner = plan_week(window, qtbot)

    assert closet.plans() == []
    first = buttons(planner)[:2]
    assert [each.accessibleName() for each in first] == [
        "Another occasion…",
        "Choose pieces…",
    ]
    first[1].click()
    picker = window.findChild(OutfitPicker)
    assert isinstance(picker, OutfitPicker)
    picker.outfit_picked.emit([closet.garment(1), closet.garment(5)], Occasion.WORK)
    calm(window, qtbot)
    assert [each.garment_ids for each in closet.plans()] == [{1, 5}]


def test_it_is_stopped_and_nothing_is_planned(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    planner = planner_of(window, qtbot)

    window.calendar.plan_week()
    planner.waiting.stop.click()
    calm(window, qtbot)

    assert planner.waiting.isHidden()
    assert closet.plans() == []


def test_what_each_day_is_for_is_kept(window: MainWindow) -> None:
    settings = window._closet_settings
    usual = dict(usual_week(settings))
    assert usual[1] is Occasion.WORK
    assert usual[7] is Occasion.CASUAL

    changed = {**usual, 2: None, 3: OwnKey(Occasion.DATE, 4)}
    save_usual_week(settings, changed)

    assert usual_week(settings) == changed


@pytest.mark.parametrize("saved", ["", "ball work", "- - -", "work:x"])
def test_what_another_version_saved_is_read_as_far_as_it_goes(
    window: MainWindow, saved: str
) -> None:
    window._closet_settings.setValue("calendar/usual-week", saved)

    assert set(usual_week(window._closet_settings)) == set(range(1, 8))

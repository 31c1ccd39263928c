"""What is packed is not suggested at home; on the trip it is all there is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset
from tests.ui.settling import settle
from ui.calendar.calendar_page import CalendarPage
from ui.state.learn_setting import set_count_to_learn
from ui.today.today_page import TodayPage
from ui.undo.trip_changes import change_trip
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
PACKED = frozenset({1, 5, 8})
TRIP = Trip(
    first=TOMORROW,
    last=TOMORROW + timedelta(days=2),
    needs=(TripNeed(Occasion.CASUAL),),
    garment_ids=PACKED | {2, 6, 9},
    name="Rome",
    temperature_c=29.0,
)


@pytest.fixture
def window(
    settings: QSettings, make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> MainWindow:
    set_count_to_learn(settings, 0)
    window = make_window(closet)
    settle(window, qtbot)
    return window


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    return window.today


def keep(window: MainWindow, closet: FakeCloset, qtbot: QtBot, trip: Trip) -> Trip:
    """Have a trip that somebody else kept."""
    kept = closet.save_trip(trip)
    window._shared.days.follow()
    settle(window, qtbot)
    return kept


def worn_in(page: TodayPage) -> set[int]:
    return {i for each in page.board.shown() for i in each.outfit.ids}


def look_at(day: date, window: MainWindow, qtbot: QtBot) -> None:
    """Choose a day of the calendar, and wait for what it offers."""
    window.calendar.choose(day)
    pause = window.calendar.panel.chooser._pause
    qtbot.waitUntil(lambda: not pause.isActive())
    settle(window, qtbot)


def offered_on(page: CalendarPage, qtbot: QtBot) -> set[int]:
    chooser = page.panel.chooser
    qtbot.waitUntil(lambda: bool(chooser.pictures), timeout=10_000)
    return {g.id for each in chooser.pictures for g in each.garments}


def test_a_tick_takes_a_piece_off_the_board_and_undo_brings_it_back(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    kept = keep(window, closet, qtbot, TRIP)
    assert worn_in(page) & PACKED
    assert "packed" not in page.rest._said.text()

    after = replace(kept, packed=PACKED)
    window.history.make(change_trip(window._shared.days, kept, after))
    settle(window, qtbot)
    assert not worn_in(page) & PACKED
    assert page.rest._said.text() == "3 pieces are packed."
    assert page.rest._said.isVisible()
    assert page.rest.unpack.isHidden()  # nobody comes home before the trip

    window.history.undo()
    settle(window, qtbot)
    assert worn_in(page) & PACKED


def test_what_is_packed_is_shown_for_one_look(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    keep(window, closet, qtbot, replace(TRIP, packed=PACKED))
    chip = page.rest.with_resting
    assert chip.accessibleName() == "Also what is resting or packed"

    chip.click()
    settle(window, qtbot)

    assert worn_in(page) & PACKED


def test_what_is_packed_comes_last_in_the_strip_and_says_why(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    keep(window, closet, qtbot, replace(TRIP, packed=PACKED))

    page.swapper.start_at(Slot.BOTTOM)
    strip = page.board.big.foot.strip
    qtbot.waitUntil(lambda: bool(strip.alternatives))

    assert [each.note for each in strip.alternatives] == ["", "packed"]


def test_on_a_trip_outfits_are_of_what_is_packed(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    keep(window, closet, qtbot, replace(TRIP, first=TODAY, packed=PACKED | {2}))

    assert worn_in(page) == PACKED | {2}
    assert page.rest._said.text() == "This is of what you packed for Rome."
    assert page.rest.with_resting.accessibleName() == "Also what is at home"
    assert page._pager.wish.temperature_c == 29.0
    assert page.head.temperature._by_season.accessibleName()
    assert "on your trip" in page.head.temperature._by_season.text()


def test_if_what_is_there_makes_nothing_good_all_is_suggested_with_a_word(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    keep(window, closet, qtbot, replace(TRIP, packed=frozenset({8, 9})))
    closet.remove([10])  # so all shoes are packed
    window.closet.load()
    qtbot.waitUntil(lambda: page._pager.has_away, timeout=10_000)

    assert worn_in(page) & {8, 9}
    assert page.rest._said.text().startswith("Nothing good is left of what is there")
    assert page.board.big._reason.accessibleName().startswith("Packed: ")


def test_one_click_after_the_trip_unpacks_and_is_undone(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    over = replace(
        TRIP,
        first=TODAY - timedelta(days=5),
        last=TODAY - timedelta(days=1),
        packed=PACKED,
        back=frozenset({1}),
    )
    kept = keep(window, closet, qtbot, over)
    assert page.rest.unpack.isVisible()
    assert page.rest.unpack.accessibleName() == "Back home: 2 pieces"
    assert not worn_in(page) & {5, 8}

    page.rest.unpack.click()
    settle(window, qtbot)
    assert closet.trips()[0].back == PACKED
    assert page.rest.unpack.isHidden()
    assert page._pager.rest.away.ids == frozenset()

    window.history.undo()
    settle(window, qtbot)
    assert closet.trips() == [kept]


def test_the_calendar_offers_what_will_be_there(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.show_page(Page.CALENDAR)
    keep(window, closet, qtbot, replace(TRIP, packed=PACKED))
    calendar = window.calendar

    look_at(TOMORROW, window, qtbot)
    assert offered_on(calendar, qtbot) <= TRIP.garment_ids
    said = calendar.panel.chooser._said.text()
    assert said.startswith("This is of what you packed for Rome.")
    assert calendar.panel._weather.text() == "About 29 °C on your trip"

    look_at(TODAY, window, qtbot)
    assert not offered_on(calendar, qtbot) & PACKED
    assert calendar.panel.chooser._said.text() == "3 pieces are packed."

    look_at(TRIP.last + timedelta(days=1), window, qtbot)
    assert offered_on(calendar, qtbot) & PACKED
    assert calendar.panel.chooser._said.text() == ""

"""A window that is left open over night begins the day anew."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset
from tests.ui.settling import settle
from tests.wardrobe.fake_weather import FakeWeather
from tests.wardrobe.logs import LEARNER
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import PlannedOutfit
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion
from wardrobe.model.season import Place
from wardrobe.ports.conditions import Sky
from wardrobe.ports.weather import Forecast

EVENING = NOW.replace(hour=21)
TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
WORN, PLANNED = (1, 5, 8), frozenset({2, 6, 9})


class Clock:
    """The clock on the wall, put forward by hand."""

    def __init__(self) -> None:
        self.at = EVENING

    def __call__(self) -> datetime:
        return self.at

    def sleep(self, window: MainWindow, hours: int = 10) -> None:
        """Let the night go by; the window looks at the clock when it may."""
        self.at += timedelta(hours=hours)
        window._shared.new_day._timer.timeout.emit()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(
    make_window: MakeWindow, closet: FakeCloset, clock: Clock, qtbot: QtBot
) -> MainWindow:
    """Today an outfit was worn to work, and another is planned for the evening."""
    kind, occasion = EventKind.WEAR, Occasion.WORK
    worn = Event(kind=kind, garment_ids=WORN, occasion=occasion, at=NOW)
    closet.record(worn, learn=LEARNER.update)
    closet.plan(
        PlannedOutfit(day=TODAY, occasion=Occasion.DATE, garment_ids=PLANNED),
    )
    weather = FakeWeather(
        Forecast(day=TODAY, warmest_c=20.0, coldest_c=9.0),
        Forecast(day=TOMORROW, warmest_c=12.0, coldest_c=9.0, rain_mm=4.0),
    )
    window = make_window(closet, weather=weather, clock=clock)
    settle(window, qtbot)
    return window


def is_asked(window: MainWindow) -> bool:
    return window._pages.yesterday._question.isVisible()


def test_the_new_day_is_shown_and_yesterday_asked_about(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    today = window.today
    assert today.worn.isVisible()
    assert "16 May" in today.head._day.text()
    assert not is_asked(window)

    clock.sleep(window)
    settle(window, qtbot)

    assert "Friday, 17 May" in today.head._day.text()
    assert today.worn.isHidden()
    assert is_asked(window)
    assert today._pager.rest.pieces[1] == TODAY


def test_who_comes_back_to_a_machine_that_slept_sees_the_new_day_at_once(
    window: MainWindow, clock: Clock, qapp: QApplication, qtbot: QtBot
) -> None:
    clock.at += timedelta(days=3)

    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle(window, qtbot)

    assert "Sunday, 19 May" in window.today.head._day.text()
    assert not is_asked(window)  # the day before has no plan


def test_a_night_on_another_page_counts_too(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    window.show_page(Page.CALENDAR)
    settle(window, qtbot)
    assert window.calendar.grid.cell_of(TODAY).shown.is_today

    clock.sleep(window)
    settle(window, qtbot)

    cell = window.calendar.grid.cell_of(TOMORROW)
    assert (cell.shown.is_today, cell.isChecked()) == (True, True)
    window.show_page(Page.TODAY)
    settle(window, qtbot)
    assert window.today.worn.isHidden()
    assert is_asked(window)


def test_an_evening_is_no_new_day(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(window._shared.new_day.day_began):
        clock.sleep(window, hours=1)


def test_the_new_day_has_its_own_weather(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    weather, head = window._shared.weather, window.today.head
    weather.switch(is_on=True)
    weather.live_at(Place("Berlin", 52.5, 13.4))
    settle(window, qtbot)
    head.weather.choose(Sky.SNOW)
    assert head.temperature_c == 20.0

    clock.sleep(window)
    settle(window, qtbot)

    assert (head.temperature_c, head.weather.sky) == (12.0, Sky.RAIN)
    wish = window.today._pager.wish
    assert (wish.temperature_c, wish.sky) == (12.0, Sky.RAIN)


def test_another_month_has_another_usual_temperature(
    make_window: MakeWindow, closet: FakeCloset, clock: Clock, qtbot: QtBot
) -> None:
    clock.at = datetime(2024, 5, 31, 21, tzinfo=NOW.tzinfo)
    window = make_window(closet, clock=clock)
    head = window.today.head
    before = head.temperature_c

    clock.sleep(window)
    settle(window, qtbot)

    assert head.temperature_c != before
    assert "June" in head.temperature._by_season.text()

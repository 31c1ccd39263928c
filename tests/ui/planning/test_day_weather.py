"""Days ahead are dressed for their forecast, where one wants to know the weather."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset
from tests.ui.planning.waiting import calm
from tests.wardrobe.fake_weather import FakeWeather
from ui.calendar.calendar_head import View
from ui.calendar.calendar_page import CalendarPage
from ui.calendar.day_cell import DayCell
from ui.state.climate_setting import CLIMATE_KEY
from ui.state.dress_code_setting import set_dress_code
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.occasion import Occasion
from wardrobe.model.season import Place
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.weather import Forecast

BERLIN = Place("Berlin", 52.5, 13.4)
TODAY = NOW.astimezone().date()
TOMORROW, LATER = TODAY + timedelta(days=1), TODAY + timedelta(days=5)
MAY_IN_BERLIN, MAY_IN_ROME = 20.0, 24.0
RAINY = Forecast(day=TOMORROW, warmest_c=11.4, coldest_c=4.0, rain_mm=6.0)
DRY = Forecast(day=TODAY, warmest_c=27.0, coldest_c=14.0)


@pytest.fixture
def window(make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot) -> MainWindow:
    window = make_window(closet, weather=FakeWeather(DRY, RAINY))
    window._settings.setValue(CLIMATE_KEY, "rome")
    window.show_page(Page.CALENDAR)
    calm(window, qtbot)
    return window


@pytest.fixture
def page(window: MainWindow) -> CalendarPage:
    return window.calendar


def live_in_berlin(window: MainWindow, qtbot: QtBot) -> None:
    weather = window._shared.weather
    weather.switch(is_on=True)
    weather.live_at(BERLIN)
    calm(window, qtbot)


def signs(cell: DayCell) -> str:
    return cell.shown.weather.short if cell.shown.weather else ""


def test_without_weather_a_day_is_as_warm_as_usual(page: CalendarPage) -> None:
    page.choose(TOMORROW)

    assert page._parts.time_on(TOMORROW, Occasion.WORK).temperature_c == MAY_IN_ROME
    assert page.panel._weather.text() == "Usually about 24 °C"
    assert not any(signs(each) for each in page.grid.cells)
    page.show_view(View.WEEK)
    assert {signs(each) for each in page.grid.cells if not each.isHidden()} == {"24°"}


def test_a_planned_week_is_dressed_for_its_forecast(
    window: MainWindow, page: CalendarPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    live_in_berlin(window, qtbot)

    page.head.plan_week.click()
    qtbot.waitUntil(page.planner.waiting.isHidden, timeout=20_000)
    calm(window, qtbot)

    warmth = {each.day: each.temperature_c for each in closet.plans()}
    assert warmth[TODAY] == 27.0
    assert warmth[TOMORROW] == 11.4
    usual = {each for day, each in warmth.items() if day > TOMORROW}
    assert usual == {MAY_IN_BERLIN}


def test_a_time_is_dressed_for_the_sky_and_the_dress_code_too(
    window: MainWindow, page: CalendarPage, qtbot: QtBot
) -> None:
    live_in_berlin(window, qtbot)
    set_dress_code(window._settings, DressCode.STRICT)

    time = page._parts.time_on(TOMORROW, Occasion.WORK)

    assert (time.temperature_c, time.sky) == (11.4, Sky.RAIN)
    assert time.dress_code is DressCode.STRICT
    assert page._parts.time_on(LATER, Occasion.WORK).sky is Sky.DRY


def test_a_days_suggestion_is_kept_with_its_forecast(
    window: MainWindow, page: CalendarPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    live_in_berlin(window, qtbot)

    page.grid.cell_of(TOMORROW).click()
    chooser = page.panel.chooser
    qtbot.waitUntil(lambda: bool(chooser.pictures), timeout=10_000)
    chooser.pictures[0].click()
    calm(window, qtbot)

    assert [each.temperature_c for each in closet.plans()] == [11.4]


def test_the_forecast_shows_in_quiet_signs_as_soon_as_it_comes(
    window: MainWindow, page: CalendarPage, qtbot: QtBot
) -> None:
    page.choose(TOMORROW)

    live_in_berlin(window, qtbot)

    cell = page.grid.cell_of(TOMORROW)
    assert signs(cell) == "11°"
    assert "Forecast: 11 °C, rain" in cell.accessibleName()
    assert "By Open-Meteo, asked on 16 May 2024" in cell.toolTip()
    assert signs(page.grid.cell_of(LATER)) == ""  # a month is no list of averages
    assert page.panel._weather.text() == "Forecast: 11 °C, rain"
    assert "Open-Meteo" in page.panel._weather.toolTip()
    assert not cell.grab().isNull()

    page.show_view(View.WEEK)
    later = page.grid.cell_of(TOMORROW + timedelta(days=1))
    assert signs(later) == "20°"
    assert "usual in May" in later.toolTip()

    window._shared.weather.switch(is_on=False)
    assert signs(page.grid.cell_of(TOMORROW)) == "24°"

"""Today dresses for the forecast, unless the user chose another weather."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from tests.wardrobe.fake_weather import FakeWeather
from ui.today.today_head import TodayHead
from ui.window.main_window import MainWindow
from wardrobe.model.season import Place
from wardrobe.ports.conditions import Sky
from wardrobe.ports.weather import Forecast

BERLIN = Place("Berlin", 52.5, 13.4)
RAINY = Forecast(day=NOW.date(), warmest_c=11.0, coldest_c=4.0, rain_mm=6.0)


def open_today(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> tuple[MainWindow, TodayHead]:
    window = make_window(closet, weather=FakeWeather(RAINY))
    idle(window, qtbot)
    return window, window.today.head


def live_in_berlin(window: MainWindow, qtbot: QtBot) -> None:
    weather = window._shared.weather
    weather.switch(is_on=True)
    weather.live_at(BERLIN)
    idle(window, qtbot)


def test_the_forecast_is_what_one_dresses_for(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window, head = open_today(make_window, closet, qtbot)
    usual = head.temperature_c

    live_in_berlin(window, qtbot)

    assert head.temperature_c == 11.0
    assert head.temperature._by_season.accessibleName()
    assert "forecast" in head.temperature._by_season.text()
    assert head.weather.sky is Sky.RAIN
    wish = window.today._pager.wish
    assert (wish.temperature_c, wish.sky) == (11.0, Sky.RAIN)
    assert window.reminder.wish().temperature_c == 11.0

    window._shared.weather.switch(is_on=False)
    assert (head.temperature_c, head.weather.sky) == (usual, Sky.DRY)


def test_what_the_user_chose_stays(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window, head = open_today(make_window, closet, qtbot)
    head.temperature._slider.setValue(25)
    head.weather.choose(Sky.SNOW)

    live_in_berlin(window, qtbot)

    assert head.temperature_c == 25
    assert head.weather.sky is Sky.SNOW


def test_without_a_forecast_the_usual_temperature_of_the_place_stands(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = make_window(closet, weather=FakeWeather())
    idle(window, qtbot)
    head = window.today.head

    live_in_berlin(window, qtbot)

    expected = window._shared.weather.weather_on(NOW.date())
    assert expected is not None
    assert not expected.is_forecast
    assert head.temperature_c == expected.temperature_c
    assert "May" in head.temperature._by_season.text()

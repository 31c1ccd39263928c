"""The weather: asked for only if one wants it, and never more often than it helps."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QObject, QSettings
from pytestqt.qtbot import QtBot

from tests.wardrobe.fake_weather import FakeWeather
from ui.jobs import Jobs
from ui.weather.saved_weather import SavedWeather
from ui.weather.weather_state import WeatherState
from wardrobe.model.season import Place
from wardrobe.ports.conditions import Sky
from wardrobe.ports.weather import DayWeather, Forecast

TODAY = date(2026, 11, 28)
BERLIN, VIENNA = Place("Berlin", 52.5, 13.4), Place("Vienna", 48.2, 16.4)
FORECAST = Forecast(day=TODAY, warmest_c=4.0, coldest_c=-1.0, rain_mm=3.0)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 28, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service() -> FakeWeather:
    return FakeWeather(FORECAST)


Make = Callable[[], WeatherState]


@pytest.fixture
def make(
    settings: QSettings, service: FakeWeather, jobs: Jobs, clock: Clock
) -> Iterator[Make]:
    owner = QObject(jobs)
    yield lambda: WeatherState(SavedWeather(settings), service, jobs, clock, owner)
    shiboken6.delete(owner)  # its timers stop on this thread, not in a collection


def settled(weather: WeatherState, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not weather.is_asking)


def test_nothing_is_asked_until_it_is_switched_on(
    make: Make, service: FakeWeather
) -> None:
    weather = make()
    weather.live_at(BERLIN)
    weather.start()
    weather.ask()

    assert not weather.is_on
    assert not weather.is_asking
    assert service.asked == []
    assert weather.weather_on(TODAY) is None


def test_nothing_is_asked_without_a_place(make: Make, service: FakeWeather) -> None:
    weather = make()
    weather.switch(is_on=True)

    assert not weather.is_asking
    assert weather.weather_on(TODAY) is None


def test_what_was_foretold_is_what_to_dress_for(make: Make, qtbot: QtBot) -> None:
    weather = make()
    weather.switch(is_on=True)
    weather.live_at(BERLIN)
    settled(weather, qtbot)

    assert weather.weather_on(TODAY) == DayWeather(4.0, Sky.RAIN, is_forecast=True)


def test_beyond_the_forecast_the_usual_warmth_of_the_month_stands(
    make: Make, qtbot: QtBot
) -> None:
    weather = make()
    weather.switch(is_on=True)
    weather.live_at(BERLIN)
    settled(weather, qtbot)

    in_july = weather.weather_on(date(2027, 7, 1))

    assert in_july == DayWeather(25.0, Sky.DRY, is_forecast=False)


def test_without_a_network_it_stands_too_and_the_reason_is_kept(
    make: Make, service: FakeWeather, qtbot: QtBot
) -> None:
    service.days = ()
    weather = make()
    weather.switch(is_on=True)
    weather.live_at(BERLIN)
    settled(weather, qtbot)

    assert weather.weather_on(TODAY) == DayWeather(8.0, Sky.DRY, is_forecast=False)
    assert "no server" in str(weather.failure)


def test_it_is_asked_again_after_hours_and_not_before(
    make: Make, service: FakeWeather, clock: Clock, qtbot: QtBot
) -> None:
    weather = make()
    weather.switch(is_on=True)
    weather.live_at(BERLIN)
    settled(weather, qtbot)

    clock.now += timedelta(hours=2)
    weather.ask_if_due()
    assert len(service.asked) == 1

    clock.now += timedelta(hours=2)
    weather.ask_if_due()
    settled(weather, qtbot)
    assert len(service.asked) == 2


def test_what_failed_is_tried_again_sooner(
    make: Make, service: FakeWeather, clock: Clock, qtbot: QtBot
) -> None:
    service.days = ()
    weather = make()
    weather.switch(is_on=True)
    weather.live_at(BERLIN)
    settled(weather, qtbot)

    weather.ask_if_due()
    assert not weather.is_asking

    clock.now += timedelta(minutes=21)
    service.days = (FORECAST,)
    weather.ask_if_due()
    settled(weather, qtbot)
    assert weather.failure is None
    assert weather.weather_on(TODAY) == DayWeather(4.0, Sky.RAIN, is_forecast=True)


def test_the_next_start_knows_the_answer_and_asks_only_if_it_is_old(
    make: Make, service: FakeWeather, qtbot: QtBot
) -> None:
    before = make()
    before.switch(is_on=True)
    before.live_at(BERLIN)
    settled(before, qtbot)

    weather = make()
    weather.start()

    assert not weather.is_asking
    assert weather.place == BERLIN
    assert weather.answer is not None
    assert weather.answer.address == service.address(BERLIN)
    assert weather.weather_on(TODAY) == DayWeather(4.0, Sky.RAIN, is_forecast=True)


def test_an_answer_about_another_place_is_none(make: Make, qtbot: QtBot) -> None:
    weather = make()
    weather.switch(is_on=True)
    weather.live_at(BERLIN)  # its answer comes while another is wanted
    weather.live_at(VIENNA)
    settled(weather, qtbot)

    assert weather.answer is not None
    assert "48.2" in weather.answer.address


def test_switched_off_all_is_forgotten_but_the_place(
    make: Make, settings: QSettings, qtbot: QtBot
) -> None:
    weather = make()
    weather.switch(is_on=True)
    weather.live_at(BERLIN)
    settled(weather, qtbot)

    weather.switch(is_on=False)

    assert weather.weather_on(TODAY) is None
    assert SavedWeather(settings).answer is None
    assert SavedWeather(settings).place == BERLIN


@pytest.mark.parametrize("text", ["{", "[]", '{"name":"","latitude":99,"longitude":0}'])
def test_settings_that_make_no_sense_are_as_none(
    settings: QSettings, make: Make, text: str
) -> None:
    settings.setValue("weather/on", "yes")
    settings.setValue("weather/place", text)
    settings.setValue("weather/answer", text)

    weather = make()

    assert not weather.is_on
    assert weather.place is None
    assert weather.answer is None

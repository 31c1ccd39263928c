"""The card of the weather: off, where one lives, what was asked, what stands."""

from datetime import date

from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from tests.wardrobe.fake_weather import FakeWeather
from ui.settings.place_picker import PlacePicker
from ui.settings.weather_card import WeatherCard
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.season import Place
from wardrobe.ports.weather import Forecast

BERLIN = Place("Berlin", 52.5, 13.4)
TODAY = Forecast(day=date(2024, 5, 16), warmest_c=17.0, coldest_c=9.0)


def card_of(window: MainWindow) -> WeatherCard:
    window.show_page(Page.SETTINGS)
    return window.settings_page.weather


def test_it_is_off_and_shows_no_more_than_that(window: MainWindow) -> None:
    card = card_of(window)

    assert card.off.isChecked()
    assert not card.place.isVisible()
    assert not card.said.isVisible()
    assert not card.asked.isVisible()


def test_who_switches_it_on_says_where_they_live(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    service = FakeWeather(TODAY)
    window = make_window(closet, weather=service)
    card = card_of(window)

    card.on.click()
    assert card.said.text() == "Say where you live, and the forecast is asked for."
    picker = window.findChild(PlacePicker)
    assert picker is not None
    picker.field.setText("berl")
    picker.field.returnPressed.emit()
    idle(window, qtbot)

    assert service.asked == [BERLIN]
    assert card.place.accessibleName() == "Where do you live?"
    assert "Berlin" in card.place.text()
    assert card.said.text() == "Today's forecast: 17 °C, dry."
    assert "https://weather.example/52.5,13.4" in card.asked.accessibleName()
    assert "16 May 2024" in card.asked.text()


def test_without_an_answer_the_card_says_why_and_what_stands(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = make_window(closet)  # its service has no answer
    card = card_of(window)
    card.on.click()
    window._shared.weather.live_at(BERLIN)
    idle(window, qtbot)

    assert card.said.text() == (
        "No forecast came. There's no server called weather.example. "
        "20 °C, usual for May, stands meanwhile."
    )
    assert not card.asked.isVisible()


def test_the_picker_says_what_it_cannot_find(window: MainWindow, qtbot: QtBot) -> None:
    card = card_of(window)
    card.on.click()
    picker = window.findChild(PlacePicker)
    assert picker is not None

    picker.field.setText("Xyzzy")
    assert "No city of that name" in picker.refusal.text()
    assert picker.rows == []

    picker.field.setText("48.2, 16.4")
    assert [row.accessibleName() for row in picker.rows] == [
        "48.2°, 16.4°, coordinates"
    ]


def test_off_again_nothing_is_asked(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    service = FakeWeather(TODAY)
    window = make_window(closet, weather=service)
    card = card_of(window)
    card.on.click()
    window._shared.weather.live_at(BERLIN)
    idle(window, qtbot)

    card.off.click()
    card.again.click()
    idle(window, qtbot)

    assert len(service.asked) == 1
    assert window._shared.weather.weather_on(NOW.date()) is None

"""The temperature: usual for the month until the slider or any weather is chosen."""

from datetime import UTC, datetime

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ui.today.temperature_field import ClimatePicker, TemperatureField
from ui.today.today_head import TodayHead
from ui.widgets.chips import PickerRow
from ui.wording.places import place_name
from wardrobe.model.season import CLIMATES
from wardrobe.ports.conditions import Sky

MARCH = datetime(2026, 3, 1, tzinfo=UTC)
JULY = datetime(2026, 7, 1, tzinfo=UTC)
NORTH, SOUTH = CLIMATES["north"], CLIMATES["south"]


def test_a_place_gives_its_temperature_until_the_slider_moves(qtbot: QtBot) -> None:
    field = TemperatureField(None, NORTH, MARCH, is_usual=False, is_told=False)
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.temperature_changed) as told:
        field.choose_climate(SOUTH)
    assert told.args == [25.0]
    assert field._by_season.text().strip() == "usual for March"

    field._slider.setValue(3)
    assert not field.is_usual
    assert field.temperature_c == 3.0
    assert field.climate is SOUTH


def test_places_and_both_halves_of_the_world_are_offered(qtbot: QtBot) -> None:
    picker = ClimatePicker(MARCH, NORTH)
    qtbot.addWidget(picker)

    names = [row.accessibleName() for row in picker.findChildren(PickerRow)]

    assert names[:2] == [
        "Elsewhere in the north, 10 °C",
        "Elsewhere in the south, 25 °C",
    ]
    assert "Berlin, 9 °C" in names
    assert len(names) == len(CLIMATES)
    assert all(place_name(climate) for climate in CLIMATES.values())


def test_the_usual_temperature_is_followed_from_month_to_month(
    qtbot: QtBot, settings: QSettings
) -> None:
    head = TodayHead(MARCH, settings)
    qtbot.addWidget(head)
    head.temperature.choose_climate(NORTH)

    later = TodayHead(JULY, settings)
    qtbot.addWidget(later)

    assert later.temperature_c == 29.0


def test_a_first_start_opens_on_what_is_usual_and_asks_where_one_lives(
    qtbot: QtBot, settings: QSettings
) -> None:
    head = TodayHead(JULY, settings)
    qtbot.addWidget(head)

    assert head.temperature.is_usual
    assert not head.temperature.is_told
    assert head.temperature_c == head.temperature.climate.usual_c(JULY)


def test_any_weather_stays_any_weather(qtbot: QtBot, settings: QSettings) -> None:
    head = TodayHead(MARCH, settings)
    qtbot.addWidget(head)
    head.temperature._any.click()

    later = TodayHead(JULY, settings)
    qtbot.addWidget(later)

    assert later.temperature_c is None


def test_the_sky_is_dry_until_said_and_not_remembered(
    qtbot: QtBot, settings: QSettings
) -> None:
    head = TodayHead(MARCH, settings)
    qtbot.addWidget(head)
    with qtbot.waitSignal(head.choice_changed):
        head.weather.choose(Sky.RAIN)
    assert head.weather.sky is Sky.RAIN

    tomorrow = TodayHead(MARCH, settings)
    qtbot.addWidget(tomorrow)

    assert tomorrow.weather.sky is Sky.DRY

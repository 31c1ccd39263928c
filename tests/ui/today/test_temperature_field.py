"""The temperature: by the season until the slider or any weather is chosen."""

from datetime import UTC, datetime

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ui.today.temperature_field import SeasonPicker, TemperatureField
from ui.today.today_head import TodayHead
from ui.widgets.chips import PickerRow
from wardrobe.model.season import Hemisphere

MARCH = datetime(2026, 3, 1, tzinfo=UTC)
JULY = datetime(2026, 7, 1, tzinfo=UTC)


def test_a_season_gives_its_temperature_until_the_slider_moves(qtbot: QtBot) -> None:
    field = TemperatureField(None, None, MARCH)
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.temperature_changed) as told:
        field.choose_season(Hemisphere.SOUTH)
    assert told.args == [25.0]
    assert field._by_season.text().strip() == "March, south"

    field._slider.setValue(3)
    assert field.season is None
    assert field.temperature_c == 3.0


def test_both_halves_of_the_world_are_offered(qtbot: QtBot) -> None:
    picker = SeasonPicker(MARCH, Hemisphere.NORTH)
    qtbot.addWidget(picker)

    names = [row.accessibleName() for row in picker.findChildren(PickerRow)]

    assert names == ["In the north, 10 °C", "In the south, 25 °C"]


def test_the_season_is_followed_from_month_to_month(
    qtbot: QtBot, settings: QSettings
) -> None:
    head = TodayHead(MARCH, settings)
    qtbot.addWidget(head)
    head.temperature.choose_season(Hemisphere.NORTH)

    later = TodayHead(JULY, settings)
    qtbot.addWidget(later)

    assert later.temperature_c == 29.0

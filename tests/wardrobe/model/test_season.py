"""The temperature of the season, and what it does to outfits."""

from datetime import UTC, date, datetime

import pytest

from wardrobe.model.season import CLIMATES, Hemisphere, Season, typical_temperature_c


@pytest.mark.parametrize(
    ("month", "hemisphere", "temperature_c"),
    [
        (1, Hemisphere.NORTH, 4),
        (7, Hemisphere.NORTH, 29),
        (1, Hemisphere.SOUTH, 29),
        (7, Hemisphere.SOUTH, 4),
        (12, Hemisphere.SOUTH, 27),
    ],
)
def test_seasons_are_half_a_year_apart(
    month: int, hemisphere: Hemisphere, temperature_c: int
) -> None:
    at = datetime(2026, month, 15, tzinfo=UTC)

    assert typical_temperature_c(at, hemisphere) == temperature_c


@pytest.mark.parametrize(
    ("day", "place", "season"),
    [
        (date(2026, 2, 28), "north", Season.WINTER),
        (date(2026, 3, 1), "north", Season.SPRING),
        (date(2026, 8, 31), "berlin", Season.SUMMER),
        (date(2026, 11, 30), "berlin", Season.AUTUMN),
        (date(2026, 12, 1), "berlin", Season.WINTER),
        (date(2026, 1, 15), "south", Season.SUMMER),
        (date(2026, 4, 15), "sydney", Season.AUTUMN),
        (date(2026, 7, 15), "cape-town", Season.WINTER),
        (date(2026, 10, 15), "buenos-aires", Season.SPRING),
    ],
)
def test_a_day_has_its_season(day: date, place: str, season: Season) -> None:
    assert CLIMATES[place].season(day) is season

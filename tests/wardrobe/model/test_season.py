"""The temperature of the season, and what it does to outfits."""

from datetime import UTC, datetime

import pytest

from wardrobe.model.season import Hemisphere, typical_temperature_c


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

"""What temperature the time of the year usually brings, where none is given."""

from datetime import datetime
from enum import StrEnum


class Hemisphere(StrEnum):
    """The halves of the world, whose seasons are half a year apart."""

    NORTH = "north"
    SOUTH = "south"


# Mean daily maximum by month, January first, in degrees Celsius, rounded. One city of
# the temperate zone (41° north) stands for all: whoever lives elsewhere types it in.
# Source: US National Weather Service, normals 1991-2020 of New York, Central Park.
TYPICAL_C = (4, 6, 10, 17, 22, 27, 29, 29, 25, 18, 12, 7)


def typical_temperature_c(at: datetime, hemisphere: Hemisphere) -> float:
    """Return the usual warmth of an afternoon, in degrees Celsius."""
    months_later = 0 if hemisphere is Hemisphere.NORTH else 6
    return float(TYPICAL_C[(at.month - 1 + months_later) % 12])

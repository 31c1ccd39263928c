"""The seasons, and how warm they usually are where somebody lives."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.language.word_names import word_name


class Hemisphere(StrEnum):
    """The halves of the world, whose seasons are half a year apart."""

    NORTH = "north"
    SOUTH = "south"


class Season(StrEnum):
    """The quarters of a year, as weather services have them: spring is March to May."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"

    @property
    def words(self) -> str:
        """What people call it."""
        return word_name(self)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives.

    Attributes:
        name: What it is called; empty where only its coordinates were typed.
        latitude: Degrees north of the equator.
        longitude: Degrees east of Greenwich.
    """

    name: str
    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        """Refuse what is not on the earth.

        Raises:
            InvalidValue: It is not.
        """
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise InvalidValue(
                _(
                    "latitudes go from -90 to 90 and longitudes from -180 to 180, "
                    "as in 52.5, 13.4"
                )
            )


@dataclass(frozen=True, slots=True)
class Climate:
    """The usual warmth of an afternoon by month, January first, in degrees Celsius."""

    key: str
    by_month: tuple[int, ...]

    def usual_c(self, at: datetime) -> float:
        """Return the usual warmth at a time of the year."""
        return float(self.by_month[at.month - 1])

    def season(self, day: date) -> Season:
        """Return the season of a day: half a year later where July is the colder."""
        is_north = self.by_month[6] >= self.by_month[0]
        quarter = day.month % 12 // 3 + (0 if is_north else 2)
        return _FROM_DECEMBER[quarter % 4]


_FROM_DECEMBER = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)

# Mean daily maximum by month, January first, in degrees Celsius, rounded. One city of
# the temperate zone (41° north) stands for all: whoever lives elsewhere types it in.
# Source: US National Weather Service, normals 1991-2020 of New York, Central Park.
TYPICAL_C = (4, 6, 10, 17, 22, 27, 29, 29, 25, 18, 12, 7)

# The same of more places. Source: normals 1991-2020 (or the latest before) of the
# national weather services as they reported them to the WMO, to whole degrees.
_PLACES = {
    "beijing": (2, 6, 12, 21, 27, 31, 31, 30, 26, 19, 10, 4),
    "berlin": (4, 5, 9, 15, 20, 23, 25, 25, 20, 14, 8, 4),
    "buenos-aires": (30, 29, 27, 23, 19, 16, 15, 18, 20, 23, 26, 29),
    "cairo": (19, 20, 24, 28, 32, 34, 35, 34, 33, 29, 25, 20),
    "cape-town": (27, 27, 26, 23, 20, 18, 18, 18, 20, 22, 24, 26),
    "chicago": (0, 2, 8, 15, 21, 27, 29, 28, 24, 17, 9, 3),
    "delhi": (20, 24, 30, 37, 40, 39, 36, 34, 34, 33, 28, 23),
    "london": (8, 9, 12, 15, 18, 22, 24, 23, 20, 16, 12, 9),
    "los-angeles": (20, 20, 21, 22, 23, 25, 28, 29, 28, 26, 23, 20),
    "madrid": (10, 12, 17, 19, 24, 30, 33, 33, 27, 20, 13, 10),
    "melbourne": (27, 27, 24, 21, 17, 15, 14, 16, 18, 21, 23, 25),
    "mexico-city": (22, 23, 26, 27, 27, 25, 24, 24, 23, 23, 23, 22),
    "miami": (25, 26, 27, 29, 30, 32, 33, 33, 32, 30, 27, 26),
    "moscow": (-4, -3, 3, 12, 19, 22, 25, 23, 16, 9, 2, -2),
    "new-york": TYPICAL_C,
    "paris": (8, 9, 13, 17, 20, 23, 26, 26, 22, 17, 11, 8),
    "rome": (12, 13, 16, 19, 24, 28, 31, 31, 27, 22, 17, 13),
    "sao-paulo": (29, 29, 28, 27, 24, 23, 23, 25, 26, 27, 27, 28),
    "seoul": (2, 5, 11, 18, 24, 28, 29, 30, 26, 20, 12, 4),
    "singapore": (31, 32, 32, 32, 32, 32, 31, 31, 32, 32, 31, 31),
    "stockholm": (1, 2, 5, 11, 17, 21, 24, 22, 17, 10, 6, 2),
    "sydney": (27, 27, 26, 24, 21, 18, 18, 19, 22, 23, 24, 26),
    "tokyo": (10, 11, 14, 19, 24, 26, 30, 31, 28, 22, 17, 12),
    "toronto": (0, 1, 5, 12, 19, 24, 27, 26, 22, 15, 8, 3),
    "vienna": (4, 6, 11, 17, 21, 25, 27, 27, 21, 15, 9, 4),
    "warsaw": (1, 2, 7, 14, 19, 23, 25, 25, 19, 13, 6, 2),
    "zurich": (3, 5, 10, 14, 19, 22, 24, 24, 19, 14, 8, 4),
}
# Latitude and longitude of the places of which the usual warmth is known.
# Source: GeoNames, CC BY 4.0, to a tenth of a degree.
_WHERE = {
    "beijing": (39.9, 116.4),
    "berlin": (52.5, 13.4),
    "buenos-aires": (-34.6, -58.4),
    "cairo": (30.1, 31.2),
    "cape-town": (-33.9, 18.4),
    "chicago": (41.9, -87.7),
    "delhi": (28.7, 77.2),
    "london": (51.5, -0.1),
    "los-angeles": (34.1, -118.2),
    "madrid": (40.4, -3.7),
    "melbourne": (-37.8, 145.0),
    "mexico-city": (19.4, -99.1),
    "miami": (25.8, -80.2),
    "moscow": (55.8, 37.6),
    "new-york": (40.7, -74.0),
    "paris": (48.9, 2.3),
    "rome": (41.9, 12.5),
    "sao-paulo": (-23.5, -46.6),
    "seoul": (37.6, 127.0),
    "singapore": (1.3, 103.9),
    "stockholm": (59.3, 18.1),
    "sydney": (-33.9, 151.2),
    "tokyo": (35.7, 139.7),
    "toronto": (43.7, -79.4),
    "vienna": (48.2, 16.4),
    "warsaw": (52.2, 21.0),
    "zurich": (47.4, 8.6),
}
# Farther than this, the climate of another place says less than half of the world.
_NEAR_KM = 1000.0
# Degrees off the equator within which all months are much alike.
_TROPICS = 15.0
_EARTH_RADIUS_KM = 6371.0
# A place near enough, by the code of a country (ISO 3166-1).
_PLACE_OF_COUNTRY = {
    **dict.fromkeys(("DE", "NL", "BE", "LU", "DK"), "berlin"),
    **dict.fromkeys(("GB", "IE"), "london"),
    **dict.fromkeys(("FR",), "paris"),
    **dict.fromkeys(("ES", "PT"), "madrid"),
    **dict.fromkeys(("IT", "GR", "HR", "MT"), "rome"),
    **dict.fromkeys(("AT", "HU", "SK", "CZ", "SI"), "vienna"),
    **dict.fromkeys(("CH", "LI"), "zurich"),
    **dict.fromkeys(("SE", "NO", "FI", "EE", "LV", "LT"), "stockholm"),
    **dict.fromkeys(("PL", "UA", "BY"), "warsaw"),
    **dict.fromkeys(("RU",), "moscow"),
    **dict.fromkeys(("US",), "new-york"),
    **dict.fromkeys(("CA",), "toronto"),
    **dict.fromkeys(("MX",), "mexico-city"),
    **dict.fromkeys(("BR",), "sao-paulo"),
    **dict.fromkeys(("AR", "CL", "UY"), "buenos-aires"),
    **dict.fromkeys(("EG",), "cairo"),
    **dict.fromkeys(("ZA",), "cape-town"),
    **dict.fromkeys(("IN",), "delhi"),
    **dict.fromkeys(("CN",), "beijing"),
    **dict.fromkeys(("JP",), "tokyo"),
    **dict.fromkeys(("KR",), "seoul"),
    **dict.fromkeys(("SG", "MY", "ID"), "singapore"),
    **dict.fromkeys(("AU", "NZ"), "sydney"),
}


def typical_temperature_c(at: datetime, hemisphere: Hemisphere) -> float:
    """Return the usual warmth of an afternoon, in degrees Celsius."""
    return CLIMATES[hemisphere].usual_c(at)


def climate_of(text: str) -> Climate:
    """Find a climate by a place or a half of the world.

    Raises:
        InvalidValue: There is none; the message lists all.
    """
    found = CLIMATES.get("-".join(text.lower().replace("-", " ").split()))
    if found is None:
        choices = ", ".join(CLIMATES)
        raise InvalidValue(
            _(
                '"{text}" isn\'t a known place; choose one of: {choices}',
                text=text,
                choices=choices,
            )
        )
    return found


def climate_of_country(code: str) -> Climate:
    """Return the climate that is near enough for a country; the north's if unknown."""
    return CLIMATES[_PLACE_OF_COUNTRY.get(code.upper(), Hemisphere.NORTH)]


def climate_near(place: Place) -> Climate:
    """Return the usual climate of the nearest known place, or of its half of the world.

    Near the equator, where there are no such halves, it is that of Singapore.
    """
    apart = {
        key: _kilometres(place, Place(key, *where)) for key, where in _WHERE.items()
    }
    nearest = min(apart, key=lambda key: apart[key])
    if apart[nearest] <= _NEAR_KM:
        return CLIMATES[nearest]
    if abs(place.latitude) < _TROPICS:
        return CLIMATES["singapore"]
    is_north = place.latitude > 0
    return CLIMATES[Hemisphere.NORTH if is_north else Hemisphere.SOUTH]


def _kilometres(first: Place, second: Place) -> float:
    """Return the distance along the surface, by the haversine formula."""
    lat_1, lat_2 = radians(first.latitude), radians(second.latitude)
    across = radians(second.longitude - first.longitude)
    half = sin((lat_2 - lat_1) / 2) ** 2
    half += cos(lat_1) * cos(lat_2) * sin(across / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(half))


CLIMATES = {
    key: Climate(key, by_month)
    for key, by_month in {
        Hemisphere.NORTH.value: TYPICAL_C,
        Hemisphere.SOUTH.value: (*TYPICAL_C[6:], *TYPICAL_C[:6]),
        **_PLACES,
    }.items()
}

"""What weather is to come, and who foretells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from wardrobe.days.plans import refuse_temperature
from wardrobe.model.season import Place
from wardrobe.ports.conditions import Sky

# From so much on, what falls counts: a day is wet from 1 mm on (WMO, "Guidelines on the
# Calculation of Climate Normals", 2017), and a centimetre of snow stays on shoes.
LEAST_RAIN_MM, LEAST_SNOW_CM = 1.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The weather that is foretold for a day.

    Attributes:
        warmest_c: Of the afternoon, in degrees Celsius: what one dresses for.
        coldest_c: Of the night before or after, in degrees Celsius.
        rain_mm: All rain of the day, showers included, in millimetres.
        snow_cm: The height of fresh snow, in centimetres.
    """

    day: date
    warmest_c: float
    coldest_c: float
    rain_mm: float = 0.0
    snow_cm: float = 0.0

    def __post_init__(self) -> None:
        """Refuse temperatures that no day has.

        Raises:
            InvalidValue: There is one.
        """
        refuse_temperature(self.warmest_c)
        refuse_temperature(self.coldest_c)

    @property
    def sky(self) -> Sky:
        """What falls from the sky, if it is enough to dress for."""
        if self.snow_cm >= LEAST_SNOW_CM:
            return Sky.SNOW
        return Sky.RAIN if self.rain_mm >= LEAST_RAIN_MM else Sky.DRY


@dataclass(frozen=True, slots=True)
class DayWeather:
    """What to dress for on a day.

    Attributes:
        is_forecast: Whether it was foretold; else it is what the month usually brings.
        is_of_trip: Whether it is neither, but what the trip of the day is packed for.
    """

    temperature_c: float
    sky: Sky
    is_forecast: bool
    is_of_trip: bool = False


class WeatherService(Protocol):
    """Foretells the weather, when the user wants that. Safe to call from any thread."""

    def address(self, place: Place) -> str:
        """Return the web address that is asked, with all that it is told."""

    def forecast(self, place: Place) -> Sequence[Forecast]:
        """Ask for the next days, today included.

        Raises:
            NoForecast: None came; the message says why.
        """

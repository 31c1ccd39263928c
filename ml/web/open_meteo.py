"""The weather of the next days, as Open-Meteo's public service foretells it.

It asks for no key and no account. What it is told is where: to a tenth of a degree,
some ten kilometres, which is as fine as its own grid. Source of all names and units:
https://open-meteo.com/en/docs ("Daily Parameter Definition").
"""

from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import urlencode

from msgspec import DecodeError, Struct, json

from ml.web.fetching import BadStatus, IpAddress, Wanted, WebFetcher, is_public
from wardrobe.errors import InvalidValue, NoForecast, NotFetched
from wardrobe.language.texts import _
from wardrobe.model.season import Place
from wardrobe.ports.weather import Forecast

SERVICE = "https://api.open-meteo.com/v1/forecast"
# As far ahead as the service looks.
COUNT_DAYS = 16
# An answer has some two thousand bytes.
MOST_BYTES = 100_000
# Long enough for a slow line; only who closes the window waits for it.
TOTAL_SECONDS = 10.0
_DAILY = (
    *("temperature_2m_max", "temperature_2m_min"),  # degrees Celsius
    *("rain_sum", "showers_sum"),  # millimetres
    "snowfall_sum",  # centimetres
)
_WANTED = Wanted(accept="application/json", most_bytes=MOST_BYTES)
_TOO_OFTEN = 429


class OpenMeteo:
    """Fulfils the port `WeatherService`."""

    def __init__(
        self,
        service: str = SERVICE,
        may_connect: Callable[[IpAddress], bool] = is_public,
        total_seconds: float = TOTAL_SECONDS,
    ) -> None:
        """Ask the service at an address; whom to connect to is as of `WebFetcher`."""
        self._service = service
        self._fetcher = WebFetcher(may_connect, total_seconds)

    def address(self, place: Place) -> str:
        """See `WeatherService.address`."""
        asked = {
            "latitude": f"{place.latitude:.1f}",
            "longitude": f"{place.longitude:.1f}",
            "daily": ",".join(_DAILY),
            "timezone": "auto",  # days begin when they do there
            "forecast_days": COUNT_DAYS,
        }
        return f"{self._service}?{urlencode(asked, safe=',')}"

    def forecast(self, place: Place) -> Sequence[Forecast]:
        """See `WeatherService.forecast`."""
        try:
            return _read(self._fetcher.fetch(self.address(place), _WANTED))
        except BadStatus as error:
            raise NoForecast(_said(error)) from error
        except NotFetched as error:
            raise NoForecast(str(error)) from error


class _Daily(Struct):
    """Lists of one value a day; the last days may have none."""

    time: list[date]
    temperature_2m_max: list[float | None]
    temperature_2m_min: list[float | None]
    rain_sum: list[float | None]
    showers_sum: list[float | None]
    snowfall_sum: list[float | None]


class _Answer(Struct):
    daily: _Daily


def _read(content: bytes) -> Sequence[Forecast]:
    """Read an answer, which may be anything.

    Raises:
        NoForecast: It is none as the service documents it.
    """
    try:
        daily = json.decode(content, type=_Answer).daily
        columns = (getattr(daily, name) for name in _DAILY)
        rows = list(zip(daily.time, *columns, strict=True))
        return [
            Forecast(
                day=day,
                warmest_c=warmest,
                coldest_c=coldest,
                rain_mm=round((rain or 0) + (showers or 0), 2),
                snow_cm=snow or 0,
            )
            for day, warmest, coldest, rain, showers, snow in rows
            if warmest is not None and coldest is not None
        ]
    except (DecodeError, ValueError, InvalidValue) as error:
        raise NoForecast(
            _("the weather service answers in a way that isn't understood")
        ) from error


def _said(error: BadStatus) -> str:
    if error.status == _TOO_OFTEN:
        return _("the weather service was asked too often; it answers again later")
    return str(error)

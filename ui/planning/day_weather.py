"""The weather of a day in signs and words: how warm, what falls, and who says so."""

from dataclasses import dataclass
from datetime import date

from ui.planning.planning_parts import PlanningParts
from ui.wording.dates import moment, month
from wardrobe.language.texts import _, degrees
from wardrobe.language.word_names import word_name
from wardrobe.ports.conditions import Sky


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWeather:
    """What a day may show of its weather.

    Attributes:
        short: `12°`, which fits where days are narrow.
        words: `Forecast: 12 °C, rain`, or `Usually about 12 °C`.
        source: Where that is known from, in a sentence.
    """

    short: str
    sky: Sky
    words: str
    source: str
    is_forecast: bool


def shown_weather(parts: PlanningParts, day: date) -> ShownWeather:
    """Return the weather of a day as it is shown."""
    found, answer = parts.weather_on(day), parts.weather.answer
    warmth = degrees(found.temperature_c)
    if found.is_forecast and answer is not None:
        words = _(
            "Forecast: {temperature}, {sky}",
            temperature=warmth,
            sky=word_name(found.sky),
        )
        source = _("By Open-Meteo, asked on {moment}", moment=moment(answer.at))
    elif found.is_of_trip:
        words = _("About {degrees} on your trip", degrees=warmth)
        source = _("What you packed for")
    else:
        words = _("Usually about {degrees}", degrees=warmth)
        source = _("What is usual in {month} where you live", month=month(day))
    return ShownWeather(
        short=warmth.replace(" ", "").rstrip("CF"),
        sky=found.sky,
        words=words,
        source=source,
        is_forecast=found.is_forecast,
    )

"""What planning days works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QSettings

from ui.jobs import Jobs
from ui.state.climate_setting import saved_climate
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.day_state import DayState
from ui.state.dress_code_setting import dress_code
from ui.state.plan_state import PlanState
from ui.state.taste_state import TasteState
from ui.state.wear_state import WearState
from ui.undo.history import UndoHistory
from ui.weather.weather_state import WeatherState
from wardrobe.model.occasion import AnyOccasion, OccasionKey
from wardrobe.planning.filling import TimeToFill
from wardrobe.ports.conditions import Sky
from wardrobe.ports.scorer import Scorer
from wardrobe.ports.weather import DayWeather
from wardrobe.ranking.own_occasions import occasion_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningParts:
    """One of each.

    Attributes:
        settings: Of the program, whatever closet it shows.
        closet_settings: Of this closet alone.
    """

    closet: ClosetState
    taste: TasteState
    worn: WearState
    plans: PlanState
    days: DayState
    weather: WeatherState
    cutouts: CutoutCache
    jobs: Jobs
    history: UndoHistory
    scorer: Scorer
    now: Callable[[], datetime]
    settings: QSettings
    closet_settings: QSettings

    def occasion(self, key: OccasionKey) -> AnyOccasion:
        """Return the occasion of a key."""
        return occasion_of(key, self.closet.occasions)

    def weather_on(self, day: date) -> DayWeather:
        """Return what is foretold for a day, else what is usual where the user lives.

        Nobody is asked for it: it is what the service, where it is on, answered last.
        On a trip it is what the trip was packed for.
        """
        known = self.plans.trip_weather_on(day) or self.weather.weather_on(day)
        if known is not None:
            return known
        at = datetime(day.year, day.month, day.day, tzinfo=self.now().tzinfo)
        usual_c = saved_climate(self.settings).usual_c(at)
        return DayWeather(usual_c, Sky.DRY, is_forecast=False)

    def time_on(self, day: date, occasion: OccasionKey) -> TimeToFill:
        """Return what one dresses for at a time of a day, its weather with it."""
        weather = self.weather_on(day)
        return TimeToFill(
            day=day,
            occasion=self.occasion(occasion),
            temperature_c=weather.temperature_c,
            sky=weather.sky,
            dress_code=dress_code(self.settings),
        )

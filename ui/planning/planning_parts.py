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
from ui.state.plan_state import PlanState
from ui.state.taste_state import TasteState
from ui.state.wear_state import WearState
from ui.undo.history import UndoHistory
from wardrobe.model.occasion import AnyOccasion, OccasionKey
from wardrobe.ports.scorer import Scorer
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

    def temperature_on(self, day: date) -> float:
        """Return the temperature that is usual on a day where the user lives."""
        at = datetime(day.year, day.month, day.day, tzinfo=self.now().tzinfo)
        return saved_climate(self.settings).usual_c(at)

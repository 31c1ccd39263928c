"""The head of the page Today: the day, the weather, and what one dresses for."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import GRID
from ui.today.occasion_bar import OccasionBar
from ui.today.sky_button import SkyButton
from ui.today.temperature_field import TemperatureField
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.wording.dates import weekday_and_day
from wardrobe.language.texts import _
from wardrobe.model.occasion import AnyOccasion, Occasion, OwnOccasion
from wardrobe.model.season import CLIMATES, climate_of_country

_OCCASION_KEY, _TEMPERATURE_KEY = "today/occasion", "today/temperature"
_SEASON_KEY, _USUAL_KEY = "today/season", "today/usual-temperature"


class TodayHead(QWidget):
    """Lets the user choose the occasion and the temperature, and remembers both."""

    choice_changed = Signal()
    own_asked = Signal()

    def __init__(self, today: datetime, settings: QSettings) -> None:
        super().__init__()
        self.occasion: AnyOccasion = _saved_occasion(settings)
        # One of the user's own is chosen once it is read from the closet.
        self._wanted = str(settings.value(_OCCASION_KEY, ""))
        self._settings = settings
        self._occasions = OccasionBar(self.occasion)
        self._occasions.occasion_chosen.connect(self._on_occasion)
        self._occasions.own_asked.connect(self.own_asked)
        self.temperature = _saved_field(settings, today)
        self.temperature.temperature_changed.connect(self._on_temperature)
        self.weather = SkyButton()
        self.weather.sky_changed.connect(self.choice_changed)
        column_of(self._make_title(today), self._occasions, gap=2 * GRID, inside=self)

    @property
    def temperature_c(self) -> float | None:
        """The chosen temperature, None for any weather."""
        return self.temperature.temperature_c

    def show_own(self, own: Sequence[OwnOccasion]) -> None:
        """Show the user's own occasions; if the chosen one is gone, its base is."""
        before = self.occasion
        keys = {str(each.key): each for each in own}
        if self._wanted in keys:
            self.occasion = keys[self._wanted]
        elif isinstance(before, OwnOccasion):
            self.occasion = before.base
        self._occasions.show_occasions(own, self.occasion)
        if self.occasion != before:
            self.choice_changed.emit()

    def _make_title(self, today: datetime) -> QHBoxLayout:
        title = make_label("title", _("Today"))
        day = make_label("soft", weekday_and_day(today))
        day.setContentsMargins(0, 0, 0, 5)
        return row_of(
            title,
            (day, 0, Qt.AlignmentFlag.AlignBottom),
            STRETCH,
            self.weather,
            self.temperature,
            gap=GRID + GRID // 2,
        )

    def _on_occasion(self, occasion: AnyOccasion) -> None:
        self.occasion = occasion
        self._wanted = str(occasion.key)
        self._settings.setValue(_OCCASION_KEY, self._wanted)
        self.choice_changed.emit()

    def _on_temperature(self, temperature_c: float | None) -> None:
        saved = "" if temperature_c is None else str(temperature_c)
        self._settings.setValue(_TEMPERATURE_KEY, saved)
        field = self.temperature
        self._settings.setValue(_USUAL_KEY, str(int(field.is_usual)))
        if field.is_told:
            self._settings.setValue(_SEASON_KEY, field.climate.key)
        self.choice_changed.emit()


def _saved_occasion(settings: QSettings) -> Occasion:
    saved = str(settings.value(_OCCASION_KEY, ""))
    return Occasion(saved) if saved in set(Occasion) else Occasion.CASUAL


def _saved_field(settings: QSettings, today: datetime) -> TemperatureField:
    """Return the field as it was left; at first, what is usual in the country."""
    place = str(settings.value(_SEASON_KEY, ""))
    locale = QLocale.system()
    country = QLocale.territoryToCode(locale.territory())
    is_told = place in CLIMATES
    is_new = is_told or not settings.contains(_TEMPERATURE_KEY)
    return TemperatureField(
        _saved_temperature(settings),
        CLIMATES[place] if is_told else climate_of_country(country),
        today,
        is_usual=str(settings.value(_USUAL_KEY, int(is_new))) == "1",
        is_told=is_told,
    )


def _saved_temperature(settings: QSettings) -> float | None:
    saved = str(settings.value(_TEMPERATURE_KEY, ""))
    try:
        return float(saved)
    except ValueError:
        return None

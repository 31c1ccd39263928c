"""The head of the page Today: the day, the weather, and what one dresses for."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.state.climate_setting import CLIMATE_KEY, saved_climate
from ui.theme.tokens import GRID
from ui.today.occasion_bar import OccasionBar
from ui.today.sky_button import SkyButton
from ui.today.temperature_field import TemperatureField
from ui.widgets.flow import head_of
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of, titled
from ui.wording.dates import weekday_and_day
from wardrobe.days.plans import COLDEST, HOTTEST
from wardrobe.language.texts import _
from wardrobe.model.occasion import AnyOccasion, Occasion, OwnOccasion, normal
from wardrobe.model.season import CLIMATES
from wardrobe.ports.weather import DayWeather

_OCCASION_KEY, _TEMPERATURE_KEY = "today/occasion", "today/temperature"
_USUAL_KEY = "today/usual-temperature"
_LEAST_FOR_DAY_PX = 940


class TodayHead(QWidget):
    """Lets the user choose the occasion and the temperature, and remembers both."""

    choice_changed = Signal()
    own_asked = Signal()
    folded = Signal()  # into more lines, or fewer

    def __init__(self, today: datetime, settings: QSettings) -> None:
        super().__init__()
        self.occasion: AnyOccasion = _saved_occasion(settings)
        # One of the user's own is chosen once it is read from the closet.
        self._wanted = str(settings.value(_OCCASION_KEY, ""))
        self._to_choose = ""  # the name of one that is being written
        self._settings = settings
        self._occasions = OccasionBar(self.occasion)
        self._occasions.occasion_chosen.connect(self._on_occasion)
        self._occasions.own_asked.connect(self.own_asked)
        self.temperature = _saved_field(settings, today)
        self.temperature.temperature_changed.connect(self._on_temperature)
        self.weather = SkyButton()
        self.weather.sky_changed.connect(self.choice_changed)
        self._day = make_label("soft", weekday_and_day(today))
        self._title = titled(make_label("title", _("Today")), self._day)

    def lay_out(self, *tools: QWidget, beside_occasions: QWidget) -> None:
        """Lay out the head, with the page's own tools in its two lines."""
        head = head_of(self._title, self.weather, self.temperature, *tools)
        occasions = row_of((self._occasions, 1), beside_occasions, gap=GRID)
        column_of(head, occasions, gap=GRID + GRID // 2, inside=self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Who knows the day rather wants one line.
        self._day.setVisible(self.width() >= _LEAST_FOR_DAY_PX)
        if event.size().height() != event.oldSize().height():
            self.folded.emit()

    @property
    def temperature_c(self) -> float | None:
        """The chosen temperature, None for any weather."""
        return self.temperature.temperature_c

    def begin_day(self, today: datetime, weather: DayWeather | None) -> None:
        """Show another day, and dress for what its weather is."""
        self._day.setText(weekday_and_day(today))
        self.temperature.begin_day(today, weather)
        self.weather.begin_day(weather)

    def follow_weather(self, weather: DayWeather | None) -> None:
        """Dress for this weather of the day, unless the user chose another."""
        self.temperature.follow_weather(weather)
        self.weather.follow_weather(weather)

    def show_own(self, own: Sequence[OwnOccasion]) -> None:
        """Show the user's own occasions; if the chosen one is gone, its base is."""
        before = self.occasion
        keys = {str(each.key): each for each in own}
        if self._wanted in keys:
            self.occasion = keys[self._wanted]
        elif isinstance(before, OwnOccasion):
            self.occasion = before.base
        if self._to_choose in {normal(each.name) for each in own}:
            made = next(each for each in own if normal(each.name) == self._to_choose)
            self._to_choose = ""
            self._keep_occasion(made)
        self._occasions.show_occasions(own, self.occasion)
        if self.occasion != before:
            self.choice_changed.emit()

    def choose(self, occasion: AnyOccasion) -> None:
        """Dress for an occasion that the bar has."""
        self._occasions.check(occasion)
        self._on_occasion(occasion)

    def choose_once_made(self, occasion: OwnOccasion) -> None:
        """Dress for a new occasion as soon as the closet has it."""
        self._to_choose = normal(occasion.name)

    def _on_occasion(self, occasion: AnyOccasion) -> None:
        self._keep_occasion(occasion)
        self.choice_changed.emit()

    def _keep_occasion(self, occasion: AnyOccasion) -> None:
        self.occasion = occasion
        self._wanted = str(occasion.key)
        self._settings.setValue(_OCCASION_KEY, self._wanted)

    def _on_temperature(self, temperature_c: float | None) -> None:
        saved = "" if temperature_c is None else str(temperature_c)
        self._settings.setValue(_TEMPERATURE_KEY, saved)
        field = self.temperature
        self._settings.setValue(_USUAL_KEY, str(int(field.is_usual)))
        if field.is_told:
            self._settings.setValue(CLIMATE_KEY, field.climate.key)
        self.choice_changed.emit()


def _saved_occasion(settings: QSettings) -> Occasion:
    saved = str(settings.value(_OCCASION_KEY, ""))
    return Occasion(saved) if saved in set(Occasion) else Occasion.CASUAL


def _saved_field(settings: QSettings, today: datetime) -> TemperatureField:
    """Return the field as it was left; at first, what is usual in the country."""
    place = str(settings.value(CLIMATE_KEY, ""))
    is_told = place in CLIMATES
    is_new = is_told or not settings.contains(_TEMPERATURE_KEY)
    return TemperatureField(
        _saved_temperature(settings),
        saved_climate(settings),
        today,
        is_usual=str(settings.value(_USUAL_KEY, int(is_new))) == "1",
        is_told=is_told,
    )


def _saved_temperature(settings: QSettings) -> float | None:
    saved = str(settings.value(_TEMPERATURE_KEY, ""))
    try:
        celsius = float(saved)
    except ValueError:
        return None
    return celsius if COLDEST <= celsius <= HOTTEST else None

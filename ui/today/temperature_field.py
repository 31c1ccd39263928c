"""The temperature to dress for: usual for the month, set by sliding, or any."""

from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerButton, PickerRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.widgets.overlay import Overlay
from ui.widgets.scrolling import FittingScroll, leave_wheel_to_page
from ui.wording.dates import month
from ui.wording.places import place_name
from wardrobe.language.texts import _, degrees, speech
from wardrobe.model.season import CLIMATES, Climate
from wardrobe.ports.weather import DayWeather

_COLDEST_C, _WARMEST_C, _MILD_C = -15, 40, 18
_SLIDING_MS = 200
_PICKER_PX, _PICKER_HEIGHT_PX = 300, 420


class ClimatePicker(QWidget):
    """Offers places with their usual temperature of this month: where do you live?"""

    climate_chosen = Signal(object)

    def __init__(self, today: datetime, chosen: Climate | None) -> None:
        super().__init__()
        title = _("Where do you live? Usual for {month}:", month=month(today))
        caption = make_label("section", title, wraps=True)
        caption.setContentsMargins(12, GRID // 2, 12, GRID // 2)
        rows = QWidget()
        column = column_of(gap=2, inside=rows)
        for climate in CLIMATES.values():
            usual = degrees(climate.usual_c(today))
            row = PickerRow(place_name(climate), usual)
            row.setMinimumWidth(_PICKER_PX - 2 * GRID)
            row.setChecked(climate is chosen)
            row.clicked.connect(lambda _, it=climate: self.climate_chosen.emit(it))
            column.addWidget(row)
        scroll = FittingScroll(rows, _("Where do you live?"))
        scroll.setMaximumHeight(_PICKER_HEIGHT_PX)
        column_of(caption, scroll, gap=2, inside=self)
        self.setMinimumWidth(_PICKER_PX)


class TemperatureField(QWidget):
    """A temperature: what is usual for the month where one lives, typed, or any.

    Attributes:
        climate: Where the user lives; until they say so, as their country has it.
    """

    temperature_changed = Signal(object)

    def __init__(
        self,
        temperature_c: float | None,
        climate: Climate,
        today: datetime,
        *,
        is_usual: bool,
        is_told: bool,
    ) -> None:
        """Show a temperature; None is any weather, what is usual counts before both.

        Args:
            is_told: Whether the user said where they live.
        """
        super().__init__()
        self.climate, self.is_usual, self.is_told = climate, is_usual, is_told
        self._today = today
        self._foretold: DayWeather | None = None
        if is_usual:
            temperature_c = climate.usual_c(today)
        self._by_season = PickerButton(_("Where do you live?"))
        self._by_season.clicked.connect(self._open_climates)
        self._any = Chip(_("Any weather"), icon_name="thermometer")
        self._any.clicked.connect(self._on_any_clicked)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        leave_wheel_to_page(self._slider)
        self._slider.setFixedWidth(100)
        self._slider.setAccessibleName(_("Temperature"))
        self._words = QLabel()
        self._words.setFixedWidth(52)
        self._timer = QTimer(self, singleShot=True, interval=_SLIDING_MS)
        self._timer.timeout.connect(self._tell)
        self._set_slider(_MILD_C if temperature_c is None else temperature_c)
        self._any.setChecked(temperature_c is None)
        self._slider.valueChanged.connect(self._on_slid)
        row_of(
            self._words,
            self._slider,
            self._by_season,
            self._any,
            gap=GRID + GRID // 2,
            inside=self,
        )
        self._words.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self._show()

    @property
    def temperature_c(self) -> float | None:
        """The chosen temperature, None for any weather."""
        return None if self._any.isChecked() else self._slider_c

    def choose_climate(self, climate: Climate) -> None:
        """Take the usual temperature of this month at a place."""
        self.climate, self.is_usual, self.is_told = climate, True, True
        with QSignalBlocker(self._slider):
            self._set_slider(self._usual_c)
        self._any.setChecked(False)
        self._show()
        self._tell()

    def begin_day(self, today: datetime, weather: DayWeather | None) -> None:
        """Take what is usual on another day, or foretold for it, where that counts."""
        self._today, self._foretold = today, weather
        if self.is_usual:
            with QSignalBlocker(self._slider):
                self._set_slider(self._usual_c)
        self._show()

    def follow_weather(self, weather: DayWeather | None) -> None:
        """Take this as usual from now on; None is the climate where one lives."""
        if weather == self._foretold:
            return
        self._foretold = weather
        if self.is_usual:
            with QSignalBlocker(self._slider):
                self._set_slider(self._usual_c)
            self._tell()
        self._show()

    def follow_scale(self) -> None:
        """Show the same temperature in the scale that is chosen now."""
        if self._scale is not speech().scale:
            with QSignalBlocker(self._slider):
                self._set_slider(self._slider_c)
            self._show()

    @property
    def _usual_c(self) -> float:
        if self._foretold is not None:
            return self._foretold.temperature_c
        return self.climate.usual_c(self._today)

    @property
    def _slider_c(self) -> float:
        return self._scale.to_celsius(self._slider.value())

    def _set_slider(self, celsius: float) -> None:
        """Put the slider to a temperature, a step a degree of the user's scale."""
        self._scale = scale = speech().scale
        coldest, warmest = scale.of_celsius(_COLDEST_C), scale.of_celsius(_WARMEST_C)
        self._slider.setRange(round(coldest), round(warmest))
        self._slider.setValue(round(scale.of_celsius(celsius)))

    def _open_climates(self) -> None:
        picker = ClimatePicker(self._today, self.climate if self.is_told else None)
        overlay = Overlay(picker, self._by_season)
        picker.climate_chosen.connect(overlay.dismiss)
        picker.climate_chosen.connect(self.choose_climate)

    def _on_any_clicked(self) -> None:
        self.is_usual = False
        self._show()
        self._tell()

    def _on_slid(self) -> None:
        self.is_usual = False
        self._any.setChecked(False)
        self._show()
        self._timer.start()

    def _show(self) -> None:
        is_any = self._any.isChecked()
        set_role(self._slider, "idle" if is_any else "")
        self._by_season.set_picked(is_picked=self.is_usual)
        self._by_season.set_words(self._season_words(), _("Where do you live?"))
        self._words.setText("" if is_any else degrees(self._slider_c).replace("-", "−"))

    def _tell(self) -> None:
        self._timer.stop()
        self.temperature_changed.emit(self.temperature_c)

    def _season_words(self) -> str:
        if self.is_usual and self._foretold and self._foretold.is_forecast:
            return _("forecast")
        if self.is_usual and self._foretold and self._foretold.is_of_trip:
            return _("on your trip")
        if self.is_usual:
            return _("usual for {month}", month=month(self._today))
        return place_name(self.climate) if self.is_told else _("Where do you live?")

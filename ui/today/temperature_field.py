"""The temperature to dress for: typed by sliding, of the season, or any."""

from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerButton, PickerRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.widgets.overlay import Overlay
from ui.wording.dates import month
from wardrobe.language.texts import _, degrees, noted, speech
from wardrobe.model.season import Hemisphere, typical_temperature_c

_COLDEST_C, _WARMEST_C, _MILD_C = -15, 40, 18
_SLIDING_MS = 200
_HALVES = {
    Hemisphere.NORTH: noted("In the north"),
    Hemisphere.SOUTH: noted("In the south"),
}
_SHORT_HALVES = {Hemisphere.NORTH: noted("north"), Hemisphere.SOUTH: noted("south")}


class SeasonPicker(QWidget):
    """Offers the usual temperature of this month in each half of the world."""

    season_chosen = Signal(object)

    def __init__(self, today: datetime, chosen: Hemisphere | None) -> None:
        super().__init__()
        usual = _("Usual for {month} in a temperate climate", month=month(today))
        caption = make_label("section", usual)
        caption.setContentsMargins(12, GRID // 2, 12, GRID // 2)
        column = column_of(caption, gap=2, inside=self)
        for half in Hemisphere:
            usual = degrees(typical_temperature_c(today, half))
            row = PickerRow(_(_HALVES[half]), usual)
            row.setMinimumWidth(280)
            row.setChecked(half is chosen)
            row.clicked.connect(lambda _checked, it=half: self.season_chosen.emit(it))
            column.addWidget(row)


class TemperatureField(QWidget):
    """A temperature in degrees Celsius, that of the season, or any weather."""

    temperature_changed = Signal(object)

    def __init__(
        self, temperature_c: float | None, season: Hemisphere | None, today: datetime
    ) -> None:
        """Show a temperature; None is any weather, a season counts before both."""
        super().__init__()
        self.season = season
        self._today = today
        if season is not None:
            temperature_c = typical_temperature_c(today, season)
        self._by_season = PickerButton(_("Season"))
        self._by_season.clicked.connect(self._open_seasons)
        self._any = Chip(_("Any weather"), icon_name="thermometer")
        self._any.clicked.connect(self._on_any_clicked)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setFixedWidth(110)
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

    def choose_season(self, season: Hemisphere) -> None:
        """Take the usual temperature of this month."""
        self._set_slider(typical_temperature_c(self._today, season))
        self.season = season
        self._any.setChecked(False)
        self._show()
        self._tell()

    def follow_scale(self) -> None:
        """Show the same temperature in the scale that is chosen now."""
        if self._scale is not speech().scale:
            with QSignalBlocker(self._slider):
                self._set_slider(self._slider_c)
            self._show()

    @property
    def _slider_c(self) -> float:
        return self._scale.to_celsius(self._slider.value())

    def _set_slider(self, celsius: float) -> None:
        """Put the slider to a temperature, a step a degree of the user's scale."""
        self._scale = scale = speech().scale
        coldest, warmest = scale.of_celsius(_COLDEST_C), scale.of_celsius(_WARMEST_C)
        self._slider.setRange(round(coldest), round(warmest))
        self._slider.setValue(round(scale.of_celsius(celsius)))

    def _open_seasons(self) -> None:
        picker = SeasonPicker(self._today, self.season)
        overlay = Overlay(picker, self._by_season)
        picker.season_chosen.connect(overlay.dismiss)
        picker.season_chosen.connect(self.choose_season)

    def _on_any_clicked(self) -> None:
        self.season = None
        self._show()
        self._tell()

    def _on_slid(self) -> None:
        self.season = None
        self._any.setChecked(False)
        self._show()
        self._timer.start()

    def _show(self) -> None:
        is_any = self._any.isChecked()
        set_role(self._slider, "idle" if is_any else "")
        self._by_season.set_picked(is_picked=self.season is not None)
        self._by_season.set_words(_season_words(self.season, self._today), _("Season"))
        self._words.setText("" if is_any else degrees(self._slider_c).replace("-", "−"))

    def _tell(self) -> None:
        self._timer.stop()
        self.temperature_changed.emit(self.temperature_c)


def _season_words(season: Hemisphere | None, today: datetime) -> str:
    if season is None:
        return _("Season")
    return f"{month(today)}, {_(_SHORT_HALVES[season])}"

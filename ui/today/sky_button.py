"""What falls from the sky today: a button that opens a choice of three."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.chips import PickerButton, PickerRow
from ui.widgets.layouts import column_of
from ui.widgets.overlay import Overlay
from ui.wording.taxonomy_words import readable
from wardrobe.language.texts import _
from wardrobe.ports.conditions import Sky
from wardrobe.ports.weather import DayWeather


class SkyButton(PickerButton):
    """Dry until said otherwise: it is of one day, and not remembered."""

    sky_changed = Signal()

    def __init__(self) -> None:
        super().__init__(readable(Sky.DRY))
        self.sky = Sky.DRY
        self._is_chosen = False
        self.clicked.connect(self._open)
        self._show()

    def choose(self, sky: Sky) -> None:
        """Dress for another sky, whatever is foretold."""
        self._is_chosen = True
        self._set(sky)

    def begin_day(self, weather: DayWeather | None) -> None:
        """Forget what was chosen for the day before."""
        self._is_chosen = False
        self.follow_weather(weather)

    def follow_weather(self, weather: DayWeather | None) -> None:
        """Dress for the sky that is foretold, unless the user chose one."""
        if not self._is_chosen:
            self._set(weather.sky if weather else Sky.DRY)

    def _set(self, sky: Sky) -> None:
        if sky is not self.sky:
            self.sky = sky
            self._show()
            self.sky_changed.emit()

    def _open(self) -> None:
        rows = {sky: PickerRow(readable(sky)) for sky in Sky}
        content = QWidget()
        column_of(*rows.values(), gap=2, inside=content)
        overlay = Overlay(content, self)
        for sky, row in rows.items():
            row.setChecked(sky is self.sky)
            row.clicked.connect(overlay.dismiss)
            row.clicked.connect(lambda _, it=sky: self.choose(it))

    def _show(self) -> None:
        words = readable(self.sky)
        self.set_picked(is_picked=self.sky is not Sky.DRY)
        self.set_words(words, _("Weather: {weather}", weather=words))

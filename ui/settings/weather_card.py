"""The setting of the weather: off, or asked for where one lives; and what was asked."""

import re
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.settings.place_picker import PlacePicker
from ui.weather.places import name_of_place
from ui.weather.weather_state import WeatherState
from ui.widgets.chips import Chip, PickerButton
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import card, column_of, line
from ui.widgets.overlay import Overlay
from ui.wording.dates import moment, month
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _, degrees, noted
from wardrobe.language.word_names import word_name

_BREAKS = re.compile("[?&,=]")
_ABOUT = noted(
    "Off, nothing is asked. On, the service Open-Meteo is told roughly where you live, "
    "to some ten kilometres, every three hours while the window is open. Nothing else "
    "leaves this computer."
)


class WeatherCard(QWidget):
    """Says what was asked and when, and what stands where no answer came."""

    def __init__(self, weather: WeatherState, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._weather, self._now = weather, now
        self.off, self.on = Chip(_("Off")), Chip(_("On"))
        group = QButtonGroup(self)
        for chip in (self.off, self.on):
            group.addButton(chip)
        self.place = PickerButton(_("Where do you live?"))
        self.again = TextButton(_("Ask now"), role="link")
        self.said = make_label("soft", wraps=True)
        self.asked = make_label("caption", wraps=True)
        self._lay_out()
        self.off.clicked.connect(lambda: weather.switch(is_on=False))
        self.on.clicked.connect(self._on_wanted)
        self.place.clicked.connect(self._open_places)
        self.again.clicked.connect(weather.ask)
        weather.weather_changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        chips = line(self.off, self.on, self.place, self.again)
        parts = (chips, self.said, self.asked)
        column_of(card(_("Weather"), _(_ABOUT), *parts), inside=self)

    def _on_wanted(self) -> None:
        self._weather.switch(is_on=True)
        if self._weather.place is None:
            self._open_places()

    def _open_places(self) -> None:
        picker = PlacePicker()
        overlay = Overlay(picker, self.place)
        picker.place_chosen.connect(overlay.dismiss)
        picker.place_chosen.connect(self._weather.live_at)

    def _show(self) -> None:
        weather = self._weather
        (self.on if weather.is_on else self.off).setChecked(True)
        place = weather.place
        words = name_of_place(place) if place else _("Where do you live?")
        self.place.set_words(words, _("Where do you live?"))
        self.place.set_picked(is_picked=place is not None and weather.is_on)
        self.place.setVisible(weather.is_on)
        self.again.setVisible(weather.is_on and place is not None)
        self.again.setEnabled(not weather.is_asking)
        self.said.setVisible(weather.is_on)
        self.said.setText(self._said(self._now().astimezone().date()))
        asked = self._asked()
        self.asked.setText(_breakable(asked))
        self.asked.setAccessibleName(asked)
        self.asked.setVisible(bool(asked))

    def _said(self, today: date) -> str:
        """Return what the weather is today, and where that comes from."""
        weather = self._weather
        found = weather.weather_on(today)
        if found is None:
            return _("Say where you live, and the forecast is asked for.")
        values = {"temperature": degrees(found.temperature_c), "month": month(today)}
        if found.is_forecast:
            sky = word_name(found.sky)
            return _("Today's forecast: {temperature}, {sky}.", sky=sky, **values)
        usual = _("{temperature}, usual for {month}, stands meanwhile.", **values)
        if weather.is_asking:
            asking = _("Asking…")
            return f"{asking} {usual}"
        why = f"{as_sentence(str(weather.failure))}. " if weather.failure else ""
        none = _("No forecast came.")
        return f"{none} {why}{usual}"

    def _asked(self) -> str:
        answer = self._weather.answer
        if not self._weather.is_on or answer is None:
            return ""
        return _(
            "Asked on {moment}: {address}. Weather data by Open-Meteo.com (CC BY 4.0).",
            moment=moment(answer.at),
            address=answer.address,
        )


def _breakable(words: str) -> str:
    """Return words with a long address that a label may break within."""
    return _BREAKS.sub("\\g<0>\N{ZERO WIDTH SPACE}", words)

"""The choice of the language and of the scale of temperatures."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import flow_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.wording.language import (
    SYSTEM,
    choose_language,
    choose_scale,
    chosen_language,
    languages,
)
from wardrobe.language.temperature_scale import Scale
from wardrobe.language.texts import _, speech


class LanguageCard(QWidget):
    """Chips for both; a language is spoken from the next start on."""

    scale_changed = Signal()
    restart_asked = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._settings = settings
        names = {SYSTEM: _("Same as the system"), **languages()}
        self.languages = {code: Chip(name) for code, name in names.items()}
        self.scales = {scale: Chip(str(scale)) for scale in Scale}
        self.scales[Scale.CELSIUS].setAccessibleName(_("Degrees Celsius"))
        self.scales[Scale.FAHRENHEIT].setAccessibleName(_("Degrees Fahrenheit"))
        self._at_start = chosen_language(settings)
        words = _("The language changes when you restart the program.")
        self.restart = TextButton(_("Restart now"))
        self.restart.clicked.connect(self.restart_asked)
        self.note = flow_of(make_label("soft", words, wraps=True), self.restart)
        self._lay_out()
        self.languages[self._at_start].setChecked(True)
        self.scales[speech().scale].setChecked(True)
        self.note.hide()
        for code, chip in self.languages.items():
            chip.clicked.connect(lambda _checked, it=code: self._on_language(it))
        for scale, chip in self.scales.items():
            chip.clicked.connect(lambda _checked, it=scale: self._on_scale(it))

    def _lay_out(self) -> None:
        caption = make_label("section", _("Temperatures in"))
        column_of(
            _line(self, list(self.languages.values())),
            self.note,
            caption,
            _line(self, list(self.scales.values())),
            gap=GRID,
            inside=self,
        )

    def _on_language(self, code: str) -> None:
        choose_language(self._settings, code)
        self.note.setVisible(code != self._at_start)

    def _on_scale(self, scale: Scale) -> None:
        choose_scale(self._settings, scale)
        self.scale_changed.emit()


def _line(parent: QWidget, chips: list[Chip]) -> QWidget:
    group = QButtonGroup(parent)
    for chip in chips:
        group.addButton(chip)
    return flow_of(*chips)

"""The setting of how strictly dress codes are read."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.state.dress_code_setting import dress_code, set_dress_code
from ui.widgets.chips import Chip
from ui.widgets.layouts import card, column_of, line
from ui.wording.taxonomy_words import readable
from wardrobe.language.texts import _, noted
from wardrobe.ports.conditions import DressCode

_ABOUT = noted(
    "People see it differently. Strict: no jeans and no sneakers at work. Usual: dark "
    "jeans or plain sneakers with a blazer are fine. Relaxed: without one, too."
)


class DressCodeCard(QWidget):
    """A chip for each reading; the next board follows it."""

    code_changed = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.chips = {code: Chip(readable(code)) for code in DressCode}
        group = QButtonGroup(self)
        for code, chip in self.chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _checked, it=code: self._choose(it))
        self.chips[dress_code(settings)].setChecked(True)
        chips = line(*self.chips.values())
        column_of(card(_("Dress codes"), _(_ABOUT), chips), inside=self)

    def _choose(self, code: DressCode) -> None:
        set_dress_code(self._settings, code)
        self.code_changed.emit()

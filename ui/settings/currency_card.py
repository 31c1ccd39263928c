"""The choice of the currency that prices are said in."""

from PySide6.QtCore import QLocale, QSettings, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.layouts import card, column_of, line
from ui.wording.language import LONGEST_CURRENCY, choose_currency, usual_currency
from wardrobe.language.texts import _, noted, speech

_ABOUT = noted("Note what you paid for a piece, and see what each wear costs.")
_COMMON = ("€", "$", "£", "CHF", "¥")
_FIELD_PX = 14 * GRID


class CurrencyCard(QWidget):
    """A chip for each common one, and a field for any other."""

    currency_changed = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        usual = usual_currency(QLocale.system())
        offered = dict.fromkeys([*([usual] if usual else []), *_COMMON])
        self.chips = {each: Chip(each) for each in offered}
        self._group = QButtonGroup(self)
        for each, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked, it=each: self._choose(it))
        self.other = QLineEdit()
        self.other.setAccessibleName(_("Another currency"))
        self.other.setPlaceholderText(_("Another"))
        self.other.setMaxLength(LONGEST_CURRENCY)
        self.other.setFixedWidth(_FIELD_PX)
        self.other.editingFinished.connect(self._on_typed)
        chips = line(*self.chips.values(), self.other)
        column_of(card(_("Prices in"), _(_ABOUT), chips), inside=self)
        self._show()

    def _choose(self, currency: str) -> None:
        choose_currency(self._settings, currency)
        self._show()
        self.currency_changed.emit()

    def _on_typed(self) -> None:
        if self.other.isModified():
            self.other.setModified(False)
            self._choose(self.other.text())

    def _show(self) -> None:
        chosen = speech().currency
        self._group.setExclusive(False)  # else one of them always is checked
        for each, chip in self.chips.items():
            chip.setChecked(each == chosen)
        self._group.setExclusive(True)
        self.other.setText("" if chosen in self.chips else chosen)

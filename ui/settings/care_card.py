"""The settings of rest and laundry: does it count wears, and when is what washed?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.settings.care_table import CareTable
from ui.state.today.laundry_state import LaundryState
from ui.widgets.chips import Chip
from ui.widgets.icons import TextButton
from ui.widgets.layouts import card, column_of, line
from ui.widgets.overlay import open_sheet
from wardrobe.language.texts import _, noted

_SHEET_PX = 560
_ABOUT = noted(
    "What you wore rests before it's suggested again. After some wears it lies in the "
    "laundry, until you bring it back with one click on the basket."
)


class CareCard(QWidget):
    """Two chips, and a button that opens the table."""

    laundry_switched = Signal(bool)
    care_changed = Signal(object, object, object)  # type, before, after

    def __init__(self, laundry: LaundryState) -> None:
        super().__init__()
        self._laundry = laundry
        self.on = Chip(_("Into the laundry by itself"))
        self.off = Chip(_("Only when I say so"))
        group = QButtonGroup(self)
        for chip, is_on in ((self.on, True), (self.off, False)):
            group.addButton(chip)
            chip.clicked.connect(lambda _checked, it=is_on: self._switch(is_on=it))
        self.table = TextButton(_("How each type is cared for…"), icon_name="basket")
        self.table.clicked.connect(self.open_table)
        chips, button = line(self.on, self.off), line(self.table)
        column_of(card(_("Rest and laundry"), _(_ABOUT), chips, button), inside=self)
        laundry.laundry_changed.connect(self._show)
        self._show()

    def open_table(self) -> CareTable:
        """Let the user change how types are cared for."""
        table = CareTable(self._laundry)
        table.care_changed.connect(self.care_changed)
        open_sheet(_("How each type is cared for"), table, self.table, _SHEET_PX)
        return table

    def _switch(self, *, is_on: bool) -> None:
        if is_on is not self._laundry.is_on:
            self.laundry_switched.emit(is_on)

    def _show(self) -> None:
        self.on.setChecked(self._laundry.is_on)
        self.off.setChecked(not self._laundry.is_on)

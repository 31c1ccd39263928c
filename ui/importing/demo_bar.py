"""Demo garments that are in one's own closet: said as such, and taken out at once."""

from collections.abc import Collection

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFrame

from ui.state.closet_state import ClosetState
from ui.theme.tokens import GRID
from ui.widgets.flow import head_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment

_KEY = "demo/garments"


class DemoBar(QFrame):
    """Hidden while none of them is there."""

    removal_asked = Signal(object)  # garments

    def __init__(self, closet: ClosetState, settings: QSettings) -> None:
        """Remember them in the settings of the closet."""
        super().__init__()
        self.setProperty("role", "card")
        self._closet, self._settings = closet, settings
        self._said = make_label("soft")
        self.take_out = TextButton(_("Take them out"), icon_name="trash")
        self.take_out.clicked.connect(self._ask)
        head = head_of(self._said, self.take_out)
        column_of(head, margins=(2 * GRID, GRID, GRID, GRID), inside=self)
        closet.closet_changed.connect(self._follow)
        self.hide()

    def remember(self, ids: Collection[int]) -> None:
        """Know these garments as demo garments from now on."""
        known = self._known() | set(ids)
        words = " ".join(str(each) for each in sorted(known))
        self._settings.setValue(_KEY, words)
        self._follow()

    def _known(self) -> set[int]:
        words = str(self._settings.value(_KEY, "")).split()
        return {int(each) for each in words if each.isdecimal()}

    def _present(self) -> list[Garment]:
        found = (self._closet.garment(each) for each in sorted(self._known()))
        return [garment for garment in found if garment is not None]

    def _follow(self) -> None:
        count = len(self._present())
        self._said.setText(
            n_(
                "{count} demo garment is in your closet, to look around with.",
                "{count} demo garments are in your closet, to look around with.",
                count,
            )
        )
        self.setVisible(bool(count))

    def _ask(self) -> None:
        if present := self._present():
            self.removal_asked.emit(present)

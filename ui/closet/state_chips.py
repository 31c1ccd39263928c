"""Chips for the state of garments: in use, in the laundry, stored, or gone and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import column_of
from ui.wording.taxonomy_words import readable
from wardrobe.closet.editing import with_state
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, GoneReason, State


class StateChips(QWidget):
    """Shows the state that all garments share, and changes it."""

    edit_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.states = {state: Chip(readable(state)) for state in State}
        self.reasons = {reason: Chip(readable(reason)) for reason in GoneReason}
        self._why = QWidget()
        first = QWidget()
        column_of(first, self._why, gap=GRID, inside=self)
        line = FlowLayout(first, gap=6)
        for state, chip in self.states.items():
            chip.clicked.connect(lambda _checked, it=state: self._ask(it, None))
            line.addWidget(chip)
        why = FlowLayout(self._why, gap=6)
        for reason, chip in self.reasons.items():
            chip.setAccessibleName(_("Gone: {reason}", reason=readable(reason)))
            chip.clicked.connect(lambda _checked, it=reason: self._ask(State.GONE, it))
            why.addWidget(chip)

    def show_garments(self, garments: Sequence[Garment]) -> None:
        """Show the state of other garments."""
        states = {garment.state for garment in garments}
        reasons = {garment.gone_reason for garment in garments}
        for state, chip in self.states.items():
            chip.setChecked(states == {state})
        for reason, chip in self.reasons.items():
            chip.setChecked(reasons == {reason})
        self._why.setVisible(states == {State.GONE})

    def _ask(self, state: State, reason: GoneReason | None) -> None:
        self.edit_asked.emit(lambda garment: with_state(garment, state, reason))

"""What one dresses for: the occasions as chips, the user's own after the others."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import TextButton
from ui.widgets.layouts import discard
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _
from wardrobe.model.occasion import AnyOccasion, OwnOccasion
from wardrobe.ranking.own_occasions import all_occasions, occasion_sentence


class OccasionBar(QWidget):
    """One chip per occasion; exactly one is chosen."""

    occasion_chosen = Signal(object)
    own_asked = Signal()

    def __init__(self, chosen: AnyOccasion) -> None:
        super().__init__()
        self._line = FlowLayout(self)
        self._buttons = QButtonGroup(self)
        self._chips: list[Chip] = []
        self.own = TextButton(_("Your own"), icon_name="plus", role="quiet")
        self.own.setAccessibleName(_("Add or remove your own occasions"))
        self.own.clicked.connect(self.own_asked)
        self._line.addWidget(self.own)
        self.show_occasions((), chosen)

    def show_occasions(self, own: Sequence[OwnOccasion], chosen: AnyOccasion) -> None:
        """Show the user's own occasions too, and check the chosen one."""
        for chip in self._chips:
            self._buttons.removeButton(chip)
        discard(self._line, *self._chips)
        self._line.removeWidget(self.own)
        self._chips = [
            self._add_chip(occasion, is_chosen=occasion.key == chosen.key)
            for occasion in all_occasions(own)
        ]
        self._line.addWidget(self.own)

    def _add_chip(self, occasion: AnyOccasion, *, is_chosen: bool) -> Chip:
        is_own = isinstance(occasion, OwnOccasion)
        icon_name = "own" if is_own else str(occasion)
        chip = Chip(as_sentence(occasion.words), icon_name=icon_name, parent=self)
        if isinstance(occasion, OwnOccasion):
            chip.setToolTip(as_sentence(occasion_sentence(occasion)))
        chip.setChecked(is_chosen)
        chip.clicked.connect(lambda: self.occasion_chosen.emit(occasion))
        self._buttons.addButton(chip)
        self._line.addWidget(chip)
        chip.show()
        return chip

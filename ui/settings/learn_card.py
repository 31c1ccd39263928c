"""The setting of how many outfits of a board are to learn the taste from."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.state.learn_setting import count_to_learn, set_count_to_learn
from ui.widgets.chips import Chip
from ui.widgets.layouts import card, column_of, line
from wardrobe.language.texts import _, noted

# In the order of how many of a board's six outfits they are.
_WORDS = (noted("None"), noted("One of six"), noted("Two of six"))
_ABOUT = noted(
    "Some outfits are shown to find out whether you like them, "
    "even with a lower rating. They come last and are marked. "
    "Without them, nothing is learned about outfits the stylist "
    "would never show."
)


class LearnCard(QWidget):
    """A chip for each count; the next board follows it."""

    count_changed = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.chips = [Chip(_(words)) for words in _WORDS]
        group = QButtonGroup(self)
        for count, chip in enumerate(self.chips):
            group.addButton(chip)
            chip.clicked.connect(lambda _checked, it=count: self._choose(it))
        self.chips[count_to_learn(settings)].setChecked(True)
        title = _("Outfits to learn your taste")
        column_of(card(title, _(_ABOUT), line(*self.chips)), inside=self)

    def _choose(self, count: int) -> None:
        set_count_to_learn(self._settings, count)
        self.count_changed.emit()

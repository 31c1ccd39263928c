"""What a tried garment brings by occasion: one chip each, with how many outfits."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.words import count_of, readable
from wardrobe.trying import ForOccasion


class OccasionCounts(QWidget):
    """Shows the occasions, those first that gain most; one is chosen."""

    occasion_chosen = Signal(object)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self._buttons = QButtonGroup(self)

    def show_occasions(self, occasions: Sequence[ForOccasion]) -> None:
        """Show what came of a trial, and choose the first."""
        for chip in self.chips:
            self._buttons.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for each in occasions:
            name = readable(each.occasion)
            chip = Chip(f"{name}  +{each.good:,}", icon_name=str(each.occasion))
            chip.setAccessibleName(f"{name}, {count_of(each.good, 'good outfit')} more")
            chip.setToolTip(said_of(each))
            chip.clicked.connect(lambda _on, it=each: self.occasion_chosen.emit(it))
            self._buttons.addButton(chip)
            self._flow.addWidget(chip)
            self.chips.append(chip)
        if self.chips:
            self.chips[0].setChecked(True)


def said_of(each: ForOccasion) -> str:
    """Return what the numbers of one occasion mean, in a sentence."""
    outfits = count_of(each.possible, "outfit")
    if each.median is None:
        return f"It makes the first {outfits} for this occasion possible."
    return (
        f"Of the {outfits} that it makes, {each.unlocked:,} are rated above the middle "
        f"of yours, and {each.good:,} are good."
    )

"""What a tried garment brings by occasion: one chip each, with how many outfits."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import discard
from ui.wording.taxonomy_words import readable
from wardrobe.language.texts import _, n_, number
from wardrobe.shopping.trying import OccasionTrial


class OccasionCounts(QWidget):
    """Shows the occasions, those first that gain most; one is chosen."""

    occasion_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self._buttons = QButtonGroup(self)

    def show_occasions(self, occasions: Sequence[OccasionTrial]) -> None:
        """Show what came of a trial, and choose the first."""
        for chip in self.chips:
            self._buttons.removeButton(chip)
        discard(self._flow, *self.chips)
        self.chips = []
        for each in occasions:
            name = readable(each.occasion)
            words = f"{name}  +{number(each.good)}" if each.good else name
            chip = Chip(words, icon_name=str(each.occasion))
            more = n_(
                "{count} more good outfit", "{count} more good outfits", each.good
            )
            chip.setAccessibleName(f"{name}, {more}")
            chip.setToolTip(occasion_sentence(each))
            chip.clicked.connect(
                lambda _checked, it=each: self.occasion_chosen.emit(it)
            )
            self._buttons.addButton(chip)
            self._flow.addWidget(chip)
            self.chips.append(chip)
        if self.chips:
            self.chips[0].setChecked(True)


def occasion_sentence(each: OccasionTrial) -> str:
    """Return what a garment brings for one occasion."""
    occasion = each.occasion.phrase
    if each.median is None:
        return n_(
            "It makes {count} outfit possible, your first for this occasion.",
            "It makes {count} outfits possible, your first for this occasion.",
            each.possible,
        )
    if not each.good:
        return _(
            "It makes no good outfit for {occasion}. These come nearest.",
            occasion=occasion,
        )
    return n_(
        "It makes {count} good outfit for {occasion}.",
        "It makes {count} good outfits for {occasion}.",
        each.good,
        occasion=occasion,
    )

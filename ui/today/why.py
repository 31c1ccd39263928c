"""Why an outfit was suggested: all reasons, what each part weighed, and its pieces."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.tokens import GRID
from ui.today.rating import PartBars
from ui.widgets.chips import PickerRow
from ui.widgets.plain_text import plain_tip
from ui.words import as_sentence, name_of, percent, title_of
from wardrobe.garment import Garment
from wardrobe.outfit import RatedOutfit

_WIDTH_PX = 348


class Why(QWidget):
    """Explains a rating; a piece can be kept for the next outfits."""

    garment_clicked = Signal(object)

    def __init__(self, rated: RatedOutfit, locked: frozenset[int]) -> None:
        """Explain this outfit."""
        super().__init__()
        self.setFixedWidth(_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(_label(f"Rated {percent(rated.rating)}", "heading"))
        column.addSpacing(GRID // 2)
        for reason in rated.reasons:
            line = _label(as_sentence(reason), "soft")
            line.setWordWrap(True)
            column.addWidget(line)
        column.addSpacing(GRID)
        column.addWidget(_label("What weighed how much", "section"))
        column.addWidget(PartBars(rated.parts))
        column.addSpacing(GRID)
        column.addWidget(_label("Build around a piece", "section"))
        for garment in rated.outfit.garments():
            column.addWidget(self._row(garment, is_locked=garment.id in locked))

    def _row(self, garment: Garment, *, is_locked: bool) -> PickerRow:
        row = PickerRow(title_of(garment), colour=garment.colour)
        row.setToolTip(plain_tip(name_of(garment)))
        row.setChecked(is_locked)
        row.clicked.connect(lambda: self.garment_clicked.emit(garment))
        return row


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label

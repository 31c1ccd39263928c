"""The types that a reviewed garment may be of, each behind the key that chooses it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import clear, column_of, row_of
from ui.wording.taxonomy_words import percent, readable
from wardrobe.closet.reviewing import choices, probability
from wardrobe.model.garment import Garment, GarmentType


class ReviewChoices(QWidget):
    """One row for each choice; a click or its number chooses."""

    type_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = column_of(gap=GRID // 2, inside=self)
        self.rows: list[PickerRow] = []

    def show_garment(self, garment: Garment) -> None:
        """Offer the choices for a garment."""
        clear(self._column)
        self.rows = []
        for number, garment_type in enumerate(choices(garment), start=1):
            self._add(number, garment_type, probability(garment, garment_type))

    def _add(self, number: int, garment_type: GarmentType, share: float | None) -> None:
        line = QWidget()
        key = make_label("key", str(number))
        words = readable(garment_type)
        button = PickerRow(words, "" if share is None else percent(share))
        button.setCheckable(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.type_chosen.emit(garment_type))
        row_of(key, (button, 1), gap=GRID, inside=line)
        self._column.addWidget(line)
        self.rows.append(button)

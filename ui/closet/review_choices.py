"""The types that a reviewed garment may be of, each behind the key that chooses it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.labels import make_label
from ui.wording.taxonomy_words import percent, readable
from wardrobe.closet.reviewing import choices, probability
from wardrobe.model.garment import Garment, GarmentType


class ReviewChoices(QWidget):
    """One row for each choice; a click or its number chooses."""

    type_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self.rows: list[PickerRow] = []

    def show_garment(self, garment: Garment) -> None:
        """Offer the choices for a garment."""
        while (item := self._column.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        self.rows = []
        for number, garment_type in enumerate(choices(garment), start=1):
            self._add(number, garment_type, probability(garment, garment_type))

    def _add(self, number: int, garment_type: GarmentType, share: float | None) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        key = make_label("key", str(number))
        words = readable(garment_type)
        button = PickerRow(words, "" if share is None else percent(share))
        button.setCheckable(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.type_chosen.emit(garment_type))
        row.addWidget(key)
        row.addWidget(button, 1)
        self._column.addWidget(line)
        self.rows.append(button)

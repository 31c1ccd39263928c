"""Why an outfit is rated as it is: its rank, its parts, and what would lift it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.explanations.details import Details
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label, make_section
from ui.widgets.layouts import column_of, row_of
from ui.widgets.plain_text import plain_tip
from ui.widgets.scrolling import FittingScroll
from ui.wording.taxonomy_words import as_sentence, name_of, readable, title_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import RatedOutfit, Slot
from wardrobe.styling.explaining import Explanation

_WIDTH_PX = 372


class ExplanationView(QWidget):
    """Explains a rating; a piece can be kept, swapped, or the outfit compared."""

    garment_clicked = Signal(object)
    swap_asked = Signal(object)  # slot
    lift_asked = Signal(object)  # the outfit that the best swap makes
    compare_asked = Signal()

    def __init__(self, rated: RatedOutfit, locked: frozenset[int]) -> None:
        """Explain this outfit; `show_look` adds what takes a moment to compute."""
        super().__init__()
        self.details = Details()
        self._lift = _stack()
        body = QWidget()
        column = column_of(
            make_label("heading", readable(rated.verdict)),
            gap=GRID // 2,
            margins=GRID,
            inside=body,
        )
        for reason in (*rated.reasons, *_others(rated)):
            column.addWidget(_line(reason))
        column.addWidget(self.details)
        column.addLayout(self._lift)
        column.addWidget(make_section(_("Build around a piece, or swap it")))
        for slot, garment in rated.outfit.in_slots().items():
            if garment:
                column.addLayout(
                    self._row(slot, garment, is_locked=garment.id in locked)
                )
        column.addSpacing(GRID)
        column.addWidget(self._make_compare())
        column.addStretch(1)
        column_of(FittingScroll(body, _("Why this outfit")), inside=self)
        self.setFixedWidth(_WIDTH_PX)

    def show_look(self, look: Explanation) -> None:
        """Show rank, sentences and the best swap."""
        self.details.show_look(look)
        self._lift.addWidget(make_section(_("What would make it better")))
        if look.swap is None:
            self._lift.addWidget(_line(_("swapping one piece wouldn't make it better")))
        else:
            after = look.swap.after.rated
            self._lift.addWidget(_line(look.swap.sentence))
            try_it = TextButton(_("Try it"), icon_name="swap")
            try_it.clicked.connect(lambda: self.lift_asked.emit(after))
            self._lift.addWidget(try_it)

    def _row(self, slot: Slot, garment: Garment, *, is_locked: bool) -> QHBoxLayout:
        row = PickerRow(title_of(garment), colour=garment.colour)
        row.setToolTip(plain_tip(name_of(garment)))
        row.setChecked(is_locked)
        row.clicked.connect(lambda: self.garment_clicked.emit(garment))
        swap = IconButton("swap", _("Swap the {garment}", garment=garment.title))
        swap.clicked.connect(lambda: self.swap_asked.emit(slot))
        return row_of((row, 1), swap, gap=GRID // 2)

    def _make_compare(self) -> TextButton:
        button = TextButton(_("Compare with another"), icon_name="compare")
        button.clicked.connect(self.compare_asked)
        return button


def _stack() -> QVBoxLayout:
    return column_of(gap=GRID // 2)


def _others(rated: RatedOutfit) -> tuple[str, ...]:
    """Return what speaks against an outfit and is not among its reasons."""
    return tuple(each for each in rated.cautions if each not in rated.reasons)


def _line(text: str) -> QLabel:
    return make_label("soft", as_sentence(text), wraps=True)

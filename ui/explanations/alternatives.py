"""What could be worn instead of one piece, each with the rating of the whole outfit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.wording.taxonomy_words import readable, title_of
from wardrobe.language.texts import _
from wardrobe.language.word_names import word_name
from wardrobe.model.outfit import RankedOutfit, RatedOutfit, Slot
from wardrobe.styling.explaining import ordinal

MOST_ALTERNATIVES = 12


class Alternatives(QWidget):
    """A list, best first; a click swaps the piece in place."""

    outfit_chosen = Signal(object)

    def __init__(
        self, present: RatedOutfit, slot: Slot, found: Sequence[RankedOutfit]
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        column = column_of(_caption(present, slot), GRID, gap=2, inside=self)
        for ranked in found:
            column.addWidget(self._row(ranked, slot))
        if not found:
            column.addWidget(QLabel(_("You have nothing else to swap in.")))

    def _row(self, ranked: RankedOutfit, slot: Slot) -> PickerRow:
        rated = ranked.rated
        garment = rated.outfit.in_slots()[slot]
        note = f"{readable(rated.verdict)} · {ordinal(ranked.rank)}"
        row = PickerRow(
            _words(rated, slot), note, colour=garment.colour if garment else None
        )
        row.clicked.connect(lambda: self.outfit_chosen.emit(rated))
        return row


def _words(rated: RatedOutfit, slot: Slot) -> str:
    garment = rated.outfit.in_slots()[slot]
    return title_of(garment) if garment else _("No jacket or coat")


def _caption(rated: RatedOutfit, slot: Slot) -> QLabel:
    words = _(
        "Now: {garment}, {verdict}",
        garment=_words(rated, slot),
        verdict=word_name(rated.verdict),
    )
    label = make_label("soft", words)
    label.setContentsMargins(12, 0, 0, 0)  # in line with the rows
    return label

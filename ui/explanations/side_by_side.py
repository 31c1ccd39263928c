"""Two outfits side by side: which is better, and by which parts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_mat import OutfitMat
from ui.outfits.rating import PartBars, RatingDots
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.labels import make_label
from ui.widgets.layouts import clear, column_of, row_of
from ui.wording.taxonomy_words import as_sentence, place_among
from wardrobe.language.texts import _
from wardrobe.model.outfit import RankedOutfit
from wardrobe.styling.comparing import OutfitComparison

_MAT_PX = 288


class _Side(QWidget):
    """One of the two: its flat-lay, rating and rank."""

    def __init__(self, cutouts: CutoutCache, place: int) -> None:
        super().__init__()
        self._mat = OutfitMat(cutouts, place)
        self._mat.setFixedSize(_MAT_PX, round(_MAT_PX * MAT_ASPECT))
        self._dots = RatingDots()
        column_of(self._mat, self._dots, inside=self)

    def show_outfit(self, ranked: RankedOutfit) -> None:
        self._mat.show_outfit(ranked.rated.outfit, frozenset())
        self._dots.show_rated(ranked.rated)
        self._dots.setToolTip(place_among(ranked))


class SideBySide(QWidget):
    """Compares one outfit with another of the board, which can be chosen."""

    other_chosen = Signal(int)  # its place on the board

    def __init__(
        self, cutouts: CutoutCache, others: Sequence[int], chosen: int
    ) -> None:
        """Offer the other places of the board; `show_comparison` fills the sheet."""
        super().__init__()
        self.setProperty("role", "clear")
        self._sides = (_Side(cutouts, 0), _Side(cutouts, 1))
        self._verdict = make_label("heading")
        self._bars = QVBoxLayout()
        column_of(
            self._make_chips(others, chosen),
            row_of(*self._sides, gap=2 * GRID),
            self._verdict,
            self._bars,
            gap=GRID + GRID // 2,
            margins=(0, 0, GRID + GRID // 2, 0),  # beside a scroll bar
            inside=self,
        )

    def show_comparison(self, found: OutfitComparison) -> None:
        """Show both, the verdict, and how far the parts lie apart."""
        for side, ranked in zip(self._sides, (found.first, found.second)):
            side.show_outfit(ranked)
        self._verdict.setText(f"{as_sentence(found.verdict)}.")
        clear(self._bars)
        caption = make_label(
            "caption", _("Green: the first has more of this. Red: the second.")
        )
        self._bars.addWidget(PartBars(found.differences))
        self._bars.addWidget(caption)

    def _make_chips(self, others: Sequence[int], chosen: int) -> QHBoxLayout:
        label = make_label("soft", _("Compare with"))
        row = row_of(label, gap=GRID)
        group = QButtonGroup(self)
        for place in others:
            chip = Chip(_("Outfit {number}", number=place + 1))
            chip.setChecked(place == chosen)
            chip.clicked.connect(lambda _, it=place: self.other_chosen.emit(it))
            group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return row

"""The best outfits that a tried garment makes, side by side on their mats."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_mat import OutfitMat
from ui.outfits.rating import RatingDots
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import column_of
from wardrobe.model.outfit import RatedOutfit
from wardrobe.shopping.trying import OUTFITS_SHOWN

_MAT_PX = 240


class OutfitRow(QWidget):
    """Shows up to three outfits with their ratings."""

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.mats = [OutfitMat(cutouts, place) for place in range(OUTFITS_SHOWN)]
        self._ratings = [RatingDots() for _ in self.mats]
        self._cards = []
        for mat, rating in zip(self.mats, self._ratings):
            mat.setFixedSize(_MAT_PX, round(_MAT_PX * MAT_ASPECT))
            card = QFrame()
            column_of(mat, rating, gap=GRID, inside=card)
            self._cards.append(card)
        flow = FlowLayout(self, gap=2 * GRID)
        for card in self._cards:
            flow.addWidget(card)

    def show_outfits(self, outfits: Sequence[RatedOutfit]) -> None:
        """Show other outfits."""
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(outfits))
            if place < len(outfits):
                outfit = outfits[place]
                self.mats[place].show_outfit(outfit.outfit, frozenset())
                self._ratings[place].show_rating(outfit.rating)

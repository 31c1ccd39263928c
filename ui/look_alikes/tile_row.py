"""A headline and a row of garment tiles, which hides when there is none."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look_alikes.tiles import GarmentTile
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, discard, in_turn
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.similarity.similar_garments import NearDuplicate


class TileRow(QWidget):
    """Shows garments, each with a line about it."""

    garment_chosen = Signal(object)

    def __init__(self, headline: str, cutouts: CutoutCache) -> None:
        super().__init__()
        self._cutouts = cutouts
        self.headline = make_label("heading", headline)
        self.tiles: list[GarmentTile] = []
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        column_of(self.headline, self._row, gap=GRID, inside=self)
        self.hide()

    def show_garments(self, garments: Iterable[tuple[Garment, str]]) -> None:
        """Show other garments."""
        discard(self._flow, *self.tiles)
        self.tiles = [GarmentTile(g, line, self._cutouts) for g, line in garments]
        for tile in self.tiles:
            tile.garment_chosen.connect(self.garment_chosen)
            self._flow.addWidget(tile)
        in_turn(self._row, *self.tiles)
        self.setVisible(bool(self.tiles))

    def show_pairs(self, pairs: Iterable[NearDuplicate]) -> None:
        """Show near duplicates, the two of a pair one after the other."""
        self.show_garments(
            (garment, _("pair {number}", number=place))
            for place, pair in enumerate(pairs, 1)
            for garment in (pair.first, pair.second)
        )

"""The garments that could be read of a damaged closet, only to look at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.garments.garment_list import GarmentList
from ui.garments.garment_view import GarmentView
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

_WIDTH, _HEIGHT = 660, 440
_CELL_PX = 150


class RescuedGallery(QWidget):
    """Shows garments; nothing can be done with them."""

    def __init__(
        self, garments: Sequence[Garment], said: str, cutouts: CutoutCache
    ) -> None:
        super().__init__()
        self.list = GarmentList(self)
        self.list.show(garments)
        self.view = GarmentView(
            self.list, cutouts, least_cell_width=_CELL_PX, ground="surface"
        )
        self.view.setAccessibleName(_("Garments that can be read"))
        self.view.setDragEnabled(False)
        self.view.setFixedSize(_WIDTH, _HEIGHT)
        self.words = make_label("soft", said)
        column_of(self.words, self.view, gap=GRID, inside=self)

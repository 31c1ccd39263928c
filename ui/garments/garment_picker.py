"""A small gallery with a search, to choose one garment from."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.garments.garment_filter import GarmentFilter, Sort
from ui.garments.garment_list import GarmentList
from ui.garments.garment_view import GarmentView
from ui.garments.search_field import SearchField
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.layouts import column_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

_WIDTH, _HEIGHT = 620, 460
_LEAST_WIDTH, _LEAST_HEIGHT = 320, 260
_CELL_PX = 140


class GarmentPicker(QWidget):
    """Offers garments; a click or Return chooses."""

    garment_chosen = Signal(object)

    def __init__(self, garments: Sequence[Garment], cutouts: CutoutCache) -> None:
        super().__init__()
        self._garments = garments
        self._list = GarmentList(self)
        self._view = GarmentView(self._list, cutouts, least_cell_width=_CELL_PX)
        self._view.setDragEnabled(False)
        self._view.clicked.connect(self._on_chosen)
        self._view.activated.connect(self._on_chosen)
        self._search = SearchField(_("Search for a piece"))
        self._search.textChanged.connect(self._show)
        self._search.returnPressed.connect(self._choose_first)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        column_of(
            self._search, (self._view, 1), margins=(GRID, GRID, GRID, 0), inside=self
        )
        self._is_chosen = False
        self._show()

    def _show(self) -> None:
        wanted = GarmentFilter(words=self._search.text(), sort=Sort.TYPE)
        self._list.show(wanted.select(self._garments))

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def _choose_first(self) -> None:
        if self._list.garments:
            self._on_chosen(self._list.index(0))

    def _on_chosen(self, index: QModelIndex) -> None:
        # A double click is also two clicks.
        if not self._is_chosen:
            self._is_chosen = True
            self.garment_chosen.emit(self._list.garment_at(index.row()))

"""Puts a new look together from pieces of the closet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.garments.garment_filter import GarmentFilter, Sort
from ui.garments.garment_list import GarmentList
from ui.garments.garment_view import GarmentView
from ui.garments.search_field import SearchField
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment

_SIZE, _LEAST_GALLERY_PX = QSize(760, 480), 160
_CELL_PX = 132


class LookMaker(QWidget):
    """Offers all garments; what is chosen stays chosen while one searches."""

    pieces_chosen = Signal(object)  # ids

    def __init__(self, garments: Sequence[Garment], cutouts: CutoutCache) -> None:
        super().__init__()
        self._garments = garments
        self._chosen: set[int] = set()
        self._is_showing = False
        self.list = GarmentList(self)
        self.view = GarmentView(
            self.list, cutouts, least_cell_width=_CELL_PX, ground="surface"
        )
        self.view.setDragEnabled(False)
        self.view.setSelectionMode(GarmentView.SelectionMode.MultiSelection)
        self.view.setMinimumHeight(_LEAST_GALLERY_PX)
        self.view.selection_changed.connect(self._on_selected)
        self.search = SearchField(_("Search for a piece"))
        self.search.textChanged.connect(self._show)
        self._words = make_label("soft")
        self.make = TextButton(_("Make a look"), icon_name="check", role="primary")
        self.make.clicked.connect(
            lambda: self.pieces_chosen.emit(frozenset(self._chosen))
        )
        foot = row_of((self._words, 1), self.make)
        column_of(self.search, (self.view, 1), foot, gap=2 * GRID, inside=self)
        self._show()

    @override
    def sizeHint(self) -> QSize:
        return _SIZE

    def _show(self) -> None:
        wanted = GarmentFilter(words=self.search.text(), sort=Sort.TYPE)
        self._is_showing = True
        self.list.show(wanted.select(self._garments))
        self.view.select(self._chosen)
        self._is_showing = False
        self._tell()

    def _on_selected(self, garments: Sequence[Garment]) -> None:
        if self._is_showing:
            return
        shown = {each.id for each in self.list.garments}
        self._chosen = (self._chosen - shown) | {each.id for each in garments}
        self._tell()

    def _tell(self) -> None:
        count = len(self._chosen)
        chosen = n_("{count} piece chosen", "{count} pieces chosen", count)
        self._words.setText(chosen if count else _("Choose the pieces of the look"))
        self.make.setEnabled(bool(count))

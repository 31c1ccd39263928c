"""The trash: garments that were removed, to be brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.garments.garment_list import GarmentList
from ui.garments.garment_view import GarmentView
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.wording.taxonomy_words import count_garments
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment

_WIDTH, _HEIGHT = 720, 440
_CELL_PX = 160


class Trash(QWidget):
    """Shows removed garments; those selected are restored."""

    restore_asked = Signal(object)

    def __init__(self, garments: Sequence[Garment], cutouts: CutoutCache) -> None:
        super().__init__()
        self.list = GarmentList(self)
        self.list.show(garments)
        self.view = GarmentView(
            self.list, cutouts, least_cell_width=_CELL_PX, ground="surface"
        )
        self.view.setAccessibleName(_("Removed garments"))
        self.view.setDragEnabled(False)
        self.view.setFixedSize(_WIDTH, _HEIGHT)
        self._words = make_label("soft")
        self.restore = TextButton(_("Restore"), icon_name="undo", role="primary")
        self.restore.clicked.connect(self._on_restore)
        self.view.activated.connect(self._on_restore)
        self.view.selection_changed.connect(self._on_selected)
        foot = row_of((self._words, 1), self.restore)
        column_of(self.view, foot, gap=GRID, inside=self)
        self._on_selected([])

    def _on_selected(self, garments: Sequence[Garment]) -> None:
        self.restore.setEnabled(bool(garments))
        chosen = _("choose what to restore")
        if garments:
            chosen = n_("{count} chosen", "{count} chosen", len(garments))
        self._words.setText(f"{count_garments(len(self.list.garments))}; {chosen}")

    def _on_restore(self) -> None:
        garments = self.view.selected()
        if garments:
            self.restore_asked.emit(garments)

"""The gallery: a grid of garments with keyboard, selection and drag."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from ui.garments.entrance import Entrances
from ui.garments.garment_delegate import LEAST_CELL_WIDTH, GarmentDelegate, cell_of
from ui.garments.garment_list import GarmentList, mime_of
from ui.garments.grid_view import GridView
from ui.state.cutout_cache import CutoutCache
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

_DRAGGED_PX = 96


class GarmentView(GridView):
    """Shows a `GarmentList`."""

    selection_changed = Signal(object)

    def __init__(
        self,
        model: GarmentList,
        cutouts: CutoutCache,
        *,
        least_cell_width: int = LEAST_CELL_WIDTH,
        ground: str = "canvas",
    ) -> None:
        """Show the model in cells at least so wide, on the token `ground`."""
        super().__init__(
            model,
            lambda width: cell_of(width // max(1, width // least_cell_width)),
            step_px=LEAST_CELL_WIDTH // 4,
            ground=ground,
        )
        self._model, self._cutouts = model, cutouts
        self.setAccessibleName(_("Garments"))
        self._entrances = Entrances(self)
        self._entrances.moved.connect(self._update)
        self.delegate = GarmentDelegate(model, cutouts, self._entrances, self.font())
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def selected(self) -> list[Garment]:
        """Return the selected garments in the order of the rows."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._model.garment_at(row) for row in rows]

    def select(self, garment_ids: Collection[int]) -> None:
        """Select these garments, as far as they are shown."""
        flag = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for garment_id in garment_ids:
            row = self._model.row_of(garment_id)
            if row >= 0:
                index = self._model.index(row)
                self.selectionModel().select(index, flag.Select)
                self.selectionModel().setCurrentIndex(index, flag.NoUpdate)

    def welcome(self, garment: Garment) -> None:
        """Let a garment that is new come in, if it is in sight."""
        if self.isVisible():
            self._entrances.expect(garment.id)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        garments = self.selected()
        drag = QDrag(self)
        drag.setMimeData(mime_of([garment.id for garment in garments]))
        cutout = self._cutouts.get(garments[0].id, _DRAGGED_PX) if garments else None
        if cutout is not None:
            drag.setPixmap(_dragged(cutout.picture))
        drag.exec(Qt.DropAction.CopyAction)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        self._entrances.begin(garment_id)
        self._update(garment_id)

    def _update(self, garment_id: int) -> None:
        for row in self.rows_in_sight():
            if self._model.garment_at(row).id == garment_id:
                self.update(self._model.index(row))

    def _on_selection_changed(self) -> None:
        self.selection_changed.emit(self.selected())


def _dragged(picture: QPixmap) -> QPixmap:
    return picture.scaled(
        _DRAGGED_PX,
        _DRAGGED_PX,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )

"""The gallery: a grid of garments with keyboard, selection and drag."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from ui.garments.garment_delegate import LEAST_CELL_WIDTH, GarmentDelegate, cell_of
from ui.garments.garment_list import GarmentList, mime_of
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.widgets.scrolling import keep_bar
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

_DRAGGED_PX = 96


class GarmentView(QListView):
    """Shows a `GarmentList`; each cell has one size, so 10,000 rows lay out at once."""

    selection_changed = Signal(object)
    removal_asked = Signal()

    def __init__(
        self,
        model: GarmentList,
        cutouts: CutoutCache,
        *,
        least_cell_width: int = LEAST_CELL_WIDTH,
        ground: str = "canvas",
    ) -> None:
        """Show the model in cells at least so wide, on the token `ground`."""
        super().__init__()
        self._ground = ground
        self._least_cell_width = least_cell_width
        self._model = model
        self._cutouts = cutouts
        self.setAccessibleName(_("Garments"))
        self.setModel(model)
        self._delegate = GarmentDelegate(cutouts, self)
        self.setItemDelegate(self._delegate)
        self._lay_out()
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def _lay_out(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        keep_bar(self)
        # Scrolling moves what is painted already, and paints only what comes in.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(LEAST_CELL_WIDTH // 4)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

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

    def show_current(self) -> None:
        """Scroll to the current garment, where the grid has become another one."""
        if self.selectedIndexes():
            self.scrollTo(self.currentIndex())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(getattr(tokens.current(), self._ground)))
        painter.end()
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        width = max(1, self.viewport().width() - 1)
        columns = max(1, width // self._least_cell_width)
        cell = cell_of(width // columns)
        if cell != self.gridSize():
            self._delegate.cell = cell
            self.setGridSize(cell)
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            # Else Enter and the arrows have nothing to start from.
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._model.index(0), flag)

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
        row = self._model.row_of(garment_id)
        if row >= 0:
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

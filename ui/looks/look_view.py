"""The gallery of looks: a grid with keyboard, a selection, and looks to drag."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
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

from ui.looks.look_delegate import LEAST_CELL_PX, NARROW_CELL_PX, LookDelegate, cell_of
from ui.looks.look_list import LookList, ShownLook
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.look_picture import cutouts_of, draw_look
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.widgets.scrolling import keep_bar
from wardrobe.language.texts import _

_DRAGGED = QSize(104, round(104 * MAT_ASPECT))


class LookView(QListView):
    """Shows a `LookList`; one look can be chosen."""

    chosen = Signal(object)  # a ShownLook, None for none
    opened = Signal(object)
    removal_asked = Signal()

    def __init__(self, model: LookList, cutouts: CutoutCache) -> None:
        super().__init__()
        self._model, self._cutouts = model, cutouts
        self.setAccessibleName(_("Looks"))
        self.setModel(model)
        self._delegate = LookDelegate(cutouts, self)
        self.setItemDelegate(self._delegate)
        self._lay_out()
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.doubleClicked.connect(self._on_opened)

    def _lay_out(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        keep_bar(self)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(LEAST_CELL_PX // 4)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def selected(self) -> ShownLook | None:
        """Return the look that is chosen."""
        rows = [index.row() for index in self.selectedIndexes()]
        return self._model.shown[rows[0]] if rows else None

    def select(self, number: int) -> None:
        """Choose the look of a number, if it is shown."""
        row, flag = self._model.row_of(number), QItemSelectionModel.SelectionFlag
        if row >= 0:
            index = self._model.index(row)
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
            self.scrollTo(index)

    def show_current(self) -> None:
        """Scroll to the chosen look, where the grid has become another one."""
        if self.selectedIndexes():
            self.scrollTo(self.currentIndex())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens.current().canvas))
        painter.end()
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        width = max(1, self.viewport().width() - 1)
        # Two narrow ones side by side show more than one that is wide.
        columns = max(width // LEAST_CELL_PX, min(2, width // NARROW_CELL_PX), 1)
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
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._on_opened(self.currentIndex())
            return
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
        shown = self.selected()
        if shown is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData(self.selectedIndexes()))
        drag.setPixmap(self._picture(shown))
        drag.setHotSpot(
            QRectF(0, 0, _DRAGGED.width(), _DRAGGED.height()).center().toPoint()
        )
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self, shown: ShownLook) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(_DRAGGED * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = smooth_painter(picture)
        canvas = QRectF(0, 0, _DRAGGED.width(), _DRAGGED.height())
        cutouts = cutouts_of(shown.pieces, self._cutouts, canvas.height() * ratio)
        draw_look(painter, canvas, shown.look, shown.pieces, cutouts)
        painter.end()
        return picture

    def _on_cutout_loaded(self, garment_id: int) -> None:
        for row in self._model.rows_with(garment_id):
            self.update(self._model.index(row))

    def _on_selected(self) -> None:
        self.chosen.emit(self.selected())

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.shown[index.row()])

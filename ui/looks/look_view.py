"""The gallery of looks: a grid with keyboard, a selection, and looks to drag."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from ui.garments.grid_view import GridView
from ui.looks.look_delegate import LEAST_CELL_PX, NARROW_CELL_PX, LookDelegate, cell_of
from ui.looks.look_list import LookList, ShownLook
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.look_picture import cutouts_of, draw_look
from ui.state.cutout_cache import CutoutCache
from ui.theme.painting import smooth_painter
from wardrobe.language.texts import _

_DRAGGED = QSize(104, round(104 * MAT_ASPECT))


class LookView(GridView):
    """Shows a `LookList`; one look can be chosen."""

    chosen = Signal(object)  # a ShownLook, None for none
    opened = Signal(object)

    def __init__(self, model: LookList, cutouts: CutoutCache) -> None:
        super().__init__(model, _cell_in, step_px=LEAST_CELL_PX // 4)
        self._model, self._cutouts = model, cutouts
        self.setAccessibleName(_("Looks"))
        self.delegate = LookDelegate(model, cutouts, self.font())
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.doubleClicked.connect(self._on_opened)

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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

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


def _cell_in(width: int) -> QSize:
    # Two narrow ones side by side show more than one that is wide.
    columns = max(width // LEAST_CELL_PX, min(2, width // NARROW_CELL_PX), 1)
    return cell_of(width // columns)

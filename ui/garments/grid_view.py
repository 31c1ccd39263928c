"""A grid of pictures of one size: what the galleries of garments and looks share."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ui.theme import tokens
from ui.theme.tokens import RADIUS
from ui.widgets.scrolling import keep_bar


class CellDelegate(QStyledItemDelegate):
    """Paints cells of one size.

    Attributes:
        cell: How large each one is; the view sets it.
    """

    cell = QSize()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.cell


class GridView(QListView):
    """Each cell has one size, so that 10,000 rows lay out at once."""

    removal_asked = Signal()

    def __init__(
        self,
        model: QAbstractListModel,
        cell_in: Callable[[int], QSize],
        *,
        step_px: int,
        ground: str = "canvas",
    ) -> None:
        """Show a model.

        Args:
            cell_in: How large a cell is in a view so wide.
            step_px: How far an arrow of the bar scrolls.
            ground: The token of what lies behind the cells.
        """
        super().__init__()
        self._cell_in, self._ground = cell_in, ground
        self.setModel(model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        keep_bar(self)
        # Scrolling moves what is painted already, and paints only what comes in.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(step_px)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_current(self) -> None:
        """Scroll to the current cell, where the grid has become another one."""
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
        cell = self._cell_in(max(1, self.viewport().width() - 1))
        delegate = self.itemDelegate()
        if cell != self.gridSize() and isinstance(delegate, CellDelegate):
            delegate.cell = cell
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
        if not self.currentIndex().isValid() and self.model().rowCount():
            # Else Enter and the arrows have nothing to start from.
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            first = self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(first, flag)


def draw_frame(painter: QPainter, mat: QRectF, state: QStyle.StateFlag) -> None:
    """Frame a picture that is selected, has the focus, or lies under the pointer."""
    shades = tokens.current()
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
    is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if is_selected or has_focus or is_hovered:
        colour = shades.accent if is_selected or has_focus else shades.line_strong
        pen = QPen(QColor(colour), 2.5 if is_selected else 1.5)
        if has_focus and not is_selected:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(mat.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)

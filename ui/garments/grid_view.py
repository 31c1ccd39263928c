"""A grid of pictures of one size: what the galleries of garments and looks share."""

from collections.abc import Callable
from itertools import chain
from typing import NamedTuple, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHoverEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from ui.garments.grid import Grid
from ui.theme import tokens
from ui.theme.tokens import RADIUS
from ui.widgets.scrolling import keep_bar

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class CellState(NamedTuple):
    """What the user does with a cell."""

    is_selected: bool = False
    has_focus: bool = False
    is_hovered: bool = False


class CellDelegate(Protocol):
    """Draws the cells of a view."""

    def draw(
        self, painter: QPainter, place: QRectF, row: int, state: CellState
    ) -> None:
        """Draw the cell of a row in its place, as far as the clip lets it be seen."""


class GridView(QListView):
    """A list whose cells have one size, so that 10,000 rows need no layout.

    Qt's own layout asks the model for every row (21 ms for 10,000), and its painting
    asks Python five times for each cell, and paints all that lies between two changed
    ones. So cells are placed, found and painted here; keyboard, mouse, selection and
    screen readers are Qt's.
    """

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
        self._cell_in, self._ground, self._step_px = cell_in, ground, step_px
        self._hovered = -1
        self.delegate: CellDelegate | None = None
        self.setModel(model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        keep_bar(self)
        # Scrolling moves what is painted already, and paints only what comes in.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    @property
    def grid(self) -> Grid:
        """Where the cells lie, from the top of the first line."""
        width = self.viewport().width()
        return Grid(
            cell=self._cell_in(max(1, width - 1)),
            width=width,
            count=self.model().rowCount(),
            is_mirrored=self.isRightToLeft(),
        )

    def rows_in_sight(self) -> range:
        """Return the rows of which something is seen."""
        top = self.verticalOffset()
        return self.grid.rows_between(top, top + self.viewport().height() - 1)

    def show_current(self) -> None:
        """Scroll to the current cell, where the grid has become another one."""
        if self.selectedIndexes():
            self.scrollTo(self.currentIndex())

    @override
    def doItemsLayout(self) -> None:
        # Past Qt's own layout of a list, to that of any view: only bars are to be set.
        QAbstractItemView.doItemsLayout(self)

    @override
    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setSingleStep(self._step_px)
        bar.setRange(0, max(0, self.grid.height - room))
        QAbstractItemView.updateGeometries(self)

    @override
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self.grid.place_of(index.row()).translated(0, -self.verticalOffset())

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        return self._index(self.grid.row_at(p + QPoint(0, self.verticalOffset())))

    @override
    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        self.executeDelayedItemsLayout()
        place = self.grid.place_of(index.row())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        lowest = place.bottom() + 1 - room
        values = {
            _Hint.EnsureVisible: min(place.top(), max(bar.value(), lowest)),
            _Hint.PositionAtTop: place.top(),
            _Hint.PositionAtBottom: lowest,
            _Hint.PositionAtCenter: place.center().y() - room // 2,
        }
        bar.setValue(values[hint])

    @override
    def moveCursor(
        self, cursorAction: _Move, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        grid, row = self.grid, self.currentIndex().row()
        if row < 0 or cursorAction is _Move.MoveHome:
            return self._index(0 if grid.count else -1)
        if cursorAction is _Move.MoveEnd:
            return self._index(grid.count - 1)
        columns, lines = _steps(max(1, self.viewport().height() // grid.cell.height()))
        to = grid.moved(
            row,
            columns=columns.get(cursorAction, 0),
            lines=lines.get(cursorAction, 0),
        )
        return self._index(to)

    @override
    def setSelection(
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Select from one corner on to the other, or what a dragged frame touches."""
        if self.state() is QAbstractItemView.State.DragSelectingState:
            area = rect.normalized().translated(0, self.verticalOffset())
            runs = list(self.grid.rows_in(area))
        else:
            corners = (rect.topLeft(), rect.bottomRight())
            first, last = sorted(self.indexAt(corner).row() for corner in corners)
            runs = [range(first, last + 1)] if first >= 0 else []
        selection = QItemSelection()
        for run in filter(None, runs):
            selection.select(self._index(run[0]), self._index(run[-1]))
        self.selectionModel().select(selection, command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        if not selection.isEmpty():
            for index in map(self._index, self.rows_in_sight()):
                if selection.contains(index):
                    region += self.visualRect(index)
        return region

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        if current.isValid() and self.hasFocus():
            self._tell_readers(QAccessible.Event.Focus, current)
        # Past Qt's list, which tells readers of a cell that it has laid out itself.
        QAbstractItemView.currentChanged(self, current, previous)

    @override
    def selectionChanged(
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        for event, changed in (
            (QAccessible.Event.SelectionAdd, selected),
            (QAccessible.Event.SelectionRemove, deselected),
        ):
            if not changed.isEmpty():
                self._tell_readers(event, changed.first().topLeft())
        QAbstractItemView.selectionChanged(self, selected, deselected)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(e.rect(), QColor(getattr(tokens.current(), self._ground)))
        if self.delegate is not None:
            grid, up = self.grid, -self.verticalOffset()
            state_of = self._states()
            # Qt's stubs do not know that regions iterate over their rectangles.
            for area in e.region():  # type: ignore[attr-defined]
                painter.setClipRect(area)  # tells the delegate what is to be seen
                for row in chain(*grid.rows_in(area.translated(0, -up))):
                    place = QRectF(grid.place_of(row).translated(0, up))
                    self.delegate.draw(painter, place, row, state_of(row))
        painter.end()
        super().paintEvent(e)  # the frame that the mouse drags

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            is_over = event.type() is not QEvent.Type.HoverLeave
            at = event.position().toPoint()
            self._hovered = self.indexAt(at).row() if is_over else -1
        return super().viewportEvent(event)

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
            self.selectionModel().setCurrentIndex(self._index(0), flag)

    def _index(self, row: int) -> QModelIndex:
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def _states(self) -> Callable[[int], CellState]:
        """Return what tells the states of rows in one frame."""
        selection = self.selectionModel()
        has_selection = selection.hasSelection()
        focused = self.currentIndex().row() if self.hasFocus() else -1

        def state_of(row: int) -> CellState:
            is_selected = has_selection and selection.isSelected(self._index(row))
            return CellState(is_selected, row == focused, row == self._hovered)

        return state_of

    def _tell_readers(self, event: QAccessible.Event, index: Index) -> None:
        """Tell screen readers what became of a cell."""
        if QAccessible.isActive():
            news = QAccessibleEvent(self, event)
            news.setChild(index.row())
            QAccessible.updateAccessibility(news)


def _steps(page: int) -> tuple[dict[_Move, int], dict[_Move, int]]:
    """Return how many columns and lines the keys move, in pages of so many lines."""
    columns = {_Move.MoveLeft: -1, _Move.MoveRight: 1}
    lines = {
        _Move.MoveUp: -1,
        _Move.MoveDown: 1,
        _Move.MovePageUp: -page,
        _Move.MovePageDown: page,
    }
    return columns, lines


def draw_frame(painter: QPainter, mat: QRectF, state: CellState) -> None:
    """Frame a picture that is selected, has the focus, or lies under the pointer."""
    if not any(state):
        return
    shades = tokens.current()
    is_strong = state.is_selected or state.has_focus
    colour = shades.accent if is_strong else shades.line_strong
    pen = QPen(QColor(colour), 2.5 if state.is_selected else 1.5)
    if state.has_focus and not state.is_selected:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(mat.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)

"""A small table of words and numbers, for who does not read charts."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex

_ROW_PX = 26
_MOST_ROWS = 14


class _Facts(QAbstractTableModel):
    def __init__(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._head, self._rows = head, rows

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._head)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_head = orientation is Qt.Orientation.Horizontal
        if is_head and role == Qt.ItemDataRole.DisplayRole:
            return self._head[section]
        if is_head and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Put words to the left, and the numbers behind them to the right."""
    flag = Qt.AlignmentFlag
    return (flag.AlignRight if column else flag.AlignLeft) | flag.AlignVCenter


class FactTable(QTableView):
    """Shows rows of text under a head."""

    def __init__(
        self, name: str, head: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(_Facts(head, rows, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        shown = min(len(rows), _MOST_ROWS)
        self.setFixedHeight((shown + 1) * _ROW_PX + GAP_PX)


# The head is a little taller than a row.
GAP_PX = 10

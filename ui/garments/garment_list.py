"""The model of the gallery: the garments that are shown, in their order."""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from operator import is_, truth

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import is_unsure, name_of, sureness, title_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

GARMENT_MIME = "application/x-wardrobe-garments"
Index = QModelIndex | QPersistentModelIndex


class GarmentList(QAbstractListModel):
    """Garments in rows.

    Attributes:
        say_more: Returns what the tip of a garment says of it beside its name.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._garments: list[Garment] = []
        self._rows: dict[int, int] | None = None  # by id, made when asked for
        self.say_more: Callable[[Garment], str] = lambda _: ""
        self._laundry: frozenset[int] = frozenset()

    @property
    def garments(self) -> Sequence[Garment]:
        """The garments in the order of the rows."""
        return self._garments

    def garment_at(self, row: int) -> Garment:
        """Return the garment of a row."""
        return self._garments[row]

    def is_in_laundry(self, garment: Garment) -> bool:
        """Return whether a garment is in the laundry."""
        return garment.id in self._laundry

    def row_of(self, garment_id: int) -> int:
        """Return the row of a garment, -1 if it is not shown."""
        if self._rows is None:
            self._rows = {g.id: row for row, g in enumerate(self._garments)}
        return self._rows.get(garment_id, -1)

    def show(self, garments: Sequence[Garment]) -> None:
        """Show other garments, touching only the rows between equal ends.

        So the selection and the place stay while an import adds garments.
        """
        head = _count_same(self._garments, garments)
        most = min(len(self._garments), len(garments)) - head
        ends = reversed(self._garments), reversed(garments)
        tail = min(most, _count_same(*ends))
        old_end, new_end = len(self._garments) - tail, len(garments) - tail
        middle = list(garments[head:new_end])
        if old_end == new_end and _ids(self._garments[head:old_end]) == _ids(middle):
            self._change(head, middle)
            return
        self._take_out(head, old_end)
        self._put_in(head, middle)

    def mark_laundry(self, garment_ids: frozenset[int]) -> None:
        """Say which garments are in the laundry."""
        changed = self._laundry ^ garment_ids
        self._laundry = garment_ids
        for row in (self.row_of(each) for each in changed):
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _change(self, start: int, garments: list[Garment]) -> None:
        if garments:
            end = start + len(garments)
            self._garments[start:end] = garments
            self.dataChanged.emit(self.index(start), self.index(end - 1))

    def _take_out(self, start: int, end: int) -> None:
        if end > start:
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            del self._garments[start:end]
            self._rows = None
            self.endRemoveRows()

    def _put_in(self, start: int, garments: list[Garment]) -> None:
        if garments:
            last = start + len(garments) - 1
            self.beginInsertRows(QModelIndex(), start, last)
            self._garments[start:start] = garments
            self._rows = None
            self.endInsertRows()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._garments)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._garments):
            return None
        garment = self._garments[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(garment)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = self._describe(garment)
            return (
                said
                if role == Qt.ItemDataRole.AccessibleTextRole
                else self._tip(garment, said)
            )
        return None

    def _tip(self, garment: Garment, said: str) -> str:
        more = self.say_more(garment)
        return plain_tip(f"{said}\n{more}" if more else said)

    def _describe(self, garment: Garment) -> str:
        words = _description(garment)
        if self.is_in_laundry(garment):
            return _("{garment}, in the laundry", garment=words)
        return words

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        drag = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag(0)
        return super().flags(index) | drag

    @override
    def mimeTypes(self) -> list[str]:
        return [GARMENT_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime_of([self._garments[index.row()].id for index in indexes])


def mime_of(garment_ids: Sequence[int]) -> QMimeData:
    """Return what a drag of these garments carries."""
    data = QMimeData()
    text = ",".join(str(garment_id) for garment_id in garment_ids)
    data.setData(GARMENT_MIME, QByteArray(text.encode()))
    return data


def ids_in(data: QMimeData) -> list[int]:
    """Return the garments that a drag carries."""
    text = bytes(data.data(GARMENT_MIME).data()).decode("ascii", "ignore")
    return [int(part) for part in text.split(",") if part.isdigit()]


def _count_same(first: Iterable[Garment], second: Iterable[Garment]) -> int:
    """Return how many garments are the same from the start on."""
    # Unchanged garments are the same objects; to compare all fields takes far longer.
    return sum(takewhile(truth, map(is_, first, second)))


def _ids(garments: Sequence[Garment]) -> list[int]:
    return [garment.id for garment in garments]


def _description(garment: Garment) -> str:
    name, title = name_of(garment), title_of(garment)
    words = title if name == title else f"{name}, {title}"
    return f"{words}, {sureness(garment)}" if is_unsure(garment) else words

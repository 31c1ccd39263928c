"""The model of the looks that are shown, in their order."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from ui.widgets.plain_text import plain_tip
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

# What the calendar takes for an outfit: ids, an occasion, and the number of a plan.
OUTFIT_KIND = "application/x-digital-wardrobe-outfit"
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ShownLook:
    """A look with what is drawn of it.

    Attributes:
        pieces: What is known of its pieces, removed ones too.
        is_broken: A piece of it is gone.
    """

    look: SavedLook
    pieces: Sequence[Garment]
    name: str
    about: str
    is_broken: bool

    @property
    def said(self) -> str:
        """What screen readers say."""
        broken = _("a piece is gone") if self.is_broken else ""
        return ", ".join(part for part in (self.name, self.about, broken) if part)


class LookList(QAbstractListModel):
    """Looks in rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[ShownLook] = []

    @property
    def shown(self) -> Sequence[ShownLook]:
        """The looks in the order of the rows."""
        return self._shown

    def row_of(self, number: int) -> int:
        """Return the row of a look, -1 if it is not shown."""
        numbers = (each.look.number for each in self._shown)
        return next((row for row, each in enumerate(numbers) if each == number), -1)

    def rows_with(self, garment_id: int) -> list[int]:
        """Return the rows of the looks that have a garment."""
        return [
            row
            for row, each in enumerate(self._shown)
            if garment_id in each.look.garment_ids
        ]

    def show(self, shown: Sequence[ShownLook]) -> None:
        """Show other looks, or what became of the same ones."""
        if [each.look.number for each in shown] == [e.look.number for e in self._shown]:
            changed = [
                row
                for row, pair in enumerate(zip(self._shown, shown))
                if pair[0] != pair[1]
            ]
            self._shown = list(shown)
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._shown = list(shown)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        shown = self._shown[index.row()]
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: shown.name,
            Qt.ItemDataRole.AccessibleTextRole: shown.said,
            Qt.ItemDataRole.ToolTipRole: plain_tip(shown.said),
        }
        return values.get(role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        drag = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag(0)
        return super().flags(index) | drag

    @override
    def mimeTypes(self) -> list[str]:
        return [OUTFIT_KIND]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        for index in indexes[:1]:
            look = self._shown[index.row()].look
            occasion = None if look.occasion is None else str(look.occasion)
            body = json.dumps([sorted(look.garment_ids), occasion, 0])
            data.setData(OUTFIT_KIND, body.encode())
        return data

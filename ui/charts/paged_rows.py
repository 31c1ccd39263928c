"""Rows of a long list, a few at first and more when they are asked for."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.layouts import column_of
from wardrobe.language.texts import _

# A new row, and what shows an entry in it.
MakeRow = Callable[[], tuple[QWidget, Callable[[Any], object]]]


class PagedRows(QFrame):
    """A card of rows; they are kept, so that the focus stays where it is."""

    def __init__(self, make_row: MakeRow, count_at_once: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._make_row, self._count_at_once = make_row, count_at_once
        self._most = count_at_once
        self._entries: Sequence[object] = ()
        self._rows: list[tuple[QWidget, Callable[[Any], object]]] = []
        self.more = TextButton(_("Show more"), role="quiet")
        self.more.clicked.connect(self._show_more)
        self._column = column_of(gap=0)
        column_of(
            self._column,
            self.more,
            gap=GRID,
            margins=(2 * GRID, GRID, 2 * GRID, GRID),
            inside=self,
        )

    def show_entries(self, entries: Sequence[object]) -> None:
        """Show the first entries."""
        self._entries = entries
        shown = entries[: self._most]
        while len(self._rows) < len(shown):
            self._rows.append(self._make_row())
            self._column.addWidget(self._rows[-1][0])
        for (_row, show), entry in zip(self._rows, shown):
            show(entry)
        for place, (row, _show) in enumerate(self._rows):
            row.setVisible(place < len(shown))
        left = len(entries) - len(shown)
        self.more.setVisible(left > 0)
        self.more.set_words(_("Show more ({count})", count=left))

    def _show_more(self) -> None:
        self._most += self._count_at_once
        self.show_entries(self._entries)

"""Where the cells of a grid lie: by arithmetic, so that 10,000 need no layout."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells of one size, line by line from the top; all lengths in pixels.

    Attributes:
        cell: How large each one is.
        width: Of the view; lines have as many cells as fit, and one at least.
        count: How many cells there are.
        is_mirrored: Lines begin at the right.
    """

    cell: QSize
    width: int
    count: int
    is_mirrored: bool = False

    @property
    def columns(self) -> int:
        """How many cells a line has."""
        return max(1, (self.width - 1) // self.cell.width())

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> int:
        """How tall all lines are."""
        return self.lines * self.cell.height()

    def place_of(self, row: int) -> QRect:
        """Return where a cell lies."""
        line, column = divmod(row, self.columns)
        left = column * self.cell.width()
        if self.is_mirrored:
            left = self.width - left - self.cell.width()
        return QRect(QPoint(left, line * self.cell.height()), self.cell)

    def row_at(self, point: QPoint) -> int:
        """Return the row of the cell at a point, -1 where there is none."""
        line, column = point.y() // self.cell.height(), self._column_at(point.x())
        row = line * self.columns + column
        is_inside = line >= 0 and 0 <= column < self.columns and row < self.count
        return row if is_inside else -1

    def rows_in(self, area: QRect) -> Iterator[range]:
        """Yield the rows that an area touches, line by line."""
        sides = sorted(self._column_at(x) for x in (area.left(), area.right()))
        first, last = max(0, sides[0]), min(self.columns - 1, sides[1])
        height = self.cell.height()
        top = max(0, area.top() // height)
        for line in range(top, min(self.lines - 1, area.bottom() // height) + 1):
            start = line * self.columns
            yield range(start + first, min(self.count, start + last + 1))

    def rows_between(self, top: int, bottom: int) -> range:
        """Return the rows of all lines of which something lies between two heights."""
        first, last = (y // self.cell.height() for y in (top, bottom))
        return range(
            max(0, first) * self.columns, min(self.count, (last + 1) * self.columns)
        )

    def moved(self, row: int, *, columns: int = 0, lines: int = 0) -> int:
        """Return the row so many columns to the right, and lines down, or the last.

        It stays in the grid, and a step to the side stays in its line.
        """
        line, column = divmod(row, self.columns)
        column += -columns if self.is_mirrored else columns
        column = min(max(0, column), self.columns - 1)
        line = min(max(0, line + lines), self.lines - 1)
        return min(line * self.columns + column, self.count - 1)

    def _column_at(self, x: int) -> int:
        """Return the column at an x, which may lie outside of all."""
        return (self.width - 1 - x if self.is_mirrored else x) // self.cell.width()

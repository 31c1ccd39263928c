"""Rows that a narrow window folds: into more lines, or one part below the other."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QWidget
from typing_extensions import override

from ui.theme.tokens import GRID

_Line = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Lines of widgets, from left to right, each as large as it wishes."""

    def __init__(self, parent: QWidget | None = None, gap: int = GRID) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._at_end: list[QLayoutItem] = []
        self._gap = gap
        self._known: dict[int, list[_Line]] = {}  # by width; Qt asks again and again
        self.setContentsMargins(0, 0, 0, 0)

    def insert_widget(self, at: int, widget: QWidget) -> None:
        """Add a widget before the one at this place."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())

    def end_with(self, *widgets: QWidget) -> None:
        """Add the last widgets: at the right of the line, or on the next together."""
        for widget in widgets:
            self.addWidget(widget)
            self._at_end.append(self._items[-1])

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    @override
    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        gaps = self._gap * max(0, len(lines) - 1)
        return sum(map(_height, lines)) + gaps

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            height = _height(line)
            self._place_line(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self._gap

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    @property
    def _first_at_end(self) -> QLayoutItem | None:
        """The first of the last items, of those that are shown."""
        return next((item for item in self._at_end if not item.isEmpty()), None)

    def _end_px(self, width: int) -> int:
        """Return how wide the last items are on a line of their own."""
        shown = [item for item in self._at_end if not item.isEmpty()]
        widths = [_size(item, width).width() for item in shown]
        return sum(widths) + self._gap * (len(widths) - 1)

    def _place_line(self, line: _Line, place: QRect) -> None:
        used = sum(size.width() for _item, size in line) + self._gap * (len(line) - 1)
        x, first_at_end = place.x(), self._first_at_end
        for item, size in line:
            if item is first_at_end and item is not line[0][0]:
                x += max(0, place.width() - used)
            middle = place.y() + (place.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, middle), size))
            x += size.width() + self._gap

    def _lines(self, width: int) -> list[_Line]:
        """Return the items of each line, with their sizes."""
        if width not in self._known:
            self._known[width] = self._broken_at(width)
        return self._known[width]

    def _broken_at(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size(item, width)
            needed = size.width()
            together = self._end_px(width) if item is self._first_at_end else needed
            wanted = needed if together > width else together
            if lines and used + self._gap + wanted <= width:
                lines[-1].append((item, size))
                used += self._gap + needed
            else:
                lines.append([(item, size)])
                used = needed
        return lines


class FoldingRow(QWidget):
    """Parts side by side, or one below the other where they have too little room."""

    def __init__(
        self, *parts: tuple[QWidget, int], least_px: int, gap: int = 4 * GRID
    ) -> None:
        """Show parts, each with its stretch, side by side from `least_px` on."""
        super().__init__()
        self.setProperty("role", "clear")
        self._parts = [part for part, _ in parts]
        self._least_px = least_px
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        for part, stretch in parts:
            self._box.addWidget(part, stretch)

    @override
    def minimumSizeHint(self) -> QSize:
        # Of the folded row: else nothing would ever become narrow enough to fold.
        least = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(least, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        needed = sum(part.minimumSizeHint().width() for part in self._parts)
        needed += self._box.spacing() * (len(self._parts) - 1)
        is_wide = self.width() >= max(self._least_px, needed)
        self._box.setDirection(
            direction.LeftToRight if is_wide else direction.TopToBottom
        )


def flow_of(*widgets: QWidget, gap: int = GRID) -> QWidget:
    """Return widgets side by side, in as many lines as they need."""
    holder = QWidget()
    holder.setProperty("role", "clear")
    flow = FlowLayout(holder, gap)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def head_of(first: QWidget, *last: QWidget, gap: int = GRID + GRID // 2) -> QWidget:
    """Return the head of a page: what it is at the left, and its tools at the right."""
    holder = QWidget()
    holder.setProperty("role", "clear")
    flow = FlowLayout(holder, gap)
    flow.addWidget(first)
    flow.end_with(*last)
    return holder


def _height(line: _Line) -> int:
    return max(size.height() for _item, size in line)


def _size(item: QLayoutItem, most_px: int) -> QSize:
    """Return the size that an item wishes, in at most so much width."""
    size = item.sizeHint()
    if size.width() <= most_px:
        return size
    height = item.heightForWidth(most_px) if item.hasHeightForWidth() else size.height()
    return QSize(most_px, height)

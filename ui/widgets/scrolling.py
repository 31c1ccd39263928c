"""Scroll areas that look quiet: no frame, and no bar where nothing can be scrolled."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget
from typing_extensions import override

from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.widgets.layouts import Item, column_of


def keep_bar(area: QAbstractScrollArea) -> None:
    """Keep the room of the vertical bar, so that the content never jumps.

    The bar itself is drawn only while there is something to scroll.
    """
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    bar = area.verticalScrollBar()
    bar.setProperty("role", "idle")
    bar.rangeChanged.connect(
        lambda least, most: set_role(bar, "idle" if least == most else "")
    )


class _WheelPasses(QObject):
    """Lets the wheel pass by a field without the focus."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def leave_wheel_to_page(field: QWidget) -> None:
    """Have the wheel scroll what a field lies in until the field has the focus.

    Else who scrolls past changes it.
    """
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt would give it for a wheel
    field.installEventFilter(_WheelPasses(field))


def scroll_area(body: QWidget, name: str) -> QScrollArea:
    """Return an area of steady width; `name` is what screen readers say."""
    body.setProperty("role", "clear")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    keep_bar(area)
    area.setWidget(body)
    return area


def fill_scrolling_page(
    page: QWidget, name: str, *items: Item, gap: int
) -> QScrollArea:
    """Let a page without a layout scroll a column of items; return what scrolls."""
    body = QWidget()
    margins = (4 * GRID, 3 * GRID, 3 * GRID, 4 * GRID)
    column_of(*items, gap=gap, margins=margins, inside=body)
    area = scroll_area(body, name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column_of(area, inside=page)
    return area


class FittingScroll(QScrollArea):
    """As tall as its body, as far as there is room."""

    def __init__(self, body: QWidget, name: str) -> None:
        super().__init__()
        self._has_bar = False
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not body.property("role"):  # else it has the canvas's colour on a panel
            body.setProperty("role", "clear")
        self.setWidget(body)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # the body wants another size, and so does this
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.verticalScrollBar().maximum() > 0 and not self._has_bar:
            # For good: in more room the words are lower, and the bar would flicker.
            self._has_bar = True
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        body, bar = self.widget(), self.verticalScrollBar()
        if body is None:
            return super().sizeHint()
        width = bar.sizeHint().width() if self._has_bar else 0
        return body.sizeHint() + QSize(width, 0)

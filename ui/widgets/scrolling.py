"""Scroll areas that look quiet: no frame, and no bar where nothing can be scrolled."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.roles import set_role
from ui.theme.tokens import GRID


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


def scrolling_column(page: QWidget, name: str, spacing_px: int) -> QVBoxLayout:
    """Let a page scroll, and return the column of its body, to be filled.

    Args:
        page: Has no layout yet.
        name: What screen readers say.
        spacing_px: Between the parts of the column.
    """
    body = QWidget()
    body.setProperty("role", "clear")
    column = QVBoxLayout(body)
    column.setContentsMargins(4 * GRID, 3 * GRID, 3 * GRID, 4 * GRID)
    column.setSpacing(spacing_px)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    keep_bar(area)
    area.setWidget(body)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    return column


class FittingScroll(QScrollArea):
    """As tall as its body, as far as there is room."""

    def __init__(self, body: QWidget, name: str) -> None:
        super().__init__()
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
    def sizeHint(self) -> QSize:
        body = self.widget()
        return body.sizeHint() if body else super().sizeHint()

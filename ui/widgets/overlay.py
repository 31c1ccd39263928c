"""Panels that lie over the window instead of dialogs: popovers and sheets."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from ui.theme import tokens
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.icons import IconButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.widgets.scrolling import FittingScroll
from wardrobe.language.texts import _

Choice = TypeVar("Choice")

_SCRIM_ALPHA = 110
# Letters that come later begin a new word.
_PAUSE_MS = 1000


class Overlay(QWidget):
    """Covers the window, shows one panel, and goes when clicked beside or on Escape.

    The focus stays inside, Up and Down move it, letters find the row that begins with
    them, and it returns where it was.
    """

    closed = Signal()

    def __init__(
        self, content: QWidget, anchor: QWidget, *, is_centred: bool = False
    ) -> None:
        """Open at once: below `anchor`, or in the middle over a darkened window."""
        window = anchor.window()
        super().__init__(window)
        self._anchor = anchor
        self._is_centred = is_centred
        self._focus_before = QApplication.focusWidget()
        self._count_presses = 0
        self._sought, self._since_letter = "", QElapsedTimer()
        self._panel = _panel(content, self)
        window.installEventFilter(self)
        self._panel.installEventFilter(self)
        if (handle := window.windowHandle()) is not None:
            handle.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self._focus_first()

    def dismiss(self) -> None:
        """Close, and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        before = self._focus_before
        if before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWindow):
            return self._is_of_before(event)
        is_of_panel = watched is self._panel
        wanted = QEvent.Type.LayoutRequest if is_of_panel else QEvent.Type.Resize
        if event.type() == wanted:
            self._place()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move_focus(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.text().isalpha():
            self._seek(event.text())

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self._move_focus(1 if next else -1)
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_centred:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(0, 0, 0, _SCRIM_ALPHA))

    def _is_of_before(self, event: QEvent) -> bool:
        """Return whether it is the second press of a double click that opened this."""
        self._count_presses += event.type() == QEvent.Type.MouseButtonPress
        is_double = event.type() == QEvent.Type.MouseButtonDblClick
        return is_double and self._count_presses == 1

    def _place(self) -> None:
        window = self.window()
        self.setGeometry(window.rect())
        self._panel.setMaximumSize(
            window.width() - 4 * GRID, window.height() - 4 * GRID
        )
        self._panel.adjustSize()
        size = self._panel.size()
        if self._is_centred:
            corner = self.rect().center() - self._panel.rect().center()
        elif shiboken6.isValid(self._anchor):
            below = QPoint(0, self._anchor.height() + GRID // 2)
            corner = self._anchor.mapTo(window, below)
        else:  # what it was opened at went meanwhile
            corner = self._panel.pos()
        most_x = window.width() - size.width() - 2 * GRID
        most_y = window.height() - size.height() - 2 * GRID
        self._panel.move(
            max(2 * GRID, min(corner.x(), most_x)),
            max(2 * GRID, min(corner.y(), most_y)),
        )

    def _focusable(self) -> list[QWidget]:
        return [
            widget
            for widget in self._panel.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
        ]

    def _focus_first(self) -> None:
        """Focus a field or what is chosen; else nothing yet, until a key asks."""
        for widget in self._focusable():
            is_chosen = isinstance(widget, QAbstractButton) and widget.isChecked()
            if is_chosen or isinstance(widget, QLineEdit):
                widget.setFocus(Qt.FocusReason.PopupFocusReason)
                return
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _move_focus(self, step: int) -> None:
        widgets = self._focusable()
        focused = QApplication.focusWidget()
        if widgets:
            at = widgets.index(focused) if focused in widgets else -step
            self._focus(widgets[(at + step) % len(widgets)])

    def _seek(self, letters: str) -> None:
        """Go to the first row that begins with what is being typed."""
        timer = self._since_letter
        is_further = timer.isValid() and timer.elapsed() < _PAUSE_MS
        timer.start()
        self._sought = (self._sought if is_further else "") + letters.casefold()
        rows = (row for row in self._focusable() if isinstance(row, PickerRow))
        for row in rows:
            if row.text().strip().casefold().startswith(self._sought):
                self._focus(row)
                return

    def _focus(self, widget: QWidget) -> None:
        """Give the focus to a widget, in sight."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        for area in self._panel.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget, 0, GRID)


class Sheet(QWidget):
    """The content of a centred overlay: a title with a close button, and a body."""

    closed = Signal()

    def __init__(self, title: str, body: QWidget, width: int) -> None:
        super().__init__()
        self.setMinimumWidth(width)
        heading = make_label("heading", title)
        close = IconButton("close", _("Close"))
        close.clicked.connect(self.closed)
        head = row_of((heading, 1), close)
        column_of(
            head,
            (FittingScroll(body, title), 1),
            gap=2 * GRID,
            margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID),
            inside=self,
        )


def offer(
    anchor: QWidget,
    rows: Mapping[Choice, PickerRow],
    on_chosen: Callable[[Choice], object],
    *,
    width_px: int = 20 * GRID,
) -> Overlay:
    """Open rows below `anchor`; the one that is clicked closes them and is chosen."""
    body = QWidget()
    column_of(*rows.values(), gap=2, inside=body)
    overlay = Overlay(body, anchor)
    for choice, row in rows.items():
        row.setMinimumWidth(width_px)
        # First the rows go: what was chosen may open an overlay of its own.
        row.clicked.connect(overlay.dismiss)
        row.clicked.connect(lambda _checked, it=choice: on_chosen(it))
    return overlay


def open_sheet(title: str, body: QWidget, anchor: QWidget, width: int) -> Overlay:
    """Open a sheet over the middle of the window of `anchor`."""
    sheet = Sheet(title, body, min(width, anchor.window().width() - 6 * GRID))
    overlay = Overlay(sheet, anchor, is_centred=True)
    sheet.closed.connect(overlay.dismiss)
    return overlay


def _panel(content: QWidget, parent: QWidget) -> QFrame:
    panel = QFrame(parent)
    panel.setProperty("role", "popover")
    shadow = QGraphicsDropShadowEffect(panel)
    shadow.setBlurRadius(32)
    shadow.setOffset(0, 8)
    shadow.setColor(QColor(0, 0, 0, 110 if tokens.current().is_dark else 50))
    panel.setGraphicsEffect(shadow)
    column_of(content, margins=GRID, inside=panel)
    return panel

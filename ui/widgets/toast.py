"""Short messages at the foot of the window, with what can be done about them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.theme.tokens import GRID
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.layouts import column_of, row_of
from ui.widgets.plain_text import plain_label
from wardrobe.language.texts import _

# Time to read a line and reach for the mouse; a toast under the pointer stays.
SHOWN_MS = 6000
_MOST_SHOWN = 3
_WIDEST_PX, _LEAST_PX = 560, 52


class Toast(QFrame):
    """One message."""

    grown = Signal()

    def __init__(
        self,
        text: str,
        action: tuple[str, Callable[[], object]] | None,
        parent: QWidget,
        picture: QWidget | None = None,
    ) -> None:
        """Make it; `picture` stands before the words."""
        super().__init__(parent)
        self.text = text
        self._action = action
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = plain_label(text)
        label.setWordWrap(True)
        self._label = label
        left = 2 * GRID if picture is None else GRID
        row = row_of((label, 1), margins=(left, GRID, GRID, GRID), inside=self)
        if picture is not None:
            row.insertWidget(0, picture)
            row.insertSpacing(1, GRID)
        if action:
            button = TextButton(action[0])
            button.clicked.connect(self.act)
            row.addWidget(button)
        close = IconButton("close", _("Dismiss"), tone="on_inverse")
        close.clicked.connect(self.dismiss)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self._timer.start()

    def fit(self, most_px: int) -> None:
        """Be as wide as the words, and at most so wide."""
        words = self._label.fontMetrics().horizontalAdvance(self.text)
        rest = self.sizeHint().width() - self._label.sizeHint().width()
        width = min(most_px, words + rest + GRID)
        self.setFixedSize(width, max(self.heightForWidth(width), _LEAST_PX))

    def say_more(self, text: str) -> None:
        """Go on with another sentence, for as long again."""
        self.text = f"{self.text} {text}"
        self._label.setText(self.text)
        if self._timer.isActive():
            self._timer.start()
        self.grown.emit()

    def keep(self) -> None:
        """Stay until dismissed."""
        self._timer.stop()

    def act(self) -> None:
        """Go away and do what the button says."""
        self.dismiss()
        if self._action:
            self._action[1]()

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.deleteLater()

    @override
    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()


class ToastArea(QWidget):
    """Stacks toasts over the foot of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column_of(gap=GRID, inside=self)
        parent.installEventFilter(self)
        self.hide()

    def show_toast(
        self,
        text: str,
        action: tuple[str, Callable[[], object]] | None = None,
        *,
        is_kept: bool = False,
        picture: QWidget | None = None,
    ) -> Toast:
        """Show a message, and say it to screen readers.

        Args:
            action: The word on a button, and what it does.
            is_kept: Stay until dismissed.
            picture: What stands before the words.
        """
        toast = Toast(text, action, self, picture)
        if is_kept:
            toast.keep()
        toast.destroyed.connect(self._place)
        toast.grown.connect(self._place)
        self._column.addWidget(toast, 0, Qt.AlignmentFlag.AlignHCenter)
        toast.show()
        for old in self.toasts()[:-_MOST_SHOWN]:
            old.dismiss()
        self._place()
        announce(self, text)
        return toast

    def toasts(self) -> list[Toast]:
        """The messages that are shown, the oldest first."""
        return [
            toast
            for toast in self.findChildren(
                Toast, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if not toast.isHidden()
        ]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        parent = self.parentWidget()
        toasts = self.toasts()
        self.setVisible(bool(toasts))
        if parent is None or not toasts:
            return
        for toast in toasts:
            toast.fit(min(_WIDEST_PX, parent.width() - 4 * GRID))
        self.resize(self._column.minimumSize())
        x = (parent.width() - self.width()) // 2
        self.move(x, parent.height() - self.height() - 4 * GRID)
        self.raise_()


def announce(widget: QWidget, text: str) -> None:
    """Say something to screen readers."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))

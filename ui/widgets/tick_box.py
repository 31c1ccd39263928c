"""A box to tick, in the colours of the palette."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QLabel
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.widgets.icons import icon

_SIDE_PX = 18
_RADIUS_PX = 4.0


class TickBox(QCheckBox):
    """A check box without words; what it is about stands beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedSize(_SIDE_PX, _SIDE_PX)

    def ticked_by(self, words: QLabel) -> QLabel:
        """Let a click on the words beside it tick it, too, and return them."""
        words.installEventFilter(self)
        return words

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease:
            self.click()
        return False

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        is_strong = self.isChecked() or self.hasFocus()
        edge = QColor(shades.accent if is_strong else shades.line_strong)
        painter.setPen(QPen(edge, 2.0 if self.hasFocus() else 1.5))
        painter.setBrush(QColor(shades.accent if self.isChecked() else shades.sunken))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        if self.isChecked():
            icon("check", shades.on_accent).paint(painter, box.toRect())

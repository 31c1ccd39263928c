"""Small round buttons that choose one of few things, or switch one on."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import RIGHT, set_font
from ui.theme.roles import set_role
from ui.theme.tokens import CAPTION_PX
from ui.widgets.colours import draw_swatch
from ui.widgets.icons import button_text, icon, tint
from ui.widgets.plain_text import plain_tip
from wardrobe.model.colour import Colour

_SWATCH_PX = 16
# The style sheet's padding of a field, the chevron's side with it.
_FIELD_EDGES_PX, _LEAST_FIELD_PX = 48, 120


class Chip(QPushButton):
    """A checkable word, perhaps with an icon."""

    def __init__(
        self, label: str, *, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(button_text(label, has_icon=bool(icon_name)), parent)
        self._name = icon_name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)
        self.setAccessibleName(label)
        self.setIconSize(QSize(16, 16))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._tint)
        self._tint()

    def set_words(self, text: str, name: str = "") -> None:
        """Show other words; `name` is what screen readers say, if it differs."""
        self.setText(button_text(text, has_icon=bool(self._name)))
        self.setAccessibleName(name or text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        focused = QApplication.focusWidget()
        if isinstance(focused, Chip) and focused.parent() is self.parent():
            # Else the ring stays on the other one, which then looks half chosen.
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _tint(self) -> None:
        if self._name:
            tint(self, self._name, "on_accent" if self.isChecked() else "text_soft")


class PickerButton(Chip):
    """A chip that opens a picker and shows whether something was picked."""

    def __init__(self, label: str, icon_name: str = "chevron-down") -> None:
        super().__init__("", icon_name=icon_name)
        self.setCheckable(False)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.set_words(label)

    @override
    def set_words(self, text: str, name: str = "") -> None:
        self.setText(f"{button_text(text, has_icon=False)}\N{THIN SPACE}")
        self.setAccessibleName(name or text)

    def set_picked(self, *, is_picked: bool) -> None:
        """Look picked or not."""
        set_role(self, "set" if is_picked else "")


class PickerRow(QPushButton):
    """One line of a picker: a word, perhaps a swatch before and a note behind."""

    def __init__(
        self,
        label: str,
        note: str = "",
        *,
        colour: Colour | None = None,
        icon_name: str = "",
    ) -> None:
        super().__init__(button_text(label, has_icon=bool(colour or icon_name)))
        self._note = note
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)
        self.setAccessibleName(f"{label}, {note}" if note else label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if colour is not None:
            self.setIcon(_swatch(colour))
            self.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
        elif icon_name:
            self.setIconSize(QSize(18, 18))
            tint(self, icon_name, "text_soft")

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        note = 12 + self.fontMetrics().horizontalAdvance(self._note)
        return QSize(hint.width() + (note if self._note else 0), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._note:
            return
        painter = QPainter(self)
        set_font(painter, CAPTION_PX)
        painter.setPen(QColor(tokens.current().text_faint))
        place = QRectF(self.rect()).adjusted(0, 0, -12, 0)
        painter.drawText(place, RIGHT, self._note)


class PickerField(QPushButton):
    """A field that shows a choice and opens a picker."""

    def __init__(self, name: str) -> None:
        """Start without a choice; `name` is what screen readers say."""
        super().__init__()
        self._words = ""
        self.setAccessibleName(name)
        self.setProperty("role", "field")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_words(self, text: str, name: str) -> None:
        """Show a choice; `name` is what screen readers say."""
        self._words = text
        self.setAccessibleName(name)
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST_FIELD_PX, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        """Show as much of the words as fits; a tip has the rest."""
        mode = Qt.TextElideMode.ElideRight
        room = self.width() - _FIELD_EDGES_PX
        shown = self.fontMetrics().elidedText(self._words, mode, room)
        self.setText(button_text(shown, has_icon=False))
        self.setToolTip(plain_tip(self._words) if shown != self._words else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = 16
        place = QRect(self.width() - 28, (self.height() - side) // 2, side, side)
        icon("chevron-down", tokens.current().text_soft).paint(QPainter(self), place)


def _swatch(colour: Colour) -> QPixmap:
    scale = 3
    side = _SWATCH_PX * scale
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(scale, scale)
    place = QRectF(0, 0, _SWATCH_PX, _SWATCH_PX)
    draw_swatch(painter, colour, place.center(), _SWATCH_PX - 2)
    painter.end()
    return pixmap

"""The project's icons, drawn in a colour of the palette, and buttons that wear them."""

from functools import lru_cache
from importlib.resources import files

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPushButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from ui.theme import tokens

# Drawn at this size and scaled down by Qt, so that it is sharp on every screen.
_DRAWN_PX = 96
_SIZE = QSize(20, 20)


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """Return the icon `assets/icons/<name>.svg` in a colour `#rrggbb`."""
    return QIcon(QPixmap.fromImage(icon_image(name, colour)))


def icon_image(name: str, colour: str) -> QImage:
    """Draw an icon in a colour `#rrggbb`."""
    image = QImage(_DRAWN_PX, _DRAWN_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(_source(name).replace("currentColor", colour).encode())
    renderer.render(painter)
    painter.end()
    return image


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return files("assets").joinpath("icons", f"{name}.svg").read_text("utf-8")


class IconButton(QToolButton):
    """A button that is only an icon, with its name for those who cannot see it."""

    def __init__(
        self, name: str, label: str, parent: QWidget | None = None, *, tone: str = ""
    ) -> None:
        """Show the icon; `tone` names the token of its colour."""
        super().__init__(parent)
        self._name = name
        self._tone = tone or "text_soft"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_label(label)
        self._tint()

    def set_label(self, label: str) -> None:
        """Say what the button does, to eyes (as a tip) and to screen readers."""
        self.setToolTip(label)
        self.setAccessibleName(label)

    def set_icon_name(self, name: str, tone: str = "text_soft") -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self._tint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        tint(self, self._name, self._tone)


class TextButton(QPushButton):
    """A button with words and perhaps an icon in the colour of the words.

    Roles: `primary`, `danger`, `quiet`, `link`, or none.
    """

    def __init__(
        self,
        label: str,
        *,
        icon_name: str = "",
        role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(button_text(label, has_icon=bool(icon_name)), parent)
        self._name = icon_name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("role", role)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(18, 18))
        self._tint()

    def set_words(self, label: str) -> None:
        """Show other words."""
        self.setText(button_text(label, has_icon=bool(self._name)))
        self.setAccessibleName(label)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._tint()

    def _tint(self) -> None:
        tones = {
            "primary": "on_accent",
            "soft": "accent",
            "danger": "danger",
            "link": "accent",
        }
        tone = tones.get(str(self.property("role")), "text_soft")
        if self._name:
            tint(self, self._name, tone if self.isEnabled() else "text_faint")


class EnterPresses(QObject):
    """Lets Enter press the focused button of a window; Qt's take Space alone.

    Its place is at the button: what Enter does in a field may move the focus to a
    button, which is not meant by the same key.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and shiboken6.isValid(old):
            old.removeEventFilter(self)
        if isinstance(new, QAbstractButton) and new.window() is self._window:
            new.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(watched, QAbstractButton) and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in keys and not event.isAutoRepeat():
                watched.click()
                return True
        return False


def button_text(label: str, *, has_icon: bool) -> str:
    """Return a label as Qt draws it: with its ampersands, a little off the icon."""
    escaped = label.replace("&", "&&")
    return f"\N{THIN SPACE}{escaped}" if has_icon else escaped


def tint(button: QAbstractButton, name: str, tone: str) -> None:
    """Give a button an icon in the present palette's colour of that name."""
    colour = getattr(tokens.current(), tone)
    button.setIcon(icon(name, colour))

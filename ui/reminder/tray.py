"""The program in the desktop's tray, while a reminder is wanted."""

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.reminder.portal import notify_by_portal
from ui.theme import tokens
from ui.widgets.icons import icon
from wardrobe.language.texts import _

_SHOWN_MS = 20_000


class Tray(QObject):
    """Shows notifications; where a desktop has no tray, its portal does."""

    wear_asked = Signal()
    another_asked = Signal()
    open_asked = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QObject) -> None:
        """Show nothing until it is shown."""
        super().__init__(parent)
        self.icon = QSystemTrayIcon(icon("closet", tokens.current().accent), self)
        self.icon.setToolTip(_("Digital Wardrobe"))
        self.menu = QMenu()
        self.outfit = self.menu.addAction(_("Today's outfit"))
        self.outfit.setEnabled(False)
        self.menu.addSeparator()
        self.wear = self._add(_("Wear it"), self.wear_asked)
        self.another = self._add(_("Another outfit"), self.another_asked)
        self.open = self._add(_("Open"), self.open_asked)
        self.menu.addSeparator()
        self.quit = self._add(_("Quit"), self.quit_asked)
        self.wear.setEnabled(False)
        self.icon.setContextMenu(self.menu)
        self.icon.messageClicked.connect(self.open_asked)
        self.icon.activated.connect(self._on_activated)

    @property
    def is_there(self) -> bool:
        """Whether the program can be found in the tray."""
        return self.icon.isVisible() and has_tray()

    def show_icon(self, *, is_shown: bool) -> None:
        """Be in the tray, or not."""
        self.icon.setVisible(is_shown and has_tray())

    def tell(self, title: str, words: str) -> None:
        """Show an outfit, quietly: without a sound, and in the menu, too."""
        self.outfit.setText(words.replace("&", "&&"))
        self.wear.setEnabled(True)
        if self.is_there and QSystemTrayIcon.supportsMessages():
            none = QSystemTrayIcon.MessageIcon.NoIcon
            self.icon.showMessage(title, words, none, _SHOWN_MS)
        else:
            notify_by_portal(title, words)

    def forget(self) -> None:
        """Offer no outfit: it is worn."""
        self.outfit.setText(_("Today's outfit"))
        self.wear.setEnabled(False)

    def _add(self, words: str, asked: SignalInstance) -> QAction:
        action = self.menu.addAction(words)
        action.triggered.connect(lambda _checked=False: asked.emit())
        return action

    def _on_activated(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_asked.emit()


def is_logging_out() -> bool:
    """Return whether the desktop's session ends, which no window may hold up."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()


def has_tray() -> bool:
    """Return whether this desktop shows a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()

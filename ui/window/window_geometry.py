"""Remembers where the window was, on a screen that is there, and what it showed."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.first_frame import GEOMETRY_KEY
from ui.window.navigation import Page

_PAGE_KEY = "window/page"
_FIRST_SIZE = QSize(1280, 800)
# So much of the title bar must be on a screen for the window to be moved.
_LEAST_SEEN = QSize(160, 24)


def restore_place(window: QWidget, settings: QSettings) -> None:
    """Put the window where it was, or in the middle the first time."""
    saved = settings.value(GEOMETRY_KEY)
    window.resize(_FIRST_SIZE)
    if isinstance(saved, QByteArray) and window.restoreGeometry(saved):
        clamp(window)
        return
    clamp(window)
    room = window.screen().availableGeometry()
    window.move(room.center() - QPoint(window.width() // 2, window.height() // 2))


def save_place(window: QWidget, settings: QSettings) -> None:
    """Remember where the window is."""
    settings.setValue(GEOMETRY_KEY, window.saveGeometry())


def come_to_front(window: QWidget) -> None:
    """Show a window before all others, on a screen that is there."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    clamp(window)  # the screen that it was on may be gone
    window.raise_()
    window.activateWindow()


def clamp(window: QWidget) -> None:
    """Make the window fit and be seen on one of the screens."""
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    title = QRect(window.pos(), QSize(window.width(), _LEAST_SEEN.height()))
    if not any(_is_seen(room.intersected(title)) for room in rooms):
        window.move(rooms[0].topLeft())
    room = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(room.size()))


def _is_seen(part: QRect) -> bool:
    return part.width() >= _LEAST_SEEN.width() and part.height() >= _LEAST_SEEN.height()


def save_page(page: Page, settings: QSettings) -> None:
    """Remember which page is shown."""
    settings.setValue(_PAGE_KEY, str(page))


def saved_page(settings: QSettings) -> Page:
    """Return the page of the last time; a review has no queue to come back to."""
    saved = str(settings.value(_PAGE_KEY, Page.TODAY))
    kept = set(Page) - {Page.REVIEW}
    return Page(saved) if saved in kept else Page.TODAY

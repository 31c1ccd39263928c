"""The window: navigation and pages, and the parent that connects them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.closet.closet_page import ClosetPage
from ui.errors import install, show_error, uninstall
from ui.history import History
from ui.importing import Importing, LoadDemo
from ui.jobs import Jobs
from ui.menu import make_actions, open_menu, open_shortcuts, open_theme_menu
from ui.navigation import Navigation, Page
from ui.open_closet import OpenCloset
from ui.photo_adder import PhotoAdder
from ui.theme.theme import Theme
from ui.today.stylist import Stylist
from ui.today.today_page import TodayPage
from ui.widgets import drops
from ui.widgets.cutouts import Cutouts
from ui.widgets.toast import ToastArea
from ui.window_place import restore_place, save_place
from wardrobe.garment import Garment
from wardrobe.learning import Learner
from wardrobe.ports import Closet, Eyes, Judge

_LEAST_SIZE = (900, 600)


class MainWindow(QMainWindow):
    """Owns the parts and connects them; asks one of them for every change."""

    def __init__(
        self,
        closet: Closet,
        eyes: Eyes,
        judge: Judge,
        learner: Learner,
        *,
        now: Callable[[], datetime],
        load_demo: LoadDemo,
        theme: Theme,
        settings: QSettings,
    ) -> None:
        """Build the window; `start` fills it."""
        super().__init__()
        self._settings, self._theme = settings, theme
        self.jobs = Jobs()
        self.closet = OpenCloset(closet, learner, self.jobs, self)
        cutouts = Cutouts(closet, self.jobs, self)
        stylist = Stylist(closet, judge, self.jobs, now, self)
        self.navigation = Navigation()
        self.today = TodayPage(self.closet, cutouts, stylist, settings)
        self.closet_page = ClosetPage(self.closet, cutouts)
        self._pages = QStackedWidget()
        self.toasts = ToastArea(self._pages)
        self.history = History(self.closet, self.toasts, self)
        self.importing = Importing(closet, eyes, self.jobs, now, load_demo)
        self.photos = PhotoAdder(
            self.importing, self.closet, self.history, self.toasts, self
        )
        self._lay_out()
        self._veil = drops.DropVeil(self)
        self.menu_actions = self._make_actions()
        self._connect()
        self.navigation.show_theme(theme.choice)
        self.show_page(Page.TODAY)
        restore_place(self, settings)

    def start(self) -> None:
        """Read the closet; called once the window is on the screen."""
        self._pages.setFocus()  # else the first button looks chosen
        self.closet.load()

    def show_page(self, page: Page) -> None:
        """Show a page."""
        pages = {Page.TODAY: self.today, Page.CLOSET: self.closet_page}
        self._pages.setCurrentWidget(pages[page])
        self.navigation.show_page(page)

    def show_next(self) -> None:
        """Show the next outfits."""
        self.show_page(Page.TODAY)
        self.today.next.click()

    def search(self) -> None:
        """Go to the closet's search field."""
        self.show_page(Page.CLOSET)
        self.closet_page.focus_search()

    def build_around(self, garments: Sequence[Garment]) -> None:
        """Look for outfits with these garments."""
        self.show_page(Page.TODAY)
        self.today.build_around(garments)

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        open_shortcuts(self.menu_actions, self)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        save_place(self, self._settings)
        self.hide()
        self.importing.cancel()
        self.jobs.close()
        self.importing.close()
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if drops.has_something(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._veil.cover()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        self.photos.add_dropped(event.mimeData())

    def _lay_out(self) -> None:
        self.setWindowTitle("Digital Wardrobe")
        self.setMinimumSize(*_LEAST_SIZE)
        self.setAcceptDrops(True)
        self._pages.addWidget(self.today)
        self._pages.addWidget(self.closet_page)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(self.photos.panel)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(body)

    def _make_actions(self) -> list[QAction]:
        photos, history = self.photos, self.history
        return make_actions(
            self,
            [
                ("Add photos…", "Ctrl+O", "add-photo", photos.ask_photos),
                ("Add a folder…", "Ctrl+Shift+O", "folder", photos.ask_folder),
                ("Paste a picture", "Ctrl+V", "clipboard", photos.paste),
                ("Undo", "Ctrl+Z", "undo", history.undo),
                ("Redo", "Ctrl+Shift+Z", "redo", history.redo),
                ("Today", "Ctrl+1", "today", partial(self.show_page, Page.TODAY)),
                ("Closet", "Ctrl+2", "closet", partial(self.show_page, Page.CLOSET)),
                ("Next outfits", "Ctrl+N", "next", self.show_next),
                ("Search the closet", "Ctrl+F", "search", self.search),
                ("Keyboard shortcuts", "F1", "keyboard", self.show_shortcuts),
                ("Quit", "Ctrl+Q", "quit", self.close),
            ],
        )

    def _connect(self) -> None:
        rail = self.navigation
        rail.page_chosen.connect(self.show_page)
        rail.build_around_asked.connect(self._on_dropped_on_today)
        rail.theme_asked.connect(partial(open_theme_menu, self._theme, rail.theme))
        rail.menu_asked.connect(partial(open_menu, self.menu_actions, rail.menu))
        self._theme.theme_changed.connect(rail.show_theme)
        self.closet.load_failed.connect(self._on_load_failed)
        for page in (self.today, self.closet_page):
            page.photos_asked.connect(self.photos.ask_photos)
            page.demo_asked.connect(self.importing.load_demo)
        self.closet_page.edited.connect(self.history.edit)
        self.closet_page.removal_asked.connect(self.history.remove)
        self.closet_page.build_around_asked.connect(self.build_around)

    def _on_dropped_on_today(self, ids: Sequence[int]) -> None:
        found = (self.closet.garment(garment_id) for garment_id in ids)
        self.build_around([garment for garment in found if garment is not None])

    def _on_load_failed(self, error: Exception) -> None:
        show_error(self, error)


def run_window(
    closet: Closet,
    eyes: Eyes,
    judge: Judge,
    learner: Learner,
    *,
    now: Callable[[], datetime],
    load_demo: LoadDemo,
    log_file: Path,
    settings_file: Path,
) -> int:
    """Show the window until it is closed; return the exit status."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setApplicationName("Digital Wardrobe")
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    window = MainWindow(
        closet,
        eyes,
        judge,
        learner,
        now=now,
        load_demo=load_demo,
        theme=Theme(app, settings),
        settings=settings,
    )
    log = install(window, log_file)
    window.show()
    window.start()
    status = app.exec()
    uninstall(log)
    return status

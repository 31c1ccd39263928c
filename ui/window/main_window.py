"""The window: navigation and pages, and the parent that connects them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from ui.closet.view_settings import restore_view, save_view
from ui.closets.banners import banners
from ui.errors import show_error
from ui.files import drag_and_drop
from ui.files.browsing import Browsing
from ui.importing.import_panel import warn_of_import
from ui.reminder.tray import is_logging_out
from ui.state.closet_settings import settings_of_closet
from ui.theme.theme import Theme
from ui.widgets.icons import EnterPresses
from ui.widgets.layouts import column_of, row_of
from ui.widgets.overlay import Overlay
from ui.widgets.toast import ToastArea
from ui.window import window_geometry
from ui.window.actions import (
    add_shortcuts,
    closet_actions,
    page_actions,
    scan_action,
    window_actions,
)
from ui.window.command_palette import finder, open_command_palette
from ui.window.commands import Commands
from ui.window.connections import (
    connect_changes,
    connect_day,
    connect_folder,
    connect_imports,
    connect_looks,
    connect_photos,
    connect_reminder,
    connect_watch,
    connect_weather,
)
from ui.window.menu import open_add_menu, open_menu, open_shortcuts, open_theme_menu
from ui.window.navigation import Navigation, Page
from ui.window.pages import Pages
from ui.window.shared import make_services, make_shared
from ui.window.sheets import show_duplicates, show_trash
from ui.window.window_parts import WindowParts
from wardrobe.errors import ClosetDamaged
from wardrobe.language.texts import _

if TYPE_CHECKING:
    from ui.calendar.calendar_page import CalendarPage
    from ui.closet.closet_page import ClosetPage
    from ui.closet.review_page import ReviewPage
    from ui.insights.insights_page import InsightsPage
    from ui.insights.model_page import ModelPage
    from ui.looks.looks_page import LooksPage
    from ui.settings.settings_page import SettingsPage
    from ui.try_page.try_page import TryPage

# A screen of 1822 × 1024 at 200 % has so much room.
_LEAST_SIZE = (900, 500)


class MainWindow(QMainWindow):
    """Owns the parts and connects them; asks one of them for every change."""

    def __init__(
        self, parts: WindowParts, *, theme: Theme, settings: QSettings
    ) -> None:
        super().__init__()
        self._settings, self._theme = settings, theme
        self._closet_settings = settings_of_closet(settings, parts.closet_file)
        self._maintenance = parts.maintenance
        self._may_quit = self._wants_to_quit = self.is_restarting = False
        self.next_closet: Path | None = None
        self._warning: Overlay | None = None
        self._stack = QStackedWidget()
        # Not over the stack itself: that raises each page it shows above all else.
        self._stage = QWidget()
        self.toasts = ToastArea(self._stage)
        self._shared = shared = make_shared(parts, self.toasts, self, settings)
        self.jobs, self.closet, self.taste = shared.jobs, shared.closet, shared.taste
        self.wishes, self.cutouts = shared.wishes, shared.cutouts
        self.history = shared.history
        services = make_services(parts, shared, settings, self._closet_settings, self)
        self.closets, self.importing = services.closets, services.importing
        self.photos, self.folder_scan = services.photos, services.folder_scan
        self.watched_folder, self.watch = services.watched_folder, services.watch
        self.cutting, self.parting = services.cutting, services.parting
        self.look_alikes = services.look_alikes
        Browsing(settings, shared.previews.ask, self)
        self.navigation = Navigation()
        self._pages = pages = Pages(
            parts,
            shared,
            self.look_alikes,
            self.watched_folder,
            theme=theme,
            settings=settings,
            closet_settings=self._closet_settings,
        )
        self.today = pages.today
        self.reminder, self.tray = shared.reminder, shared.tray
        self.commands = Commands(pages, shared, self.look_alikes, self.show_page)
        self._lay_out()
        pages.each_once_made(drag_and_drop.leave_drops_to)
        self._veil = drag_and_drop.DropVeil(self)
        self.menu_actions = [
            *closet_actions(self, self.photos, self.history, self.commands),
            scan_action(self.folder_scan),
            *page_actions(self, self.commands),
            *window_actions(self, self.closets, self.commands),
        ]
        add_shortcuts(self, self.menu_actions)
        self._connect()
        EnterPresses(self)
        self.navigation.show_theme(theme.choice)
        self.show_page(window_geometry.saved_page(settings))
        theme.dress()
        window_geometry.restore_place(self, settings)

    @property
    def closet_page(self) -> "ClosetPage":
        """The page of all garments."""
        return self._pages.closet()

    @property
    def settings_page(self) -> "SettingsPage":
        """The page of settings."""
        return self._pages.settings()

    @property
    def looks(self) -> "LooksPage":
        """The page of looks."""
        return self._pages.looks()

    @property
    def try_page(self) -> "TryPage":
        """The page for trying what is not owned."""
        return self._pages.try_page()

    @property
    def review(self) -> "ReviewPage":
        """The page that asks about what is unsure."""
        return self._pages.review()

    @property
    def calendar(self) -> "CalendarPage":
        """The page of days."""
        return self._pages.calendar()

    @property
    def insights(self) -> "InsightsPage":
        """The page of charts."""
        return self._pages.insights()

    @property
    def model_page(self) -> "ModelPage":
        """The page about what was learned."""
        return self._pages.model()

    def start(self) -> None:
        """Read the closet; called once the window is on the screen."""
        self._stack.setFocus()  # else the first button looks chosen
        self.closet.closet_changed.connect(
            self._on_first_loaded, Qt.ConnectionType.SingleShotConnection
        )
        self.closet.load()
        self._shared.log.read()
        self._shared.day_photos.read()
        self.photos.offer_to_go_on()
        self.watched_folder.start()
        self.watch.start()
        self._shared.weather.start()
        self.reminder.start()

    def show_page(self, page: Page) -> None:
        """Show a page."""
        focused = self.focusWidget()
        if focused is not None and self._stack.isAncestorOf(focused):
            self._stack.setFocus()  # else the first button of the page looks chosen
        self._stack.setCurrentWidget(self._pages.widget(page))
        self.navigation.show_page(page)
        self._page = page

    def open_trash(self) -> None:
        """Show what was removed, to bring it back."""
        closet = self.closet.closet
        self.jobs.run(
            self,
            lambda _: closet.trash(),
            partial(show_trash, self._shared),
            self._on_load_failed,
        )

    def open_command_palette(self) -> None:
        """Find any action by typing."""
        find = finder(self.closet, self.commands)
        open_command_palette(self.menu_actions, find, self)

    def paste(self) -> None:
        """Add what the clipboard has, or try it on the page for that."""
        is_trying = self._page is Page.TRY
        (self.try_page if is_trying else self.photos).paste()

    def try_photo(self, photo: Path) -> None:
        """Try the photo in a file."""
        self.show_page(Page.TRY)
        self.try_page.try_photo(photo)

    def choose_theme(self) -> Overlay:
        """Show the choice of the palette."""
        return open_theme_menu(self._theme, self.navigation.theme)

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        open_shortcuts(self.menu_actions, self)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.importing.is_running and not (self._may_quit or is_logging_out()):
            event.ignore()
            self._wants_to_quit = False
            self._warn_of_import()
            return
        if self.tray.is_there and not self._leaves:
            event.ignore()
            self.hide()
            return
        window_geometry.save_place(self, self._settings)
        self._pages.closet.if_made(partial(save_view, settings=self._closet_settings))
        window_geometry.save_page(self._page, self._settings)
        self.hide()  # at once: to wait for the jobs may take a moment
        self.tray.show_icon(is_shown=False)
        self.importing.cancel()
        self.photos.close()
        self.jobs.close()
        self.importing.close()  # last, as jobs read the pasted pictures that it deletes
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_trying = self._page is Page.TRY
        if drag_and_drop.has_something(event.mimeData(), with_web=is_trying):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._veil.cover(
                _("Drop to try it") if is_trying else _("Drop to add to your closet")
            )

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        if self._page is Page.TRY:
            self.try_page.take(event.mimeData())
        else:
            self.photos.add_dropped(event.mimeData())

    @property
    def _leaves(self) -> bool:
        """Whether closing ends the program, though a reminder keeps it in the tray."""
        wanted = self._may_quit or self._wants_to_quit or self.is_restarting
        return wanted or is_logging_out()

    def quit(self) -> None:
        """Close for good, also where a reminder would keep the program."""
        self._wants_to_quit = True
        self.close()

    def quit_at_once(self) -> None:
        """Close, whatever is going on; an import goes on the next time."""
        self._may_quit = True
        self.close()

    def restart(self) -> None:
        """Close, and start again: in another language, say."""
        self.is_restarting = True
        self.close()

    def leave_for(self, closet_file: Path) -> None:
        """Close; who opened the window goes on with another closet."""
        self.next_closet = closet_file
        self.quit()

    def _warn_of_import(self) -> None:
        asked = self._warning
        if asked is not None and shiboken6.isValid(asked) and not asked.isHidden():
            return
        self._warning = warn_of_import(self, self.quit_at_once, self._stay)

    def _stay(self) -> None:
        self.is_restarting, self.next_closet = False, None

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Digital Wardrobe"))
        self.setMinimumSize(*_LEAST_SIZE)
        self.setAcceptDrops(True)
        self._pages.each_once_made(self._stack.addWidget)
        column_of(self._stack, inside=self._stage)
        self.toasts.raise_()
        right = column_of(
            *banners(self.closets, self._maintenance),
            (self._stage, 1),
            self.photos.panel,
            gap=0,
        )
        self._pages.settings.once_made(
            lambda page: right.addWidget(page.maintenance.progress)
        )
        body = QWidget()
        row_of(self.navigation, (right, 1), gap=0, inside=body)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        pages, shared = self._pages, self._shared
        connect_watch(self.watch, shared, self._maintenance, self)
        connect_changes(pages, shared)
        pages.looks.once_made(partial(connect_looks, shared))
        connect_imports(pages, shared, self.photos, self.importing, self.closets)
        pages.today.photos_asked.connect(partial(open_add_menu, self.menu_actions))
        pages.closet.once_made(self._connect_gallery)
        self.closets.chosen.connect(self.leave_for)
        pages.settings.once_made(self._connect_settings)
        self._connect_navigation()
        self._connect_closet()
        self._connect_look_alikes()
        connect_weather(pages, shared)
        connect_day(pages, shared)
        connect_reminder(pages, shared, self._settings)

    def _connect_gallery(self, page: "ClosetPage") -> None:
        page.photos_asked.connect(partial(open_add_menu, self.menu_actions))
        page.cutout_asked.connect(self.cutting.open)
        page.look_alikes_asked.connect(self.look_alikes.open)

    def _connect_settings(self, page: "SettingsPage") -> None:
        page.closets_asked.connect(self.closets.open)
        page.language.restart_asked.connect(self.restart)

    def _connect_navigation(self) -> None:
        rail = self.navigation
        rail.page_chosen.connect(self.show_page)
        rail.build_around_asked.connect(self.commands.build_around_ids)
        rail.look_asked.connect(self.commands.make_look_of)
        rail.theme_asked.connect(self.choose_theme)
        rail.menu_asked.connect(partial(open_menu, self.menu_actions, rail.menu))
        self._theme.theme_changed.connect(rail.show_theme)
        self.tray.open_asked.connect(partial(self.show_page, Page.TODAY))
        self.tray.open_asked.connect(partial(window_geometry.bring_to_front, self))
        self.tray.quit_asked.connect(self.quit)

    def _connect_closet(self) -> None:
        self.closet.load_failed.connect(self._on_load_failed)
        connect_photos(self._pages, self._shared, self.photos, self.parting)
        connect_folder(self.watched_folder, self.photos, self.importing)
        self.photos.review_asked.connect(self.commands.start_review)
        self.photos.comparison_asked.connect(
            partial(show_duplicates, self._shared, self.commands.show_garment)
        )

    def _connect_look_alikes(self) -> None:
        self.commands.follow_pages()
        self._pages.try_page.once_made(
            lambda page: page.shown.connect(self.look_alikes.read)
        )
        near_duplicates = self.look_alikes.near_duplicates
        self.importing.import_finished.connect(near_duplicates.look_for)
        self.look_alikes.garment_asked.connect(self.commands.show_garment)
        self.look_alikes.photo_asked.connect(self.try_photo)

    def _on_first_loaded(self) -> None:
        self._pages.closet.once_made(
            partial(restore_view, settings=self._closet_settings)
        )
        self._shared.plans.read()

    def _on_load_failed(self, error: Exception) -> None:
        show_error(self, error)
        if isinstance(error, ClosetDamaged):  # the check offers to rebuild it
            self.show_page(Page.SETTINGS)
            self.settings_page.maintenance.look_for_damage()

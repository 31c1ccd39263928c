"""The window: navigation and pages, and the parent that connects them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.calendar.calendar_page import CalendarPage
from ui.closet.closet_page import ClosetPage
from ui.closet.cutout_editing import CutoutEditing
from ui.closet.review_page import ReviewPage
from ui.closet.view_settings import restore_view, save_view
from ui.errors import show_error
from ui.files import drag_and_drop
from ui.importing.import_queue import ImportQueue
from ui.importing.photo_adder import PhotoAdder
from ui.importing.unfinished_imports import UnfinishedImports
from ui.importing.watched_folder import WatchedFolder
from ui.insights.advice import Advice
from ui.insights.advice_panel import AdvicePanel
from ui.insights.insights_page import InsightsPage
from ui.jobs import Jobs
from ui.look_alikes.look_alike_parts import LookAlikeParts
from ui.maintenance.maintenance_section import MaintenanceSection
from ui.settings.language_card import LanguageCard
from ui.settings.learn_card import LearnCard
from ui.settings.settings_page import SettingsPage
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.taste_state import TasteState
from ui.state.wear_state import WearState
from ui.taste.taste_section import TasteSection
from ui.taste.taste_summary import read_taste_summary
from ui.theme.theme import Theme
from ui.today.suggestion_pager import SuggestionPager
from ui.today.today_page import TodayPage
from ui.try_page.trial_runner import TrialRunner
from ui.try_page.try_page import TryPage
from ui.undo.brought_in import BroughtInHistory
from ui.undo.history import UndoHistory
from ui.undo.taste_history import TasteHistory
from ui.widgets.toast import ToastArea
from ui.window.actions import make_window_actions
from ui.window.command_palette import open_command_palette
from ui.window.menu import open_menu, open_shortcuts, open_theme_menu
from ui.window.navigation import Navigation, Page
from ui.window.sheets import show_duplicates, show_trash
from ui.window.window_geometry import restore_place, save_page, save_place, saved_page
from ui.window.window_parts import WindowParts
from wardrobe.errors import ClosetDamaged
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

_LEAST_SIZE = (900, 600)


class MainWindow(QMainWindow):
    """Owns the parts and connects them; asks one of them for every change."""

    def __init__(
        self, parts: WindowParts, *, theme: Theme, settings: QSettings
    ) -> None:
        """Build the window; `start` fills it."""
        super().__init__()
        self._settings, self._theme = settings, theme
        self.jobs = Jobs(partial(show_error, self))
        self.closet = ClosetState(parts.closet, self.jobs, self)
        self.taste = TasteState(self.closet, parts.learner, self.jobs, self)
        self.cutouts = cutouts = CutoutCache(parts.closet, self.jobs, self)
        pager = SuggestionPager(
            parts.closet,
            parts.scorer,
            parts.learner,
            self.jobs,
            parts.now,
            settings=settings,
            parent=self,
        )
        self.navigation = Navigation()
        self.today = TodayPage(self.closet, self.taste, cutouts, pager, settings)
        self.closet_page = ClosetPage(self.closet, cutouts)
        self.review = ReviewPage(self.closet, cutouts)
        self._pages = QStackedWidget()
        self.toasts = ToastArea(self._pages)
        self.history = UndoHistory(self.closet, self.toasts, self)
        self.taste_history = TasteHistory(self.taste, self.history, self)
        self.brought_in = BroughtInHistory(self.closet, self.taste, self.history, self)
        self.importing = ImportQueue(
            parts.closet, parts.eyes, self.jobs, parts.now, parts.load_demo
        )
        self.cutting = CutoutEditing(
            parts.closet, parts.cutter, self.jobs, self.history, self
        )
        self.photos = PhotoAdder(
            self.importing,
            self.closet,
            self.history,
            self.toasts,
            self,
            unfinished=UnfinishedImports(settings),
        )
        self.inbox = WatchedFolder(settings, self)
        worn = WearState(self.closet, self.taste, self.jobs, parts.now, self)
        self.calendar = CalendarPage(self.closet, cutouts, worn, parts.now)
        self.look_alikes = LookAlikeParts(
            parts.closet,
            parts.embedder,
            parts.catalogues,
            cutouts,
            jobs=self.jobs,
            toasts=self.toasts,
        )
        advice = Advice(parts.closet, parts.embedder, parts.scorer, self.jobs, self)
        self.insights = InsightsPage(
            self.closet,
            worn,
            parts.read_card,
            self.jobs,
            advice=AdvicePanel(self.closet, advice, cutouts),
            taste=TasteSection(
                self.taste,
                self.taste_history,
                partial(read_taste_summary, parts.closet, parts.learner),
                cutouts,
                self.jobs,
            ),
        )
        section = MaintenanceSection(
            parts.maintenance,
            parts.closet_file,
            parts.eyes,
            parts.try_open,
            parts.learner,
            jobs=self.jobs,
            settings=settings,
            now=parts.now,
        )
        self.settings_page = SettingsPage(
            parts.closet_file,
            self.inbox,
            theme,
            section,
            to_learn=LearnCard(settings),
            language=LanguageCard(settings),
        )
        room = TrialRunner(
            parts.closet,
            parts.eyes,
            parts.embedder,
            parts.scorer,
            parts.web_photos,
            jobs=self.jobs,
            now=parts.now,
            parent=self,
        )
        self.try_page = TryPage(
            self.closet,
            cutouts,
            room,
            alike=self.look_alikes.make_panel(),
            shelf=self.look_alikes.make_shelf(),
            toasts=self.toasts,
        )
        self._lay_out()
        self._veil = drag_and_drop.DropVeil(self)
        self.menu_actions = make_window_actions(self)
        self._connect()
        self.navigation.show_theme(theme.choice)
        self.show_page(saved_page(settings))
        restore_place(self, settings)

    def start(self) -> None:
        """Read the closet; called once the window is on the screen."""
        self._pages.setFocus()  # else the first button looks chosen
        self.closet.closet_changed.connect(
            self._on_first_loaded, Qt.ConnectionType.SingleShotConnection
        )
        self.closet.load()
        self.photos.offer_to_go_on()
        self.inbox.start()

    def show_page(self, page: Page) -> None:
        """Show a page."""
        self._pages.setCurrentWidget(self._page_widgets()[page])
        self.navigation.show_page(page)
        self._page = page

    def start_review(self) -> None:
        """Ask about what the eyes were unsure of."""
        self.show_page(Page.REVIEW)
        self.review.start(self.closet.garments)

    def show_garment(self, garment_id: int) -> None:
        """Show one garment in the closet."""
        self.show_page(Page.CLOSET)
        self.closet_page.show_garment(garment_id)

    def open_trash(self) -> None:
        """Show what was removed, to bring it back."""
        closet = self.closet.closet
        self.jobs.run(
            self,
            lambda _: closet.trash(),
            partial(show_trash, self),
            self._on_load_failed,
        )

    def build_around(self, garments: Sequence[Garment]) -> None:
        """Look for outfits with these garments."""
        self.show_page(Page.TODAY)
        self.today.build_around(garments)

    def open_command_palette(self) -> None:
        """Find any action by typing."""
        open_command_palette(self.menu_actions, self)

    def paste(self) -> None:
        """Add what the clipboard has, or try it on the page for that."""
        is_trying = self._pages.currentWidget() is self.try_page
        (self.try_page if is_trying else self.photos).paste()

    def try_photo(self, photo: Path) -> None:
        """Try the photo in a file."""
        self.show_page(Page.TRY)
        self.try_page.try_photo(photo)

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        open_shortcuts(self.menu_actions, self)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        save_place(self, self._settings)
        save_view(self.closet_page, self._settings)
        save_page(self._page, self._settings)
        self.hide()
        self.importing.cancel()
        self.jobs.close()
        self.importing.close()
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_trying = self._pages.currentWidget() is self.try_page
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
        if self._pages.currentWidget() is self.try_page:
            self.try_page.take(event.mimeData())
        else:
            self.photos.add_dropped(event.mimeData())

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Digital Wardrobe"))
        self.setMinimumSize(*_LEAST_SIZE)
        self.setAcceptDrops(True)
        for page in self._page_widgets().values():
            self._pages.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(self.photos.panel)
        right.addWidget(self.settings_page.maintenance.progress)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(body)

    def _page_widgets(self) -> dict[Page, QWidget]:
        return {
            Page.TODAY: self.today,
            Page.CLOSET: self.closet_page,
            Page.TRY: self.try_page,
            Page.REVIEW: self.review,
            Page.CALENDAR: self.calendar,
            Page.INSIGHTS: self.insights,
            Page.SETTINGS: self.settings_page,
        }

    def _connect(self) -> None:
        rail = self.navigation
        rail.page_chosen.connect(self.show_page)
        rail.build_around_asked.connect(self._on_dropped_on_today)
        rail.theme_asked.connect(partial(open_theme_menu, self._theme, rail.theme))
        rail.menu_asked.connect(partial(open_menu, self.menu_actions, rail.menu))
        self._theme.theme_changed.connect(rail.show_theme)
        self.inbox.photos_arrived.connect(self.photos.add_paths)
        self.photos.comparison_asked.connect(partial(show_duplicates, self))
        self.closet.load_failed.connect(self._on_load_failed)
        for page in (self.today, self.closet_page):
            page.photos_asked.connect(self.photos.ask_photos)
            page.demo_asked.connect(self.importing.load_demo)
        self.today.occasion_made.connect(self.history.add_occasion)
        self.today.occasion_removal_asked.connect(self.history.remove_occasion)
        self.closet_page.edited.connect(self.history.edit)
        self.closet_page.removal_asked.connect(self.history.remove)
        self.closet_page.build_around_asked.connect(self.build_around)
        self.closet_page.cutout_asked.connect(self.cutting.open)
        self.closet.garment_retouched.connect(self.cutouts.forget)
        self.closet_page.review_asked.connect(self.start_review)
        self.review.edited.connect(self.history.edit)
        self.review.removal_asked.connect(self.history.remove)
        self.settings_page.to_learn.count_changed.connect(self.today.ask)
        self.settings_page.language.scale_changed.connect(self.today.follow_scale)
        self.settings_page.maintenance.said.connect(self.toasts.show_toast)
        self.settings_page.maintenance.closet_grew.connect(self.brought_in.show)
        self.settings_page.maintenance.folder_came.connect(self.brought_in.note_folder)
        self.settings_page.maintenance.table_came.connect(self.brought_in.note_table)
        self.settings_page.maintenance.closet_replaced.connect(self._on_closet_replaced)
        self.review.closed.connect(partial(self.show_page, Page.CLOSET))
        self.try_page.build_around_asked.connect(self.build_around)
        self.try_page.shelf_shown.connect(self.look_alikes.read)
        self.closet_page.look_alikes_asked.connect(self.look_alikes.open)
        self.importing.import_finished.connect(self.look_alikes.twins.look_for)
        self.look_alikes.garment_asked.connect(self.show_garment)
        self.look_alikes.photo_asked.connect(self.try_photo)
        self.insights.advice.garment_asked.connect(self.show_garment)

    def _on_dropped_on_today(self, ids: Sequence[int]) -> None:
        found = (self.closet.garment(garment_id) for garment_id in ids)
        self.build_around([garment for garment in found if garment is not None])

    def _on_first_loaded(self) -> None:
        restore_view(self.closet_page, self._settings)

    def come_to_front(self) -> None:
        """Show the window to who started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_closet_replaced(self) -> None:
        """Show a closet of which anything may be other than it was."""
        self.history.stack.clear()  # its changes are of garments that were
        self.cutouts.forget_all()
        self.closet.load()
        self.taste.start_over()

    def _on_load_failed(self, error: Exception) -> None:
        show_error(self, error)
        if isinstance(error, ClosetDamaged):  # the check offers to rebuild it
            self.show_page(Page.SETTINGS)
            self.settings_page.maintenance.look_for_damage()

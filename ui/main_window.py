"""The window: navigation and pages, and the parent that connects them."""

from collections.abc import Callable, Sequence
from datetime import datetime
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

from ui.actions import make_window_actions
from ui.calendar.calendar_page import CalendarPage
from ui.calendar.wear_history import WearHistory
from ui.care.care_section import CareSection
from ui.closet.closet_page import ClosetPage
from ui.closet.kept_view import restore_view, save_view
from ui.closet.review_page import ReviewPage
from ui.cutting import Cutting
from ui.errors import show_error
from ui.history import History
from ui.importing import Importing, LoadDemo
from ui.inbox import Inbox
from ui.insights.advice import Advice
from ui.insights.advice_panel import AdvicePanel
from ui.insights.insights_page import InsightsPage, ReadCard
from ui.jobs import Jobs
from ui.look_alikes.look_alikes import LookAlikes
from ui.menu import open_menu, open_shortcuts, open_theme_menu
from ui.navigation import Navigation, Page
from ui.open_closet import OpenCloset
from ui.palette import open_palette
from ui.photo_adder import PhotoAdder
from ui.settings.settings_page import SettingsPage
from ui.sheets import show_duplicates, show_trash
from ui.theme.theme import Theme
from ui.today.stylist import Stylist
from ui.today.today_page import TodayPage
from ui.try_page.fitting_room import FittingRoom
from ui.try_page.try_page import TryPage
from ui.unfinished import Unfinished
from ui.widgets import drops
from ui.widgets.cutouts import Cutouts
from ui.widgets.toast import ToastArea
from ui.window_place import restore_place, save_place
from wardrobe.bringing_in import TryOpen
from wardrobe.care import ClosetCare
from wardrobe.errors import ClosetDamaged
from wardrobe.event import EventKind
from wardrobe.garment import Garment
from wardrobe.learning import Learner
from wardrobe.look_ports import Catalogues, Looker, WebPhotos
from wardrobe.ports import Closet, Cutter, Eyes, Judge

_LEAST_SIZE = (900, 600)
_PAGE_KEY = "window/page"
_DROP_TO_ADD = "Drop to add to your closet"


class MainWindow(QMainWindow):
    """Owns the parts and connects them; asks one of them for every change."""

    def __init__(
        self,
        closet: Closet,
        eyes: Eyes,
        judge: Judge,
        learner: Learner,
        *,
        cutter: Cutter,
        looker: Looker,
        web_photos: WebPhotos,
        catalogues: Catalogues,
        now: Callable[[], datetime],
        load_demo: LoadDemo,
        read_card: ReadCard,
        closet_file: Path,
        care: ClosetCare,
        try_open: TryOpen,
        theme: Theme,
        settings: QSettings,
    ) -> None:
        """Build the window; `start` fills it."""
        super().__init__()
        self._settings, self._theme = settings, theme
        self.jobs = Jobs()
        self.closet = OpenCloset(closet, learner, self.jobs, self)
        self.cutouts = cutouts = Cutouts(closet, self.jobs, self)
        stylist = Stylist(closet, judge, self.jobs, now, self)
        self.navigation = Navigation()
        self.today = TodayPage(self.closet, cutouts, stylist, settings)
        self.closet_page = ClosetPage(self.closet, cutouts)
        self.review = ReviewPage(self.closet, cutouts)
        self._pages = QStackedWidget()
        self.toasts = ToastArea(self._pages)
        self.history = History(self.closet, self.toasts, self)
        self.importing = Importing(closet, eyes, self.jobs, now, load_demo)
        self.cutting = Cutting(closet, cutter, self.jobs, self.history, self)
        self.photos = PhotoAdder(
            self.importing,
            self.closet,
            self.history,
            self.toasts,
            self,
            unfinished=Unfinished(settings),
        )
        self.inbox = Inbox(settings, self)
        worn = WearHistory(self.closet, self.jobs, now, self)
        self.calendar = CalendarPage(self.closet, cutouts, worn, now)
        self.look_alikes = LookAlikes(
            closet, looker, catalogues, cutouts, jobs=self.jobs, toasts=self.toasts
        )
        advice = Advice(closet, looker, judge, self.jobs, self)
        panel = AdvicePanel(self.closet, advice, cutouts)
        self.insights = InsightsPage(
            self.closet, worn, read_card, self.jobs, advice=panel
        )
        section = CareSection(
            care,
            closet_file,
            try_open,
            learner,
            jobs=self.jobs,
            settings=settings,
            now=now,
        )
        self.settings_page = SettingsPage(closet_file, self.inbox, theme, section)
        room = FittingRoom(
            closet,
            eyes,
            looker,
            judge,
            web_photos,
            jobs=self.jobs,
            now=now,
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
        self._veil = drops.DropVeil(self)
        self.menu_actions = make_window_actions(self)
        self._connect()
        self.navigation.show_theme(theme.choice)
        self.show_page(_saved_page(settings))
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
        closet, show = self.closet.closet, partial(show_trash, self)
        self.jobs.run(self, lambda _: closet.trash(), show, self._on_load_failed)

    def log_wear(self) -> None:
        """Note what is worn today."""
        self.show_page(Page.CALENDAR)
        self.calendar.open_picker()

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

    def open_palette(self) -> None:
        """Find any action by typing."""
        open_palette(self.menu_actions, self)

    def paste(self) -> None:
        """Add what the clipboard has, or try it on the page for that."""
        is_trying = self._pages.currentWidget() is self.try_page
        (self.try_page if is_trying else self.photos).paste()

    def build_around_selected(self) -> None:
        """Look for outfits with what is selected in the closet."""
        if garments := self._selected():
            self.build_around(garments)

    def remove_selected(self) -> None:
        """Put what is selected in the closet into the trash."""
        if garments := self._selected():
            self.history.remove(garments)

    def wear_first(self) -> None:
        """Note the first outfit of the board as worn today."""
        self.show_page(Page.TODAY)
        card = self.today.board.cards[0]
        if card.isVisible():
            card.event_asked.emit(EventKind.WEAR)

    def look_alikes_of_selected(self) -> None:
        """Show what looks like the garment that is selected in the closet."""
        if garments := self._selected():
            self.look_alikes.open(garments[0])

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
        self._settings.setValue(_PAGE_KEY, str(self._page))
        self.hide()
        self.importing.cancel()
        self.jobs.close()
        self.importing.close()
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_trying = self._pages.currentWidget() is self.try_page
        if drops.has_something(event.mimeData(), with_web=is_trying):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._veil.cover("Drop to try it" if is_trying else _DROP_TO_ADD)

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
        self.setWindowTitle("Digital Wardrobe")
        self.setMinimumSize(*_LEAST_SIZE)
        self.setAcceptDrops(True)
        for page in self._page_widgets().values():
            self._pages.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(self.photos.panel)
        right.addWidget(self.settings_page.care.progress)
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
        self.settings_page.care.said.connect(self.toasts.show_toast)
        self.settings_page.care.closet_grew.connect(self.closet.load)
        self.settings_page.care.closet_replaced.connect(self._on_closet_replaced)
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

    def _selected(self) -> list[Garment]:
        """Return what is selected in the closet; say so if nothing is."""
        garments = self.closet_page.view.selected()
        if not garments:
            self.toasts.show_toast("Select garments in the closet first.")
        return garments

    def _on_load_failed(self, error: Exception) -> None:
        show_error(self, error)
        if isinstance(error, ClosetDamaged):  # the check offers to rebuild it
            self.show_page(Page.SETTINGS)
            self.settings_page.care.look_for_damage()


def _saved_page(settings: QSettings) -> Page:
    """Return the page of the last time; a review has no queue to come back to."""
    saved = str(settings.value(_PAGE_KEY, Page.TODAY))
    kept = set(Page) - {Page.REVIEW}
    return Page(saved) if saved in kept else Page.TODAY

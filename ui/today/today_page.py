"""Today: the best outfits for an occasion, the weather and the pieces at hand."""

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.errors import show_error
from ui.garments.garment_picker import GarmentPicker
from ui.importing.next_piece import NextPieceFinder
from ui.outfits.fitting_looks import FittingLooks
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.dress_code_setting import dress_code
from ui.state.taste_state import TasteState
from ui.state.today.day_log import DayLog
from ui.state.today.laundry_state import LaundryState
from ui.theme.tokens import GRID
from ui.today.board import BoardView
from ui.today.board_flow import BoardFlow
from ui.today.cards.board_tail import BoardTail
from ui.today.event_recorder import EventRecorder
from ui.today.explanation_sheets import ExplanationSheets
from ui.today.locked_tray import LockedTray
from ui.today.missing_banner import MissingBanner
from ui.today.occasion_sheet import OccasionSheet
from ui.today.piece_swapper import PieceSwapper
from ui.today.start.empty_notice import EmptyNotice
from ui.today.start.next_line import NextLine
from ui.today.suggestion_pager import OutfitRequest, SuggestionPager
from ui.today.today_head import TodayHead
from ui.today.worn.photo_keeper import PhotoKeeper
from ui.today.worn.rest_bar import RestBar
from ui.today.worn.worn_list import WornList
from ui.widgets.icons import TextButton
from ui.widgets.layouts import STRETCH
from ui.widgets.overlay import Overlay, open_sheet
from ui.widgets.scrolling import fill_scrolling_page
from wardrobe.errors import NothingToWear
from wardrobe.language.texts import _
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion
from wardrobe.ports.weather import DayWeather
from wardrobe.shopping.next_piece import NextPieces

# An import changes the closet often; the board follows when it pauses.
_PAUSE_MS = 400
_OCCASIONS_PX = 600
# Above the head, between it and the board, and below the board.
_AROUND_PX = 8 * GRID


class TodayPage(QWidget):
    """Shows the board, and records what the user does with it."""

    photos_asked = Signal(object)  # the button
    demo_asked = Signal()
    occasion_made = Signal(object)
    occasion_edited = Signal(object, object)  # before, after
    occasion_removal_asked = Signal(object)
    change_asked = Signal(object)  # a `Change`
    laundry_done = Signal()
    unpacked = Signal()
    shown = Signal()

    def __init__(
        self,
        closet: ClosetState,
        taste: TasteState,
        cutouts: CutoutCache,
        pager: SuggestionPager,
        settings: QSettings,
        *,
        log: DayLog,
        laundry: LaundryState,
        photos: PhotoKeeper,
        fitting: FittingLooks,
        next_piece: NextPieceFinder,
        question: QWidget,
    ) -> None:
        """Show the last occasion and weather; ask for outfits when shown."""
        super().__init__()
        self._closet, self._cutouts, self._pager = closet, cutouts, pager
        self._taste, self._settings = taste, settings
        self._log, self._laundry, self.photos = log, laundry, photos
        self._is_stale, self._was_asked = True, False
        self.fitting, self._next_piece = fitting, next_piece
        self._asked_next = next_piece.latest_for(self)
        self.head = TodayHead(pager.now(), settings)
        self.tray = LockedTray(cutouts)
        self.worn = WornList(
            closet,
            taste,
            log=log,
            laundry=laundry,
            pager=pager,
            photos=photos,
            cutouts=cutouts,
        )
        self.tail = BoardTail()
        self.board = BoardView(cutouts, self.tail)
        self.banner = MissingBanner()
        self.looks = ExplanationSheets(pager, self.board, cutouts, self)
        self.recorder = EventRecorder(taste, log, pager, self.board, self)
        self.flow = BoardFlow(pager, self.board, self.recorder)
        big = self.board.big
        self.swapper = PieceSwapper(
            pager, laundry, big.mat, big.foot, lambda: big.outfit
        )
        self.own = TextButton(_("Rate my own outfit"), role="link")
        self.instead = TextButton(_("I wore something else"), role="link")
        self.rest = RestBar(laundry, self.own, self.instead)
        big.say_rest_by(self.rest.reasons_of)
        self.back, self.next = self.tail.back, self.tail.next
        self.notice, self.next_line = EmptyNotice(cutouts), NextLine()
        for part in (self.notice, self.next_line):
            part.photos_asked.connect(self.photos_asked)
        self.notice.demo_asked.connect(self.demo_asked)
        self.notice.laundry_done.connect(self.laundry_done)
        self._pause = QTimer(self, singleShot=True)
        self._lay_out(question)
        self._connect()

    def build_around(self, garments: Iterable[Garment]) -> None:
        """Lock garments and look for outfits with them."""
        self.tray.lock(garments)

    def show_next(self) -> None:
        """Show the next outfits."""
        self._go_to_top()
        self._pager.ask_next()

    def show_earlier(self) -> None:
        """Show the outfits of before the next ones."""
        self._go_to_top()
        self._pager.ask_earlier()

    def dress_for(self, occasion: AnyOccasion) -> None:
        """Show outfits for an occasion."""
        self.head.choose(occasion)

    def wear_first(self) -> None:
        """Note the first outfit as worn, if there is one."""
        card = self.board.big
        if card.isVisible():
            self.recorder.record(card, EventKind.WEAR)

    def open_instead(self) -> None:
        """Let the user put together what was worn instead of all that is shown."""
        if self.tail.isHidden():
            return
        self.looks.open_own(
            _("What did you wear instead?"), self._closet.garments, (), self.instead
        )

    def ask(self) -> None:
        """Look for outfits, now or when the page is shown."""
        self._is_stale = True
        if self.isVisible() and self._closet.is_loaded:
            self._is_stale, self._was_asked = False, True
            wish = OutfitRequest(
                occasion=self.head.occasion,
                temperature_c=self.head.temperature_c,
                locked=self.tray.ids,
                sky=self.head.weather.sky,
                dress_code=dress_code(self._settings),
                with_resting=self.rest.with_resting.isChecked(),
            )
            self._pager.ask(wish)
            climate = self.head.temperature.climate
            self.fitting.ask(wish.occasion, wish.temperature_c, climate, wish.locked)

    def follow_import(self, *, is_running: bool) -> None:
        """Say that photos are on their way, and not that outfits are impossible."""
        self.notice.is_importing = is_running
        if self.notice.isVisible():
            self.ask()

    def follow_scale(self) -> None:
        """Say temperatures in the scale that is chosen now."""
        self.head.temperature.follow_scale()
        self.ask()

    def begin_day(self, weather: DayWeather | None) -> None:
        """Dress for another day than yesterday, under the weather that it has."""
        self.head.begin_day(self._pager.now(), weather)
        self.ask()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
        if self._is_stale:
            self.ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_board()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.rest.with_resting.isChecked() and not event.spontaneous():
            self.rest.switch_off()  # it was for one look
            self._is_stale = True

    def _fit_board(self) -> None:
        """Let what can be done with the big outfit be in sight, whatever the window."""
        self.board.fit(self.height() - self.head.height() - _AROUND_PX)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.ask)
        self._closet.closet_changed.connect(self._on_closet_changed)
        self._closet.occasions_changed.connect(self._on_occasions_changed)
        self.head.folded.connect(self._fit_board)
        self.head.choice_changed.connect(self._on_choice_changed)
        self.head.own_asked.connect(self._open_occasions)
        self.tray.pieces_changed.connect(self._on_pieces_changed)
        self.tray.choice_asked.connect(self._open_picker)
        self.tray.drop_asked.connect(self._on_dropped)
        self.own.clicked.connect(self._open_own)
        self.next.clicked.connect(self.show_next)
        self.back.clicked.connect(self.show_earlier)
        self._pager.asked.connect(self.board.wait)
        self._pager.answered.connect(self._on_answered)
        self._pager.failed.connect(self._on_failed)
        self.instead.clicked.connect(self.open_instead)
        self._taste.taste_set.connect(self.ask)
        self._taste.events_marked.connect(self._on_events_marked)
        self._taste.events_recorded.connect(self._on_recorded)
        self._connect_board()

    def _connect_board(self) -> None:
        big = self.board.big
        big.why_asked.connect(lambda: self.looks.open_why(big))
        self.looks.wear_asked.connect(self.recorder.record_own)
        self.looks.garment_clicked.connect(self.tray.toggle)
        self.looks.swap_asked.connect(self.swapper.start_at)
        self.looks.lift_asked.connect(self.flow.put)
        self.swapper.outfit_taken.connect(self.flow.put)
        self.swapper.lock_asked.connect(self.tray.toggle)
        self.flow.lock_moved.connect(self.tray.exchange)
        self.flow.board_changed.connect(self._log_board)
        self.rest.switched.connect(self.ask)
        self._laundry.rest_changed.connect(self.ask)
        self.rest.laundry_done.connect(self.laundry_done)
        self.rest.unpacked.connect(self.unpacked)
        for part in (self.flow, self.recorder, self.worn, self.photos):
            part.change_asked.connect(self.change_asked)

    def _lay_out(self, question: QWidget) -> None:
        self.head.lay_out(beside_occasions=self.tray.add)
        self._area = fill_scrolling_page(
            self,
            _("Today"),
            self.head,
            question,
            self.worn,
            self.tray,
            self.banner,
            self.fitting,
            self.board,
            self.next_line,
            self.rest,
            (self.notice, 100),
            STRETCH,
            gap=2 * GRID,
        )

    def _on_closet_changed(self) -> None:
        for garment_id in self.tray.ids:
            if self._closet.garment(garment_id) is None:
                self.tray.release(garment_id)
        # The first board is waited for; later the closet changes often at once.
        self._pause.start(_PAUSE_MS if self._was_asked else 0)
        self._is_stale = True

    def _on_occasions_changed(self) -> None:
        self.head.show_own(self._closet.occasions)

    def _open_occasions(self) -> None:
        made = OccasionSheet(self._closet.occasions, self.head.occasion.base)
        overlay = open_sheet(_("Your own occasions"), made, self.head, _OCCASIONS_PX)
        for asked in (made.occasion_made, made.occasion_edited, made.removal_asked):
            asked.connect(overlay.dismiss)
        made.occasion_made.connect(self.head.choose_once_made)
        made.occasion_made.connect(self.occasion_made)
        made.occasion_edited.connect(self.occasion_edited)
        made.removal_asked.connect(self.occasion_removal_asked)

    def _on_dropped(self, ids: list[int]) -> None:
        found = (self._closet.garment(garment_id) for garment_id in ids)
        self.build_around(garment for garment in found if garment is not None)

    def _on_answered(self) -> None:
        pager = self._pager
        self.notice.hide()
        self.board.show()
        self.banner.show_missing(pager.missing)
        self.rest.show_rest(
            pager.rest,
            self._closet.garments,
            pager.today,
            has_resting=pager.has_resting,
            has_away=pager.has_away,
        )
        self.tail.show_page(has_more=pager.has_more, has_earlier=pager.has_earlier)
        self.flow.show_page()
        self._log_board()
        self._show_controls(is_possible=True)
        self._asked_next.cancel()
        if pager.missing is None and not self.tray.ids:
            self._ask_next(self.next_line.show_next)
        else:  # the banner says what would help
            self.next_line.hide()

    def _ask_next(self, show: Callable[[NextPieces | None], object]) -> None:
        self._next_piece.ask(self._asked_next, self.head.occasion, show)

    def _on_choice_changed(self) -> None:
        self.flow.forget_swaps()
        self.ask()

    def _on_pieces_changed(self) -> None:
        self._go_to_top()
        self.ask()

    def _go_to_top(self) -> None:
        self._area.verticalScrollBar().setValue(0)

    def _log_board(self) -> None:
        """Write what is shown: what is picked is picked from among it."""
        if shown := self.board.shown():
            self._taste.show_board(self._pager.board_of(shown))

    def _on_failed(self, error: Exception) -> None:
        self.board.stop_waiting()
        if not isinstance(error, NothingToWear):
            show_error(self, error)
            return
        self.notice.show_error(
            error, self._closet.garments, is_around=bool(self.tray.ids)
        )
        self._asked_next.cancel()
        if self.notice.awaits_next:
            self._ask_next(self.notice.show_next)
        self.next_line.hide()
        self.board.hide()
        self.banner.hide()
        self.rest.hide()
        self._show_controls(is_possible=False)

    def _show_controls(self, *, is_possible: bool) -> None:
        self.tail.setVisible(is_possible)
        self.rest.setVisible(is_possible)
        self.tray.add.setVisible(is_possible or bool(self.tray.ids))

    def _open_picker(self) -> None:
        offered = [
            garment
            for garment in self._closet.garments
            if garment.id not in self.tray.ids
        ]
        picker = GarmentPicker(offered, self._cutouts)
        overlay = Overlay(picker, self.tray.add)
        picker.garment_chosen.connect(overlay.dismiss)
        picker.garment_chosen.connect(self.tray.toggle)

    def _open_own(self) -> None:
        found = (self._closet.garment(garment_id) for garment_id in self.tray.ids)
        chosen = [garment for garment in found if garment is not None]
        self.looks.open_own(
            _("Rate my own outfit"), self._closet.garments, chosen, self.own
        )

    def _on_recorded(self, events: Sequence[Event]) -> None:
        """Leave out what is worn from the next time on that the page is shown."""
        if any(event.kind.is_worn for event in events):
            self._is_stale = True

    def _on_events_marked(self, numbers: Collection[int]) -> None:
        """Look for outfits anew, unless the cards themselves show what changed."""
        if not self.recorder.follows(numbers):
            self.ask()

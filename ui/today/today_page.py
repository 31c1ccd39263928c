"""Today: the best outfits for an occasion, the weather and the pieces at hand."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.errors import message_of, show_error
from ui.garments.garment_picker import GarmentPicker
from ui.garments.notices import Notice
from ui.outfits.fitting_looks import FittingLooks
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.dress_code_setting import dress_code
from ui.state.taste_state import TasteState
from ui.theme.tokens import GRID
from ui.today.board import BoardView, Swap
from ui.today.event_recorder import EventRecorder
from ui.today.explanation_sheets import ExplanationSheets
from ui.today.locked_tray import LockedTray
from ui.today.missing_banner import MissingBanner
from ui.today.occasion_sheet import OccasionSheet
from ui.today.outfit_card import OutfitCard
from ui.today.suggestion_pager import OutfitRequest, SuggestionPager
from ui.today.today_head import TodayHead
from ui.widgets.flow import head_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH
from ui.widgets.overlay import Overlay, open_sheet
from ui.widgets.scrolling import fill_scrolling_page
from wardrobe.errors import NothingToWear
from wardrobe.language.texts import _, n_, noted
from wardrobe.model.event import EventKind
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import RatedOutfit

# An import changes the closet often; the board follows when it pauses.
_PAUSE_MS = 400
_OCCASIONS_PX = 600
_EMPTY = (
    noted("Good to see you"),
    noted(
        "Add photos of a few tops, trousers and shoes, and the best "
        "outfits from them appear here. Or look around in the demo "
        "closet first."
    ),
)


class TodayPage(QWidget):
    """Shows the board, and records what the user does with it."""

    photos_asked = Signal()
    demo_asked = Signal()
    occasion_made = Signal(object)
    occasion_edited = Signal(object, object)  # before, after
    occasion_removal_asked = Signal(object)

    def __init__(
        self,
        closet: ClosetState,
        taste: TasteState,
        cutouts: CutoutCache,
        pager: SuggestionPager,
        settings: QSettings,
        *,
        fitting: FittingLooks,
        question: QWidget,
    ) -> None:
        """Show the last occasion and weather; ask for outfits when shown."""
        super().__init__()
        self._closet, self._cutouts, self._pager = closet, cutouts, pager
        self._taste, self._settings = taste, settings
        self._is_stale, self._was_asked = True, False
        self.fitting = fitting
        self.head = TodayHead(pager.now(), settings)
        self.tray = LockedTray(cutouts)
        self.board = BoardView(cutouts)
        self.banner = MissingBanner()
        self.looks = ExplanationSheets(pager, self.board, cutouts, self)
        self.recorder = EventRecorder(taste, pager, self.board, self)
        self._considered = make_label("caption")
        self.own = TextButton(_("Rate my own outfit"), icon_name="measure")
        self.instead = TextButton(_("I wore something else"), icon_name="closet")
        self.back = IconButton("back", _("Previous outfits"))
        self.next = TextButton(_("Next outfits"), icon_name="next")
        self._swaps: list[Swap] = []  # to be shown again once pieces are locked
        self.notice = Notice("closet", _("No outfit yet"), "")
        self._pause = QTimer(self, singleShot=True)
        self._lay_out(question)
        self._connect()
        self.instead.hide()

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
        card = self.board.cards[0]
        if card.isVisible():
            self.recorder.record(card, EventKind.WEAR)

    def open_instead(self) -> None:
        """Let the user put together what was worn instead of all that is shown."""
        if self.instead.isHidden():
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
            )
            self._pager.ask(wish)
            climate = self.head.temperature.climate
            self.fitting.ask(wish.occasion, wish.temperature_c, climate)

    def follow_scale(self) -> None:
        """Say temperatures in the scale that is chosen now."""
        self.head.temperature.follow_scale()
        self.ask()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.ask()

    def _connect(self) -> None:
        self._pause.timeout.connect(self.ask)
        self._closet.closet_changed.connect(self._on_closet_changed)
        self._closet.occasions_changed.connect(self._on_occasions_changed)
        self.head.choice_changed.connect(self.ask)
        self.head.own_asked.connect(self._open_occasions)
        self.tray.pieces_changed.connect(self._on_pieces_changed)
        self.tray.choice_asked.connect(self._open_picker)
        self.tray.drop_asked.connect(self._on_dropped)
        self.own.clicked.connect(self._open_own)
        self.next.clicked.connect(self.show_next)
        self.back.clicked.connect(self.show_earlier)
        self._pager.asked.connect(self.board.wait)
        self._pager.answered.connect(self._on_answered)
        self._pager.another_found.connect(self._on_another_found)
        self._pager.failed.connect(self._on_failed)
        self.instead.clicked.connect(self.open_instead)
        self.looks.wear_asked.connect(self.recorder.record_own)
        self.looks.outfit_swapped.connect(self._log_board)
        self.board.back_asked.connect(self.looks.put_back)
        self._taste.taste_set.connect(self.ask)
        self._taste.events_marked.connect(self._on_events_marked)
        self.board.another_asked.connect(self._pager.ask_another)
        self.board.why_asked.connect(self.looks.open_why)
        self.looks.garment_clicked.connect(self.tray.toggle)
        self.board.garment_clicked.connect(self.tray.toggle)

    def _lay_out(self, question: QWidget) -> None:
        self._add_notice_buttons()
        self.head.lay_out(self.back, self.next, beside_occasions=self.tray.add)
        self._area = fill_scrolling_page(
            self,
            _("Today"),
            self.head,
            question,
            self.tray,
            self.banner,
            self.fitting,
            self.board,
            head_of(self._considered, self.own, self.instead),
            (self.notice, 100),
            STRETCH,
            gap=2 * GRID,
        )
        self.back.hide()

    def _add_notice_buttons(self) -> None:
        add = self.notice.add_button(
            _("Add photos"), icon_name="add-photo", role="primary"
        )
        add.clicked.connect(self.photos_asked)
        self._demo = self.notice.add_button(
            _("Try the demo closet"), icon_name="sparkles"
        )
        self._demo.clicked.connect(self.demo_asked)
        self.notice.hide()

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
        self._show_page()
        self.recorder.show_again()
        self._log_board()
        count = pager.outfits_considered
        self._considered.setText(
            n_("The best of {count} outfit", "The best of {count} outfits", count)
        )
        self.next.set_words(
            _("Next outfits") if pager.has_more else _("Back to the best")
        )
        self.back.setVisible(pager.has_earlier)
        self._show_controls(is_possible=True)

    def _show_page(self) -> None:
        """Show the page, after the swaps that the user was at when pieces were locked.

        What one has put together is not lost by keeping a piece of it.
        """
        pager, locked = self._pager, self._pager.wish.locked
        kept = [swap for swap in self._swaps if locked <= swap.now.outfit.ids]
        self._swaps = []
        taken = {swap.now.outfit.ids for swap in kept}
        rest = [each for each in pager.page if each.outfit.ids not in taken]
        shown = [*(swap.before for swap in kept), *rest]
        self.board.show_outfits(shown, locked, pager.count_to_learn, pager.best)
        for card, swap in zip(self.board.cards, kept):
            card.show_swapped(swap.now, locked)

    def _on_pieces_changed(self) -> None:
        self._go_to_top()
        self._swaps = self.board.swaps()
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
        is_empty = not self._closet.garments
        if is_empty:
            self.notice.set_words(*map(_, _EMPTY))
        else:
            self.notice.set_words(_("No outfit yet"), message_of(error))
        self._demo.setVisible(is_empty)
        self.board.hide()
        self.banner.hide()
        self.notice.show()
        self._show_controls(is_possible=False)

    def _show_controls(self, *, is_possible: bool) -> None:
        for part in (self._considered, self.next, self.own, self.instead):
            part.setVisible(is_possible)
        self.back.setVisible(is_possible and self._pager.has_earlier)
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

    def _on_events_marked(self, numbers: Collection[int]) -> None:
        """Look for outfits anew, unless the cards themselves show what changed."""
        if not self.recorder.follows(numbers):
            self.ask()

    def _on_another_found(self, card: OutfitCard, rated: RatedOutfit) -> None:
        card.show_outfit(rated, self._pager.wish.locked)
        self._log_board()

"""Records what the user does with the cards of the board, and shows it on them."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.state.taste_state import TasteState
from ui.state.today.day_log import DayLog
from ui.today.board import BoardView
from ui.today.cards.outfit_card import OutfitCard
from ui.today.suggestion_pager import SuggestionPager
from ui.undo.opinion_changes import take_back
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import RatedOutfit
from wardrobe.styling.swapping import swapped_pieces

# Who wears or likes an outfit with a swapped piece keeps the swap.
_KEEPING = (EventKind.WEAR, EventKind.LIKE)


class EventRecorder(QObject):
    """Turns what is asked on cards into events; what the log holds shows on them."""

    change_asked = Signal(object)  # a `Change`

    def __init__(
        self,
        taste: TasteState,
        log: DayLog,
        pager: SuggestionPager,
        board: BoardView,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._taste, self._log, self._pager = taste, log, pager
        self._board, self._page = board, page
        # By the number of a swap's event, the outfits before and after it.
        self._swapped: dict[int, tuple[RatedOutfit, RatedOutfit]] = {}
        board.event_asked.connect(self.record)
        board.like_asked.connect(self._on_like)
        board.big.stars_asked.connect(self._on_stars)
        board.big.keep_asked.connect(self._on_keep)
        log.log_changed.connect(self.show_again)
        taste.events_marked.connect(self._on_marked)

    def record_own(self, garments: Sequence[Garment]) -> None:
        """Note what was worn, if it is not one of the outfits that are shown."""
        event = self._event(EventKind.WEAR, [garment.id for garment in garments])
        self._taste.record([event], lambda _: None, is_instead=True)

    def follows(self, numbers: Collection[int]) -> bool:
        """Return whether a card shows that events count or not any more."""
        shown = [each.outfit.ids for each in self._board.shown()]
        about = [frozenset(each.garment_ids) for each in self._log.known(numbers)]
        return any(ids <= done for ids in shown for done in about)

    def show_again(self) -> None:
        """Show on each card what the log says of its outfit."""
        for card in self._board.cards:
            if card.rated is not None:
                ids = card.rated.outfit.ids
                card.show_done(self._log.opinion(ids), self._log.done_today(ids))

    def is_kept(self, rated: RatedOutfit) -> bool:
        """Return whether a swap that made an outfit was kept."""
        return EventKind.SWAP in self._log.done_today(rated.outfit.ids)

    def record(self, card: OutfitCard, kind: EventKind) -> None:
        """Record what was done with the outfit on a card; twice is once."""
        if card.rated is None or card.is_busy or kind in card.done:
            return
        events = self._swaps(card) if kind in _KEEPING else []
        # What is put on is logged with it; an opinion is of the outfit alone.
        worn = card.rated.outfit.all_pieces() if kind is EventKind.WEAR else ()
        ids = [piece.id for piece in worn] or _ids(card.rated)
        self._record(card, [*events, self._event(kind, ids)])

    def _on_like(self, card: OutfitCard) -> None:
        """Give a heart, or take it back."""
        if card.opinion.likes:
            self._take_back(card.opinion.likes)
        elif card.rated is not None:
            events = [*self._swaps(card), self._event(EventKind.LIKE, _ids(card.rated))]
            self._record(card, events)

    def _on_keep(self) -> None:
        card = self._board.big
        if events := self._swaps(card):
            self._record(card, events)
        else:
            card.show_kept()  # a piece was only taken off or put on

    def _on_stars(self, stars: int) -> None:
        """Give stars in place of those for the same occasion, or take all back."""
        card = self._board.big
        if card.rated is None:
            return
        rated = card.opinion.rated
        if not stars:
            self._take_back(rated)
            return
        event = self._event(EventKind.RATE, _ids(card.rated), stars)
        before = self._log.known(rated)
        replaced = [e.number for e in before if e.occasion == event.occasion]
        self._record(card, [event], replaced=replaced)

    def _take_back(self, numbers: Collection[int]) -> None:
        if events := self._log.known(numbers):
            self.change_asked.emit(take_back(self._taste, events))

    def _swaps(self, card: OutfitCard) -> list[Event]:
        """Return an event for each piece that was swapped and not yet kept."""
        before, after = card.before_swap, card.rated
        if before is None or after is None:
            return []
        return [
            Event(
                kind=EventKind.SWAP,
                garment_ids=_ids(after),
                occasion=self._pager.wish.occasion.key,
                at=self._pager.now(),
                swapped=pair,
            )
            for pair in swapped_pieces(before.outfit, after.outfit)
        ]

    def _event(
        self, kind: EventKind, garment_ids: Sequence[int], stars: int | None = None
    ) -> Event:
        return Event(
            kind=kind,
            garment_ids=tuple(garment_ids),
            occasion=self._pager.wish.occasion.key,
            at=self._pager.now(),
            stars=stars,
        )

    def _record(
        self, card: OutfitCard, events: Sequence[Event], replaced: Collection[int] = ()
    ) -> None:
        before, after = card.before_swap, card.rated
        self._set_busy(card, is_busy=True)

        def on_done(written: Sequence[Event]) -> None:
            self._set_busy(card, is_busy=False)
            for event in written:
                if event.kind is EventKind.SWAP and before and after:
                    self._swapped[event.number] = before, after
                    self._show_swap(event.number, counts=True)

        def on_error(error: Exception) -> None:
            self._set_busy(card, is_busy=False)
            show_error(self._page, error)

        self._taste.record(events, on_done, on_error, replaced=replaced)

    def _set_busy(self, card: OutfitCard, *, is_busy: bool) -> None:
        """Take no second answer meanwhile; the keyboard stays where it is."""
        focus = self._board.focus
        if is_busy:
            focus.hold()
        card.set_busy(is_busy=is_busy)
        if not is_busy:
            focus.give_back()

    def _on_marked(self, numbers: Collection[int], counts: bool) -> None:  # noqa: FBT001  a slot
        for number in self._swapped.keys() & set(numbers):
            self._show_swap(number, counts=counts)

    def _show_swap(self, number: int, *, counts: bool) -> None:
        """Show that a swap is kept, or undecided again, on the card that has it."""
        before, after = self._swapped[number]
        for card in self._board.cards:
            if card.rated is after:
                card.show_kept(None if counts else before)


def _ids(rated: RatedOutfit) -> tuple[int, ...]:
    return tuple(garment.id for garment in rated.outfit.garments())

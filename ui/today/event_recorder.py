"""Records what the user does with the cards of the board, and shows it on them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.state.taste_state import TasteState
from ui.today.board import BoardView
from ui.today.outfit_card import OutfitCard
from ui.today.suggestion_pager import SuggestionPager
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import RatedOutfit
from wardrobe.styling.swapping import swapped_pieces

# Who wears or likes an outfit with a swapped piece keeps the swap.
_KEEPING = (EventKind.WEAR, EventKind.LIKE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recorded:
    """What was done with an outfit while it was on a card."""

    card: OutfitCard
    rated: RatedOutfit
    kind: EventKind
    stars: int = 0
    stars_before: int = 0
    before_swap: RatedOutfit | None = None


class EventRecorder(QObject):
    """Turns what is asked on cards into events, and follows when they are undone."""

    def __init__(
        self, taste: TasteState, pager: SuggestionPager, board: BoardView, page: QWidget
    ) -> None:
        super().__init__(page)
        self._taste, self._pager, self._page = taste, pager, page
        self._recorded: dict[int, _Recorded] = {}
        self._taken_back: set[int] = set()
        board.event_asked.connect(self.record)
        board.stars_asked.connect(self._on_stars)
        board.keep_asked.connect(self._on_keep)
        taste.events_marked.connect(self._on_marked)

    def record_own(self, garments: Sequence[Garment]) -> None:
        """Note what was worn, if it is not one of the outfits that are shown."""
        event = self._event(EventKind.WEAR, [garment.id for garment in garments])
        self._taste.record([event], lambda _: None, is_instead=True)

    def follows(self, numbers: Collection[int]) -> bool:
        """Return whether a card shows that events count or not any more."""
        known = (self._recorded.get(number) for number in numbers)
        return any(each and each.card.rated is each.rated for each in known)

    def show_again(self) -> None:
        """Show what was done with outfits that are on their cards once more."""
        for number, recorded in self._recorded.items():
            if recorded.kind is not EventKind.SWAP and number not in self._taken_back:
                _show(recorded, counts=True)

    def record(self, card: OutfitCard, kind: EventKind) -> None:
        """Record what was done with the outfit on a card."""
        if card.rated is None:
            return
        events = self._swaps(card) if kind in _KEEPING else []
        self._record(card, [*events, self._event(kind, _ids(card.rated))])

    def _on_keep(self, card: OutfitCard) -> None:
        if events := self._swaps(card):
            self._record(card, events)
        else:
            card.show_kept()  # a piece was only taken off or put on

    def _on_stars(self, card: OutfitCard, stars: int) -> None:
        if card.rated is None:
            return
        event = self._event(EventKind.RATE, _ids(card.rated), stars)
        self._record(card, [event], replaced=self._numbers_of_stars(card))

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
        rated, stars, before = card.rated, card.stars.given, card.before_swap
        assert rated is not None
        card.set_busy(is_busy=True)

        def on_done(written: Sequence[Event]) -> None:
            card.set_busy(is_busy=False)
            for event in written:
                recorded = _Recorded(
                    card=card,
                    rated=rated,
                    kind=event.kind,
                    stars=event.stars or 0,
                    stars_before=stars,
                    before_swap=before,
                )
                self._recorded[event.number] = recorded
                _show(recorded, counts=True)

        def on_error(error: Exception) -> None:
            card.set_busy(is_busy=False)
            show_error(self._page, error)

        self._taste.record(events, on_done, on_error, replaced=replaced)

    def _numbers_of_stars(self, card: OutfitCard) -> list[int]:
        """Return the number of the event that gave the card the stars it shows."""
        if not card.stars.given:
            return []
        return [
            number
            for number, recorded in self._recorded.items()
            if recorded.card is card
            and recorded.rated is card.rated
            and recorded.kind is EventKind.RATE
        ][-1:]

    def _on_marked(self, numbers: Collection[int], counts: bool) -> None:  # noqa: FBT001  a slot
        change = self._taken_back.difference_update
        (change if counts else self._taken_back.update)(numbers)
        for number in numbers:
            if number in self._recorded:
                _show(self._recorded[number], counts=counts)


def _show(recorded: _Recorded, *, counts: bool) -> None:
    """Show on its card what was done, or that it was taken back."""
    card = recorded.card
    if card.rated is not recorded.rated:
        return  # the card has another outfit by now
    if recorded.kind is EventKind.SWAP:
        card.show_kept(None if counts else recorded.before_swap)
    elif counts:
        card.show_done(recorded.kind, recorded.stars)
    else:
        card.show_undone(recorded.kind, recorded.stars_before)


def _ids(rated: RatedOutfit) -> tuple[int, ...]:
    return tuple(garment.id for garment in rated.outfit.garments())

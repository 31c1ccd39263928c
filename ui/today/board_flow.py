"""What moves on the board: pages, another outfit and back again, and swapped pieces."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.today.board import BoardView
from ui.today.cards.outfit_card import OutfitCard
from ui.today.event_recorder import EventRecorder
from ui.today.suggestion_pager import SuggestionPager
from ui.undo.change import Change
from wardrobe.language.texts import _
from wardrobe.model.outfit import RatedOutfit


@dataclass(frozen=True, slots=True)
class _Swap:
    """An outfit whose pieces were swapped, and what became of it."""

    before: RatedOutfit
    now: RatedOutfit


class BoardFlow(QObject):
    """Decides which outfit is on which card; nothing that one has put together is lost.

    A swap stays with the outfit that it began with: over pages, locked pieces, and the
    way there and back. A lock goes to what takes the place of the locked piece.
    """

    board_changed = Signal()
    change_asked = Signal(object)  # a `Change`
    lock_moved = Signal(object, object)  # from a garment to another

    def __init__(
        self, pager: SuggestionPager, board: BoardView, recorder: EventRecorder
    ) -> None:
        super().__init__(board)
        self._pager, self._board, self._recorder = pager, board, recorder
        self._swaps: dict[frozenset[int], _Swap] = {}
        # The outfits that were the big one, as they came, and which of them is.
        self._seen: list[RatedOutfit] = []
        self._at = 0
        board.card_chosen.connect(self._exchange)
        board.big.another_asked.connect(self.show_another)
        board.big.earlier_asked.connect(self.show_earlier)
        board.big.back_asked.connect(self._swap_back)
        pager.another_found.connect(self._on_another_found)

    def forget_swaps(self) -> None:
        """Begin anew: other outfits are wanted."""
        self._swaps.clear()

    def show_page(self) -> None:
        """Show the page, first of all what was put together with the locked pieces."""
        pager, locked = self._pager, self._pager.wish.locked
        page = {each.outfit.ids for each in pager.page}
        kept = [
            swap.before
            for ids, swap in self._swaps.items()
            if locked and locked <= swap.now.outfit.ids and ids not in page
        ]
        taken = {
            swap.now.outfit.ids
            for ids, swap in self._swaps.items()
            if swap.before in kept or ids in page
        }
        rest = [each for each in pager.page if each.outfit.ids not in taken]
        shown = [*kept, *rest]
        self._board.show_outfits(shown, locked, pager.count_to_learn, pager.best)
        for card in self._board.cards:
            self._swap_again(card)
        self._seen, self._at = shown[:1], 0
        self._follow()

    def put(self, rated: RatedOutfit) -> None:
        """Show the big outfit with a piece swapped, which can be undone."""
        big = self._board.big
        if (now := big.rated) is None:
            return
        turn = partial(self._turn, big.before_swap or now)
        self.change_asked.emit(
            Change(
                _("swapping a piece"),
                lambda _on_error: turn(now, rated),
                lambda _on_error: turn(rated, now),
            )
        )

    def show_another(self) -> None:
        """Show another big outfit: the next that was seen, or the best that was not."""
        if self._at + 1 < len(self._seen):
            self._go_to(self._at + 1)
        else:
            self._pager.ask_another(self._board.big)

    def show_earlier(self) -> None:
        """Show the big outfit of before again."""
        if self._at:
            self._go_to(self._at - 1)

    def _go_to(self, at: int) -> None:
        self._at = at
        big = self._board.big
        big.show_outfit(self._seen[at], self._pager.wish.locked)
        self._swap_again(big)
        self._follow()
        self.board_changed.emit()

    def _swap_back(self) -> None:
        if before := self._board.big.before_swap:
            self.put(before)

    def _turn(self, first: RatedOutfit, now: RatedOutfit, then: RatedOutfit) -> None:
        """Turn one outfit into another on the card that shows it, if one still does."""
        is_as_before = first.outfit == then.outfit
        if is_as_before:
            self._swaps.pop(first.outfit.ids, None)
        else:
            self._swaps[first.outfit.ids] = _Swap(first, then)
        self._move_locks(now, then)
        for card in self._board.cards:
            if card.rated is not None and card.rated.outfit == now.outfit:
                before = None if is_as_before else first
                card.show_outfit(then, self._pager.wish.locked, before_swap=before)
                break
        self._follow()
        self.board_changed.emit()

    def _move_locks(self, now: RatedOutfit, then: RatedOutfit) -> None:
        worn = zip(now.outfit.in_slots().values(), then.outfit.in_slots().values())
        for old, new in list(worn):
            if old and new and old != new and old.id in self._pager.wish.locked:
                self.lock_moved.emit(old, new)

    def _swap_again(self, card: OutfitCard) -> None:
        swap = self._swaps.get(card.rated.outfit.ids) if card.rated else None
        if swap is not None:
            card.show_swapped(swap.now, self._pager.wish.locked)
            if self._recorder.is_kept(swap.now):
                card.show_kept()

    def _exchange(self, card: OutfitCard) -> None:
        self._board.exchange(card, self._pager.wish.locked)
        big = self._board.big
        if (shown := big.before_swap or big.rated) is not None:
            self._seen[self._at : self._at + 1] = [shown]
        self._follow()

    def _on_another_found(self, card: OutfitCard, rated: RatedOutfit) -> None:
        card.show_outfit(rated, self._pager.wish.locked)
        self._seen.append(rated)
        self._at = len(self._seen) - 1
        self._follow()
        self.board_changed.emit()

    def _follow(self) -> None:
        self._board.big.earlier.setVisible(self._at > 0)
        self._recorder.show_again()

"""Swaps a piece of an outfit in place: asks what fits, and previews it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.outfits.outfit_mat import OutfitMat
from ui.state.today.laundry_state import LaundryState
from ui.today.cards.swap_foot import SwapFoot
from ui.today.cards.swap_strip import Alternative
from ui.today.suggestion_pager import SuggestionPager
from ui.wording.away_words import why_away
from ui.wording.rest_words import when_worn
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit, RatedOutfit, Slot
from wardrobe.styling.explaining import alternatives

# More than these nobody looks through; the best come first.
_MOST = 24


class PieceSwapper(QObject):
    """Runs the strip of one card."""

    outfit_taken = Signal(object)  # rated
    lock_asked = Signal(object)  # garment

    def __init__(
        self,
        pager: SuggestionPager,
        laundry: LaundryState,
        mat: OutfitMat,
        foot: SwapFoot,
        outfit: Callable[[], Outfit | None],
        *,
        can_lock: bool = True,
    ) -> None:
        """Serve a mat and its foot.

        Args:
            outfit: Returns what is on the mat, without what is only looked at.
            can_lock: Whether outfits can be built around its pieces.
        """
        super().__init__(foot)
        foot.strip.lock.setVisible(can_lock)
        self._pager, self._laundry = pager, laundry
        self._mat, self._foot, self._outfit = mat, foot, outfit
        self._latest = pager.latest_for(self)
        mat.garment_clicked.connect(self.start)
        foot.strip.looked_at.connect(lambda each: self._preview(each.rated.outfit))
        foot.strip.taken.connect(self._take)
        foot.strip.left.connect(self.leave)
        foot.strip.lock_asked.connect(self._lock)

    def start_at(self, slot: Slot) -> None:
        """Open the strip for what is worn in a slot."""
        outfit = self._outfit()
        if outfit is not None and (garment := outfit.in_slots()[slot]):
            self.start(garment)

    def start_first(self) -> None:
        """Open the strip for what is seen first."""
        if outfit := self._outfit():
            self.start(outfit.outer or outfit.top)

    def start(self, garment: Garment) -> None:
        """Open the strip for a piece; once more closes it."""
        outfit = self._outfit()
        if outfit is None or self._foot.swapped == garment:
            self.leave()
            return
        slots = outfit.in_slots()
        slot = next((s for s, worn in slots.items() if worn == garment), None)
        if slot is None:  # an accessory goes with the rest: it is not rated
            self.lock_asked.emit(garment)
            return
        self._preview(outfit)
        self._foot.open_strip(garment, is_locked=garment.id in self._locked)
        self._pager.ask_about(
            self._latest,
            lambda ranking: alternatives(ranking, outfit, slot, _MOST),
            partial(self._show, slot),
            is_open=True,
        )

    def leave(self) -> None:
        """Close the strip, with the outfit as it was."""
        self._latest.cancel()
        if (outfit := self._outfit()) and self._foot.swapped:
            self._preview(outfit)
        self._foot.close_strip()

    @property
    def _locked(self) -> frozenset[int]:
        return self._pager.wish.locked

    def _show(self, slot: Slot, found: list[RatedOutfit]) -> None:
        offered = []
        for rated in found:
            garment = rated.outfit.in_slots()[slot]
            note = self._note(garment) if garment else ""
            offered.append(Alternative(rated, garment, note))
        # Best first, but what rests or is packed only after what is there and clean.
        self._foot.strip.show_found(sorted(offered, key=lambda each: bool(each.note)))

    def _note(self, garment: Garment) -> str:
        if garment.id in self._laundry.ids:
            return _("in the laundry")
        rest = self._pager.rest
        if garment.id in rest.away.ids:
            return why_away(rest.away)
        worn: date | None = rest.pieces.get(garment.id)
        return when_worn(worn, self._pager.today) if worn else ""

    def _preview(self, outfit: Outfit) -> None:
        swapped = self._foot.swapped
        self._mat.show_outfit(outfit, self._locked)
        if swapped is not None:
            now = outfit.in_slots().values()
            before = self._outfit()
            worn = before.in_slots().values() if before else ()
            changed = (one for one, old in zip(now, worn) if old == swapped)
            self._mat.mark(next(changed, None))

    def _take(self, taken: Alternative) -> None:
        self._foot.close_strip()
        self.outfit_taken.emit(taken.rated)

    def _lock(self) -> None:
        if garment := self._foot.swapped:
            self.leave()
            self.lock_asked.emit(garment)

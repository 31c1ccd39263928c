"""What Today shows while no outfit can be made: why, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.errors import message_of
from ui.garments.basket_button import BasketButton
from ui.garments.notices import Notice
from ui.state.cutout_cache import CutoutCache
from ui.today.start.slot_tiles import SlotTiles
from wardrobe.language.texts import _, noted
from wardrobe.model.garment import Garment, State
from wardrobe.model.outfit import Slot
from wardrobe.model.slots import empty_slots, taken_slots
from wardrobe.shopping.next_piece import NextPieces

_EMPTY = (
    noted("Good to see you"),
    noted(
        "Add photos of a few tops, trousers and shoes, and the best "
        "outfits from them appear here. Or look around in the demo "
        "closet first."
    ),
)
_ARRIVING = (
    noted("Your photos are coming in"),
    noted("The first outfits appear as soon as a top, trousers and shoes are here."),
)
_WASHING = (
    noted("It's laundry day"),
    noted("What's missing for an outfit is in the laundry."),
)


class EmptyNotice(Notice):
    """Hidden while there are outfits."""

    photos_asked = Signal(object)  # the button
    demo_asked = Signal()
    laundry_done = Signal()

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__("closet", _("No outfit yet"), "")
        self.is_importing = False
        self.tiles = SlotTiles(cutouts)
        self.put_in(self.tiles)
        self.add = self.add_button(
            _("Add photos"), icon_name="add-photo", role="primary"
        )
        self.add.clicked.connect(lambda: self.photos_asked.emit(self.add))
        self.basket = BasketButton()
        self.basket.clicked.connect(self.laundry_done)
        self.put_beside(self.basket)
        self.demo = self.add_button(_("Try the demo closet"), icon_name="sparkles")
        self.demo.clicked.connect(self.demo_asked)
        self.hide()

    def show_error(
        self, error: Exception, garments: Sequence[Garment], *, is_around: bool
    ) -> None:
        """Say why there is no outfit, and show what is there for one.

        Args:
            garments: The closet.
            is_around: Whether it was to be made around chosen pieces.
        """
        lacking = _lacking(garments, State.IN_USE)
        owned = _lacking(garments, *set(State) - {State.GONE})
        washed = _lacking(garments, State.IN_USE, State.LAUNDRY)
        has_begun = any(taken_slots(each.type) for each in garments if each.is_in_use)
        is_young = bool(lacking & owned) and has_begun and not is_around
        self.tiles.show_garments(garments)
        self.tiles.setVisible(is_young)
        self.badge.setHidden(is_young)
        if self.is_importing:
            self.set_words(*map(_, _ARRIVING))
        elif not garments:
            self.set_words(*map(_, _EMPTY))
        elif lacking and not lacking & washed:
            self.set_words(*map(_, _WASHING))
        elif is_young:
            almost = _("Almost there") if len(lacking) == 1 else _("A good start")
            self.set_words(almost, "")
        else:
            self.set_words(_("No outfit yet"), message_of(error))
        self.demo.setVisible(not garments and not self.is_importing)
        self.add.setVisible(not self.is_importing)
        dirty = [each for each in garments if each.state is State.LAUNDRY]
        self.basket.show_count(len(dirty))
        self.show()

    @property
    def awaits_next(self) -> bool:
        """Whether it shows a closet that grows, which needs to be told what next."""
        return not self.tiles.isHidden() and not self.is_importing

    def show_next(self, found: NextPieces | None) -> None:
        """Say what to photograph next."""
        if found is not None and self.awaits_next:
            self.set_words(self.headline, found.sentence)


def _lacking(garments: Sequence[Garment], *states: State) -> set[Slot]:
    """Return what an outfit of the garments in these states still needs."""
    return set(empty_slots([each.type for each in garments if each.state in states]))

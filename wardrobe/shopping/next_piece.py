"""Use case: which pieces to photograph next, and how many good outfits they unlock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wardrobe.language.texts import _, n_, noted
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import Slot
from wardrobe.model.parsing import all_of
from wardrobe.model.slots import NEEDED_SLOTS, empty_slots, taken_slots, usual_slot
from wardrobe.model.unowned import imagined
from wardrobe.ports.scorer import Scorer
from wardrobe.shopping.gaps import WantedGarment, unlocked_by
from wardrobe.styling.missing_pieces import PLAIN_COLOURS
from wardrobe.taste.taste import Taste

# With so many garments, and so many in each slot, nobody needs to be told.
MANY_GARMENTS = 40
ENOUGH_IN_SLOT = 3
# So many pieces of a slot are photographed in one go.
_COUNT = 2

_FIRST = {
    Slot.TOP: noted("a top"),
    Slot.MIDDLE: noted("trousers or a skirt"),
    Slot.BOTTOM: noted("a pair of shoes"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPieces:
    """What to photograph next.

    Attributes:
        slot: Where it is worn.
        is_first: Whether the closet has nothing for the slot yet.
        pieces: Plain ones that would do most, the best first; none where the closet
            lacks more than this slot, or nothing would make a good outfit.
        occasion: What they were counted for.
    """

    slot: Slot
    is_first: bool
    pieces: tuple[WantedGarment, ...]
    occasion: AnyOccasion

    @property
    def outfits(self) -> int:
        """How many more good outfits there are with all the pieces."""
        # Of one slot, no outfit has two: nothing is counted twice.
        return sum(each.unlocked for each in self.pieces)

    @property
    def sentence(self) -> str:
        """What to say about it."""
        wanted = _(_FIRST[self.slot]) if self.is_first else self._more()
        if not self.pieces:
            return _("Photograph next: {pieces}.", pieces=wanted)
        return _(
            "Photograph next: {pieces} (such as {examples}). That makes {outfits}.",
            pieces=wanted,
            examples=all_of([each.descriptor.title for each in self.pieces]),
            outfits=self._outfits(),
        )

    def _outfits(self) -> str:
        count, occasion = self.outfits, self.occasion.phrase
        if self.is_first:
            return n_(
                "{count} good outfit for {occasion}",
                "{count} good outfits for {occasion}",
                count,
                occasion=occasion,
            )
        return n_(
            "{count} more good outfit for {occasion}",
            "{count} more good outfits for {occasion}",
            count,
            occasion=occasion,
        )

    def _more(self) -> str:
        count = len(self.pieces)
        match self.slot:
            case Slot.MIDDLE:
                return n_(
                    "another pair of trousers or a skirt",
                    "{count} more trousers or skirts",
                    count,
                )
            case Slot.BOTTOM:
                return n_("another pair of shoes", "{count} more pairs of shoes", count)
            case _other:
                return n_("another top", "{count} more tops", count)


def find_next(
    garments: Sequence[Garment],
    occasions: Sequence[AnyOccasion],
    *,
    scorer: Scorer,
    taste: Taste,
) -> NextPieces | None:
    """Find the slot of which further pieces would make the most good outfits.

    Good outfits are those rated `GOOD_RATING` and more, and all are counted. What
    stands in for the pieces is plain, as nobody knows yet what will be photographed.

    Args:
        garments: The closet; what is not in use does not count.
        occasions: What is dressed for; the one that gains most is told.

    Returns:
        None while the closet is empty, and once there is enough of everything.
    """
    usable = [each for each in garments if each.is_in_use and taken_slots(each.type)]
    if not usable:
        return None
    empty = empty_slots([each.type for each in usable])
    if len(empty) > 1:
        return _first(empty[0], occasions[0])
    slots = empty or _slots_to_fill(usable)
    found = [
        NextPieces(
            slot=slot,
            is_first=slot in empty,
            pieces=_best(slot, usable, occasion, scorer, taste, is_first=slot in empty),
            occasion=occasion,
        )
        for slot in slots
        for occasion in occasions
    ]
    best = max(found, key=lambda each: each.outfits, default=None)
    if best is None or not best.outfits:
        return _first(empty[0], occasions[0]) if empty else None
    return best


def _first(slot: Slot, occasion: AnyOccasion) -> NextPieces:
    return NextPieces(slot=slot, is_first=True, pieces=(), occasion=occasion)


def _slots_to_fill(usable: Sequence[Garment]) -> list[Slot]:
    """Return the slots that more pieces help, all of them in a small closet."""
    if len(usable) < MANY_GARMENTS:
        return list(NEEDED_SLOTS)
    counts = {
        slot: sum(slot in taken_slots(each.type) for each in usable)
        for slot in NEEDED_SLOTS
    }
    return [slot for slot, count in counts.items() if count < ENOUGH_IN_SLOT]


def _best(
    slot: Slot,
    usable: Sequence[Garment],
    occasion: AnyOccasion,
    scorer: Scorer,
    taste: Taste,
    *,
    is_first: bool,
) -> tuple[WantedGarment, ...]:
    """Return the pieces that make most good outfits, of different types."""
    owned = {(each.type, each.colour) for each in usable}
    thinkable = imagined(_types_for(slot), PLAIN_COLOURS)
    counted = unlocked_by(thinkable, usable, occasion, scorer, taste)
    wanted = [
        WantedGarment(garment.descriptor, count)
        for garment, count in counted
        if count and (garment.type, garment.colour) not in owned
    ]
    wanted.sort(key=lambda each: -each.unlocked)
    of_type: dict[GarmentType, WantedGarment] = {}
    for each in wanted:
        of_type.setdefault(each.descriptor.type, each)
    return tuple(of_type.values())[: 1 if is_first else _COUNT]


def _types_for(slot: Slot) -> Collection[GarmentType]:
    return [
        each
        for each in GarmentType
        if usual_slot(each) is slot and taken_slots(each) == {slot}
    ]

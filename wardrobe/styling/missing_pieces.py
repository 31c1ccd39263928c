"""What a closet lacks: for any outfit at all, and for a good one for an occasion.

Garments that nobody owns are put in the slots, and the scorer says which would do.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wardrobe.language.texts import _, degrees, noted
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.outfit import Outfit, Slot
from wardrobe.model.parsing import all_of, one_of
from wardrobe.model.slots import empty_slots, possible_slots, usual_slot
from wardrobe.model.unowned import imagined, is_imagined
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import OutfitIndex, Ranking
from wardrobe.taste.taste import Taste

# Colours that go with most others: what is named as missing comes in one of them.
PLAIN_COLOURS = (Colour.BLACK, Colour.WHITE, Colour.GREY, Colour.NAVY, Colour.BROWN)
# What is lent to find the nearest outfit is not named: one colour is enough.
LENT_COLOURS = (Colour.BLACK,)
# So many types are named at most for one slot.
MOST_TYPES = 2

_NEEDED = {
    Slot.TOP: noted("a top"),
    Slot.MIDDLE: noted("trousers or a skirt"),
    Slot.BOTTOM: noted("shoes"),
}
_HELP_IN_SLOT = {
    Slot.TOP: noted("another top would help: {types}"),
    Slot.MIDDLE: noted("other trousers or another skirt would help: {types}"),
    Slot.BOTTOM: noted("other shoes would help: {types}"),
    Slot.OUTER: noted("something to wear over it would help: {types}"),
}


@dataclass(frozen=True, slots=True)
class MissingSlot:
    """A slot for which the closet has nothing that does, and types that would."""

    slot: Slot
    types: tuple[GarmentType, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Why no outfit of a closet is good enough, in words and slot by slot."""

    sentence: str
    lacks: tuple[MissingSlot, ...]


def what_is_missing(
    place: OutfitIndex, locked: Collection[int], *, scorer: Scorer, taste: Taste
) -> Missing:
    """Say what the best outfit lacks to be good enough.

    The slot whose change lifts it most is changed first, then the next, until it is
    good enough; so what is named does, together.

    Args:
        locked: Ids of garments that the user chose, which are then to blame.
    """
    setting, worn = place.scores.setting, place.in_slots()
    lacks: list[MissingSlot] = []
    free = [slot for slot, garment in worn.items() if garment or slot is Slot.OUTER]
    while free:
        found = {slot: _best_in(slot, worn, setting, scorer, taste) for slot in free}
        slot = max(free, key=lambda each: found[each][0].logit)
        ways = found[slot]
        lacks.append(MissingSlot(slot, _types_in(slot, ways)))
        worn = ways[0].in_slots()
        free.remove(slot)
        if ways[0].rated().is_good_enough:
            break
    said = _(
        "{sentence}; {next}",
        sentence=_verdict(setting, is_around=bool(locked)),
        next=_help(lacks),
    )
    return Missing(said, tuple(lacks))


def why_no_outfit(
    wearable: Sequence[Garment],
    owned: Sequence[Garment],
    locked: Collection[int],
    setting: Setting,
    *,
    scorer: Scorer,
    taste: Taste,
) -> str:
    """Say why no outfit can be made, and the nearest that there is.

    Args:
        wearable: What may be worn now.
        owned: All garments.
    """
    empty = empty_slots([garment.type for garment in wearable])
    if not empty:
        return _("the chosen garments can't be worn together")
    pieces = ", ".join(_(_NEEDED[slot]) for slot in empty)
    said = _("no outfit yet; you still need {pieces}", pieces=pieces)
    if not set(empty) & set(empty_slots([garment.type for garment in owned])):
        said = _("no outfit right now; not available: {pieces}", pieces=pieces)
    types = (
        each
        for each in GarmentType
        if not {*empty}.isdisjoint(possible_slots(each)) and not each.is_one_piece
    )
    tried = [*wearable, *imagined(types, LENT_COLOURS)]
    ranking = Ranking.of(tried, setting, scorer=scorer, taste=taste, locked=locked)
    nearest = _nearest(ranking)
    if not nearest:
        return said
    nearest_said = _("the closest you have: {garments}", garments=nearest)
    return _("{sentence}; {next}", sentence=said, next=nearest_said)


def _help(lacks: Sequence[MissingSlot]) -> str:
    """Say what would help: some types for one slot, or one for each of several."""
    if len(lacks) > 1:
        types = all_of([lack.types[0].words for lack in lacks])
        return _("several other pieces would help: {types}", types=types)
    (lack,) = lacks
    types = one_of([each.words for each in lack.types])
    return _(_HELP_IN_SLOT[lack.slot], types=types)


def _verdict(setting: Setting, *, is_around: bool) -> str:
    """Say that nothing is good enough, in the closet or around what was chosen."""
    occasion, celsius = setting.occasion.phrase, setting.temperature_c
    if celsius is None:
        texts = (
            noted("nothing in the closet is good enough for {occasion}"),
            noted("nothing with the chosen pieces is good enough for {occasion}"),
        )
        return _(texts[is_around], occasion=occasion)
    texts = (
        noted("nothing in the closet is good enough for {occasion} at {degrees}"),
        noted(
            "nothing with the chosen pieces is good enough for {occasion} at {degrees}"
        ),
    )
    return _(texts[is_around], occasion=occasion, degrees=degrees(celsius))


def _best_in(
    slot: Slot,
    worn: dict[Slot, Garment | None],
    setting: Setting,
    scorer: Scorer,
    taste: Taste,
) -> list[OutfitIndex]:
    """Return outfits with garments that nobody owns in one slot, best first."""
    kept = [garment for each, garment in worn.items() if garment and each is not slot]
    top = worn[Slot.TOP] if slot is Slot.TOP else None
    is_one_piece = top is not None and top.type.is_one_piece
    types = [
        each
        for each in GarmentType
        if usual_slot(each) is slot and each.is_one_piece == is_one_piece
    ]
    tried = [*kept, *imagined(types, PLAIN_COLOURS)]
    ids = [garment.id for garment in kept]
    ranking = Ranking.of(tried, setting, scorer=scorer, taste=taste, locked=ids)
    # A worn coat can also be closed, in the top's place: hence twice as many.
    best = ranking.best(2 * len(tried))
    return [each for each in best if _is_only_change(each, worn, slot)]


def _is_only_change(
    place: OutfitIndex, worn: dict[Slot, Garment | None], slot: Slot
) -> bool:
    there = place.in_slots()
    return there[slot] is not None and all(
        there[each] is worn[each] for each in Slot if each is not slot
    )


def _types_in(slot: Slot, ways: Sequence[OutfitIndex]) -> tuple[GarmentType, ...]:
    """Return the types that do in a slot, or the best one if none does."""
    good = [way for way in ways if way.rated().is_good_enough] or ways[:1]
    worn = (way.in_slots()[slot] for way in good)
    types = dict.fromkeys(garment.type for garment in worn if garment)
    return tuple(types)[:MOST_TYPES]


def _nearest(with_lent: Ranking) -> str:
    """Return the best that can be worn if somebody lent what is missing."""
    worn = [
        garment.title
        for place in with_lent.best(1)
        for garment in Outfit.of(place.in_slots()).garments()
        if not is_imagined(garment)
    ]
    return all_of(worn)

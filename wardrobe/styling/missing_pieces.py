"""What a closet lacks: for any outfit at all, and for a good one for an occasion.

Garments that nobody owns are put in the slots, and the scorer says which would do.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from wardrobe.language.texts import _, degrees, noted
from wardrobe.model.colour import Colour
from wardrobe.model.garment import PLURAL_TYPES, Garment, GarmentType, Group, Pattern
from wardrobe.model.outfit import Outfit, Slot
from wardrobe.model.parsing import all_of, one_of
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
    Group.TOP: noted("no top"),
    Group.MIDDLE: noted("no trousers or skirt"),
    Group.BOTTOM: noted("no shoes"),
}
_WORDS_OF_SLOT = {
    Slot.TOP: noted("another top, such as {types}"),
    Slot.MIDDLE: noted("other trousers or another skirt, such as {types}"),
    Slot.BOTTOM: noted("other shoes, such as {types}"),
    Slot.OUTER: noted("something over it, such as {types}"),
}


@dataclass(frozen=True, slots=True)
class MissingSlot:
    """A slot for which the closet has nothing that does, and types that would."""

    slot: Slot
    types: tuple[GarmentType, ...]

    @property
    def sentence(self) -> str:
        """What is needed: `other shoes, such as formal shoes or heels`."""
        names = [with_article(each) for each in self.types]
        return _(_WORDS_OF_SLOT[self.slot], types=one_of(names))


@dataclass(frozen=True, slots=True)
class Missing:
    """Why no outfit of a closet is good enough, in a sentence and slot by slot."""

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
    needed = lacks[0].sentence if len(lacks) == 1 else _several(lacks)
    is_around = bool(locked)
    return Missing(_sentence(setting, needed, is_around=is_around), tuple(lacks))


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
    groups = _missing_groups(wearable)
    if not groups:
        return _("the chosen garments do not go into one outfit")
    is_put_aside = not groups & _missing_groups(owned)
    nothing = all_of([_(_NEEDED[group]) for group in _NEEDED if group in groups])
    said = _("no outfit can be made yet: the closet has {nothing}", nothing=nothing)
    if is_put_aside:
        said = _(
            "no outfit can be made now: {nothing} can be worn, all are put aside",
            nothing=nothing,
        )
    types = (t for t in GarmentType if t.group in groups and not t.is_one_piece)
    tried = [*wearable, *_nobodys(types, LENT_COLOURS)]
    ranking = Ranking.of(tried, setting, scorer=scorer, taste=taste, locked=locked)
    nearest = _nearest(ranking)
    if not nearest:
        return said
    return _("{said}; the nearest there is: {nearest}", said=said, nearest=nearest)


def with_article(garment_type: GarmentType) -> str:
    """Return `a blazer`, but `formal shoes`."""
    words = garment_type.words
    if garment_type in PLURAL_TYPES:
        return words
    if garment_type.value[0] in "aeiou":
        return _("an {type}", type=words)
    return _("a {type}", type=words)


def _several(lacks: Sequence[MissingSlot]) -> str:
    names = [with_article(lack.types[0]) for lack in lacks]
    return _("other pieces, such as {types}", types=all_of(names))


def _sentence(setting: Setting, needed: str, *, is_around: bool) -> str:
    """Say that nothing is good enough, in the closet or around what was chosen."""
    occasion, celsius = setting.occasion.words, setting.temperature_c
    if celsius is None:
        text = (
            noted(
                "nothing in the closet is good enough for {occasion}; it needs {what}"
            ),
            noted(
                "nothing with the chosen pieces is good enough for {occasion}; "
                "it needs {what}"
            ),
        )[is_around]
        return _(text, occasion=occasion, what=needed)
    text = (
        noted(
            "nothing in the closet is good enough for {occasion} at {degrees}; "
            "it needs {what}"
        ),
        noted(
            "nothing with the chosen pieces is good enough for {occasion} "
            "at {degrees}; it needs {what}"
        ),
    )[is_around]
    return _(text, occasion=occasion, degrees=degrees(celsius), what=needed)


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
        if each.group is _group_of(slot)
        and each.is_outer == (slot is Slot.OUTER)
        and each.is_one_piece == is_one_piece
    ]
    tried = [*kept, *_nobodys(types)]
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


def _nobodys(
    types: Iterable[GarmentType], colours: Sequence[Colour] = PLAIN_COLOURS
) -> list[Garment]:
    """Return garments of some types that nobody owns; their ids are negative."""
    return [
        Garment(
            id=-number,
            type=each,
            colour=colour,
            pattern=Pattern.SOLID,
            name="",
            confidence=1.0,
            added_at=datetime.min.replace(tzinfo=UTC),
            photo_sha256="",
        )
        for number, (each, colour) in enumerate(
            ((each, colour) for each in types for colour in colours), start=1
        )
    ]


def _group_of(slot: Slot) -> Group:
    return {Slot.MIDDLE: Group.MIDDLE, Slot.BOTTOM: Group.BOTTOM}.get(slot, Group.TOP)


def _missing_groups(garments: Sequence[Garment]) -> set[Group]:
    groups = {garment.group for garment in garments}
    has_one_piece = any(garment.type.is_one_piece for garment in garments)
    missing = set(_NEEDED) - groups
    return missing - {Group.MIDDLE} if has_one_piece else missing


def _nearest(with_lent: Ranking) -> str:
    """Return the best that can be worn if somebody lent what is missing."""
    own = [
        garment.title
        for place in with_lent.best(1)
        for garment in Outfit.of(place.in_slots()).garments()
        if garment.id > 0
    ]
    return all_of(own)

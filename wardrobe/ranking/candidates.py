"""What may stand in each slot: the kinds of outfits that garments make."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from wardrobe.model.garment import Descriptor, Garment
from wardrobe.model.outfit import Slot
from wardrobe.model.slots import possible_slots
from wardrobe.ranking.tables import Indices

Candidates = Mapping[Slot, list[Garment | None]]
Described = tuple[list[Descriptor | None], Indices]


def kinds_of_outfits(
    garments: Sequence[Garment], locked: Collection[int]
) -> Iterator[Candidates]:
    """Yield the candidates by slot of T×M×B and of one-pieces×B, if there are any.

    An outer top may be worn over another top, or closed, in the top's place; where
    nothing is worn over, the outer slot holds None.
    """

    def able(slot: Slot, *, as_one_piece: bool = False) -> list[Garment | None]:
        return [
            garment
            for garment in garments
            if slot in possible_slots(garment.type)
            and garment.type.is_one_piece is as_one_piece
        ]

    separates: Candidates = {
        **{slot: able(slot) for slot in Slot},
        Slot.OUTER: [None, *able(Slot.OUTER)],
    }
    one_piece: Candidates = {
        **separates,
        Slot.TOP: able(Slot.TOP, as_one_piece=True),
        Slot.MIDDLE: [None],
    }
    for kind in (separates, one_piece):
        yield from _with_locked(kind, frozenset(locked))


def _with_locked(kind: Candidates, locked: frozenset[int]) -> Iterator[Candidates]:
    """Yield the ways to hold all locked garments in the slots of a kind of outfit.

    A locked outer top may be on top or worn over, so there can be two ways.
    """
    if not all(kind.values()):
        return
    if not locked:
        yield kind
        return
    garment_id = min(locked)
    for slot, candidates in kind.items():
        held = [g for g in candidates if g and g.id == garment_id]
        if held:
            others = {
                other: [g for g in rest if not g or g.id != garment_id]
                for other, rest in kind.items()
            }
            yield from _with_locked({**others, slot: list(held)}, locked - {garment_id})


def size_of(kind: Candidates) -> int:
    """Count the outfits of a kind; no garment lies over itself."""
    tops, outers = kind[Slot.TOP], kind[Slot.OUTER]
    over = {outer.id for outer in outers if outer}
    both = sum(top.id in over for top in tops if top)
    layers = len(tops) * len(outers) - both
    return layers * len(kind[Slot.MIDDLE]) * len(kind[Slot.BOTTOM])


def described(candidates: Candidates) -> dict[Slot, Described]:
    """Return the distinct descriptors of each slot, and where they are."""
    return {
        slot: distinct([garment.descriptor if garment else None for garment in each])
        for slot, each in candidates.items()
    }


def distinct(
    descriptors: Sequence[Descriptor | None],
) -> Described:
    """Return the distinct descriptors, and the place of each among them."""
    place = {each: index for index, each in enumerate(dict.fromkeys(descriptors))}
    return list(place), np.array([place[each] for each in descriptors], np.intp)


def same_garments(candidates: Candidates) -> dict[int, int]:
    """Return by the place of a top that of the same garment among the outers."""
    outers = enumerate(candidates[Slot.OUTER])
    outer_place = {garment.id: place for place, garment in outers if garment}
    return {
        place: outer_place[garment.id]
        for place, garment in enumerate(candidates[Slot.TOP])
        if garment and garment.id in outer_place
    }

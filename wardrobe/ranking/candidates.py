"""What may stand in each slot: the kinds of outfits that garments make."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from wardrobe.model.garment import Garment, Group
from wardrobe.model.outfit import Slot

Candidates = Mapping[Slot, list[Garment | None]]


def kinds_of_outfits(
    garments: Sequence[Garment], locked: Collection[int]
) -> Iterator[Candidates]:
    """Yield the candidates by slot of T×M×B and of one-pieces×B, if there are any.

    An outer top may be worn over another top, or closed, in the top's place; where
    nothing is worn over, the outer slot holds None.
    """
    tops = [g for g in garments if g.group is Group.TOP]
    layered: Candidates = {
        Slot.TOP: [g for g in tops if not g.type.is_one_piece],
        Slot.MIDDLE: [g for g in garments if g.group is Group.MIDDLE],
        Slot.BOTTOM: [g for g in garments if g.group is Group.BOTTOM],
        Slot.OUTER: [None, *(g for g in tops if g.type.is_outer)],
    }
    one_piece: Candidates = {
        **layered,
        Slot.TOP: [g for g in tops if g.type.is_one_piece],
        Slot.MIDDLE: [None],
    }
    for kind in (layered, one_piece):
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
    both = sum(1 for top in tops for outer in outers if top is outer)
    layers = len(tops) * len(outers) - both
    return layers * len(kind[Slot.MIDDLE]) * len(kind[Slot.BOTTOM])

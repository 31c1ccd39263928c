"""Which slots of an outfit a garment fills, by its type: the one place that says so."""

from collections.abc import Collection, Sequence

from wardrobe.model.garment import GarmentType
from wardrobe.model.outfit import Slot

# No outfit is without a garment in each of these; a one-piece takes two of them.
NEEDED_SLOTS = (Slot.TOP, Slot.MIDDLE, Slot.BOTTOM)

_POSSIBLE = {
    each: tuple(
        slot
        for slot in Slot
        if slot.group is each.group and (each.is_outer or slot is not Slot.OUTER)
    )
    for each in GarmentType
}
_TAKEN = {
    each: frozenset(
        (Slot.TOP, Slot.MIDDLE) if each.is_one_piece else _POSSIBLE[each][-1:]
    )
    for each in GarmentType
}


def possible_slots(garment_type: GarmentType) -> tuple[Slot, ...]:
    """Return where a type can be worn; an outer top also closed, as the top."""
    return _POSSIBLE[garment_type]


def usual_slot(garment_type: GarmentType) -> Slot | None:
    """Return where a type is meant to be worn: an outer top over another."""
    return next(iter(_POSSIBLE[garment_type][::-1]), None)


def taken_slots(garment_type: GarmentType) -> frozenset[Slot]:
    """Return the slots that nothing else fills beside a type, worn as it is meant."""
    return _TAKEN[garment_type]


def slots_worn_in(types: Sequence[GarmentType]) -> list[Slot | None]:
    """Return the slot of each of some types that are worn together.

    The first top that is no outer one is worn under the others. What is not combined,
    such as a hat, has no slot.
    """
    tops = [place for place, each in enumerate(types) if Slot.TOP in _POSSIBLE[each]]
    inner = min(tops, key=lambda place: types[place].is_outer, default=None)
    return [
        Slot.TOP if place == inner else usual_slot(each)
        for place, each in enumerate(types)
    ]


def empty_slots(types: Collection[GarmentType]) -> list[Slot]:
    """Return the slots that an outfit needs and none of some types can fill."""
    filled = {slot for each in types for slot in (*_POSSIBLE[each], *_TAKEN[each])}
    return [slot for slot in NEEDED_SLOTS if slot not in filled]

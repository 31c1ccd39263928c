"""Which slots garments fill: alone, beside one another, and in what is lacking."""

import pytest

from wardrobe.model.garment import GarmentType, Group
from wardrobe.model.outfit import Slot
from wardrobe.model.slots import (
    empty_slots,
    possible_slots,
    slots_worn_in,
    taken_slots,
    usual_slot,
)

SHIRT, BLAZER, DRESS = GarmentType.SHIRT, GarmentType.BLAZER, GarmentType.DRESS
JEANS, BOOTS, HAT = GarmentType.JEANS, GarmentType.BOOTS, GarmentType.HAT


@pytest.mark.parametrize(
    ("garment_type", "possible", "usual", "taken"),
    [
        (SHIRT, (Slot.TOP,), Slot.TOP, {Slot.TOP}),
        (BLAZER, (Slot.TOP, Slot.OUTER), Slot.OUTER, {Slot.OUTER}),
        (DRESS, (Slot.TOP,), Slot.TOP, {Slot.TOP, Slot.MIDDLE}),
        (JEANS, (Slot.MIDDLE,), Slot.MIDDLE, {Slot.MIDDLE}),
        (BOOTS, (Slot.BOTTOM,), Slot.BOTTOM, {Slot.BOTTOM}),
        (HAT, (), None, set()),
    ],
)
def test_a_type_has_its_slots(
    garment_type: GarmentType,
    possible: tuple[Slot, ...],
    usual: Slot | None,
    taken: set[Slot],
) -> None:
    assert possible_slots(garment_type) == possible
    assert usual_slot(garment_type) is usual
    assert taken_slots(garment_type) == taken


@pytest.mark.parametrize("garment_type", GarmentType)
def test_every_type_but_an_accessory_is_of_the_group_of_its_slots(
    garment_type: GarmentType,
) -> None:
    groups = {slot.group for slot in possible_slots(garment_type)} or {Group.OTHER}

    assert groups == {garment_type.group}


@pytest.mark.parametrize(
    ("types", "slots"),
    [
        ([BLAZER, SHIRT, HAT], [Slot.OUTER, Slot.TOP, None]),
        ([BLAZER, JEANS], [Slot.TOP, Slot.MIDDLE]),
        ([BLAZER, GarmentType.COAT], [Slot.TOP, Slot.OUTER]),
        ([DRESS, BLAZER, BOOTS], [Slot.TOP, Slot.OUTER, Slot.BOTTOM]),
        ([], []),
    ],
)
def test_of_several_tops_the_outer_ones_are_worn_over_the_first_other(
    types: list[GarmentType], slots: list[Slot | None]
) -> None:
    assert slots_worn_in(types) == slots


def test_what_is_lacking_is_the_slots_that_nothing_can_fill() -> None:
    assert empty_slots([]) == [Slot.TOP, Slot.MIDDLE, Slot.BOTTOM]
    assert empty_slots([BLAZER, HAT]) == [Slot.MIDDLE, Slot.BOTTOM]
    assert empty_slots([DRESS]) == [Slot.BOTTOM]
    assert empty_slots([SHIRT, JEANS, BOOTS]) == []

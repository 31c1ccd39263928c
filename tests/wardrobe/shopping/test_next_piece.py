"""What to photograph next is the slot that unlocks most, and the number is exact."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.wardrobe.fakes import RandomScorer, garment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, State
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.shopping.next_piece import NextPieces, find_next
from wardrobe.shopping.trying import GOOD_RATING
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

COLOURS = list(Colour)
TOPS = [garment(n, GarmentType.SHIRT, COLOURS[n]) for n in range(1, 5)]
LEGS = [garment(n, GarmentType.JEANS, COLOURS[n]) for n in range(5, 8)]
SHOES = [garment(8, GarmentType.BOOTS, Colour.BROWN)]
OCCASIONS = (Occasion.CASUAL, Occasion.WORK)


def find(garments: Sequence[Garment]) -> NextPieces | None:
    return find_next(garments, OCCASIONS, scorer=RandomScorer(), taste=Taste())


def count_good(garments: Sequence[Garment], occasion: Occasion) -> int:
    found = suggest(
        garments, occasion, scorer=RandomScorer(), taste=Taste(), count=10_000
    )
    return sum(each.rating > GOOD_RATING for each in found.outfits)


def test_the_pieces_make_as_many_more_good_outfits_as_is_said() -> None:
    closet = [*TOPS, *LEGS, *SHOES]

    found = find(closet)

    assert found is not None
    assert found.slot is Slot.BOTTOM
    assert not found.is_first
    occasion = found.occasion
    assert isinstance(occasion, Occasion)
    added = [
        garment(90 + n, each.descriptor.type, each.descriptor.colour)
        for n, each in enumerate(found.pieces)
    ]
    assert len({each.type for each in added}) == 2
    more = count_good([*closet, *added], occasion) - count_good(closet, occasion)
    assert found.outfits == more > 0
    assert found.sentence.startswith("Photograph next: 2 more pairs of shoes (such as ")
    end = f"That makes {more} more good outfits for {occasion.phrase}."
    assert found.sentence.endswith(end)


def test_what_no_outfit_is_without_comes_first() -> None:
    found = find([*TOPS, *LEGS])

    assert found is not None
    assert (found.slot, found.is_first, len(found.pieces)) == (Slot.BOTTOM, True, 1)
    assert found.sentence.startswith("Photograph next: a pair of shoes (such as ")


@pytest.mark.parametrize(
    ("closet", "said"),
    [
        (TOPS, "Photograph next: trousers or a skirt."),
        (LEGS, "Photograph next: a top."),
        ([garment(1, GarmentType.DRESS)], "Photograph next: a pair of shoes"),
    ],
)
def test_of_several_that_lack_one_is_named(closet: list[Garment], said: str) -> None:
    found = find(closet)

    assert found is not None
    assert found.sentence.startswith(said)


def test_nothing_is_said_to_an_empty_closet_nor_to_a_full_one() -> None:
    many = [
        garment(n, kind, COLOURS[n % len(COLOURS)])
        for n, kind in enumerate(
            [GarmentType.SHIRT, GarmentType.JEANS, GarmentType.BOOTS] * 14, start=1
        )
    ]

    assert find([]) is None
    assert find([garment(1, GarmentType.HAT)]) is None
    assert find(many) is None


def test_a_large_closet_is_told_of_the_slot_that_has_few() -> None:
    many = [garment(n, GarmentType.SHIRT, COLOURS[n % 16]) for n in range(1, 40)]
    many += [garment(n, GarmentType.JEANS, COLOURS[n % 16]) for n in range(40, 50)]
    stored = garment(60, GarmentType.SNEAKERS)

    found = find([*many, *SHOES, *[_stored(stored, n) for n in range(61, 65)]])

    assert found is not None
    assert found.slot is Slot.BOTTOM


def _stored(of: Garment, garment_id: int) -> Garment:
    return replace(of, id=garment_id, state=State.STORED)

"""Which pieces were swapped between two outfits."""

from dataclasses import replace

from tests.wardrobe.fakes import garment
from wardrobe.model.garment import GarmentType
from wardrobe.model.outfit import Outfit
from wardrobe.styling.swapping import swapped_pieces

SHIRT, JEANS = garment(1, GarmentType.SHIRT), garment(2, GarmentType.JEANS)
BOOTS, FLATS = garment(3, GarmentType.BOOTS), garment(4, GarmentType.FLATS)
BLAZER, DRESS = garment(5, GarmentType.BLAZER), garment(6, GarmentType.DRESS)
BEFORE = Outfit(top=SHIRT, middle=JEANS, bottom=BOOTS)


def test_each_piece_stands_for_the_one_in_its_slot() -> None:
    skirt = garment(7, GarmentType.SKIRT)
    after = replace(BEFORE, middle=skirt, bottom=FLATS)

    assert swapped_pieces(BEFORE, after) == [(2, 7), (3, 4)]


def test_what_was_only_put_on_or_taken_off_is_no_swap() -> None:
    assert swapped_pieces(BEFORE, replace(BEFORE, outer=BLAZER)) == []
    assert swapped_pieces(replace(BEFORE, outer=BLAZER), BEFORE) == []


def test_a_dress_stands_for_no_single_piece() -> None:
    dressed = Outfit(top=DRESS, middle=None, bottom=FLATS)

    assert swapped_pieces(BEFORE, dressed) == []


def test_a_piece_that_only_changes_its_slot_is_not_swapped() -> None:
    over = replace(BEFORE, outer=BLAZER)
    alone = replace(BEFORE, top=BLAZER)

    assert swapped_pieces(over, alone) == []

"""A piece of a look is gone: what comes nearest."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from tests.wardrobe.fakes import garment
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import SavedLook
from wardrobe.model.colour import Colour
from wardrobe.model.embedding import Embeddings
from wardrobe.model.garment import GarmentType, State
from wardrobe.planning.look_pieces import distances_from, gone_pieces, nearest_piece

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
DOUBLE = 0.2
GONE = garment(1, GarmentType.SHIRT, Colour.NAVY)
BLOUSE = garment(2, GarmentType.BLOUSE, Colour.NAVY)
WHITE = garment(3, GarmentType.SHIRT, Colour.WHITE)
NAVY = garment(4, GarmentType.SHIRT, Colour.NAVY)
DRESS = garment(5, GarmentType.DRESS, Colour.NAVY)
JEANS = garment(6, GarmentType.JEANS, Colour.NAVY)
COAT = garment(7, GarmentType.COAT, Colour.NAVY)
HAT = garment(8, GarmentType.HAT)
BAG = garment(9, GarmentType.BAG)
ALL = [GONE, BLOUSE, WHITE, NAVY, DRESS, JEANS, COAT, HAT, BAG]


def test_what_was_removed_or_given_away_is_gone() -> None:
    look = SavedLook(garment_ids=frozenset({2, 3, 4}), made_at=NOW)
    here = {
        2: replace(BLOUSE, state=State.GONE),
        3: replace(WHITE, state=State.LAUNDRY),
    }

    assert gone_pieces(look, here) == [2, 4]


def test_the_same_type_and_colour_comes_nearest() -> None:
    assert nearest_piece(GONE, ALL, {}, DOUBLE) is NAVY
    assert nearest_piece(GONE, [BLOUSE, WHITE], {}, DOUBLE) is WHITE
    assert nearest_piece(GONE, [DRESS, JEANS, COAT, BLOUSE], {}, DOUBLE) is BLOUSE


def test_what_looks_alike_comes_before() -> None:
    assert nearest_piece(GONE, ALL, {2: 0.1, 4: 0.3}, DOUBLE) is BLOUSE
    assert nearest_piece(GONE, ALL, {2: 0.21, 4: 0.3}, DOUBLE) is NAVY


def test_nothing_is_offered_where_nothing_is_worn_there() -> None:
    gone = [replace(NAVY, state=State.GONE)]

    assert nearest_piece(GONE, [JEANS, COAT, DRESS, HAT, *gone], {}, DOUBLE) is None
    assert nearest_piece(garment(10, GarmentType.HAT), ALL, {}, DOUBLE) is HAT
    assert nearest_piece(garment(10, GarmentType.SCARF), ALL, {}, DOUBLE) is None


def test_distances_are_known_where_vectors_are_kept() -> None:
    kept = Embeddings((1, 4), np.array([[1, 0], [0.6, 0.8]], np.float32))

    assert distances_from(2, kept) == {}
    found = distances_from(1, kept)
    assert (round(found[1], 6), round(found[4], 6)) == (0, 0.4)


def test_another_piece_lies_where_the_one_before_it_lay() -> None:
    placed = PlacedPiece(garment_id=1, x=0.25, y=0.5, length=0.5, turn=15)
    shoes = replace(placed, garment_id=6, x=0.75)
    look = SavedLook(garment_ids=frozenset({1, 6}), made_at=NOW, layout=(placed, shoes))

    swapped, without = look.with_piece(1, 4), look.without_piece(1)

    assert swapped.garment_ids == {4, 6}
    assert swapped.layout == (replace(placed, garment_id=4), shoes)
    assert look.with_piece(1, 6).layout == (replace(placed, garment_id=6),)
    assert (without.garment_ids, without.layout) == (frozenset({6}), (shoes,))

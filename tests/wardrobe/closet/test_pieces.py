"""Pieces of a photo are joined, parted where they are narrowest, and left out."""

import numpy as np
import pytest

from wardrobe.closet.pieces import Box, Mask, Pieces


def mask(*boxes: tuple[int, int, int, int]) -> Mask:
    made = np.zeros((100, 200), np.uint8)
    for top, left, bottom, right in boxes:
        made[top:bottom, left:right] = 255
    return made


TWO = Pieces((mask((10, 20, 50, 60)), mask((10, 120, 50, 160))))


def test_boxes_are_shares_of_the_photo() -> None:
    assert TWO.boxes() == [Box(0.1, 0.1, 0.3, 0.5), Box(0.6, 0.1, 0.8, 0.5)]
    assert TWO.boxes()[0].holds(0.2, 0.2)
    assert not TWO.boxes()[0].holds(0.5, 0.2)


def test_joined_pieces_are_one_in_the_place_of_the_first() -> None:
    (whole,) = TWO.joined({1, 0}).masks

    assert np.array_equal(whole, np.maximum(*TWO.masks))
    assert TWO.joined({1}) is TWO


def test_a_piece_is_parted_at_its_gap() -> None:
    parted = TWO.joined({0, 1}).parted(0)

    assert all(map(np.array_equal, parted.masks, TWO.masks))


@pytest.mark.parametrize("is_turned", [False, True])
def test_a_piece_without_a_gap_is_parted_where_it_is_narrow(is_turned: bool) -> None:
    whole = mask((10, 20, 50, 60), (25, 60, 30, 100), (10, 100, 50, 150))
    pieces = Pieces((whole.T if is_turned else whole,)).parted(0)

    areas = [int((each > 0).sum()) for each in pieces.masks]
    assert sum(areas) == int((whole > 0).sum())
    assert min(areas) >= 1600


def test_what_is_dropped_is_gone() -> None:
    assert TWO.without({0}).masks == (TWO.masks[1],)

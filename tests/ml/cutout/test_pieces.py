"""Separate things on a photo are told apart, and what belongs together is not."""

import numpy as np
import pytest

from ml.arrays import Floats, Mask, Pixels
from ml.cutout.pairs import join_pairs
from ml.cutout.pieces import SIDE, find_regions

GROUND = (200, 200, 200)
Box = tuple[int, int, int, int]


class BrightNetwork:
    """Sees what differs from the ground."""

    def log_odds(self, rgb: Pixels) -> Floats:
        differs = np.abs(rgb.astype(np.float32) - GROUND).sum(axis=2) > 60
        return np.where(differs, 6.0, -6.0).astype(np.float32)


def scene(*boxes: Box, step: int = 30) -> Pixels:
    rgb = np.full((SIDE, SIDE, 3), GROUND, np.uint8)
    for number, (top, left, bottom, right) in enumerate(boxes):
        rgb[top:bottom, left:right] = (120 - step * number, 30, 40)
    return rgb


def found(rgb: Pixels) -> list[Mask]:
    return find_regions(rgb, BrightNetwork())


SHIRT, TROUSERS, HAT = (20, 20, 80, 70), (20, 110, 110, 150), (130, 30, 165, 75)


def test_each_piece_is_found_in_reading_order() -> None:
    regions = found(scene(SHIRT, TROUSERS, HAT))

    assert len(regions) == 3
    middles = [np.argwhere(each).mean(axis=0).round() for each in regions]
    assert middles[0] == pytest.approx([49, 44], abs=3)
    assert middles[1] == pytest.approx([64, 129], abs=3)
    assert middles[2] == pytest.approx([147, 52], abs=3)


def test_a_crumb_is_no_piece() -> None:
    large, plug = (20, 30, 170, 150), (5, 165, 30, 188)

    assert len(found(scene(large, plug))) == 1


def test_a_dark_stripe_parts_no_garment() -> None:
    rgb = scene((20, 40, 90, 110), (93, 40, 160, 110), step=0)

    assert len(found(rgb)) == 1


def test_an_empty_floor_has_no_pieces() -> None:
    assert found(scene()) == []


def mask_of(box: Box) -> Mask:
    mask = np.zeros((SIDE, SIDE), np.bool_)
    mask[box[0] : box[2], box[1] : box[3]] = True
    return mask


@pytest.mark.parametrize(
    ("one", "other", "step", "count"),
    [
        ((40, 40, 110, 65), (40, 80, 110, 105), 0, 1),  # two shoes
        ((40, 40, 110, 65), (40, 80, 110, 105), 100, 2),  # of other colours
        ((40, 40, 110, 65), (40, 150, 110, 175), 0, 2),  # far apart
        ((40, 30, 100, 85), (40, 95, 100, 150), 0, 2),  # two shirts
        ((40, 40, 110, 65), (40, 80, 75, 95), 0, 2),  # a small and a large thing
    ],
)
def test_two_alike_and_close_are_a_pair(
    one: Box, other: Box, step: int, count: int
) -> None:
    pieces = join_pairs([mask_of(one), mask_of(other)], scene(one, other, step=step))

    assert len(pieces) == count


@pytest.mark.parametrize(("aspect", "count"), [(1.0, 1), (4 / 3, 2)])
def test_a_pair_is_measured_as_the_photo_has_it(aspect: float, count: int) -> None:
    one, other = (40, 30, 140, 86), (40, 100, 140, 156)  # long only in the square

    rgb = scene(one, other, step=0)
    pieces = join_pairs([mask_of(one), mask_of(other)], rgb, aspect)

    assert len(pieces) == count

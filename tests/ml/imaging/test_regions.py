"""Regions and floods, against a search from pixel to pixel."""

import numpy as np
import pytest

from ml.arrays import Mask
from ml.imaging.regions import flood_from_border, label_regions


def region_of(mask: Mask, start: tuple[int, int]) -> Mask:
    """Return the 4-connected region of a pixel."""
    region, open_places = np.zeros_like(mask), [start]
    while open_places:
        row, column = place = open_places.pop()
        is_inside = 0 <= row < mask.shape[0] and 0 <= column < mask.shape[1]
        if is_inside and mask[place] and not region[place]:
            region[place] = True
            open_places += [(row - 1, column), (row + 1, column)]
            open_places += [(row, column - 1), (row, column + 1)]
    return region


MASKS: list[Mask] = [
    np.random.default_rng(seed).random(shape) < share
    for seed, shape in enumerate([(1, 1), (1, 9), (9, 1), (12, 17), (30, 20)])
    for share in (0.0, 0.3, 0.6, 0.8, 1.0)
]


@pytest.mark.parametrize("mask", MASKS)
def test_regions_are_those_of_a_search(mask: Mask) -> None:
    labels = label_regions(mask)

    assert (labels > 0).tolist() == mask.tolist()
    for place in zip(*np.nonzero(mask), strict=True):
        assert ((labels == labels[place]) == region_of(mask, place)).all()


@pytest.mark.parametrize("mask", MASKS)
def test_a_flood_reaches_what_a_search_from_the_border_reaches(mask: Mask) -> None:
    rim = np.ones_like(mask)
    rim[1:-1, 1:-1] = False
    reached = np.zeros_like(mask)
    for place in zip(*np.nonzero(mask & rim), strict=True):
        reached |= region_of(mask, place)

    assert (flood_from_border(mask) == reached).all()


def test_a_flood_follows_a_winding_path_to_its_end() -> None:
    path = np.zeros((23, 23), np.bool_)
    path[1:-1:2, 1:-1] = True
    path[2:-2:4, -2] = path[4:-2:4, 1] = True  # from side to side, row after row

    assert not flood_from_border(path).any()
    path[0, 1] = True
    assert (flood_from_border(path) == path).all()

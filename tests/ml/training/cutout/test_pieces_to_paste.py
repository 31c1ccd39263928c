"""What is pasted into scenes: garments, some on hangers, some side by side."""

import random

import numpy as np
import pytest

from ml.arrays import Pixels
from ml.cutout.pieces import SIDE
from ml.imaging.regions import label_regions
from ml.training.cutout.hanger_drawings import hang
from ml.training.cutout.pieces_to_paste import side_by_side

BLUE = (20, 60, 160)


@pytest.fixture
def piece() -> Pixels:
    """A blue square with a neckline."""
    drawn = np.zeros((SIDE, SIDE, 4), np.uint8)
    drawn[40:170, 30:160] = (*BLUE, 255)
    drawn[40:60, 80:110] = 0
    return drawn


@pytest.mark.parametrize("by_clips", [False, True])
def test_a_hanger_rises_above_what_hangs_on_it(piece: Pixels, by_clips: bool) -> None:
    for seed in range(20):
        hung = hang(piece, random.Random(seed), by_clips=by_clips)

        garment, hanger = hung[..., 3] > 127, hung[..., 7] > 127
        assert np.flatnonzero(hanger.any(1))[0] < np.flatnonzero(garment.any(1))[0]
        assert (hanger & ~garment).sum() > 20


def test_clips_are_drawn_on_the_waistband(piece: Pixels) -> None:
    changed = 0
    for seed in range(20):
        hung = hang(piece, random.Random(seed), by_clips=True)
        solid = hung[..., 3] == 255
        changed += bool((np.abs(hung[solid][:, :3].astype(int) - BLUE) > 20).any())

    assert changed == 20


@pytest.mark.parametrize("count", [2, 3, 5, 6])
def test_garments_side_by_side_do_not_touch_much(piece: Pixels, count: int) -> None:
    laid = side_by_side([piece] * count, random.Random(3))

    assert laid.shape == (SIDE, SIDE, 8)
    labels = label_regions(laid[..., 3] > 127)
    assert 1 < labels.max() <= count
    assert not laid[..., 4:].any()


def test_an_empty_piece_hangs_on_nothing() -> None:
    empty = np.zeros((SIDE, SIDE, 4), np.uint8)

    assert not hang(empty, random.Random(1), by_clips=False).any()

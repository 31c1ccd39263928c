"""What teaches the cut-out: U²-Net, mended by colours."""

import numpy as np
import pytest

from ml.arrays import Mask
from ml.imaging.filters import resize
from ml.photos.photo import Photo
from ml.training.cutout.teachers import Teachers
from tests.ml.cutout.test_outline import at_home, saying


def seen_quickly(photo: Photo, mask: Mask) -> Mask:
    """Return what is seen (H, W) where U²-Net says that this mask stands out."""
    teachers = Teachers(saying(mask), saying(mask))
    seen = teachers.seen_quickly(photo.rgb).astype(np.float32)
    return resize(seen, mask.shape) > 0.5


def test_odds_become_probabilities() -> None:
    photo, mask = at_home(np.random.default_rng(1))

    seen = Teachers(saying(mask), saying(mask)).seen_closely(photo.rgb)

    assert seen.min() == pytest.approx(0, abs=0.01)
    assert seen.max() == pytest.approx(1, abs=0.01)


def test_colours_decide_where_nothing_stands_out() -> None:
    photo, mask = at_home(np.random.default_rng(3))

    seen = seen_quickly(photo, np.zeros_like(mask))

    assert (seen & mask).sum() / (seen | mask).sum() > 0.95


def test_sure_colours_give_back_half_a_shirt() -> None:
    photo, mask = at_home(np.random.default_rng(6))
    mask[210:] = False  # the lower half, which ends at row 330

    seen = seen_quickly(photo, mask)

    assert seen[220:320, 95:205].all()


def test_bedding_that_reaches_the_edge_of_the_photo_is_taken_away() -> None:
    photo, mask = at_home(np.random.default_rng(7))
    beside = slice(220, 400), slice(215, 300)
    mask[beside] = True

    seen = seen_quickly(photo, mask)

    assert seen[beside].mean() < 0.05


def test_a_sleeve_in_the_colour_of_the_wall_stays() -> None:
    photo, mask = at_home(np.random.default_rng(8))
    beside = slice(200, 300), slice(215, 260)
    mask[beside] = True

    seen = seen_quickly(photo, mask)

    assert seen[beside].mean() > 0.8

"""The floors around people's own photos."""

import random

import numpy as np

from ml.training.cutout.floors import floor_of

SIZE = 64
WOOD = (120, 80, 40)


def at_home() -> np.ndarray:
    """A person's photo: wood all over, padded left and right with white."""
    photo = np.full((SIZE, SIZE, 3), 255, np.uint8)
    photo[:, 8:-8] = WOOD
    return photo


def test_a_floor_has_no_padding() -> None:
    for seed in range(8):
        assert (floor_of(at_home(), random.Random(seed)) == WOOD).all()


def test_a_white_photo_has_a_white_floor() -> None:
    white = np.full((SIZE, SIZE, 3), 255, np.uint8)

    assert (floor_of(white, random.Random(1)) == 255).all()

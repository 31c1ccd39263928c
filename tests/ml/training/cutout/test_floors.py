"""Catalogue pictures on the floors of homes: the garment stays, the white goes."""

import random

import numpy as np

from ml.training.cutout.floors import floor_of, lay_on_floor

SIZE = 64
WOOD, SHOE = (120, 80, 40), (10, 20, 200)


def at_home() -> np.ndarray:
    """A person's photo: wood all over, padded left and right with white."""
    photo = np.full((SIZE, SIZE, 3), 255, np.uint8)
    photo[:, 8:-8] = WOOD
    return photo


def product() -> np.ndarray:
    """A blue square on white."""
    picture = np.full((SIZE, SIZE, 3), 255, np.uint8)
    picture[20:44, 20:44] = SHOE
    return picture


def test_the_white_around_a_product_becomes_the_floor() -> None:
    laid = lay_on_floor(product(), at_home(), random.Random(1))

    assert (laid[:16] == WOOD).all()
    assert (laid[24:40, 24:40, 2] > laid[24:40, 24:40, 0] * 5).all()


def test_white_inside_of_a_product_stays() -> None:
    picture = product()
    picture[30:34, 30:34] = 255

    laid = lay_on_floor(picture, at_home(), random.Random(1))

    assert (laid[31:33, 31:33] > 150).all()


def test_a_picture_that_does_not_stand_on_white_stays_as_it_is() -> None:
    worn = np.full((SIZE, SIZE, 3), 90, np.uint8)

    assert (lay_on_floor(worn, at_home(), random.Random(1)) == worn).all()


def test_a_floor_has_no_padding() -> None:
    for seed in range(8):
        assert (floor_of(at_home(), random.Random(seed)) == WOOD).all()


def test_a_white_photo_has_a_white_floor() -> None:
    white = np.full((SIZE, SIZE, 3), 255, np.uint8)

    assert (floor_of(white, random.Random(1)) == 255).all()

"""A photo in a square: in the middle, on white, smooth, and of the same colours."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml.photos.photo import to_square


@pytest.mark.parametrize(
    ("shape", "white_rows"), [((60, 120), 32), ((120, 60), 0), ((90, 90), 0)]
)
def test_a_square_has_the_photo_in_its_middle_on_white(
    shape: tuple[int, int], white_rows: int
) -> None:
    rgb = np.zeros((*shape, 3), np.uint8)

    square = to_square(rgb, 128)

    assert square.shape == (128, 128, 3)
    assert (square[:, 64] == 255).all(axis=1).sum() == 2 * white_rows
    assert square[64, 64].tolist() == [0, 0, 0]


def test_a_square_does_not_alias() -> None:
    rgb = np.zeros((1024, 1024, 3), np.uint8)
    rgb[::2] = 255

    square = to_square(rgb, 100)

    assert np.abs(square.astype(int) - 127).max() <= 20


@settings(max_examples=40, deadline=None)
@given(st.integers(8, 400), st.integers(8, 400), st.integers(16, 224))
def test_a_square_keeps_a_plain_colour(height: int, width: int, size: int) -> None:
    rgb = np.full((height, width, 3), (10, 120, 230), np.uint8)

    square = to_square(rgb, size)

    assert square.shape == (size, size, 3)
    middle = (size - 1) // 2
    assert square[middle, middle].tolist() == [10, 120, 230]

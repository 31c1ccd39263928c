"""One garment of several on a photo is seen as if it lay there alone."""

import numpy as np
import pytest

from ml.eyes.one_piece import alone, is_one, is_single
from ml.photos.photo import Photo

Box = tuple[int, int, int, int]


def alpha(*boxes: Box) -> np.ndarray:
    made = np.zeros((200, 300), np.uint8)
    for top, left, bottom, right in boxes:
        made[top:bottom, left:right] = 255
    return made


@pytest.mark.parametrize(
    ("boxes", "one", "single"),
    [
        ([(10, 50, 190, 250)], True, True),
        ([(10, 50, 90, 120)], False, True),  # there is room for others
        ([(20, 20, 180, 130), (20, 160, 180, 270)], False, True),  # two shoes?
        ([(0, 0, 60, 60), (0, 100, 60, 160), (100, 0, 160, 60)], False, False),
        ([(0, 0, 200, 300)], True, False),  # nothing was cut out
        ([], False, False),
    ],
)
def test_a_cut_out_tells_at_a_glance(boxes: list[Box], one: bool, single: bool) -> None:
    assert is_one(alpha(*boxes)) is one
    assert is_single(alpha(*boxes)) is single


def test_a_piece_lies_alone() -> None:
    rgb = np.full((200, 300, 3), 220, np.uint8)
    rgb[20:120, 20:100] = (200, 0, 0)
    rgb[20:120, 104:200] = (0, 0, 200)  # its neighbour

    photo, cover = alone(Photo(rgb), alpha((20, 20, 120, 100)))

    assert photo.rgb.shape[:2] == cover.shape
    assert cover.shape[1] < 100
    red, blue = (photo.rgb[..., 0] > 150), (photo.rgb[..., 2] > 150)
    assert (red & ~blue).sum() == 100 * 80

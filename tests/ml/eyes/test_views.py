"""What the network is shown of a photo."""

import numpy as np
import pytest

from ml.arrays import Pixels
from ml.eyes.views import View, view_squares

ALL = tuple(View)
SIZE = 32


def photo(floor: int = 90) -> tuple[Pixels, Pixels]:
    """Return a red square at the upper left of a grey floor, and its cut-out."""
    rgb = np.full((80, 80, 3), floor, np.uint8)
    rgb[10:40, 10:30] = (200, 0, 0)
    alpha = np.zeros((80, 80), np.uint8)
    alpha[10:40, 10:30] = 255
    return rgb, alpha


def test_a_view_alone_is_followed_by_its_mirror_image() -> None:
    each, mirrored = view_squares(*photo(), (View.PHOTO,), SIZE)[View.PHOTO]

    assert np.array_equal(each[:, ::-1], mirrored)


def test_of_two_views_the_second_is_mirrored() -> None:
    alone = {view: view_squares(*photo(), (view,), SIZE)[view] for view in ALL}

    for second in ALL[1:]:
        shown = view_squares(*photo(), (View.PHOTO, second), SIZE)

        assert np.array_equal(shown[View.PHOTO], alone[View.PHOTO][:1])
        assert np.array_equal(shown[second], alone[second][1:])


def test_the_small_view_is_the_whole_photo_with_fewer_pixels() -> None:
    whole, small = view_squares(*photo(), (View.PHOTO, View.SMALL), SIZE).values()

    assert whole.shape == (1, SIZE, SIZE, 3)
    assert small.shape == (1, 28, 28, 3)
    assert small.mean() == pytest.approx(whole.mean(), abs=2)


def test_a_crop_keeps_the_floor_and_a_cut_out_does_not() -> None:
    shown = view_squares(*photo(), ALL, SIZE).values()
    (whole,), _, (crop,), (mirrored,) = shown
    cutout = mirrored[:, ::-1]

    assert (whole[..., 1] == 0).mean() < (crop[..., 1] == 0).mean()
    assert (crop[16, :, 1] == 90).any()
    assert set(np.unique(cutout[16, 12:20, 1])) == {0}
    assert not (cutout == 90).any()


def test_without_a_cut_out_only_the_whole_photo_is_shown() -> None:
    rgb, alpha = photo()

    assert len(view_squares(rgb, None, ALL, SIZE)) == 2
    assert len(view_squares(rgb, np.full_like(alpha, 255), ALL, SIZE)) == 2


def test_on_white_only_the_whole_photo_is_shown() -> None:
    assert len(view_squares(*photo(floor=250), ALL, SIZE)) == 2

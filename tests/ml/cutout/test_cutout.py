"""The garment is told from its background, and never eaten when in doubt."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ml.arrays import Mask, Pixels
from ml.cutout.cutout import cut_out, invert_if_floor, is_plausible
from ml.photos.photo import Photo

Paint = tuple[int, int, int]

RED, GREEN, WHITE = (190, 30, 40), (40, 120, 60), (250, 250, 250)


def painted(
    garment: Paint,
    background: Paint,
    height: int = 300,
    width: int = 240,
    noise: float = 6,
) -> tuple[Photo, Mask]:
    """Return a photo of a shirt-like shape on a noisy background, and its mask."""
    rng = np.random.default_rng(1)
    mask = np.zeros((height, width), bool)
    mask[height // 5 : -height // 6, width // 4 : -width // 4] = True
    mask[height // 5 : height // 2, width // 8 : -width // 8] = True
    rgb = np.where(mask[..., None], garment, background)
    rgb = np.clip(rgb + rng.normal(0, noise, rgb.shape), 0, 255).astype(np.uint8)
    return Photo(rgb), mask


def overlap(alpha: Pixels, mask: Mask) -> float:
    found = alpha > 127
    return float((found & mask).sum() / (found | mask).sum())


@pytest.mark.parametrize(
    ("garment", "background"),
    [(RED, GREEN), (GREEN, RED), (WHITE, RED), (RED, WHITE), ((20, 20, 25), WHITE)],
)
def test_a_garment_is_found_on_a_background_of_another_colour(
    garment: Paint, background: Paint
) -> None:
    photo, mask = painted(garment, background)

    alpha = cut_out(photo)

    assert alpha.shape == mask.shape
    assert alpha.dtype == np.uint8
    assert overlap(alpha, mask) > 0.95


def test_edges_stay_sharp_on_a_large_photo() -> None:
    photo, mask = painted(RED, GREEN, height=1280, width=960)

    alpha = cut_out(photo)

    assert overlap(alpha, mask) > 0.97


def test_white_on_white_is_told_by_its_outline() -> None:
    photo, mask = painted((240, 240, 243), (255, 255, 255), noise=0.5)

    alpha = cut_out(photo)

    assert overlap(alpha, mask) > 0.9


def test_a_print_in_the_background_colour_is_not_eaten() -> None:
    photo, mask = painted(RED, WHITE, noise=0)
    photo.rgb[130:160, 100:140] = (246, 246, 242)

    alpha = cut_out(photo)

    assert alpha[130:160, 100:140].min() > 250
    assert overlap(alpha, mask) > 0.95


def test_both_shoes_of_a_pair_are_kept_and_specks_are_not() -> None:
    rgb = np.full((200, 240, 3), 230, np.uint8)
    rgb[60:150, 40:100] = rgb[60:150, 140:200] = (60, 40, 30)
    rgb[20:24, 20:24] = (60, 40, 30)

    alpha = cut_out(Photo(rgb))

    assert alpha[100, 70] == alpha[100, 170] == 255
    assert alpha[22, 22] == alpha[100, 120] == 0


def test_the_photos_own_transparency_is_used() -> None:
    photo, mask = painted(RED, GREEN)
    own = np.where(mask, 255, 0).astype(np.uint8)

    alpha = cut_out(Photo(photo.rgb, own))

    assert np.array_equal(alpha, own)


def test_rounded_corners_are_no_cut_out() -> None:
    photo, mask = painted(RED, GREEN)
    corners = np.full(mask.shape, 255, np.uint8)
    corners[:3, :3] = 0

    alpha = cut_out(Photo(photo.rgb, corners))

    assert overlap(alpha, mask) > 0.95


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_photo_of_one_colour_is_kept_whole(level: int) -> None:
    alpha = cut_out(Photo(np.full((90, 120, 3), level, np.uint8)))

    assert alpha.min() == 255


def test_a_close_up_of_cloth_is_kept_whole() -> None:
    rng = np.random.default_rng(3)
    rgb = rng.integers(90, 110, (160, 160, 3), dtype=np.uint8)

    alpha = cut_out(Photo(rgb))

    assert alpha.mean() > 250


def test_the_same_photo_gives_the_same_cut_out() -> None:
    photo, _ = painted(RED, GREEN)

    assert np.array_equal(cut_out(photo), cut_out(photo))


@settings(max_examples=25, deadline=None)
@given(
    height=st.integers(8, 90),
    width=st.integers(8, 90),
    seed=st.integers(0, 2**32 - 1),
    colours=st.integers(1, 255),
)
@example(height=8, width=8, seed=4068755, colours=15)  # all of it is soft edge
def test_any_picture_gives_an_alpha_of_its_size(
    height: int, width: int, seed: int, colours: int
) -> None:
    rng = np.random.default_rng(seed)
    rgb = rng.integers(0, colours + 1, (height, width, 3)).astype(np.uint8)

    alpha = cut_out(Photo(rgb))

    assert alpha.shape == (height, width)
    assert alpha.dtype == np.uint8
    assert (alpha > 127).any()


@pytest.mark.parametrize(("height", "width"), [(8, 1280), (1280, 8), (8, 8)])
def test_strange_shapes_do_not_fail(height: int, width: int) -> None:
    rgb = np.random.default_rng(0).integers(0, 255, (height, width, 3), np.uint8)

    assert cut_out(Photo(rgb)).shape == (height, width)


@pytest.mark.parametrize(
    ("bottom", "plausible"), [(0, False), (1, False), (50, True), (90, False)]
)
def test_nothing_and_everything_are_not_plausible(bottom: int, plausible: bool) -> None:
    mask = np.zeros((90, 90), np.bool_)
    mask[:bottom] = True

    assert is_plausible(mask) == plausible


def test_a_floor_that_was_taken_for_the_garment_is_turned_over() -> None:
    garment = np.zeros((90, 120), np.bool_)
    garment[15:75, 30:90] = True
    garment[40:50, 55:65] = False  # a print that looks like the floor

    mask = invert_if_floor(~garment)

    assert mask[15:75, 30:90].all()
    assert not mask[:, :28].any()


def test_a_gap_between_two_shoes_is_no_garment() -> None:
    shoes = np.zeros((90, 120), np.bool_)
    shoes[20:70, 10:45] = shoes[20:70, 75:110] = True

    assert np.array_equal(invert_if_floor(shoes), shoes)


def test_trousers_that_reach_the_border_stay_as_they_are() -> None:
    legs = np.zeros((90, 90), np.bool_)
    legs[:30] = legs[:, :38] = legs[:, 52:] = True

    assert not invert_if_floor(legs)[60, 45]

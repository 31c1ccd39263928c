"""Random changes of photos: the garment stays, and what is around it varies."""

import numpy as np
import pytest
import torch

from ml.training.augmentation.augment import AugmentationSettings, augment
from ml.training.augmentation.batch_random import BatchRandom
from ml.training.augmentation.geometry import (
    Frames,
    Squares,
    boxes_of,
    crop_to_garments,
)
from ml.training.augmentation.grounds import Grounds, lay_on_grounds
from ml.training.augmentation.light import erase, relight, swap_channels

SIZE = 64
WOOD, SHOE, GRASS = (120, 80, 40), (10, 20, 200), (20, 160, 30)


def random_of(seed: int = 1) -> BatchRandom:
    return BatchRandom(torch.Generator().manual_seed(seed))


def at_home(count: int = 1) -> Squares:
    """A blue square on wood, padded left and right with white."""
    pixels = np.full((count, SIZE, SIZE, 3), 255, np.uint8)
    pixels[:, :, 8:-8] = WOOD
    pixels[:, 16:48, 20:44] = SHOE
    masks = np.zeros((count, 1, SIZE // 2, SIZE // 2), np.uint8)
    masks[:, :, 8:24, 10:22] = 255
    photos = torch.from_numpy(pixels).permute(0, 3, 1, 2)
    return Squares(photos, torch.from_numpy(masks))


def grass() -> Grounds:
    squares = np.full((2, SIZE, SIZE, 3), GRASS, np.uint8)
    return Grounds(squares, own=[0], pictures=[1])


def laid(squares: Squares, share: float, seed: int = 1) -> torch.Tensor:
    frames = Frames.of(squares)
    return lay_on_grounds(squares, frames, grass(), share, random_of(seed))


def test_changes_keep_shape_range_and_seed() -> None:
    squares = at_home(6)

    one, same, other = (
        augment(squares, 32, grass(), AugmentationSettings(), random_of(seed))[0]
        for seed in (1, 1, 2)
    )

    assert one.shape == (6, 3, 32, 32)
    assert one.min() >= 0
    assert one.max() <= 255
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_swapped_photos_are_said_to_have_lost_their_colours() -> None:
    settings = AugmentationSettings(swap_share=0.5)

    _, has_colours = augment(at_home(40), 32, grass(), settings, random_of())

    assert 10 < int(has_colours.sum()) < 30


def test_the_garment_is_found_and_the_padding_is_not_the_photo() -> None:
    squares = at_home()

    frames = Frames.of(squares)

    assert frames.photos[0].tolist() == pytest.approx([8 / 64, 0, 56 / 64, 1])
    assert frames.garments[0].tolist() == pytest.approx(
        [20 / 64, 16 / 64, 44 / 64, 48 / 64]
    )
    assert frames.is_known.tolist() == [True]
    assert frames.is_clean.tolist() == [False]


def test_without_a_mask_nothing_is_known() -> None:
    squares = at_home()
    unknown = Squares(squares.photos, torch.zeros_like(squares.garments))

    frames = Frames.of(unknown)

    assert frames.is_known.tolist() == [False]
    assert torch.equal(frames.garments, frames.photos)
    assert torch.equal(laid(unknown, 1.0), unknown.photos.float())


def test_a_box_reaches_from_the_first_to_the_last() -> None:
    mask = torch.zeros(1, 8, 8, dtype=torch.bool)
    mask[0, 2:4, 1:7] = True

    assert boxes_of(mask)[0].tolist() == pytest.approx([1 / 8, 2 / 8, 7 / 8, 4 / 8])


def test_the_garment_stays_where_its_ground_changes() -> None:
    for seed in range(4):
        scene = laid(at_home(), 1.0, seed)[0]
        middle, ground = scene[:, 24:40, 26:38], scene[:, 50:60, 12:16]

        assert (middle[2] > middle[0] * 5).all()  # as blue as before
        assert (ground[1] > ground[0] * 3).all()  # as green as grass


def test_some_keep_their_white_padding() -> None:
    corners = torch.stack(
        [laid(at_home(), 1.0, seed)[0, :, 0, 0] for seed in range(12)]
    )

    is_white = (corners == 255).all(1)
    assert is_white.any()
    assert not is_white.all()


def test_a_share_of_the_garments_is_laid_elsewhere() -> None:
    scenes = laid(at_home(60), 0.3)

    changed = (scenes[:, 0, 4, 12] != WOOD[0]).sum()
    assert 8 < int(changed) < 30


def test_a_crop_has_only_padding_around_the_garment() -> None:
    squares = at_home()
    frames = Frames.of(squares)

    cropped, boxes = crop_to_garments(squares.photos.float(), frames, 1.0, random_of())

    assert (cropped[0, :, :12] == 255).all()
    assert (cropped[0, 2, 20:44, 24:40] == SHOE[2]).all()
    assert boxes[0].tolist() == pytest.approx(frames.garments[0].tolist(), abs=0.031)


def test_garments_on_white_are_not_cropped() -> None:
    squares = at_home()
    pixels = squares.photos.permute(0, 2, 3, 1).clone()
    pixels[pixels[..., 0] == WOOD[0]] = 250
    white = Squares(pixels.permute(0, 3, 1, 2), squares.garments)
    frames = Frames.of(white)

    _, boxes = crop_to_garments(white.photos.float(), frames, 1.0, random_of())

    assert frames.is_clean.tolist() == [True]
    assert boxes[0].tolist() == [0, 0, 1, 1]


def test_channels_are_swapped_only_in_the_chosen_rows() -> None:
    photos = at_home(30).photos.float()

    swapped = swap_channels(photos.clone(), torch.arange(20), random_of())

    assert torch.equal(swapped[20:], photos[20:])
    greys = (swapped[:20, 0] == swapped[:20, 1]).all(2).all(1)
    assert 1 < int(greys.sum()) < 15  # the others have the hues of other garments
    assert (swapped[:20] != photos[:20]).any(3).any(2).any(1).all()


def test_light_changes_each_photo_otherwise() -> None:
    photos = at_home(8).photos.float()

    lit = relight(photos, random_of())

    means = lit.mean((1, 2, 3))
    assert len(set(means.tolist())) == 8
    assert (means / photos.mean((1, 2, 3)) - 1).abs().max() < 0.5


def test_a_quarter_is_partly_hidden() -> None:
    photos = at_home(80).photos.float()

    hidden = erase(photos, 0.25, random_of())

    changed = (hidden != photos).any(1).float().mean((1, 2))
    assert 8 < int((changed > 0).sum()) < 35
    assert changed.max() < 0.13

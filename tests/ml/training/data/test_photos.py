"""Own photos with their garments: what training lays on other grounds."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.arrays import Pixels
from ml.photos.photo import Photo
from ml.training.data.datasets import Example, Split
from ml.training.data.photos import garment_of, load_photos
from wardrobe.model.garment import GarmentType

SHOE = (10, 20, 200)


@pytest.fixture
def picture(tmp_path: Path) -> Example:
    """A blue square on white, 40 × 20 pixels."""
    pixels = np.full((20, 40, 3), 255, np.uint8)
    pixels[5:15, 10:30] = SHOE
    Image.fromarray(pixels).save(tmp_path / "shoe.png")
    return Example(
        path=tmp_path / "shoe.png",
        types=frozenset({GarmentType.BOOTS}),
        label="boots",
        split=Split.TRAIN,
        is_product=True,
    )


def left_half(photo: Photo) -> Pixels:
    alpha = np.zeros_like(photo.rgb[:, :, 0])
    alpha[:, : alpha.shape[1] // 2] = 255
    return alpha


def test_of_a_product_the_garment_is_what_is_not_white(picture: Example) -> None:
    garment = garment_of(picture, 40, left_half)

    assert (garment[17:23, 12:28] == 255).all()
    assert not garment[:13].any()


def test_of_an_own_photo_the_cut_out_tells_and_padding_is_nothing(
    picture: Example,
) -> None:
    garment = garment_of(replace(picture, is_product=False), 40, left_half)

    assert (garment[12:28, :18] == 255).all()
    assert not garment[:8].any()
    assert not garment[:, 22:].any()


def test_where_there_is_no_garment_none_is_known(picture: Example) -> None:
    nothing = replace(picture, types=frozenset(), is_product=False)

    assert not garment_of(nothing, 40, left_half).any()


def test_a_product_that_fills_its_picture_is_not_known(
    picture: Example, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 40), SHOE).save(tmp_path / "worn.png")

    assert not garment_of(
        replace(picture, path=tmp_path / "worn.png"), 40, left_half
    ).any()


def test_photos_are_opened_once(picture: Example, tmp_path: Path) -> None:
    told: list[str] = []
    first = load_photos([picture], 32, tmp_path / "cache", told.append, left_half)
    picture.path.unlink()

    again = load_photos([picture], 32, tmp_path / "cache", told.append, left_half)

    assert first.garments is not None
    assert again.garments is not None
    assert again.garments.shape == (1, 16, 16)
    assert (first.pixels == again.pixels).all()
    assert len(told) == 2

"""What the cut-out's network learns from: only what can be trusted."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.training.cutout.cutout_data import (
    cut_out_product,
    load_cutout_data,
    read_home_photo,
)
from ml.training.data.datasets import Example, Split
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType

SKIN = (205, 160, 135)


def example(path: Path, *, is_product: bool, split: Split = Split.TRAIN) -> Example:
    return Example(
        path=path,
        types=frozenset({GarmentType.SHIRT}),
        label="Shirts",
        split=split,
        is_product=is_product,
    )


def product(path: Path, head: tuple[int, int, int] | None = None) -> Example:
    image = Image.new("RGB", (224, 224), "white")
    image.paste((20, 60, 160), (62, 40, 162, 200))
    if head:
        image.paste(head, (92, 10, 132, 60))
    image.save(path)
    return example(path, is_product=True)


def at_home(path: Path, garment: int = 30, noise: float = 6) -> Example:
    rng = np.random.default_rng(4)
    rgb = np.full((256, 200, 3), 170.0)
    rgb[24:232, 20:180] = (garment, garment, 160 if garment == 30 else garment)
    rgb += rng.normal(0, noise, rgb.shape)
    Image.fromarray(rgb.clip(0, 255).astype(np.uint8)).save(path)
    return example(path, is_product=False)


def test_a_product_on_white_is_cut_out_with_its_shape_kept(tmp_path: Path) -> None:
    piece = cut_out_product(product(tmp_path / "shirt.png"))

    assert piece is not None
    assert piece.shape == (128, 128, 4)
    solid = piece[..., 3] > 127
    assert tuple(piece[64, 64, :3]) == (20, 60, 160)
    assert solid.any(1).sum() / solid.any(0).sum() == pytest.approx(1.6, abs=0.08)


def test_a_product_that_somebody_wears_is_left_out(tmp_path: Path) -> None:
    assert cut_out_product(product(tmp_path / "worn.png", SKIN)) is None


def test_a_picture_without_a_white_backdrop_is_left_out(tmp_path: Path) -> None:
    Image.new("RGB", (224, 224), (90, 80, 70)).save(tmp_path / "room.png")

    assert cut_out_product(example(tmp_path / "room.png", is_product=True)) is None


def test_a_clear_mask_is_trusted_and_a_doubtful_one_is_not(tmp_path: Path) -> None:
    clear = read_home_photo(at_home(tmp_path / "clear.png").path)
    doubtful = read_home_photo(
        at_home(tmp_path / "grey.png", garment=166, noise=20).path
    )

    assert clear.is_trusted
    assert clear.mask[96, 96] == 255
    assert clear.mask[5, 5] == 0
    assert clear.rgb.shape == (192, 192, 3)
    assert not doubtful.is_trusted


def test_only_training_photos_are_prepared_and_kept(tmp_path: Path) -> None:
    train = [product(tmp_path / "p.png"), at_home(tmp_path / "own.png")]
    held_out = example(
        tmp_path / "never opened.png", is_product=False, split=Split.TEST
    )
    told: list[str] = []

    first = load_cutout_data([*train, held_out], tmp_path / "cache", told.append)
    again = load_cutout_data([*train, held_out], tmp_path / "cache", told.append)

    assert len(first.own) == len(first.pieces) == 1
    assert np.array_equal(first.masks, again.masks)
    assert len(told) == 2


def test_nothing_to_learn_from_is_a_sentence(tmp_path: Path) -> None:
    lonely = [product(tmp_path / "p.png")]

    with pytest.raises(InvalidValue, match="both product and own photos"):
        load_cutout_data(lonely, tmp_path / "cache", print)

"""What the cut-out's network learns from: only what can be trusted."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.arrays import Floats, Pixels
from ml.cutout.outline import stretch
from ml.training.cutout.cutout_data import (
    cut_out_product,
    load_cutout_data,
    read_home_photo,
)
from ml.training.cutout.masks_by_eye import MaskByEye, read_masks_by_eye
from ml.training.cutout.teachers import Teachers
from ml.training.data.datasets import Example, Split
from ml.training.data.labels_by_eye import key_of
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
    assert piece.shape == (192, 192, 4)
    solid = piece[..., 3] > 127
    assert tuple(piece[96, 96, :3]) == (20, 60, 160)
    assert solid.any(1).sum() / solid.any(0).sum() == pytest.approx(1.6, abs=0.08)


def test_a_product_that_somebody_wears_is_left_out(tmp_path: Path) -> None:
    assert cut_out_product(product(tmp_path / "worn.png", SKIN)) is None


def test_a_picture_without_a_white_backdrop_is_left_out(tmp_path: Path) -> None:
    Image.new("RGB", (224, 224), (90, 80, 70)).save(tmp_path / "room.png")

    assert cut_out_product(example(tmp_path / "room.png", is_product=True)) is None


class Knowing:
    """Says that dark places are garment, and hides some rows, as a teacher may."""

    def __init__(self, hidden: float = 0) -> None:
        self.hidden = hidden

    def log_odds(self, rgb: Pixels) -> Floats:
        square = stretch(rgb, 96)
        odds = np.where(square[..., 0] < 100, 6, -6).astype(np.float32)
        odds[: round(self.hidden * len(odds))] = -6
        return odds


ALIKE = Teachers(Knowing(), Knowing())
# The first loses more than any two ways of seeing the same differ by.
UNLIKE = Teachers(Knowing(hidden=0.4), Knowing())


def test_a_mask_that_both_ways_find_is_trusted(tmp_path: Path) -> None:
    photo = at_home(tmp_path / "shirt.png").path

    alike, unlike = (read_home_photo(photo, each, {}) for each in (ALIKE, UNLIKE))

    assert alike.is_trusted
    assert alike.mask[128, 128] > 250
    assert alike.mask[5, 5] < 5
    assert alike.rgb.shape == (256, 256, 3)
    assert not unlike.is_trusted


def test_what_somebody_saw_decides(tmp_path: Path) -> None:
    photo = at_home(tmp_path / "shirt.png").path
    verdicts = {
        "close": MaskByEye("close"),
        "quick": MaskByEye("quick"),
        "below the hanger": MaskByEye("quick", top=0.5),
        "neither": MaskByEye("neither"),
    }

    seen = {
        name: read_home_photo(photo, UNLIKE, {key_of(photo): verdict})
        for name, verdict in verdicts.items()
    }

    assert seen["close"].mask[60, 128] < 5
    assert seen["quick"].mask[60, 128] > 250
    assert seen["below the hanger"].mask[60, 128] == 0
    assert seen["below the hanger"].mask[140, 128] > 250
    assert [name for name, each in seen.items() if not each.is_trusted] == ["neither"]


def test_the_table_of_masks_is_read(tmp_path: Path) -> None:
    table = tmp_path / "cut_outs.csv"
    table.write_text("photo,mask,top\n00ff,close,\n11ee,quick,0.12\n22dd,neither,\n")

    assert read_masks_by_eye(table) == {
        "00ff": MaskByEye("close"),
        "11ee": MaskByEye("quick", 0.12),
        "22dd": MaskByEye("neither"),
    }


def test_only_training_photos_are_prepared_and_kept(tmp_path: Path) -> None:
    train = [product(tmp_path / "p.png"), at_home(tmp_path / "own.png")]
    held_out = example(
        tmp_path / "never opened.png", is_product=False, split=Split.TEST
    )
    told: list[str] = []

    first, again = (
        load_cutout_data([*train, held_out], ALIKE, {}, tmp_path / "cache", told.append)
        for _ in range(2)
    )

    assert len(first.own) == 1
    assert len(first.pieces) == 2  # the product, and the garment of the own photo
    assert first.groups.tolist() == ["top", "top"]
    assert np.array_equal(first.masks, again.masks)
    assert len(told) == 2


def test_nothing_to_learn_from_is_a_sentence(tmp_path: Path) -> None:
    lonely = [product(tmp_path / "p.png")]

    with pytest.raises(InvalidValue, match="both product and own photos"):
        load_cutout_data(lonely, ALIKE, {}, tmp_path / "cache", print)

"""The network's word on what is garment, and doing without it."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.arrays import Floats
from ml.cutout.cutout import cut_out
from ml.cutout.outline import OutlineNetwork
from ml.cutout.trained_cutout import NetworkCutout
from ml.model_file import card_of
from ml.photos.photo import Photo
from wardrobe.errors import ModelUnusable

SHIPPED = Path(__file__).parents[3] / "assets" / "models" / "cutout.onnx"
FLOOR, SHIRT = (150, 110, 80), (40, 60, 150)


def at_home(rng: np.random.Generator) -> tuple[Photo, np.ndarray]:
    """Return a photo of a shirt on the floor, and its mask."""
    mask = np.zeros((400, 300), np.bool_)
    mask[80:330, 85:215] = mask[80:190, 30:270] = True
    rgb = np.where(mask[..., None], SHIRT, FLOOR) + rng.normal(0, 8, (400, 300, 3))
    return Photo(rgb.clip(0, 255).astype(np.uint8)), mask


def test_the_shipped_network_finds_a_shirt_on_the_floor() -> None:
    photo, mask = at_home(np.random.default_rng(1))

    log_odds = OutlineNetwork(SHIPPED).log_odds(photo.rgb)
    alpha = cut_out(photo, OutlineNetwork(SHIPPED)) > 127

    assert log_odds.ndim == 2
    assert log_odds[len(log_odds) // 2, len(log_odds) // 2] > 0
    assert log_odds[3, 3] < 0
    assert (alpha & mask).sum() / (alpha | mask).sum() > 0.95


class Told(OutlineNetwork):
    """A network that says what a test tells it to."""

    def __init__(self, log_odds: Floats) -> None:
        self._log_odds = log_odds

    def log_odds(self, rgb: np.ndarray) -> Floats:
        return self._log_odds


def saying(mask: np.ndarray) -> Told:
    """Return a network that says this mask (H, W)."""
    square = np.asarray(Image.fromarray(mask).resize((192, 192)))
    return Told(np.where(square, 9, -9).astype(np.float32))


def test_the_network_decides_where_colours_cannot() -> None:
    grey = np.random.default_rng(2).normal(128, 6, (96, 96, 3))
    mask = np.zeros((96, 96), np.bool_)
    mask[20:70, 30:80] = True

    alpha = cut_out(Photo(grey.clip(0, 255).astype(np.uint8)), saying(mask))

    assert ((alpha > 127) == mask).mean() > 0.95


def test_colours_decide_where_the_network_sees_nothing() -> None:
    photo, mask = at_home(np.random.default_rng(3))

    alpha = cut_out(photo, saying(np.zeros_like(mask)))

    assert np.array_equal(alpha, cut_out(photo))


def test_a_shadow_that_colours_take_for_garment_stays_out() -> None:
    photo, mask = at_home(np.random.default_rng(4))
    shadow = slice(330, 337), slice(85, 215)
    photo.rgb[shadow] = (40, 40, 60)

    alpha = cut_out(photo, saying(mask))

    assert (alpha[shadow] > 127).mean() < 0.5


def test_small_holes_are_filled_and_large_ones_are_gaps() -> None:
    photo, mask = at_home(np.random.default_rng(9))
    gap = slice(200, 280), slice(110, 170)
    mask[100:110, 100:110] = mask[gap] = False
    photo.rgb[gap] = FLOOR

    alpha = cut_out(photo, saying(mask))

    assert alpha[105, 105] == 255
    assert alpha[240, 140] == 0


def test_the_hook_that_a_shirt_hangs_on_is_taken_away() -> None:
    photo, mask = at_home(np.random.default_rng(10))
    hook = slice(30, 80), slice(148, 153)
    photo.rgb[hook] = (10, 10, 10)
    mask[hook] = True

    alpha = cut_out(photo, saying(mask))

    assert (alpha[30:74, 140:160] > 127).mean() < 0.02


def test_an_altered_network_is_a_sentence_and_colours_go_on(tmp_path: Path) -> None:
    for file in (SHIPPED, card_of(SHIPPED)):
        shutil.copy(file, tmp_path)
    altered = tmp_path / SHIPPED.name
    altered.write_bytes(altered.read_bytes() + b"?")
    told: list[str] = []
    photo, _ = at_home(np.random.default_rng(4))
    trained = NetworkCutout(altered, told.append)

    alphas = [trained(photo), trained(photo)]

    assert np.array_equal(alphas[0], cut_out(photo))
    assert np.array_equal(alphas[0], alphas[1])
    assert len(told) == 1
    assert "colours alone" in told[0]
    assert "doesn't match its card" in told[0]


def test_a_missing_network_is_a_sentence(tmp_path: Path) -> None:
    told: list[str] = []
    photo, _ = at_home(np.random.default_rng(5))

    alpha = NetworkCutout(tmp_path / "cutout.onnx", told.append)(photo)

    assert alpha.shape == photo.rgb.shape[:2]
    assert "missing or damaged" in told[0]


def test_a_card_without_a_size_is_no_card(tmp_path: Path) -> None:
    shutil.copy(SHIPPED, tmp_path)
    card = json.loads(card_of(SHIPPED).read_text(encoding="utf-8"))
    del card["size"]
    (tmp_path / "cutout.json").write_text(json.dumps(card))

    with pytest.raises(ModelUnusable):
        OutlineNetwork(tmp_path / "cutout.onnx")


def test_a_print_in_the_colour_of_the_floor_is_given_back() -> None:
    photo, mask = at_home(np.random.default_rng(6))
    drawn = slice(100, 150), slice(40, 110)
    photo.rgb[drawn] = (150, 110, 80)

    assert (cut_out(photo)[drawn] > 127).mean() < 0.1
    assert (cut_out(photo, saying(mask))[drawn] > 127).mean() > 0.95

"""The network's word on what is garment, and doing without it."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.arrays import Floats
from ml.cutout import cutout
from ml.cutout.cutout import cut_out
from ml.cutout.foreground import find_foreground
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


def test_the_network_decides_where_colours_cannot() -> None:
    rng = np.random.default_rng(2)
    grey = rng.normal(128, 6, (96, 96, 3)).clip(0, 255).astype(np.uint8)
    log_odds: Floats = np.full((96, 96), -4, np.float32)
    log_odds[20:70, 30:80] = 4

    found = find_foreground(grey, log_odds).probability > 0.5

    assert (found == (log_odds > 0)).mean() > 0.98


def test_colours_mend_what_the_network_is_unsure_of() -> None:
    photo, mask = at_home(np.random.default_rng(3))
    rgb, small = photo.rgb[::4, ::4], mask[::4, ::4]
    log_odds: Floats = np.where(small, 3, -3).astype(np.float32)
    log_odds[20:48, 8:20] = -0.5  # a sleeve that it did not see

    found = find_foreground(rgb, log_odds).probability > 0.5

    assert (found & small).sum() / (found | small).sum() > 0.97


class Told(OutlineNetwork):
    """A network that says what a test tells it to."""

    def __init__(self, log_odds: Floats) -> None:
        self._log_odds = log_odds

    def log_odds(self, rgb: np.ndarray) -> Floats:
        return self._log_odds


@pytest.mark.parametrize(("most_taken", "is_kept"), [(0.18, True), (1.0, False)])
def test_where_colours_are_sure_the_network_takes_little_away(
    monkeypatch: pytest.MonkeyPatch, most_taken: float, is_kept: bool
) -> None:
    monkeypatch.setattr(cutout, "_MOST_TAKEN", most_taken)
    photo, mask = at_home(np.random.default_rng(6))
    small = mask[:384:4, :288:3]  # (96, 96)
    log_odds: Floats = np.where(small, 9, -9).astype(np.float32)
    log_odds[42:] = -9  # the lower half of the shirt, which ends at row 82

    alpha = cut_out(photo, Told(log_odds))

    assert (alpha[300, 150] > 127) == is_kept


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


def covered(photo: Photo, is_garment: np.ndarray, place: tuple[slice, slice]) -> float:
    """Return how much of a place is covered when the network says this mask."""
    square = np.asarray(Image.fromarray(is_garment).resize((96, 96)))
    alpha = cut_out(photo, Told(np.where(square, 9, -9).astype(np.float32)))
    return float((alpha[place] > 127).mean())


def test_a_print_in_the_colour_of_the_floor_is_given_back() -> None:
    photo, mask = at_home(np.random.default_rng(6))
    drawn = slice(100, 150), slice(40, 110)
    photo.rgb[drawn] = (150, 110, 80)

    assert (cut_out(photo)[drawn] > 127).mean() < 0.1
    assert covered(photo, mask, drawn) > 0.95


def test_nothing_is_added_outside_of_what_sure_colours_found() -> None:
    photo, mask = at_home(np.random.default_rng(7))
    beside = slice(240, 330), slice(220, 290)
    mask[beside] = True  # as a gap, or a tile, is garment to the network

    assert covered(photo, mask, beside) < 0.05

"""Temperatures are found again where they are known, and kept in the card."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.eyes.classifier import Calibration, Classifier
from ml.eyes.probabilities import softmax
from ml.eyes.views import View
from ml.model_file import read_card
from ml.training.classifier.by_eye import SURE
from ml.training.classifier.calibration import (
    CHOICES,
    calibrate,
    cautious_temperature,
    fit_temperature,
)
from ml.training.data.datasets import Split, fixed_split
from wardrobe.errors import InvalidValue

ASSETS = Path(__file__).parents[4] / "assets"
SHIPPED, LABELS = ASSETS / "models" / "eyes.onnx", ASSETS / "labels"


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_the_temperature_of_made_up_answers_is_found(temperature: float) -> None:
    rng = np.random.default_rng(1)
    true_logits = rng.normal(0, 2, (4000, 5))
    noise = rng.gumbel(size=true_logits.shape)
    allowed = np.eye(5, dtype=bool)[(true_logits + noise).argmax(axis=1)]

    found, _ = fit_temperature(true_logits * temperature, allowed)

    assert found == pytest.approx(temperature, rel=0.1)


@pytest.mark.parametrize("too_sure", [0.5, 1.5])
def test_what_is_said_surely_is_seldom_wrong(too_sure: float) -> None:
    rng = np.random.default_rng(2)
    true_logits = rng.normal(0, 2, (40_000, 5))
    noise = rng.gumbel(size=true_logits.shape)
    allowed = np.eye(5, dtype=bool)[(true_logits + noise).argmax(axis=1)]
    logits = true_logits * too_sure
    least = fit_temperature(logits, allowed)[0]

    found = cautious_temperature(logits, allowed, least)

    def wrong_among_sure(temperature: float) -> float:
        said = softmax((logits / temperature).astype(np.float32))
        is_sure = said.max(axis=1) >= SURE
        return float(1 - allowed[is_sure, said[is_sure].argmax(axis=1)].mean())

    assert found > least
    assert wrong_among_sure(least) > 0.1
    assert 0.03 < wrong_among_sure(found) < 0.05
    assert cautious_temperature(logits, allowed, found) == found


def test_few_photos_are_trusted_less_than_many() -> None:
    rng = np.random.default_rng(3)
    true_logits = rng.normal(0, 2, (1000, 5))
    noise = rng.gumbel(size=true_logits.shape)
    allowed = np.eye(5, dtype=bool)[(true_logits + noise).argmax(axis=1)]

    of_few = cautious_temperature(true_logits, allowed, 0.5)
    of_many = cautious_temperature(
        np.repeat(true_logits, 20, axis=0), np.repeat(allowed, 20, axis=0), 0.5
    )

    assert of_few > of_many > 0.5


def test_of_too_few_photos_the_temperature_that_comes_nearest_is_taken() -> None:
    right = np.eye(2, dtype=bool)[[0, 0, 0]]
    logits = np.array([[3.0, 0.0]] * 3)

    # Three photos, all right: the interval never ends below .05.
    assert cautious_temperature(logits, right, 0.5) == 0.5


def test_labels_that_allow_everything_cost_nothing() -> None:
    loss = fit_temperature(np.zeros((3, 4)), np.ones((3, 4), bool))[1]

    assert loss == pytest.approx(0)


def test_what_was_chosen_is_in_the_card_and_served(tmp_path: Path) -> None:
    for suffix in (".onnx", ".json"):
        shutil.copy(SHIPPED.with_suffix(suffix), tmp_path)
    names = [f"{n}.png" for n in range(60) if is_held_out(f"{n}.png")]
    assert names
    folder = tmp_path / "data" / "mine" / "hat"
    folder.mkdir(parents=True)
    for name in names:
        pixels = np.full((60, 60, 3), 90, np.uint8)
        pixels[15:45, 15:45] = (200, 30, 30)
        Image.fromarray(pixels).save(folder / name)

    tried = calibrate(tmp_path / "eyes.onnx", tmp_path / "data", LABELS, lambda _: None)

    card = read_card(tmp_path / "eyes.onnx")
    served = Classifier(tmp_path / "eyes.onnx")
    assert card["tried"] == tried
    assert set(tried) == {" + ".join(views) for views in CHOICES}
    assert served.views == tuple(View(name) for name in card["views"])
    assert served.calibration == Calibration(**card["calibration"])


def test_without_photos_nothing_is_calibrated(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="no labelled photos"):
        calibrate(SHIPPED, tmp_path, LABELS, lambda _: None)


def is_held_out(name: str) -> bool:
    return fixed_split(name) is Split.VALIDATION

"""The end of a training run: a written model is calibrated, remembered, reported."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image

import assets
from ml.eyes.correcting import load_statistics
from ml.eyes.eye_models import EyeModels
from ml.model_file import read_card
from ml.training.classifier.export import (
    export_float,
    export_int8,
    write_classifier_card,
)
from ml.training.classifier.training_run import calibrate_and_report
from ml.training.classifier.vgg16 import GarmentVgg16
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

ASSETS = Path(assets.__file__).parent
SIZE = 32


def test_one_call_leaves_everything_that_is_shipped(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    place = tmp_path / "data" / "mine" / "hat"
    place.mkdir(parents=True)
    for number in range(40):
        pixels = rng.integers(60, 120, (40, 40, 3), np.uint8)
        Image.fromarray(pixels).save(place / f"{number}.png")
    torch.manual_seed(1)
    float_file, int8_file = tmp_path / "eyes-float.onnx", tmp_path / "eyes.onnx"
    export_float(GarmentVgg16(), SIZE, float_file)
    write_classifier_card(float_file, {"size": SIZE})
    squares = rng.integers(0, 255, (8, SIZE, SIZE, 3), np.uint8)
    export_int8(float_file, squares, int8_file, {"note": "kept"})

    models = EyeModels(int8_file, ASSETS / "models" / "colour.json")

    card = calibrate_and_report(
        models, float_file, tmp_path / "data", ASSETS / "labels", lambda _: None
    )

    assert card == read_card(int8_file)
    assert card["note"] == "kept"
    assert set(card["figures"]) == {"validation", "test"}
    assert card["figures"]["test"]["own"]["float_and_int8"]["same_group"]["count"] > 0
    count_logits = len(GarmentType) + len(Pattern) + len(Colour)
    assert load_statistics(int8_file).head.shape == (513, count_logits)
    assert (tmp_path / "eyes-report.md").exists()
    assert (tmp_path / "eyes-report-test.png").exists()

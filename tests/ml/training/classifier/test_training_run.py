"""The end of a training run: a written model is calibrated, remembered, reported."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file

import assets
from ml.eyes.correcting import load_statistics
from ml.eyes.eye_models import EyeModels
from ml.model_file import read_card
from ml.training.classifier.export import (
    export_float,
    export_int8,
    write_classifier_card,
)
from ml.training.classifier.networks.ensemble import GarmentEnsemble
from ml.training.classifier.networks.lite0 import GarmentLite0
from ml.training.classifier.networks.starting import new_network
from ml.training.classifier.networks.vgg16 import (
    GarmentVgg16,
    load_weights,
    save_weights,
)
from ml.training.classifier.settings import SECOND_LOOK, ClassifierSettings
from ml.training.classifier.train_classifier import ClassifierTraining
from ml.training.classifier.training_run import calibrate_and_report, candidates_of
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


def test_a_second_run_may_end_with_the_mean_of_both_ends(tmp_path: Path) -> None:
    torch.manual_seed(1)
    first = GarmentVgg16()
    file = tmp_path / "first.safetensors"
    save_weights(first, file)
    again = GarmentVgg16()
    load_weights(again, file)
    training = ClassifierTraining(again, ClassifierSettings(), tmp_path / "none.pt")
    with torch.no_grad():
        training.averaged.embed.bias.add_(1.0)

    candidates = candidates_of(training, file, tmp_path / "none.onnx")

    mean = candidates["mean of the average and first.safetensors"]
    assert isinstance(mean, GarmentVgg16)
    torch.testing.assert_close(mean.embed.bias, first.embed.bias + 0.5)
    torch.testing.assert_close(mean.embed.weight, first.embed.weight)
    assert candidates["averaged"] is training.averaged


def test_a_run_from_mere_convolutions_has_no_such_mean(tmp_path: Path) -> None:
    torch.manual_seed(1)
    model = GarmentVgg16()
    file = tmp_path / "convolutions.safetensors"
    save_file({"features.0.bias": model.features[0].bias.detach()}, file)
    training = ClassifierTraining(model, ClassifierSettings(), tmp_path / "none.pt")

    assert candidates_of(training, file, tmp_path / "none.onnx").keys() == {
        "last",
        "averaged",
    }


def test_a_second_look_is_shown_with_the_first(tmp_path: Path) -> None:
    torch.manual_seed(1)
    shipped = tmp_path / "eyes.onnx"
    export_float(GarmentVgg16(), SIZE, tmp_path / "float.onnx")
    squares = np.zeros((2, SIZE, SIZE, 3), np.uint8)
    export_int8(tmp_path / "float.onnx", squares, shipped, {})
    start = tmp_path / "efficientnet_lite0.onnx"
    network = new_network(start, shipped)
    assert isinstance(network, GarmentLite0)
    training = ClassifierTraining(network, SECOND_LOOK, tmp_path / "none.pt")

    candidates = candidates_of(training, start, shipped)

    assert candidates.keys() == {"last", "averaged"}
    assert all(isinstance(each, GarmentEnsemble) for each in candidates.values())

"""Two networks as one: it says the mean of what both say, and ships as one file."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from ml.eyes.classifier import Classifier
from ml.training.classifier.export import export_float, export_int8
from ml.training.classifier.networks.ensemble import GarmentEnsemble
from ml.training.classifier.networks.lite0 import GarmentLite0
from ml.training.classifier.networks.shipped_weights import shipped_vgg16
from ml.training.classifier.networks.vgg16 import GarmentVgg16

SIZES = 32, 64


@pytest.fixture(scope="module")
def network() -> GarmentEnsemble:
    torch.manual_seed(1)
    first = GarmentVgg16()
    second = GarmentLite0(first)
    torch.nn.init.normal_(second.embed.weight, std=0.01)
    ensemble = GarmentEnsemble(first, second, SIZES, share=0.5)
    ensemble.eval()
    return ensemble


def test_it_says_the_mean_of_what_both_say(network: GarmentEnsemble) -> None:
    photos = torch.full((1, 3, SIZES[1], SIZES[1]), 90.0)

    with torch.inference_mode():
        both = network(photos)
        first = network.vgg16(photos[:, :, : SIZES[0], : SIZES[0]])
        second = network.lite0(photos)

    torch.testing.assert_close(both.types, (first.types + second.types) / 2)
    torch.testing.assert_close(both.colours, (first.colours + second.colours) / 2)
    torch.testing.assert_close(both.garment, first.garment)


def test_one_file_serves_both_and_gives_vgg16_back(
    network: GarmentEnsemble, tmp_path: Path
) -> None:
    squares = np.random.default_rng(1).integers(
        0, 255, (8, SIZES[1], SIZES[1], 3), np.uint8
    )
    photos = torch.from_numpy(squares).permute(0, 3, 1, 2).float()
    with torch.inference_mode():
        said = network(photos).types.numpy()
        embeddings = network.vgg16(photos).embedding
    file = tmp_path / "eyes.onnx"
    export_float(network, SIZES[1], tmp_path / "float.onnx")
    export_int8(tmp_path / "float.onnx", squares, file, {})

    stored = {each.name: each.data_type for each in onnx.load(file).graph.initializer}
    halves = {kind for name, kind in stored.items() if name.startswith("lite0.")}
    assert halves == {onnx.TensorProto.FLOAT16}
    served = Classifier(file)
    back = shipped_vgg16(file).eval()

    for square, types in zip(squares, said, strict=True):
        logits = served.mean_of([square[None]]).type_logits
        assert np.abs(logits - types).max() < 0.1 * np.abs(types).max() + 0.02
    with torch.inference_mode():
        likeness = torch.cosine_similarity(back(photos).embedding, embeddings)
    assert likeness.min() > 0.99

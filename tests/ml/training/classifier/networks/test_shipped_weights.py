"""Starting from the shipped weights: what is taken over sees what the file sees."""

from pathlib import Path

import numpy as np
import pytest
import torch

from ml.eyes.classifier import Classifier
from ml.training.classifier.export import (
    export_float,
    export_int8,
    write_classifier_card,
)
from ml.training.classifier.networks.shipped_weights import load_shipped
from ml.training.classifier.networks.vgg16 import GarmentVgg16
from wardrobe.errors import ModelUnusable

SIZE = 32


def test_the_network_says_what_the_file_says(tmp_path: Path) -> None:
    torch.manual_seed(1)
    squares = np.random.default_rng(1).integers(0, 255, (16, SIZE, SIZE, 3), np.uint8)
    export_float(GarmentVgg16(), SIZE, tmp_path / "float.onnx")
    export_int8(tmp_path / "float.onnx", squares, tmp_path / "eyes.onnx", {})
    photos = torch.from_numpy(squares).permute(0, 3, 1, 2)
    model = GarmentVgg16().eval()

    load_shipped(model, tmp_path / "eyes.onnx")

    with torch.inference_mode():
        embeddings = model(photos.float()).embedding.numpy()
    served = Classifier(tmp_path / "eyes.onnx")
    for square, embedding in zip(squares, embeddings, strict=True):
        shipped = served.predict(square).embedding
        cosine = shipped @ embedding / np.linalg.norm(shipped)
        assert cosine / np.linalg.norm(embedding) > 0.98


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "eyes.onnx"
    file.write_bytes(b"no model")
    write_classifier_card(file, {"size": SIZE})
    file.write_bytes(b"another")

    with pytest.raises(ModelUnusable, match=r"eyes\.onnx"):
        load_shipped(GarmentVgg16(), file)

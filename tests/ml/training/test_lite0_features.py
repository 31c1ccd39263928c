"""The convolutions that eyes and cut-out share are taken from the shipped eyes."""

from pathlib import Path

import numpy as np
import pytest
import torch

from ml.training.lite0_features import as_lite0_takes, shipped_lite0
from wardrobe.errors import ModelUnusable

MODELS = Path(__file__).parents[3] / "assets" / "models"


def test_the_shipped_eyes_give_their_convolutions() -> None:
    features = shipped_lite0(MODELS / "eyes.onnx").eval()
    photos = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1)) * 255

    with torch.inference_mode():
        maps = features(as_lite0_takes(photos)).numpy()

    assert maps.shape == (1, 1280, 2, 2)
    assert np.isfinite(maps).all()
    assert maps.any()
    weights = next(features.parameters())
    assert torch.equal(weights, weights.half().float())  # stored in 16 bits


def test_a_model_without_them_is_refused() -> None:
    with pytest.raises(ModelUnusable, match=r"cutout\.onnx has no EfficientNet-Lite0"):
        shipped_lite0(MODELS / "cutout.onnx")

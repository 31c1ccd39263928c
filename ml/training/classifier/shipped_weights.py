"""Start a training from the int8 model that is shipped, where nothing better is."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from ml.eyes.classifier import LOGIT_OF_UNKNOWN, in_order
from ml.model_file import read_card
from ml.training.classifier.vgg16 import GarmentVgg16


def load_shipped(model: GarmentVgg16, file: Path, photos: Tensor) -> None:
    """Take over convolutions and heads of a shipped int8 ONNX file.

    Batch norm is folded into the convolutions there. Here each gets the statistics
    that its input has on `photos` as mean, deviation, shift and scale, so that it
    changes nothing now and can be trained on.

    Args:
        photos: uint8 (N, 3, S, S), some hundred training photos at the file's size.

    Raises:
        ModelUnusable: The file is missing or altered.
    """
    types = read_card(file)["types"]  # checks it
    weights = _weights_of(file)
    for key, unknown in (
        ("type_head.weight", 0.0),
        ("type_head.bias", LOGIT_OF_UNKNOWN),
    ):
        rows = weights[key].numpy().T.reshape(-1, len(types))
        placed = torch.from_numpy(in_order(rows, types, unknown).T)
        weights[key] = placed.reshape(-1, *weights[key].shape[1:])
    state = model.state_dict()
    state.update({key: weights[key] for key in weights if key in state})
    model.load_state_dict(state)
    model.eval()
    with torch.inference_mode():
        maps = (photos.float() / 255 - model.mean) / model.deviation
        for layer in model.features:
            if isinstance(layer, nn.BatchNorm2d):
                _make_neutral(layer, maps)
            maps = layer(maps)


def _weights_of(file: Path) -> dict[str, Tensor]:
    """Return the weights by the names that the PyTorch model gave them."""
    stored = {
        each.name: numpy_helper.to_array(each).copy()
        for each in onnx.load(file).graph.initializer
    }
    weights = {}
    for name, values in stored.items():
        if name.endswith("_quantized"):
            key = name.removesuffix("_quantized")
            # Symmetric, one scale for each output channel.
            # Biases have a scale under their own name, weights under the key's.
            own = f"{name}_scale"
            scale = stored[own if own in stored else f"{key}_scale"]
            ones = (1,) * (values.ndim - 1)
            weights[key] = torch.from_numpy(values * scale.reshape(-1, *ones)).float()
        elif "_head." in name:
            weights[name] = torch.from_numpy(values)
    return weights


def _make_neutral(norm: nn.BatchNorm2d, maps: Tensor) -> None:
    mean, variance = maps.mean((0, 2, 3)), maps.var((0, 2, 3))
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(variance)
    norm.weight.copy_((variance + norm.eps).sqrt())
    norm.bias.copy_(mean)

"""Start a training from the int8 model that is shipped, where nothing better is."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from ml.model_file import read_card
from ml.training.classifier.networks.vgg16 import GarmentVgg16
from wardrobe.errors import ModelUnusable

_IN_ENSEMBLE = "vgg16."  # before the names of its weights


def load_shipped(model: GarmentVgg16, file: Path) -> None:
    """Take over the weights of VGG16 in a shipped int8 ONNX file.

    Raises:
        ModelUnusable: The file is missing, altered, or of another network.
    """
    read_card(file)  # checks it
    weights = _weights_of(file)
    state = model.state_dict()
    if any(k in weights and weights[k].shape != state[k].shape for k in state):
        raise ModelUnusable(f"{file.name} holds another network")
    state.update({key: weights[key] for key in weights if key in state})
    model.load_state_dict(state)


def shipped_vgg16(file: Path) -> GarmentVgg16:
    """Return the VGG16 of a shipped int8 ONNX file; see `load_shipped`."""
    network = GarmentVgg16()
    load_shipped(network, file)
    return network


def _weights_of(file: Path) -> dict[str, Tensor]:
    """Return the weights by the names that the PyTorch model gave them."""
    stored = {
        each.name.removeprefix(_IN_ENSEMBLE): numpy_helper.to_array(each).copy()
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
        else:
            weights[name] = torch.from_numpy(values)
    return weights

"""The convolutions of EfficientNet-Lite0, and how a published file fills them."""

from collections import OrderedDict
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from ml.model_file import read_card
from wardrobe.errors import ModelUnusable

# Times the channels, channels, blocks, step of the first, side of the filters: Tan & Le
# 2019, table 1 (B0). Lite leaves out squeeze-and-excitation, and bends at 6.
_STAGES = (
    (1, 16, 1, 1, 3),
    (6, 24, 2, 2, 3),
    (6, 40, 2, 2, 5),
    (6, 80, 3, 2, 3),
    (6, 112, 3, 1, 5),
    (6, 192, 4, 2, 5),
    (6, 320, 1, 1, 3),
)
_STEM, LITE0_FEATURES = 32, 1280
# Of stem, seven stages and last layer: where each of five blocks ends, as VGG16 has.
_BLOCK_ENDS = (2, 3, 4, 6, 9)
# Of the shipped eyes: before the names of its weights, and behind those of 16 bits.
_IN_EYES, _HALF = "lite0.features.", ".half"
_GREY, _RANGE = 127.0, 128.0  # RGB in 0..255 becomes -1..1


class Lite0Features(nn.Sequential):
    """Stem, seven stages and last layer, batch norm folded into the convolutions.

    Of their channels, `widths` says how many each of the nine parts returns.
    """

    widths = (_STEM, *(channels for _, channels, *_ in _STAGES), LITE0_FEATURES)

    def __init__(self) -> None:
        """Start from random weights."""
        parts: list[nn.Module] = [_Same(3, _STEM, 3, 2, bends=True)]
        for (width, channels), stage in zip(pairwise(self.widths), _STAGES):
            times, _, repeats, stride, side = stage
            strides = [stride] + [1] * (repeats - 1)
            widths = [width] + [channels] * (repeats - 1)
            parts.append(
                nn.Sequential(
                    *(
                        _InvertedResidual(each, channels, times, step, side)
                        for each, step in zip(widths, strides, strict=True)
                    )
                )
            )
        parts.append(_Same(self.widths[-2], LITE0_FEATURES, 1, bends=True))
        super().__init__(*parts)

    def block(self, number: int) -> nn.Sequential:
        """Return one of five parts of the convolutions, from 0."""
        starts = (0, *_BLOCK_ENDS)
        return nn.Sequential(*list(self)[starts[number] : starts[number + 1]])


def as_lite0_takes(photos: Tensor) -> Tensor:
    """Return photos of 0..255 as the network was trained on them: -1..1."""
    return (photos - _GREY) / _RANGE


class _Same(nn.Conv2d):
    """A convolution that keeps the size, or halves it, padded as TensorFlow pads."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        side: int,
        stride: int = 1,
        *,
        groups: int = 1,
        bends: bool,
    ) -> None:
        padding = side // 2 if stride == 1 else 0
        super().__init__(inputs, outputs, side, stride, padding, groups=groups)
        self.bends = bends

    def forward(self, maps: Tensor) -> Tensor:
        if self.stride[0] == 2:  # of even sizes: one pixel less before than after
            extra = self.kernel_size[0] - 2
            maps = functional.pad(maps, (extra // 2, extra - extra // 2) * 2)
        result = super().forward(maps)
        return functional.relu6(result) if self.bends else result


class _InvertedResidual(nn.Module):
    """Widen, filter each channel, narrow; add what came in. Sandler et al. 2018."""

    def __init__(
        self, inputs: int, outputs: int, times: int, stride: int, side: int
    ) -> None:
        super().__init__()
        wide = inputs * times
        layers = OrderedDict[str, nn.Module]()
        if times > 1:
            layers["widen"] = _Same(inputs, wide, 1, bends=True)
        layers["filter"] = _Same(wide, wide, side, stride, groups=wide, bends=True)
        layers["narrow"] = _Same(wide, outputs, 1, bends=False)
        self.layers = nn.Sequential(layers)
        self.is_added = stride == 1 and inputs == outputs

    def forward(self, maps: Tensor) -> Tensor:
        result: Tensor = self.layers(maps)
        return maps + result if self.is_added else result


def load_lite0(features: Lite0Features, file: Path) -> None:
    """Take over the convolutions of a published ONNX file of EfficientNet-Lite0.

    They stand there in the order in which they are computed, batch norm folded in.

    Raises:
        ModelUnusable: The file holds another network.
    """
    graph = onnx.load(file).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    nodes = [node for node in graph.node if node.op_type == "Conv"]
    layers = [each for each in features.modules() if isinstance(each, _Same)]
    pairs = list(zip(nodes, layers, strict=False))
    if len(nodes) != len(layers) or any(
        stored[node.input[1]].shape != tuple(layer.weight.shape)
        for node, layer in pairs
    ):
        raise ModelUnusable(f"{file.name} isn't EfficientNet-Lite0")
    for node, layer in pairs:
        weight, bias = (stored[name] for name in node.input[1:3])
        layer.load_state_dict(
            {"weight": torch.tensor(weight), "bias": torch.tensor(bias)}
        )


def shipped_lite0(file: Path) -> Lite0Features:
    """Return the convolutions of EfficientNet-Lite0 in a shipped ONNX file.

    Raises:
        ModelUnusable: The file is missing, altered, or has no such network.
    """
    read_card(file)
    stored = {
        each.name.removeprefix(_IN_EYES).removesuffix(_HALF): each
        for each in onnx.load(file).graph.initializer
        if each.name.startswith(_IN_EYES)
    }
    features = Lite0Features()
    try:
        features.load_state_dict(
            {
                name: torch.tensor(numpy_helper.to_array(each).astype(np.float32))
                for name, each in stored.items()
            }
        )
    except RuntimeError as error:
        raise ModelUnusable(f"{file.name} has no EfficientNet-Lite0") from error
    return features

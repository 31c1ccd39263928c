"""EfficientNet-Lite0 as a second look at the same garment, through the same heads."""

import copy
from collections import OrderedDict
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from ml.eyes.classifier import EMBEDDING_SIZE
from ml.training.classifier.networks.vgg16 import (
    BLOCKS,
    FROZEN_BLOCKS,
    Answers,
    GarmentVgg16,
)
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
_STEM, _FEATURES = 32, 1280
# Of stem, seven stages and last layer: where each of five blocks ends, as VGG16 has.
_BLOCK_ENDS = (2, 3, 4, 6, 9)
_GREY, _RANGE = 127.0, 128.0  # RGB in 0..255 becomes -1..1


class GarmentLite0(nn.Module):
    """EfficientNet-Lite0 whose embedding is read by the heads of a trained VGG16.

    So the mean of both embeddings answers with the mean of both logits. Its heads never
    learn; batch norm is folded into its convolutions.
    """

    def __init__(self, reader: GarmentVgg16) -> None:
        """Make it with random weights.

        Args:
            reader: Whose heads it answers through.
        """
        super().__init__()
        parts: list[nn.Module] = [_Same(3, _STEM, 3, 2, bends=True)]
        width = _STEM
        for times, channels, repeats, stride, side in _STAGES:
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
            width = channels
        parts.append(_Same(width, _FEATURES, 1, bends=True))
        self.features = nn.Sequential(*parts)
        self.dropout = nn.Dropout(0.3)
        self.embed = nn.Linear(_FEATURES, EMBEDDING_SIZE)
        # At first it says what the heads say of nothing, and shakes nothing below it.
        nn.init.zeros_(self.embed.weight)
        nn.init.zeros_(self.embed.bias)
        self.heads = nn.ModuleList(
            copy.deepcopy(reader.get_submodule(f"{name}_head"))
            for name in ("type", "pattern", "colour", "garment")
        ).requires_grad_(requires_grad=False)

    def forward(self, inputs: Tensor, *, is_mapped: bool = False) -> Answers:
        """Return what is said of photos; inputs as of `GarmentVgg16`."""
        embedding = self.embedding(inputs, is_mapped=is_mapped)
        types, patterns, colours, garment = (head(embedding) for head in self.heads)
        return Answers(types, patterns, colours, garment, embedding)

    def embedding(self, inputs: Tensor, *, is_mapped: bool = False) -> Tensor:
        """Return the embeddings (N, 512) of photos."""
        maps = inputs if is_mapped else self.frozen_maps(inputs)
        for number in range(FROZEN_BLOCKS, BLOCKS):
            maps = self.block(number)(maps)
        return self.embed(self.dropout(maps.mean((2, 3))))

    def frozen_maps(self, photos: Tensor) -> Tensor:
        """Return what the first three blocks make of photos: (N, 40, S/8, S/8)."""
        maps = (photos - _GREY) / _RANGE
        for number in range(FROZEN_BLOCKS):
            maps = self.block(number)(maps)
        return maps

    def block(self, number: int) -> nn.Sequential:
        """Return a part of the convolutions, from 0; early ones learn slower."""
        starts = (0, *_BLOCK_ENDS)
        return self.features[starts[number] : starts[number + 1]]


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


def load_lite0(network: GarmentLite0, file: Path) -> None:
    """Take over the convolutions of a published ONNX file of EfficientNet-Lite0.

    They stand there in the order in which they are computed, batch norm folded in.

    Raises:
        ModelUnusable: The file holds another network.
    """
    graph = onnx.load(file).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    nodes = [node for node in graph.node if node.op_type == "Conv"]
    layers = [each for each in network.features.modules() if isinstance(each, _Same)]
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

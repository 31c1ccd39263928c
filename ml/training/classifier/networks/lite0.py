"""EfficientNet-Lite0 as a second look at the same garment, through the same heads."""

import copy

from torch import Tensor, nn

from ml.eyes.classifier import EMBEDDING_SIZE
from ml.training.classifier.networks.vgg16 import (
    BLOCKS,
    FROZEN_BLOCKS,
    Answers,
    GarmentVgg16,
)
from ml.training.lite0_features import LITE0_FEATURES, Lite0Features, as_lite0_takes


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
        self.features = Lite0Features()
        self.dropout = nn.Dropout(0.3)
        self.embed = nn.Linear(LITE0_FEATURES, EMBEDDING_SIZE)
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
        maps = as_lite0_takes(photos)
        for number in range(FROZEN_BLOCKS):
            maps = self.block(number)(maps)
        return maps

    def block(self, number: int) -> nn.Sequential:
        """Return a part of the convolutions, from 0; early ones learn slower."""
        return self.features.block(number)

"""VGG16 with batch norm as a garment classifier: 13 convolutions and two heads."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torchvision.models import VGG16_BN_Weights, vgg16_bn

from ml.eyes.classifier import EMBEDDING_SIZE
from ml.training.imagenet import DEVIATION, MEAN
from wardrobe.model.garment import GarmentType, Pattern


class GarmentVgg16(nn.Module):
    """VGG16-BN, Simonyan & Zisserman 2015, table 1 column D.

    Departures: batch norm after each convolution, and global average pooling in
    place of the two layers of 4,096 units (120 of 138 million weights, of no use for
    few classes and small pictures). It normalises its input itself.
    """

    def __init__(self) -> None:
        """Make it with random weights."""
        super().__init__()
        self.features = vgg16_bn().features
        self.dropout = nn.Dropout(0.3)  # the heads overfit before the features do
        self.type_head = nn.Linear(EMBEDDING_SIZE, len(GarmentType))
        self.pattern_head = nn.Linear(EMBEDDING_SIZE, len(Pattern))
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1))
        self.register_buffer("deviation", torch.tensor(DEVIATION).view(1, 3, 1, 1))

    def forward(self, photos: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return type logits, pattern logits and embeddings.

        Args:
            photos: float (N, 3, S, S), RGB in 0..255, S a multiple of 32.

        Returns:
            (N, 37) in the order of `GarmentType`, (N, 6) in the order of `Pattern`,
            (N, 512).
        """
        normal = (photos / 255 - self.mean) / self.deviation
        maps = self.features(normal)  # (N, 512, S/32, S/32)
        embedding = maps.mean((2, 3))  # (N, 512)
        dropped = self.dropout(embedding)
        return self.type_head(dropped), self.pattern_head(dropped), embedding


def load_convolutions(model: GarmentVgg16, file: Path) -> None:
    """Take over the convolutions (keys `features.*`) of a safetensors file."""
    weights = load_file(file)
    features = {
        key.removeprefix("features."): value.float()
        for key, value in weights.items()
        if key.startswith("features.")
    }
    model.features.load_state_dict(features)


def load_imagenet(model: GarmentVgg16) -> bool:
    """Take over torchvision's ImageNet convolutions.

    Returns:
        False if they are neither on this machine nor to be downloaded.
    """
    try:
        weights = VGG16_BN_Weights.IMAGENET1K_V1.get_state_dict(progress=False)
    except OSError:  # URLError among them: no network, or the host refuses
        return False
    features = {
        key.removeprefix("features."): value
        for key, value in weights.items()
        if key.startswith("features.")
    }
    model.features.load_state_dict(features)
    return True

"""VGG16 as a garment classifier: its 13 convolutions, pooled, and four heads."""

import copy
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torchvision.models import VGG16_Weights, vgg16

from ml.eyes.classifier import EMBEDDING_SIZE
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

# Of `features`: where each of the five blocks ends, after its pooling.
BLOCK_ENDS = (5, 10, 17, 24, 31)
BLOCKS = len(BLOCK_ENDS)
# The first blocks can stay as ImageNet left them: edges and textures of anything.
FROZEN_BLOCKS = 3
# What is subtracted from RGB in 0..255; nothing is divided. Simonyan & Zisserman 2015.
_MEAN = (123.68, 116.779, 103.939)
_POOLED = (256, 512, 512)  # channels of the last three blocks


class Answers(NamedTuple):
    """What the network says of N photos.

    Attributes:
        types: Logits (N, 37), in the order of `GarmentType`.
        patterns: Logits (N, 6), in the order of `Pattern`.
        colours: Logits (N, 16) of the main colour, in the order of `Colour`.
        garment: Logits (N, 1) of there being a garment at all.
        embedding: (N, 512).
    """

    types: Tensor
    patterns: Tensor
    colours: Tensor
    garment: Tensor
    embedding: Tensor


class GarmentVgg16(nn.Module):
    """VGG16, Simonyan & Zisserman 2015, table 1 column D; no batch norm.

    Departures: the average and the maximum of the last three blocks' maps in place of
    the two layers of 4,096 units (120 of 138 million weights, of no use for few classes
    and small pictures): blocks three and four see cloth and prints, block five sees
    things. It normalises its input itself.
    """

    def __init__(self) -> None:
        """Make it with random weights."""
        super().__init__()
        self.features = vgg16(weights=None).features
        self.norms = nn.ModuleList(nn.LayerNorm(2 * width) for width in _POOLED)
        self.dropout = nn.Dropout(0.3)  # the heads overfit before the features do
        self.embed = nn.Linear(2 * sum(_POOLED), EMBEDDING_SIZE)
        self.type_head = nn.Linear(EMBEDDING_SIZE, len(GarmentType))
        self.pattern_head = nn.Linear(EMBEDDING_SIZE, len(Pattern))
        self.colour_head = nn.Linear(EMBEDDING_SIZE, len(Colour))
        self.garment_head = nn.Linear(EMBEDDING_SIZE, 1)
        self.register_buffer("mean", torch.tensor(_MEAN).view(1, 3, 1, 1))

    def forward(self, inputs: Tensor, *, is_mapped: bool = False) -> Answers:
        """Return what is said of photos.

        Args:
            inputs: float (N, 3, S, S), RGB in 0..255, S a multiple of 32; or what
                `frozen_maps` made of them.
            is_mapped: It is the latter.
        """
        maps = inputs if is_mapped else self.frozen_maps(inputs)
        pooled = [_pooled(maps)]
        for block in range(FROZEN_BLOCKS, BLOCKS):
            maps = self.block(block)(maps)
            pooled.append(_pooled(maps))
        normal = [norm(each) for norm, each in zip(self.norms, pooled, strict=True)]
        # No bend between here and the heads: corrections are added to a linear layer.
        embedding = self.embed(self.dropout(torch.cat(normal, 1)))
        return Answers(
            self.type_head(embedding),
            self.pattern_head(embedding),
            self.colour_head(embedding),
            self.garment_head(embedding),
            embedding,
        )

    def frozen_maps(self, photos: Tensor) -> Tensor:
        """Return what the first three blocks make of photos: (N, 256, S/8, S/8)."""
        maps = photos - self.mean
        for block in range(FROZEN_BLOCKS):
            maps = self.block(block)(maps)
        return maps

    def block(self, number: int) -> nn.Sequential:
        """Return a block of convolutions with its pooling, from 0."""
        starts = (0, *BLOCK_ENDS)
        return self.features[starts[number] : starts[number + 1]]


def autocast_of(device: str) -> torch.autocast:
    """Return a context in bf16 where that is faster: GPUs, and processors with AMX."""
    kind = device.partition(":")[0]
    is_fast = kind != "cpu" or torch.cpu.get_capabilities().get("amx_bf16", False)
    return torch.autocast(kind, torch.bfloat16, enabled=bool(is_fast))


def load_weights(model: GarmentVgg16, file: Path) -> None:
    """Take over what a safetensors file has of the network.

    Convolutions are `features.*`, as torchvision names them; a whole network has the
    heads, too.
    """
    _take(model, load_file(file))


def save_weights(model: nn.Module, file: Path) -> None:
    """Write a whole network to a safetensors file; `load_weights` reads a VGG16."""
    contiguous = {name: each.contiguous() for name, each in model.state_dict().items()}
    save_file(contiguous, file)


def is_whole(file: Path) -> bool:
    """Return whether a safetensors file has the heads, too."""
    return "type_head.weight" in load_file(file)


def mean_of(one: GarmentVgg16, other: GarmentVgg16) -> GarmentVgg16:
    """Return the network whose weights are the mean of two networks'.

    Where both were fine-tuned from the same weights, it generalises better than either:
    Wortsman et al. 2022, "Model soups".
    """
    mean, others = copy.deepcopy(one), other.state_dict()
    mean.load_state_dict(
        {
            name: (each + others[name].to(each.device)) / 2
            for name, each in one.state_dict().items()
        }
    )
    return mean


def load_imagenet(model: GarmentVgg16) -> bool:
    """Take over the ImageNet convolutions that torchvision offers.

    They are Simonyan & Zisserman's own, for inputs as above.

    Returns:
        False if they are neither on this machine nor to be downloaded.
    """
    try:
        weights = VGG16_Weights.IMAGENET1K_FEATURES.get_state_dict(progress=False)
    except OSError:  # URLError among them: no network, or the host refuses
        return False
    _take(model, weights)
    return True


def _take(model: GarmentVgg16, weights: dict[str, Tensor]) -> None:
    known = model.state_dict()
    known.update({k: v.float() for k, v in weights.items() if k in known})
    model.load_state_dict(known)


def _pooled(maps: Tensor) -> Tensor:
    """Return the average and the maximum of maps (N, C, H, W): (N, 2 C)."""
    return torch.cat([maps.mean((2, 3)), maps.amax((2, 3))], 1)

"""The extractors that the field uses, with ImageNet weights, and an autoencoder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torchvision
from torch import Tensor, nn
from torch.nn import functional

from ml.arrays import Floats, Pixels
from ml.onnx_session import open_session
from ml.photos.photo import to_square
from ml.training.classifier.networks.vgg16 import GarmentVgg16, load_weights
from ml.training.imagenet import DEVIATION, MEAN
from wardrobe.model.progress import Tell

Extract = Callable[[Pixels], Floats]

SIZE = 224
# The model, its weights, and the layer that classifies, which is taken off.
_NETWORKS = {
    "ResNet50": ("resnet50", "ResNet50_Weights.IMAGENET1K_V2", "fc"),
    "EfficientNet-B0": (
        "efficientnet_b0",
        "EfficientNet_B0_Weights.IMAGENET1K_V1",
        "classifier",
    ),
    "DenseNet121": ("densenet121", "DenseNet121_Weights.IMAGENET1K_V1", "classifier"),
}
# In the folder `pretrained/` of the data.
VGG16_FILE = "vgg16_imagenet_convs.safetensors"
LITE0_FILE = "efficientnet_lite0_imagenet.onnx"


@dataclass(frozen=True, slots=True)
class Extractor:
    """Something that turns a photo, uint8 (H, W, 3), into a vector.

    Attributes:
        weights: Where its weights are from, in words.
    """

    name: str
    weights: str
    extract: Extract


def pretrained_extractors(data: Path) -> list[Extractor]:
    """Return the networks whose ImageNet weights are on this machine.

    Nothing is downloaded: weights count as there in `pretrained/` of the data, or when
    an earlier program put them where torch keeps them. Random ones compare nothing.
    """
    folder = data / "pretrained"
    found = [
        _of_torchvision(name, *parts)
        for name, parts in _NETWORKS.items()
        if _weights_file(parts[1]).exists()
    ]
    if (folder / VGG16_FILE).exists():
        found.append(_untouched_vgg16(folder / VGG16_FILE))
    if (folder / LITE0_FILE).exists():
        found.append(_efficientnet_lite0(folder / LITE0_FILE))
    return found


def _untouched_vgg16(file: Path) -> Extractor:
    network = GarmentVgg16().eval()
    load_weights(network, file)

    def extract(rgb: Pixels) -> Floats:
        photo = torch.from_numpy(to_square(rgb, SIZE)).permute(2, 0, 1)[None].float()
        with torch.inference_mode():
            maps = network.features(photo - network.mean)  # (1, 512, 7, 7)
        vector: Floats = maps.mean((2, 3))[0].numpy()
        return vector

    return Extractor("VGG16, untouched", "ImageNet", extract)


def _efficientnet_lite0(file: Path) -> Extractor:
    session = open_session(file, threads=2)
    name = session.get_inputs()[0].name

    def extract(rgb: Pixels) -> Floats:
        square = to_square(rgb, SIZE).transpose(2, 0, 1)[None].astype(np.float32)
        outputs = session.run(None, {name: (square - 127) / 128})
        vectors: list[Floats] = [each for each in outputs if each.shape[-1] == 1280]
        return vectors[0].ravel()

    return Extractor("EfficientNet-Lite0", "ImageNet", extract)


def _of_torchvision(name: str, builder: str, weights: str, head: str) -> Extractor:
    network: Any = getattr(torchvision.models, builder)(weights=None)
    network.load_state_dict(torch.load(_weights_file(weights), weights_only=True))
    setattr(network, head, nn.Identity())
    network.eval()

    def extract(rgb: Pixels) -> Floats:
        with torch.inference_mode():
            features: Tensor = network(_normalised(to_square(rgb, SIZE)))
        vector: Floats = features.flatten().numpy()
        return vector

    return Extractor(name, "ImageNet", extract)


def _weights_file(weights: str) -> Path:
    url: str = torchvision.models.get_weight(weights).url
    return Path(torch.hub.get_dir()) / "checkpoints" / url.rsplit("/", 1)[-1]


def _normalised(square: Pixels) -> Tensor:
    """Return float32 (1, 3, S, S)."""
    levels = torch.from_numpy(square).permute(2, 0, 1).float() / 255
    mean, deviation = (
        torch.tensor(values)[:, None, None] for values in (MEAN, DEVIATION)
    )
    return ((levels - mean) / deviation)[None]


class Autoencoder(nn.Module):
    """A convolutional autoencoder for photos of 64 px, with 512 numbers between."""

    side = 64

    def __init__(self) -> None:
        """Draw the weights."""
        super().__init__()
        self.encode = nn.Sequential(
            *_down(3, 32), *_down(32, 64), *_down(64, 128), nn.Flatten(),
            nn.Linear(128 * 8 * 8, 512),
        )  # fmt: skip
        self.decode = nn.Sequential(
            nn.Linear(512, 128 * 8 * 8), nn.Unflatten(1, (128, 8, 8)),
            *_up(128, 64), *_up(64, 32), nn.Upsample(scale_factor=2),
            nn.Conv2d(32, 3, 3, padding=1), nn.Sigmoid(),
        )  # fmt: skip

    def forward(self, photos: Tensor) -> Tensor:
        """Return the photos (N, 3, 64, 64) as they are remembered."""
        remembered: Tensor = self.decode(self.encode(photos))
        return remembered


def _down(inputs: int, outputs: int) -> Sequence[nn.Module]:
    return nn.Conv2d(inputs, outputs, 3, stride=2, padding=1), nn.ReLU()


def _up(inputs: int, outputs: int) -> Sequence[nn.Module]:
    convolution = nn.Conv2d(inputs, outputs, 3, padding=1)
    return nn.Upsample(scale_factor=2), convolution, nn.ReLU()


def trained_autoencoder(photos: Sequence[Pixels], epochs: int, tell: Tell) -> Extractor:
    """Train an autoencoder to remember photos; its middle is the vector."""
    torch.manual_seed(0)
    network = Autoencoder()
    squares = np.stack([to_square(rgb, Autoencoder.side) for rgb in photos])
    pixels = torch.from_numpy(squares).permute(0, 3, 1, 2)  # (N, 3, 64, 64)
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    for epoch in range(epochs):
        losses = []
        for rows in torch.randperm(len(pixels)).split(64):
            batch = pixels[rows].float() / 255
            loss = functional.mse_loss(network(batch), batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        tell(f"autoencoder, epoch {epoch + 1}: error {np.mean(losses):.4f}")
    network.eval()

    def extract(rgb: Pixels) -> Floats:
        square = to_square(rgb, Autoencoder.side)
        photo = torch.from_numpy(square).permute(2, 0, 1)[None].float() / 255
        with torch.inference_mode():
            vector: Floats = network.encode(photo).flatten().numpy()
        return vector

    return Extractor(
        "convolutional autoencoder", "trained here, without labels", extract
    )

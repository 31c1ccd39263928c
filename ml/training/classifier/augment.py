"""Random changes of a batch of photos, as phones and floors make them."""

import math

import torch
from torch import Tensor
from torch.nn import functional

WHITE = 255.0


def augment(photos: Tensor, size: int, generator: torch.Generator) -> Tensor:
    """Turn, shift, scale, mirror, light and partly hide each photo at random.

    One call for the whole batch, so that it costs as little on a GPU as on a CPU.
    No change of hue: colours are part of what is learned.

    Args:
        photos: uint8 (N, 3, S, S), square, padded with white.
        size: Side of the result in pixels.

    Returns:
        float32 (N, 3, size, size) in 0..255.
    """
    moved = _move(photos.float(), size, generator)
    lit = _light(moved, generator)
    return _erase(lit, generator)


def _uniform(
    shape: tuple[int, ...], low: float, high: float, like: Tensor, g: torch.Generator
) -> Tensor:
    return torch.rand(shape, generator=g).to(like.device) * (high - low) + low


def _move(photos: Tensor, size: int, g: torch.Generator) -> Tensor:
    count = len(photos)
    angle = torch.randn(count, generator=g).to(photos.device) * 0.25
    # One photo in eight lies on its side or head, as flat-lays from above do.
    quarter = torch.randint(0, 4, (count,), generator=g).to(photos.device)
    is_turned = _uniform((count,), 0, 1, photos, g) < 0.125
    angle = angle + torch.where(is_turned, quarter * (math.pi / 2), 0.0)
    zoom = _uniform((count,), 0.75, 1.3, photos, g)
    stretch = _uniform((count,), 0.87, 1.15, photos, g)
    mirror = torch.where(_uniform((count,), 0, 1, photos, g) < 0.5, -1.0, 1.0)
    shift = _uniform((count, 2), -0.12, 0.12, photos, g)
    cos, sin = angle.cos() * zoom, angle.sin() * zoom
    rows = (
        torch.stack([cos * mirror * stretch, -sin, shift[:, 0]], 1),
        torch.stack([sin * mirror * stretch, cos, shift[:, 1]], 1),
    )
    grid = functional.affine_grid(
        torch.stack(rows, 1), [count, 3, size, size], align_corners=False
    )
    # grid_sample fills with zeros: sample the darkness below white instead.
    below_white = functional.grid_sample(WHITE - photos, grid, align_corners=False)
    return WHITE - below_white


def _light(photos: Tensor, g: torch.Generator) -> Tensor:
    count = len(photos)
    # Darker still, and nobody could tell grey from black.
    brightness = _uniform((count, 1, 1, 1), 0.8, 1.2, photos, g)
    channels = _uniform((count, 3, 1, 1), 0.93, 1.07, photos, g)
    contrast = _uniform((count, 1, 1, 1), 0.8, 1.2, photos, g)
    middle = photos.mean((1, 2, 3), keepdim=True)
    contrasted = (photos - middle) * contrast + middle
    return (contrasted * brightness * channels).clamp(0, WHITE)


def _erase(photos: Tensor, g: torch.Generator) -> Tensor:
    """Cover a quarter of the photos with a grey box of up to a third of the side."""
    size = photos.shape[-1]
    for index in torch.nonzero(torch.rand(len(photos), generator=g) < 0.25).flatten():
        box = torch.randint(size // 8, size // 3, (2,), generator=g)
        top, left = (
            int(torch.randint(0, size - int(side), (1,), generator=g)) for side in box
        )
        photos[index, :, top : top + box[0], left : left + box[1]] = WHITE / 2
    return photos

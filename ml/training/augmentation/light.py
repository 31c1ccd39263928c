"""Other light: brightness, contrast, warm and cold lamps, a window to one side."""

import torch
from torch import Tensor

from ml.training.augmentation.batch_random import BatchRandom

WHITE = 255.0
# Darker still, and nobody could tell grey from black.
_BRIGHTNESS, _CONTRAST, _CHANNELS = 0.2, 0.2, 0.07
_WARMTH = 0.04  # red up and blue down, or the reverse
_GAMMA = 0.12  # of the logarithm of the exponent
_SLOPE = 0.08  # from the middle to an edge
_GRAIN = 6.0  # of 255, at most
_BLURRED = 0.1


def relight(photos: Tensor, random: BatchRandom) -> Tensor:
    """Return photos float (N, 3, S, S) of 0..255 in another light."""
    count, _, size, _ = photos.shape
    middle = photos.mean((1, 2, 3), keepdim=True)
    contrast = random.uniform(count, 1 - _CONTRAST, 1 + _CONTRAST)
    changed = ((photos - middle) * contrast + middle).clamp(0, WHITE)
    changed = (
        WHITE * (changed / WHITE).clamp(min=1e-4) ** random.normal(count, _GAMMA).exp()
    )
    changed = changed * _lamps(count, size, random)
    changed = changed + random.grain(count, size) * random.uniform(count, 0, _GRAIN)
    blurred = random.rows(count, _BLURRED)
    changed[blurred] = torch.nn.functional.avg_pool2d(changed[blurred], 3, 1, 1)
    return changed.clamp(0, WHITE)


def _lamps(count: int, size: int, random: BatchRandom) -> Tensor:
    """Return by what each pixel is multiplied: (N, 3, S, S)."""
    brightness = random.uniform(count, 1 - _BRIGHTNESS, 1 + _BRIGHTNESS)
    channels = random.uniform(count, 1 - _CHANNELS, 1 + _CHANNELS, channels=3)
    warmth = random.normal(count, _WARMTH)
    tint = torch.cat([1 + warmth, torch.ones_like(warmth), 1 - warmth], 1)
    along = torch.linspace(-1, 1, size, device=random.device)
    down, across = along.view(1, 1, -1, 1), along.view(1, 1, 1, -1)
    slope = random.normal(count, _SLOPE) * down + random.normal(count, _SLOPE) * across
    return brightness * channels * tint * (1 + slope)


def swap_channels(photos: Tensor, rows: Tensor, random: BatchRandom) -> Tensor:
    """Return photos of which some rows have other hues, or none.

    A hoodie is one in every colour: types and patterns must not hang on it.
    """
    kinds = random.choices(len(rows), 3)
    for kind, order in enumerate((None, (1, 2, 0), (2, 0, 1))):
        some = rows[kinds == kind]
        seen = photos[some]
        grey = seen.mean(1, keepdim=True).expand_as(seen)
        photos[some] = grey if order is None else seen[:, list(order)]
    return photos


def erase(photos: Tensor, share: float, random: BatchRandom) -> Tensor:
    """Cover a share of the photos with a grey box of up to a third of the side.

    Zhong et al. 2020 (random erasing), with grey in place of noise.
    """
    count, _, size, _ = photos.shape
    boxes = random.uniform(count, size / 8, size / 3, channels=2)
    corners = random.uniform(count, 0, 1, channels=2) * (size - boxes)
    along = torch.arange(size, device=photos.device)
    is_row, is_column = (
        (along >= corners[:, k, 0, :]) & (along < (corners + boxes)[:, k, 0, :])
        for k in range(2)
    )
    is_hidden = is_row[:, None, :, None] & is_column[:, None, None, :]
    is_hidden = is_hidden & (random.bernoulli(count, share) > 0)
    return torch.where(is_hidden, WHITE / 2, photos)

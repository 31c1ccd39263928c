"""Paints over what was seen on a photo, so that the rest stands out."""

import numpy as np

from ml.arrays import Floats, Mask, Pixels
from ml.imaging.filters import box_mean, resize

# What is painted over reaches so many pixels beyond a region: its shadow goes, too.
REACH = 4


def painted_over(square: Pixels, seen: Mask) -> Pixels:
    """Fill what was seen (S, S) from around it, ever more coarsely to its middle."""
    known = 1 - widened(seen, REACH).astype(np.float32)
    levels = [(square.astype(np.float32) * known[..., None], known)]
    while min(levels[-1][1].shape) > 3:
        levels.append((_halved(levels[-1][0]), _halved(levels[-1][1])))
    colours, weights = levels[-1]
    mean = colours.sum((0, 1)) / max(float(weights.sum()), 1e-6)
    filled: Floats = np.broadcast_to(mean, colours.shape).astype(np.float32)
    for colours, weights in reversed(levels):
        rough = np.dstack([resize(filled[..., c], weights.shape) for c in range(3)])
        share = np.clip(4 * weights, 0, 1)[..., None]
        inside = colours / np.maximum(weights, 1e-3)[..., None]
        filled = share * inside + (1 - share) * rough
    return filled.clip(0, 255).astype(np.uint8)


def _halved(pixels: Floats) -> Floats:
    """Return the means of blocks of 2 × 2 of (H, W) or (H, W, C)."""
    height, width = pixels.shape[0] // 2, pixels.shape[1] // 2
    blocks = pixels[: 2 * height, : 2 * width].reshape(
        height, 2, width, 2, *pixels.shape[2:]
    )
    mean: Floats = blocks.mean((1, 3))
    return mean


def widened(mask: Mask, radius: int) -> Mask:
    """Return what lies no farther than so many pixels from a mask (H, W)."""
    wide: Mask = box_mean(mask.astype(np.float32), radius) > 1e-4
    return wide

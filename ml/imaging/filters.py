"""Smoothing of images that keeps edges, in numpy."""

import numpy as np
from PIL import Image

from ml.arrays import Floats, Pixels

# What counts as flat for the guided filter, as a variance of colours of 0..1: the
# square of about 4 levels of 255. Less follows noise, more washes edges out.
_FLAT = 2.5e-4


def shrink(pixels: Pixels, side: int) -> Pixels:
    """Shrink uint8 (H, W) or (H, W, 3) by averaging to `side` px on its long side."""
    height, width = pixels.shape[:2]
    scale = min(1.0, side / max(height, width))
    size = (max(4, round(width * scale)), max(4, round(height * scale)))
    if size == (width, height):
        return pixels
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BOX))


def resize(values: Floats, shape: tuple[int, int]) -> Floats:
    """Resize float32 (h, w) to `shape` = (H, W), bilinearly."""
    image = Image.fromarray(values).resize(shape[::-1], Image.Resampling.BILINEAR)
    return np.array(image)


def box_mean(values: Floats, radius: int) -> Floats:
    """Average float32 (H, W, ...) over squares of 2 * radius + 1 pixels a side."""
    window = 2 * radius + 1
    margin = ((radius + 1, radius), (radius + 1, radius))
    padded = np.pad(values, margin + ((0, 0),) * (values.ndim - 2), mode="edge")
    sums = padded.cumsum(axis=0)
    sums = (sums[window:] - sums[:-window]).cumsum(axis=1)
    means: Floats = (sums[:, window:] - sums[:, :-window]) / np.float32(window**2)
    return means


def guided_weights(guide: Floats, values: Floats, radius: int) -> Floats:
    """Fit `values` as a local linear function of a guide's colours.

    Source: He, Sun, Tang 2010, "Guided image filtering", eq. 14-16. Applied to a
    larger guide, this is the fast guided filter (He, Sun 2015).

    Args:
        guide: float32 (H, W, 3), 0..1.
        values: float32 (H, W).
        radius: Of the windows, in pixels.

    Returns:
        float32 (H, W, 4): the weights of the three colours, and the constant.
    """
    stacked = np.concatenate([guide, values[..., None], guide * values[..., None]], 2)
    means = box_mean(stacked, radius)  # (H, W, 7)
    colours, level = means[..., :3], means[..., 3]
    covariance = means[..., 4:] - colours * level[..., None]  # (H, W, 3)
    weights = _solve(_variances(guide, colours, radius), covariance)
    constant = level - (weights * colours).sum(axis=2)
    return box_mean(np.concatenate([weights, constant[..., None]], 2), radius)


def _variances(guide: Floats, means: Floats, radius: int) -> Floats:
    """Return (H, W, 6): rr, rg, rb, gg, gb, bb, with `_FLAT` on the diagonal."""
    first, second = [0, 0, 0, 1, 1, 2], [0, 1, 2, 1, 2, 2]
    squares = box_mean(guide[..., first] * guide[..., second], radius)
    squares -= means[..., first] * means[..., second]
    squares[..., [0, 3, 5]] += np.float32(_FLAT)
    return squares


def _solve(matrix: Floats, right: Floats) -> Floats:
    """Solve symmetric 3x3 systems (H, W, 6) for (H, W, 3), by cofactors."""
    rr, rg, rb, gg, gb, bb = np.moveaxis(matrix, 2, 0)
    red, green, blue = np.moveaxis(right, 2, 0)
    c00, c01, c02 = gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg
    c11, c12, c22 = rr * bb - rb * rb, rg * rb - rr * gb, rr * gg - rg * rg
    determinant = rr * c00 + rg * c01 + rb * c02
    solved = np.stack(
        [
            c00 * red + c01 * green + c02 * blue,
            c01 * red + c11 * green + c12 * blue,
            c02 * red + c12 * green + c22 * blue,
        ],
        axis=2,
    )
    result: Floats = solved / np.maximum(determinant, 1e-12)[..., None]
    return result

"""Palettes: the few colours that stand for many pixels."""

import numpy as np

from ml.arrays import Floats

_ROUNDS = 5


def find_palette(points: Floats, count: int) -> Floats:
    """Find typical colours by k-means, the same ones for the same points.

    Started as k-means++ (Arthur & Vassilvitskii 2007): far points more often.

    Args:
        points: float32 (N, D), such as CIELAB; a few thousand are enough.
        count: Of colours, K.

    Returns:
        float32 (K, D).
    """
    palette = points[_spread_points(points, count)]
    for _ in range(_ROUNDS):
        nearest = squared_distances(points, palette).argmin(axis=1)
        members = np.eye(count, dtype=np.float32)[nearest]  # (N, K)
        counts = members.sum(axis=0)[:, None]
        means: Floats = (members.T @ points) / np.maximum(counts, 1)
        palette = np.where(counts > 0, means, palette)
    return palette


def soft_assignments(points: Floats, palette: Floats, softness: float) -> Floats:
    """Return (N, K): how much each point belongs to each colour; rows sum to 1.

    Args:
        points: float32 (N, D).
        palette: float32 (K, D).
        softness: Distance within which colours count as one another's.
    """
    # Minus half of the squared distances, less what is the same for all colours.
    nearness = points @ palette.T - (palette**2).sum(axis=1) / 2
    nearness -= nearness.max(axis=1, keepdims=True)
    nearness *= np.float32(1 / softness**2)
    shares: Floats = np.exp(nearness, out=nearness)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def squared_distances(points: Floats, centres: Floats) -> Floats:
    """Return (N, K) squared distances of (N, D) and (K, D)."""
    squares = (points**2).sum(axis=1)[:, None] + (centres**2).sum(axis=1)
    distances: Floats = squares - 2 * (points @ centres.T)
    return np.maximum(distances, 0)


def _spread_points(points: Floats, count: int) -> list[int]:
    rng = np.random.default_rng(0)
    chosen = [0]
    nearest = squared_distances(points, points[:1])[:, 0]
    for _ in range(count - 1):
        sums = nearest.cumsum(dtype=np.float64)
        drawn = int(np.searchsorted(sums, rng.random() * sums[-1]))
        chosen.append(min(drawn, len(points) - 1))
        distances = squared_distances(points, points[chosen[-1:]])[:, 0]
        nearest = np.minimum(nearest, distances)
    return chosen

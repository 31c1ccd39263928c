"""What the rating network is trained to: each loss with its slope by the parts."""

from typing import NamedTuple

import numpy as np

from ml.arrays import Floats


class Loss(NamedTuple):
    """A loss, and its slope by the parts, float32 (6, N, 4)."""

    value: float
    slope: Floats


def expert_loss(parts: Floats, wanted: Floats, weight_of_sum: float) -> Loss:
    """Return the mean squared error of all pairs, plus that of their sums, weighted.

    Args:
        parts: (6, N, 4) of the network; `wanted` likewise, of the expert.
    """
    count = parts.shape[1]
    error = parts - wanted
    of_sum = error.sum(axis=0)  # (N, 4)
    value = (error**2).sum() + weight_of_sum * (of_sum**2).sum()
    slope = 2 * (error + np.float32(weight_of_sum) * of_sum) / np.float32(count)
    return Loss(float(value) / count, slope)


def label_loss(parts: Floats, wanted: Floats) -> Loss:
    """Return the mean squared error of whole outfits' logits.

    Args:
        parts: (6, N, 4) of the network.
        wanted: (N,) logits.
    """
    error = parts.sum(axis=(0, 2)) - wanted
    slope = np.broadcast_to((2 * error / len(error))[:, None], parts.shape)
    return Loss(float((error**2).mean()), slope.astype(np.float32))

"""What the rating network is trained to: each loss with its slope by the parts."""

from typing import NamedTuple

import numpy as np

from ml.judgement.network import Floats
from wardrobe.outfit import Part
from wardrobe.pair_scores import JUDGED_PARTS

# The parts that stylists speak of: for what occasion they dressed is not known.
STYLE = [JUDGED_PARTS.index(part) for part in (Part.COLOURS, Part.TYPES)]

# An outfit that is ahead by a logit is far enough ahead: what is repeated often
# must not be rated ever higher.
SHARPNESS = 2.0


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


def ranking_loss(better: Floats, worse: Floats) -> tuple[Loss, Floats]:
    """Return the mean of log(1 + exp(-S ahead)) / S, and the slope by `worse`.

    Only the style of either counts. Source: Burges et al. 2005 (RankNet), eq. 3, with
    S = `SHARPNESS` and the loss divided by it.

    Args:
        better: (6, N, 4) parts of outfits of stylists; `worse` of recombined ones.
    """
    ahead = (better - worse)[:, :, STYLE].sum(axis=(0, 2))  # (N,)
    by_ahead = -np.exp(-np.logaddexp(0, SHARPNESS * ahead)) / len(ahead)
    slope = np.zeros_like(better)
    slope[:, :, STYLE] = by_ahead[:, None].astype(np.float32)
    value = np.logaddexp(0, -SHARPNESS * ahead).mean() / SHARPNESS
    return Loss(float(value), slope), -slope

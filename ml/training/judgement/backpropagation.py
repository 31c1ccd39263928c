"""The rating network's forward pass over whole outfits, and its backward pass."""

from dataclasses import dataclass

import numpy as np

from ml.arrays import Doubles, Floats
from ml.judgement.descriptors import Codes
from ml.judgement.network import (
    FIRST,
    INPUTS,
    PLACES,
    SECOND,
    SETTING,
    WARMTH,
    WORDS,
    Weights,
    input_rows,
    setting_features,
)
from wardrobe.model.occasion import Occasion
from wardrobe.ranking.pair_scores import JUDGED_PARTS


@dataclass(frozen=True, slots=True)
class Trace:
    """What a forward pass leaves for the backward pass.

    Attributes:
        slots: Float32 (4, N, WORDS); settings: (N, SETTINGS).
        first: (6, N, H); second: (6, N, K): after their ReLU.
        parts: (6, N, 4).
    """

    slots: Floats
    settings: Floats
    first: Floats
    second: Floats
    parts: Floats


def random_weights(hidden: tuple[int, int], random: np.random.Generator) -> Weights:
    """Draw weights to start from. Source: He et al. 2015, eq. 10.

    Of the first layer's inputs only about eight are not zero.
    """
    parts = len(JUDGED_PARTS)
    arrays = []
    for rows, columns, active in (
        (INPUTS, hidden[0], 8),
        (hidden[0], hidden[1], hidden[0]),
        (hidden[1], parts, hidden[1]),
    ):
        drawn = random.standard_normal((len(PLACES), rows, columns))
        arrays.append((drawn * np.sqrt(2 / active)).astype(np.float32))
        arrays.append(np.zeros((len(PLACES), columns), np.float32))
    return Weights(*arrays)


def forward(
    weights: Weights,
    outfits: Codes,
    occasions: Codes,
    temperature_c: Doubles,
) -> Trace:
    """Rate outfits one by one, keeping what `backward` needs.

    Args:
        outfits: (N, 4, 3) codes by slot.
        occasions: (N,) codes.
        temperature_c: (N,); nan leaves warmth out.
    """
    slots = _one_hot(outfits)
    settings = setting_features(occasions, temperature_c)
    first = np.stack(
        [
            slots[one] @ weights.first[pair, FIRST]
            + slots[other] @ weights.first[pair, SECOND]
            + settings @ weights.first[pair, SETTING]
            for pair, (one, other) in enumerate(PLACES)
        ]
    )  # (6, N, H)
    first = np.maximum(first + weights.first_bias[:, None], 0)
    second = first @ weights.second + weights.second_bias[:, None]  # (6, N, K)
    second = np.maximum(second, 0)
    parts = second @ weights.out + weights.out_bias[:, None]  # (6, N, 4)
    parts[:, :, WARMTH] *= ~np.isnan(temperature_c)
    return Trace(slots, settings, first, second, parts)


def backward(weights: Weights, trace: Trace, slope: Floats) -> Weights:
    """Return the gradient of a loss whose slope by `trace.parts` is (6, N, 4)."""
    slope = slope.copy()
    slope[:, :, WARMTH] *= trace.settings[:, len(Occasion) :].sum(axis=1)
    second = (slope @ weights.out.swapaxes(1, 2)) * (trace.second > 0)
    first = (second @ weights.second.swapaxes(1, 2)) * (trace.first > 0)
    rows = np.empty_like(weights.first)
    for pair, (one, other) in enumerate(PLACES):
        rows[pair, FIRST] = trace.slots[one].T @ first[pair]
        rows[pair, SECOND] = trace.slots[other].T @ first[pair]
        rows[pair, SETTING] = trace.settings.T @ first[pair]
    return Weights(
        rows,
        first.sum(axis=1),
        trace.first.swapaxes(1, 2) @ second,
        second.sum(axis=1),
        trace.second.swapaxes(1, 2) @ slope,
        slope.sum(axis=1),
    )


def _one_hot(outfits: Codes) -> Floats:
    """Return (4, N, WORDS)."""
    slots = np.zeros((outfits.shape[1], len(outfits), WORDS), np.float32)
    words = input_rows(outfits)
    for slot in range(outfits.shape[1]):
        np.put_along_axis(slots[slot], words[:, slot], 1, axis=1)
    return slots

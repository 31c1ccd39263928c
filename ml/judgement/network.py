"""The rating network: for each pair of slots, two hidden layers from words to parts.

A network's inputs are the one-hot words of two descriptors, the occasion, and how near
the temperature is to each of a few knots; so its first layer is a sum of rows.
"""

from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ml.judgement.descriptors import SIZES, Codes
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part, Slot
from wardrobe.ranking.pair_scores import JUDGED_PARTS, SLOT_PAIRS

Floats = NDArray[np.float32]

# °C; between two knots the nearness is linear. Beyond the ends, the end holds.
KNOTS = np.array([-10.0, 0.0, 7.5, 15.0, 20.0, 25.0, 30.0, 35.0])
WORDS = sum(SIZES)
SETTINGS = len(Occasion) + len(KNOTS)
INPUTS = 2 * WORDS + SETTINGS
WARMTH = JUDGED_PARTS.index(Part.WARMTH)

# The rows of the first layer that belong to the first and second slot of a pair, and
# to the occasion and temperature.
FIRST, SECOND, SETTING = (
    slice(start, stop) for start, stop in pairwise((0, WORDS, 2 * WORDS, INPUTS))
)

_SLOTS = tuple(Slot)
PLACES = tuple((_SLOTS.index(one), _SLOTS.index(other)) for one, other in SLOT_PAIRS)


@dataclass(slots=True)
class Weights:
    """Float32 weights of the six networks; H and K are the sizes of hidden layers.

    Attributes:
        first: (6, INPUTS, H) and first_bias (6, H).
        second: (6, H, K) and second_bias (6, K).
        out: (6, K, 4) and out_bias (6, 4).
    """

    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    out: Floats
    out_bias: Floats

    @classmethod
    def random(cls, hidden: tuple[int, int], random: np.random.Generator) -> Self:
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
        return cls(*arrays)

    def __iadd__(self, other: Self) -> Self:
        """Add the arrays of others, in place."""
        for mine, theirs in zip(
            self.arrays().values(), other.arrays().values(), strict=True
        ):
            np.add(mine, theirs, out=mine)
        return self

    def arrays(self) -> dict[str, Floats]:
        """Return the arrays by name, to save or to step."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


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


def settings_of(occasions: Codes, temperature_c: NDArray[np.float64]) -> Floats:
    """Return float32 (N, SETTINGS): occasion one-hot, and nearness to the knots.

    Args:
        temperature_c: (N,); nan gives zeros.
    """
    settings = np.zeros((len(occasions), SETTINGS), np.float32)
    settings[np.arange(len(occasions)), occasions] = 1
    for knot in range(len(KNOTS)):
        is_knot = np.arange(len(KNOTS)) == knot
        nearness = np.interp(temperature_c, KNOTS, is_knot)
        settings[:, len(Occasion) + knot] = np.nan_to_num(nearness)
    return settings


def words_of(codes: Codes) -> Codes:
    """Return (…, 3): the rows of the first layer for type, colour and pattern."""
    words: Codes = codes + np.array([0, SIZES[0], SIZES[0] + SIZES[1]])
    return words


def forward(
    weights: Weights,
    outfits: Codes,
    occasions: Codes,
    temperature_c: NDArray[np.float64],
) -> Trace:
    """Rate outfits one by one, keeping what `backward` needs.

    Args:
        outfits: (N, 4, 3) codes by slot.
        occasions: (N,) codes.
        temperature_c: (N,); nan leaves warmth out.
    """
    slots = _one_hot(outfits)
    settings = settings_of(occasions, temperature_c)
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
    words = words_of(outfits)
    for slot in range(outfits.shape[1]):
        np.put_along_axis(slots[slot], words[:, slot], 1, axis=1)
    return slots

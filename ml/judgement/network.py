"""The rating network: for each pair of slots, two hidden layers from words to parts.

A network's inputs are the one-hot words of two descriptors, the occasion, and how near
the temperature is to each of a few knots; so its first layer is a sum of rows.
"""

from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Self

import numpy as np

from ml.arrays import Doubles, Floats
from ml.judgement.descriptors import SIZES, Codes
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part, Slot
from wardrobe.ranking.pair_scores import JUDGED_PARTS, SLOT_PAIRS

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


def setting_features(occasions: Codes, temperature_c: Doubles) -> Floats:
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


def input_rows(codes: Codes) -> Codes:
    """Return (…, 3): the rows of the first layer for type, colour and pattern."""
    words: Codes = codes + np.array([0, SIZES[0], SIZES[0] + SIZES[1]])
    return words

"""How many triples score above a floor, exactly, without keeping all triples."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wardrobe.ranking.tables import Floats, IntArray, Tables

# Up to so many outfits everything is counted, in a second or two.
MOST_COUNTED = 10_000_000
# Scores that are computed at once: they stay in a core's cache.
BLOCK = 1 << 17
# Floors that a search for the middle asks about at once: a pass over the scores costs
# more than a floor, and eight passes of sixteenths find one float32 among all.
_FLOORS = 15
# -inf and inf as keys; see `_floats_of`.
_LEAST_KEY, _MOST_KEY = -2_139_095_041, 2_139_095_040


class Weights(NamedTuple):
    """How often each first (F,), second (S,) and third (T,) counts, int64."""

    first: IntArray
    second: IntArray
    third: IntArray


def count_above(
    tables: Tables, floors: Floats, weights: Weights | None = None
) -> IntArray:
    """Return int64 (n,): of each floor (n,), how many triples score above it.

    A pair of first and second whose best triple is not above the lowest floor counts
    for nothing, one whose worst is above the highest counts in full; only the others
    are computed. Sums are made in the order of `best_triples`, so that equal scores
    are equal here too.

    Args:
        weights: A triple counts the product of its three times; once without them.
    """
    counts = np.zeros(len(floors), np.int64)
    if not len(floors):
        return counts
    sides = (*tables.first_second.shape, tables.first_third.shape[1])
    first, second, third = weights or (np.ones(side, np.int64) for side in sides)
    of_pairs = np.outer(first, second).ravel()
    is_above_all = tables.bounds(is_upper=False) > floors.max()
    counts += int(of_pairs[is_above_all].sum()) * int(third.sum())
    is_above_some = tables.bounds(is_upper=True) > floors.min()
    # As floats, for speed; exact, because there are less than 2^24 garments.
    of_thirds = third.astype(np.float32)
    asked = np.flatnonzero(~is_above_all & is_above_some & (of_pairs > 0))
    for pairs in tables.blocks(asked, BLOCK):
        scores = tables.scores(pairs)
        counts += [
            int(of_pairs[pairs] @ ((scores > floor) @ of_thirds).astype(np.int64))
            for floor in floors
        ]
    return counts


def count_lifted(before: Tables, after: Tables, floor: float) -> int:
    """Count the triples that score above a floor after, but not before."""
    is_low = before.bounds(is_upper=False) <= floor
    is_high = after.bounds(is_upper=True) > floor
    count = 0
    for pairs in before.blocks(np.flatnonzero(is_low & is_high), BLOCK):
        is_lifted = (after.scores(pairs) > floor) & (before.scores(pairs) <= floor)
        count += int(np.count_nonzero(is_lifted))
    return count


def middle_of(count_above_each: Callable[[Floats], IntArray], count: int) -> float:
    """Return the score that half of all scores are above, and no more than half.

    Args:
        count_above_each: Of each floor, float32 (n,), how many scores are above it.
        count: How many scores there are, one at least.
    """
    low, high = _LEAST_KEY, _MOST_KEY  # too many are above the first, and few enough
    while high - low > 1:
        steps = np.arange(1, _FLOORS + 1, dtype=np.int64) * (high - low)
        keys = np.unique(low + steps // (_FLOORS + 1))
        keys = keys[keys > low]
        fits = np.flatnonzero(count_above_each(_floats_of(keys)) <= count // 2)
        place = int(fits[0]) if len(fits) else len(keys)
        ends = [low, *keys.tolist(), high]
        low, high = ends[place], ends[place + 1]
    return float(_floats_of(np.array([high]))[0])


def _floats_of(keys: NDArray[np.int64]) -> Floats:
    """Return the float32 of whole numbers that are in the order of the floats.

    The bits of a positive float are in its order; those of a negative one against it.
    """
    bits = np.where(keys < 0, keys ^ 0x7FFFFFFF, keys).astype(np.int32)
    floats: Floats = bits.view(np.float32)
    return floats

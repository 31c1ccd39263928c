"""How many triples score above a floor, exactly, without keeping all triples."""

import numpy as np
from numpy.typing import NDArray

from wardrobe.best_triples import Floats

Counts = NDArray[np.int64]

# Scores that are computed at once: they stay in a core's cache.
BLOCK = 1 << 17


def count_above(
    first_second: Floats,
    first_third: Floats,
    second_third: Floats,
    floors: Floats,
) -> Counts:
    """Return int64 (n,): of each floor, how many triples score above it.

    A pair of first and second whose best triple is not above the lowest floor counts
    for nothing, one whose worst is above the highest counts in full; only the others
    are computed. Sums are made in the order of `best_triples`, so that equal scores
    are equal here too.

    Args:
        first_second: (F, S) scores; -inf forbids a pair.
        first_third: (F, T); -inf forbids a pair.
        second_third: (S, T).
        floors: (n,).
    """
    counts = np.zeros(len(floors), np.int64)
    if not len(floors):
        return counts
    lows = _bounds(first_second, first_third, second_third, is_upper=False)
    highs = _bounds(first_second, first_third, second_third, is_upper=True)
    is_above_all = lows > floors.max()
    counts += int(is_above_all.sum()) * first_third.shape[1]
    undecided = np.flatnonzero(~is_above_all & (highs > floors.min()))
    step = max(1, BLOCK // first_third.shape[1])
    for start in range(0, len(undecided), step):
        pairs = undecided[start : start + step]
        first, second = np.divmod(pairs, first_second.shape[1])
        scores = first_third[first]  # (step, T)
        scores += first_second.ravel()[pairs][:, None]
        scores += second_third[second]
        counts += [np.count_nonzero(scores > floor) for floor in floors]
    return counts


def _bounds(
    first_second: Floats, first_third: Floats, second_third: Floats, *, is_upper: bool
) -> Floats:
    """Return (F·S,): a bound of the scores of each pair with any third.

    Rounding keeps the order of sums, so the bounds hold to the last bit.
    """
    end = np.max if is_upper else np.min
    bounds = first_second + end(first_third, axis=1)[:, None]
    bounds += end(second_third, axis=1)
    flat: Floats = bounds.ravel()
    return flat

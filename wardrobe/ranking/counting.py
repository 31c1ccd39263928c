"""How many triples score above a floor, exactly, without keeping all triples."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wardrobe.ranking.best_triples import Floats, Indices

IntArray = NDArray[np.int64]

# Scores that are computed at once: they stay in a core's cache.
BLOCK = 1 << 17
# Floors that a search for the middle asks about at once: a pass over the scores costs
# more than a floor, and eight passes of sixteenths find one float32 among all.
_FLOORS = 15
# -inf and inf as keys; see `_floats_of`.
_LEAST_KEY, _MOST_KEY = -2_139_095_041, 2_139_095_040


class Tables(NamedTuple):
    """The scores of triples: sums over the pairs first-second, -third, second-third.

    Attributes:
        first_second: Float32 (F, S); -inf forbids a pair.
        first_third: Float32 (F, T); -inf forbids a pair.
        second_third: Float32 (S, T).
    """

    first_second: Floats
    first_third: Floats
    second_third: Floats

    def bounds(self, *, is_upper: bool) -> Floats:
        """Return (F·S,): a bound of the scores of each pair with any third.

        Rounding keeps the order of sums, so the bounds hold to the last bit.
        """
        end = np.max if is_upper else np.min
        bounds = self.first_second + end(self.first_third, axis=1)[:, None]
        bounds += end(self.second_third, axis=1)
        flat: Floats = bounds.ravel()
        return flat

    def blocks(self, pairs: Indices) -> Iterator[Indices]:
        """Split pairs, places in (F·S,), so that their scores fit a block."""
        step = max(1, BLOCK // self.first_third.shape[1])
        for start in range(0, len(pairs), step):
            yield pairs[start : start + step]

    def scores(self, pairs: Indices) -> Floats:
        """Return (n, T), summed in the order of `best_triples`."""
        first, second = np.divmod(pairs, self.first_second.shape[1])
        scores = self.first_third[first]  # (n, T)
        scores += self.first_second.ravel()[pairs][:, None]
        scores += self.second_third[second]
        return scores


def count_above(
    first_second: Floats, first_third: Floats, second_third: Floats, floors: Floats
) -> IntArray:
    """Return int64 (n,): of each floor, how many triples score above it.

    A pair of first and second whose best triple is not above the lowest floor counts
    for nothing, one whose worst is above the highest counts in full; only the others
    are computed. Sums are made in the order of `best_triples`, so that equal scores
    are equal here too.

    Args:
        first_second: See `Tables`, as the next two.
        floors: (n,).
    """
    counts = np.zeros(len(floors), np.int64)
    if not len(floors):
        return counts
    tables = Tables(first_second, first_third, second_third)
    is_above_all = tables.bounds(is_upper=False) > floors.max()
    counts += int(is_above_all.sum()) * first_third.shape[1]
    is_above_some = tables.bounds(is_upper=True) > floors.min()
    for pairs in tables.blocks(np.flatnonzero(~is_above_all & is_above_some)):
        scores = tables.scores(pairs)
        counts += [np.count_nonzero(scores > floor) for floor in floors]
    return counts


def count_lifted(before: Tables, after: Tables, floor: float) -> int:
    """Count the triples that score above a floor after, but not before."""
    is_low = before.bounds(is_upper=False) <= floor
    is_high = after.bounds(is_upper=True) > floor
    count = 0
    for pairs in before.blocks(np.flatnonzero(is_low & is_high)):
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

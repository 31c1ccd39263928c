"""The scores of outfits as tables of pairs, of which each outfit's score is a sum."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]
IntArray = NDArray[np.int64]

# Sums of six float32 in different orders differ by less; a bound that was not summed
# in the order of the scores is raised by it, so that it bounds them all the same.
ROUNDING = np.float32(1e-3)
# Steps that spread points evenly over four dimensions.
# Source: Roberts 2018, the quasirandom sequence R of dimension four.
_STEPS = np.array((0.85667488385, 0.73389185662, 0.62870672103, 0.53859725722))


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

    def scores(self, pairs: Indices) -> Floats:
        """Return (n, T): the scores of pairs, places in (F·S,), with each third."""
        first, second = np.divmod(pairs, self.first_second.shape[1])
        scores = self.first_third[first]  # (n, T)
        scores += self.first_second.ravel()[pairs][:, None]
        scores += self.second_third[second]
        return scores

    def blocks(self, pairs: Indices, size: int) -> Iterator[Indices]:
        """Split pairs, places in (F·S,), so that a block has some `size` scores."""
        step = max(1, size // self.first_third.shape[1])
        for start in range(0, len(pairs), step):
            yield pairs[start : start + step]


class LayeredTables(NamedTuple):
    """The scores of outfits: sums over the six pairs of four slots.

    Attributes:
        top_middle: Float32 (T, M).
        top_bottom: Float32 (T, B).
        middle_bottom: Float32 (M, B).
        top_outer: Float32 (T, O); -inf forbids a pair, as the next two, which also
            hold what each garment adds by itself.
        middle_outer: Float32 (M, O).
        bottom_outer: Float32 (B, O).
    """

    top_middle: Floats
    top_bottom: Floats
    middle_bottom: Floats
    top_outer: Floats
    middle_outer: Floats
    bottom_outer: Floats

    def under(self, outer: int, tops: Indices | None = None) -> Tables:
        """Return top-middle-bottom under one outer, for some of the tops only."""
        rows = slice(None) if tops is None else tops
        return Tables(
            self.top_middle[rows]
            + self.top_outer[rows, outer][:, None]
            + self.middle_outer[:, outer],
            self.top_bottom[rows] + self.bottom_outer[:, outer],
            self.middle_bottom,
        )

    def score_of(self, top: int, middle: int, bottom: int, outer: int) -> float:
        """Return one outfit's score, to the last bit as the tables `under` give it."""
        first_second = self.top_middle[top, middle] + self.top_outer[top, outer]
        first_second += self.middle_outer[middle, outer]
        first_third = self.top_bottom[top, bottom] + self.bottom_outer[bottom, outer]
        return float(first_third + first_second + self.middle_bottom[middle, bottom])

    def bounds(self) -> Floats:
        """Return (T, O): an upper bound of the outfits with each top and outer."""
        of_middle = self.middle_bottom.max(axis=1)
        of_top = (self.top_middle + of_middle).max(axis=1) + self.top_bottom.max(axis=1)
        of_outer = self.middle_outer.max(axis=0) + self.bottom_outer.max(axis=0)
        bounds: Floats = self.top_outer + of_top[:, None] + of_outer + ROUNDING
        return bounds


def spread_evenly(sizes: Sequence[int], count: int) -> Indices:
    """Return intp (4, count): places of outfits that are spread evenly over all.

    Args:
        sizes: How many there are in each of the four slots.
    """
    points = np.outer(_STEPS, np.arange(1, count + 1)) % 1
    places: Indices = (points * np.array(sizes)[:, None]).astype(np.intp)
    return places

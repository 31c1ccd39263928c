"""What each garment of one slot does for outfits, counted over all of them.

Counts are exact up to `MOST_COUNTED` outfits. Of more, some that are spread evenly are
looked at and stand for all: a share of n of them is off by at most .5 / √n (a standard
error, were they drawn at random).
"""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.outfit import Slot
from wardrobe.ranking.counting import MOST_COUNTED, count_above, count_lifted
from wardrobe.ranking.pair_scores import PairScores
from wardrobe.ranking.tables import Floats, IntArray, Tables, spread_evenly

Doubles = NDArray[np.float64]
Mask = NDArray[np.bool_]

# Outfits that are looked at where there are too many to count, of all candidates.
_LOOKED_AT = 1 << 22


def count_above_with_each(scores: PairScores, slot: Slot, logit: float) -> IntArray:
    """Return int64 (n,): with each candidate of a slot, how many outfits are above.

    Args:
        scores: Of all candidates of all slots.
        logit: What an outfit's logit has to exceed.
    """
    around, floors = _Around(scores, slot), np.array([logit], np.float32)
    if around.count > MOST_COUNTED:
        return around.count_like(around.some_logits() > floors)
    counts = [count_above(around.with_candidate(row), floors) for row in around.rows]
    return np.concatenate([np.zeros(0, np.int64), *counts])


def count_lifted_by_each(
    scores: PairScores, slot: Slot, logit: float, *, than: int
) -> IntArray:
    """Return int64 (n,): how many outfits are above with each, but not with another.

    Args:
        scores: Of all candidates of all slots.
        logit: What an outfit's logit has to exceed.
        than: The place of that other candidate, such as the empty place.
    """
    around, floor = _Around(scores, slot), float(np.float32(logit))
    if around.count > MOST_COUNTED:
        is_above = around.some_logits() > np.float32(floor)
        return around.count_like(is_above & ~is_above[than])
    before = around.with_candidate(than)
    return np.array(
        [count_lifted(before, around.with_candidate(r), floor) for r in around.rows],
        np.int64,
    )


def count_better_than_each(scores: PairScores, slot: Slot, than: int) -> IntArray:
    """Return int64 (n,): how many outfits one candidate makes better than each.

    Args:
        scores: Of all candidates of all slots.
        than: The place of the candidate that is compared with each.
    """
    around, floors = _Around(scores, slot), np.zeros(1, np.float32)
    counts = [count_above(around.lead(than, row), floors) for row in around.rows]
    return np.concatenate([np.zeros(0, np.int64), *counts])


def share_better_than_each(
    scores: PairScores, slot: Slot, than: int, samples: int
) -> Doubles:
    """Return float64 (n,): in what share of outfits one candidate is better than each.

    It is estimated from outfits that are spread evenly over all; drawn at random, as
    many would be off by at most .5 / √samples (a standard error).

    Args:
        scores: Of all candidates of all slots.
        than: The place of the candidate that is compared with each.
    """
    leads = _Around(scores, slot).leads(than, samples)  # (n, samples)
    shares: Doubles = (leads > 0).mean(axis=1)
    return shares


class _Around:
    """The outfits around a slot: triples of what is worn in the other three."""

    def __init__(self, scores: PairScores, slot: Slot) -> None:
        self._others = [other for other in Slot if other is not slot]
        self._own = scores.own[slot]
        self._own_of = scores.own
        self.rows = range(len(self._own))
        logits = scores.logits()
        self._beside: Mapping[Slot, Floats] = {  # (candidates of slot, of the other)
            other: logits[slot, other] if (slot, other) in logits
            else logits[other, slot].T
            for other in self._others
        }  # fmt: skip
        first, second, third = self._others
        self._rest = Tables(
            logits[first, second], logits[first, third], logits[second, third]
        )

    @property
    def count(self) -> int:
        """How many outfits there are with all the candidates."""
        return math.prod(len(each) for each in self._own_of.values())

    def some_logits(self) -> Floats:
        """Return (candidates, n): the logits of outfits that are alike around each."""
        sizes = [1, *(len(self._own_of[other]) for other in self._others)]
        samples = max(1, _LOOKED_AT // max(1, len(self.rows)))
        _, *places = spread_evenly(sizes, samples)
        first, second, third = places
        logits: Floats = (
            self._rest.first_second[first, second]
            + self._rest.first_third[first, third]
            + self._rest.second_third[second, third]
            + self._own[:, None]
        )
        for other, each in zip(self._others, places, strict=True):
            logits += (self._beside[other] + self._own_of[other])[:, each]
        return logits

    def count_like(self, is_counted: Mask) -> IntArray:
        """Return int64 (candidates,): how many outfits are like those of a sample.

        Args:
            is_counted: Of `some_logits`, (candidates, n).
        """
        outfits = self.count // len(self.rows)
        counts: IntArray = np.rint(is_counted.mean(axis=1) * outfits).astype(np.int64)
        return counts

    def with_candidate(self, row: int) -> Tables:
        """Return the scores of the outfits with one candidate of the slot."""
        first, second, third = (
            self._beside[other][row] + self._own_of[other] for other in self._others
        )
        return Tables(
            self._rest.first_second + (first + self._own[row])[:, None] + second,
            self._rest.first_third + third,
            self._rest.second_third,
        )

    def leads(self, row: int, samples: int) -> Floats:
        """Return (candidates, n): by how much one is better in some of the outfits."""
        sizes = [1, *(self._beside[other].shape[1] for other in self._others)]
        _, *places = spread_evenly(sizes, samples)
        worn = dict(zip(self._others, places, strict=True))
        first, second, third = places
        is_possible = np.isfinite(
            self._rest.first_second[first, second]
            + self._rest.first_third[first, third]
        )
        leads = np.repeat((self._own[row] - self._own)[:, None], is_possible.sum(), 1)
        for other, each in worn.items():
            beside = self._beside[other]
            leads += (beside[row] - beside)[:, each[is_possible]]
        return leads

    def lead(self, row: int, other: int) -> Tables:
        """Return by how much one candidate is better than another in each outfit.

        What does not touch the slot is left out, save what forbids an outfit, so that
        equal garments lead one another by nothing, to the last bit.
        """
        first, second, third = (
            self._beside[slot][row] - self._beside[slot][other] for slot in self._others
        )
        own = self._own[row] - self._own[other]
        forbidden = [np.where(np.isinf(table), table, 0) for table in self._rest]
        return Tables(
            forbidden[0] + (first + own)[:, None] + second,
            forbidden[1] + third,
            forbidden[2],
        )

"""How well a taste would have foretold the user's picks; no worse one is kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wardrobe.model.occasion import OccasionKey

# With fewer picks than this, chance decides which of two tastes looks better.
LEAST_PICKS = 20


@dataclass(frozen=True, slots=True)
class PickRank:
    """Where one pick stood when the outfits of its board were ranked, from 1."""

    occasion: OccasionKey
    count_outfits: int
    mine: int
    expert: int


@dataclass(frozen=True, slots=True)
class HitRates:
    """How well picks were foretold.

    Attributes:
        at_1: The share that was ranked first.
        at_3: The share among the first three.
        mrr: The mean of 1 / rank.
    """

    at_1: float
    at_3: float
    mrr: float


@dataclass(frozen=True, slots=True)
class ReplayComparison:
    """The taste, the expert alone and chance on the same picks."""

    count_picks: int
    mine: HitRates
    expert: HitRates
    chance: HitRates


def compare_replay(replay: Iterable[PickRank]) -> ReplayComparison:
    """Compare taste, expert and chance over a replay; of nothing all is 0."""
    picks = list(replay)
    return ReplayComparison(
        len(picks),
        _hits([pick.mine for pick in picks]),
        _hits([pick.expert for pick in picks]),
        _mean_hits([_chance(pick.count_outfits) for pick in picks]),
    )


def compare_replay_by_occasion(
    replay: Iterable[PickRank],
) -> Mapping[OccasionKey, ReplayComparison]:
    """Compare on the picks of each occasion."""
    picks: defaultdict[OccasionKey, list[PickRank]] = defaultdict(list)
    for pick in replay:
        picks[pick.occasion].append(pick)
    return {occasion: compare_replay(each) for occasion, each in picks.items()}


def is_worse(ranks: Sequence[int], others: Sequence[int]) -> bool:
    """Return whether ranks of the same picks are worse, by more than noise.

    By the mean difference of 1 / rank: worse when it lies below zero by more than its
    standard error. Of few picks nothing is said.
    """
    if len(ranks) < LEAST_PICKS:
        return False
    gains = 1 / np.array(ranks) - 1 / np.array(others)
    return bool(gains.mean() < -gains.std() / np.sqrt(len(gains)) - 1e-12)


def rank_of(place: int, scores: Sequence[float]) -> int:
    """Return the rank of a place by scores, from 1; the earlier place wins ties."""
    mine = scores[place]
    better = sum(
        score > mine or (score == mine and other < place)
        for other, score in enumerate(scores)
    )
    return 1 + better


def _hits(ranks: Sequence[int]) -> HitRates:
    return _mean_hits([HitRates(float(r <= 1), float(r <= 3), 1 / r) for r in ranks])


def _chance(count_outfits: int) -> HitRates:
    reciprocals = sum(1 / rank for rank in range(1, count_outfits + 1))
    return HitRates(
        1 / count_outfits, min(3 / count_outfits, 1.0), reciprocals / count_outfits
    )


def _mean_hits(hits: Sequence[HitRates]) -> HitRates:
    count = max(len(hits), 1)
    return HitRates(
        sum(each.at_1 for each in hits) / count,
        sum(each.at_3 for each in hits) / count,
        sum(each.mrr for each in hits) / count,
    )

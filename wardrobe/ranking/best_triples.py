"""The best triples by a sum over pairs, exactly, without listing all triples."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

# Scores that are computed at once: enough to be fast in numpy, few enough that what
# they find rules out most of the rest before it is computed.
BLOCK = 1 << 20


class Triples(NamedTuple):
    """Triples, best first: float32 (n,) scores and intp (n,) places of each."""

    scores: Floats
    first: Indices
    second: Indices
    third: Indices


def best_triples(
    first_second: Floats,
    first_third: Floats,
    second_third: Floats,
    count: int,
    floor: float = -np.inf,
) -> Triples:
    """Return the `count` best triples whose score is finite and above `floor`.

    The pairs of first and second are tried in the order of an upper bound (their own
    score, plus the best that either has with any third), until no bound exceeds the
    worst of the best found: branch and bound, so that nothing can be missed.

    Args:
        first_second: (F, S) scores; -inf forbids a pair.
        first_third: (F, T).
        second_third: (S, T).
    """
    bounds = (
        first_second + first_third.max(axis=1)[:, None] + second_third.max(axis=1)
    ).ravel()
    order = np.flatnonzero(bounds > floor)
    order = order[np.argsort(-bounds[order], kind="stable")]
    step = max(1, BLOCK // first_third.shape[1])
    best = _empty()
    for start in range(0, len(order), step):
        if bounds[order[start]] <= floor:
            break
        pairs = order[start : start + step]
        first, second = np.divmod(pairs, first_second.shape[1])
        scores = (
            first_second.ravel()[pairs][:, None]
            + first_third[first]
            + second_third[second]
        )  # (step, T)
        rows, third = np.nonzero(scores > floor)
        found = Triples(scores[rows, third], first[rows], second[rows], third)
        best = _best_of(best, found, count)
        if len(best.scores) == count:
            floor = max(floor, float(best.scores[-1]))
    return best


def _empty() -> Triples:
    nothing = np.empty(0, np.intp)
    return Triples(np.empty(0, np.float32), nothing, nothing, nothing)


def _best_of(one: Triples, other: Triples, count: int) -> Triples:
    scores = np.concatenate((one.scores, other.scores))
    kept = np.arange(len(scores))
    if len(scores) > count:
        kept = np.argpartition(-scores, count - 1)[:count]
    kept = kept[np.argsort(-scores[kept], kind="stable")]
    first, second, third = (
        np.concatenate(places)[kept] for places in zip(one[1:], other[1:], strict=True)
    )
    return Triples(scores[kept], first, second, third)

"""The best triples by a sum over pairs, exactly, without listing all triples."""

from typing import NamedTuple

import numpy as np

from wardrobe.ranking.tables import Floats, Indices, Tables

# Scores that are computed at once: enough to be fast in numpy, few enough that what
# they find rules out most of the rest before it is computed.
BLOCK = 1 << 20


class Triples(NamedTuple):
    """Triples, best first: float32 (n,) scores and intp (n,) places of each."""

    scores: Floats
    first: Indices
    second: Indices
    third: Indices


def best_triples(tables: Tables, count: int, floor: float = -np.inf) -> Triples:
    """Return the `count` best triples whose score is finite and above `floor`.

    The pairs of first and second are tried in the order of an upper bound (their own
    score, plus the best that either has with any third), until no bound exceeds the
    worst of the best found: branch and bound, so that nothing can be missed.
    """
    bounds = tables.bounds(is_upper=True)
    order = np.flatnonzero(bounds > floor)
    order = order[np.argsort(-bounds[order], kind="stable")]
    best = _empty()
    for pairs in tables.blocks(order, BLOCK):
        if bounds[pairs[0]] <= floor:
            break
        first, second = np.divmod(pairs, tables.first_second.shape[1])
        scores = tables.scores(pairs)
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

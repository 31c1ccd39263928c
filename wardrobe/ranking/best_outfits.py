"""The best outfits by a sum over the pairs of four slots, exactly, without a list.

Branch and bound (Land & Doig 1960): what is worn over is tried in the order of an upper
bound, under each only what may still be among the best, until no bound exceeds the
worst of the best found. So nothing can be missed, and of 10^13 outfits some thousands
are looked at.
"""

from collections.abc import Callable

import numpy as np

from wardrobe.ranking.best_triples import best_triples
from wardrobe.ranking.tables import ROUNDING, Floats, Indices, LayeredTables, Tables

# How many of each slot, the most promising, give the floor that the search starts from.
START = 24

ScoredPlaces = tuple[float, tuple[int, ...]]


def best_outfits(tables: LayeredTables, count: int) -> list[ScoredPlaces]:
    """Return score and places (top, middle, bottom, outer) of the best, best first.

    Fewer than `count` are returned where fewer have a finite score.
    """
    bounds = tables.bounds()
    of_outer = bounds.max(axis=0)
    floor = _floor_of_the_promising(tables, bounds, count)
    best: list[ScoredPlaces] = []
    for outer in np.argsort(-of_outer, kind="stable").tolist():
        if of_outer[outer] <= floor:
            break
        found = _best_under(tables, outer, bounds[:, outer], count, floor)
        if found:
            best = sorted([*best, *found], key=lambda entry: -entry[0])[:count]
        if len(best) == count:
            floor = max(floor, best[-1][0])
    return best


def _floor_of_the_promising(tables: LayeredTables, bounds: Floats, count: int) -> float:
    """Return a score that `count` outfits exceed, -inf if they aren't found easily."""
    top_middle, top_bottom, middle_bottom, top_outer, middle_outer, bottom_outer = (
        tables
    )
    hopes = (
        bounds.max(axis=1),
        top_middle.max(axis=0) + middle_bottom.max(axis=1) + middle_outer.max(axis=1),
        top_bottom.max(axis=0) + middle_bottom.max(axis=0) + bottom_outer.max(axis=1),
        bounds.max(axis=0),
    )
    t, m, b, o = (np.argsort(-hope, kind="stable")[:START] for hope in hopes)
    scores = (
        top_middle[np.ix_(t, m)][:, :, None, None]
        + top_bottom[np.ix_(t, b)][:, None, :, None]
        + top_outer[np.ix_(t, o)][:, None, None, :]
        + middle_bottom[np.ix_(m, b)][None, :, :, None]
        + middle_outer[np.ix_(m, o)][None, :, None, :]
        + bottom_outer[np.ix_(b, o)][None, None, :, :]
    ).ravel()
    if len(scores) < count:
        return -np.inf
    return float(np.partition(scores, -count)[-count] - ROUNDING)


def _best_under(
    tables: LayeredTables, outer: int, bounds: Floats, count: int, floor: float
) -> list[ScoredPlaces]:
    """Return the best outfits under one outer above a floor, in any order.

    Args:
        bounds: (T,): of the outfits with each top under it.
    """
    tops = np.flatnonzero(bounds > floor)
    if not len(tops):
        return []
    under = tables.under(outer, tops)
    middles = _above(floor, under, _bounds_of_second)
    if not len(middles):
        return []
    under = Tables(
        under.first_second[:, middles], under.first_third, under.second_third[middles]
    )
    bottoms = _above(floor, under, _bounds_of_third)
    if not len(bottoms):
        return []
    under = Tables(
        under.first_second,
        under.first_third[:, bottoms],
        under.second_third[:, bottoms],
    )
    scores, first, second, third = best_triples(under, count, floor)
    places = zip(
        tops[first].tolist(), middles[second].tolist(), bottoms[third].tolist()
    )
    return [(score, (*place, outer)) for score, place in zip(scores.tolist(), places)]


def _above(
    floor: float, under: Tables, bounds_of: Callable[[Tables], Floats]
) -> Indices:
    return np.flatnonzero(bounds_of(under) + ROUNDING > floor)


def _bounds_of_second(tables: Tables) -> Floats:
    """Return (S,): an upper bound of the triples with each second."""
    with_first = tables.first_second + tables.first_third.max(axis=1)[:, None]
    bounds: Floats = with_first.max(axis=0) + tables.second_third.max(axis=1)
    return bounds


def _bounds_of_third(tables: Tables) -> Floats:
    """Return (T,): an upper bound of the triples with each third."""
    with_first = tables.first_third + tables.first_second.max(axis=1)[:, None]
    bounds: Floats = with_first.max(axis=0) + tables.second_third.max(axis=0)
    return bounds

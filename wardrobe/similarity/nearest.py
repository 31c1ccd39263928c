"""Exact search: the nearest of many vectors, by cosine, Euclidean or Manhattan."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.embedding import Metric

Vectors = NDArray[np.float32] | NDArray[np.float16]

# Vectors that are widened to float32 at once: a few megabytes, so that the block
# stays in the processor's cache between widening and multiplying.
_BLOCK = 4096
# Products of float32 are rounded; so many more candidates are measured again exactly.
_SPARE = 32


class Nearest(NamedTuple):
    """The nearest vectors, nearest first: intp (n,) places and float64 (n,)."""

    places: NDArray[np.intp]
    distances: NDArray[np.float64]


def find_nearest(
    query: NDArray[np.float32],
    vectors: Vectors,
    count: int,
    metric: Metric = Metric.COSINE,
    squares: NDArray[np.float32] | None = None,
) -> Nearest:
    """Return the `count` vectors nearest to a query; no vector is missed.

    Args:
        query: float32 (D,).
        vectors: float32 or float16 (N, D), perhaps memory-mapped.
        count: How many to return; fewer if there are fewer vectors.
        squares: float32 (N,), from `squares_of`: who asks often works them out once,
            which halves the time of a search.
    """
    wanted = min(count, len(vectors))
    if wanted < 1:
        return Nearest(np.empty(0, np.intp), np.empty(0, np.float64))
    if squares is None and metric is not Metric.MANHATTAN:
        squares = squares_of(vectors)
    scores = _scores(query, vectors, metric, squares)
    kept = min(wanted + _SPARE, len(vectors))
    places = np.argpartition(scores, kept - 1)[:kept]
    distances = measure(query, vectors[places], metric)
    order = np.lexsort((places, distances))[:wanted]  # the place settles ties
    return Nearest(places[order], distances[order])


def measure(
    query: NDArray[np.float32], vectors: Vectors, metric: Metric
) -> NDArray[np.float64]:
    """Return the distance of each vector (N, D) from a query (D,), in float64."""
    one, many = query.astype(np.float64), vectors.astype(np.float64)
    distances: NDArray[np.float64]
    if metric is Metric.MANHATTAN:
        distances = np.abs(many - one).sum(axis=1)
    elif metric is Metric.EUCLIDEAN:
        distances = np.sqrt(((many - one) ** 2).sum(axis=1))
    else:
        lengths = np.sqrt((many**2).sum(axis=1) * (one**2).sum())
        cosines = (many @ one) / np.maximum(lengths, 1e-12)
        distances = np.clip(1 - cosines, 0, 2)
    return distances


def squares_of(vectors: Vectors) -> NDArray[np.float32]:
    """Return the squared lengths of vectors (N, D), float32 (N,)."""
    squares = np.empty(len(vectors), np.float32)
    for start in range(0, len(vectors), _BLOCK):
        block = vectors[start : start + _BLOCK].astype(np.float32)
        squares[start : start + _BLOCK] = np.einsum("nd,nd->n", block, block)
    return squares


def _scores(
    query: NDArray[np.float32],
    vectors: Vectors,
    metric: Metric,
    squares: NDArray[np.float32] | None,
) -> NDArray[np.float32]:
    """Return what sorts like the distance, float32 (N,), quickly."""
    if squares is None:
        return _in_blocks(vectors, lambda block: np.abs(block - query).sum(axis=1))
    if vectors.dtype == np.float32:
        products = vectors @ query
    else:
        products = _in_blocks(vectors, lambda block: block @ query)
    scores: NDArray[np.float32] = squares - np.float32(2) * products
    if metric is Metric.COSINE:
        lengths = np.sqrt(np.maximum(squares, np.float32(1e-24)))
        scores = (-products / lengths).astype(np.float32, copy=False)
    return scores


def _in_blocks(
    vectors: Vectors, score: Callable[[NDArray[np.float32]], NDArray[np.float32]]
) -> NDArray[np.float32]:
    scores = np.empty(len(vectors), np.float32)
    for start in range(0, len(vectors), _BLOCK):
        block = vectors[start : start + _BLOCK].astype(np.float32)
        scores[start : start + _BLOCK] = score(block)
    return scores

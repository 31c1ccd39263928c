"""How good look-alikes are: precision, MAP, and relevance that weighs the order."""

from dataclasses import dataclass

import numpy as np

from ml.arrays import Doubles, Floats, Indices, Mask

TOP = 5


@dataclass(frozen=True, slots=True)
class RetrievalMeasures:
    """Measures of the first five look-alikes, means over all queries.

    Queries that nothing else is like are left out: no answer to them can be right.

    Attributes:
        queries: How many were asked.
        precision: Share of the first five that are right.
        mean_average_precision: Mean over queries of the sum over ranks k <= 5 of
            (precision at k if the k-th is right, else 0), over min(5, right ones).
        relevance: For rank i from 0 and Y_i = 1 where the i-th is right, the sum of
            Y_i / (i + 1) over the sum of 1 / (i + 1).
    """

    queries: int
    precision: float
    mean_average_precision: float
    relevance: float


def measure_retrieval(vectors: Floats, labels: Indices) -> RetrievalMeasures:
    """Ask for the look-alikes of each vector among the rest, by cosine.

    Args:
        vectors: float32 (N, D).
        labels: intp (N,); equal labels are right answers to one another.
    """
    lengths = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    units = vectors / np.maximum(lengths, 1e-9)
    cosines = units @ units.T
    np.fill_diagonal(cosines, -np.inf)
    order = np.argsort(-cosines, axis=1, kind="stable")[:, :TOP]  # (N, 5)
    counts = (labels[:, None] == labels).sum(axis=1) - 1
    asked = counts > 0
    is_right = (labels[order] == labels[:, None])[asked]
    return RetrievalMeasures(
        queries=int(asked.sum()),
        precision=float(is_right.mean()),
        mean_average_precision=float(
            _average_precisions(is_right, counts[asked]).mean()
        ),
        relevance=float(discounted_relevance(is_right).mean()),
    )


def discounted_relevance(is_right: Mask) -> Doubles:
    """Return sum of Y_i / (i + 1) over sum of 1 / (i + 1), (N,), for answers (N, n)."""
    weights = 1 / np.arange(1, is_right.shape[1] + 1)
    scores: Doubles = is_right @ weights / weights.sum()
    return scores


def _average_precisions(is_right: Mask, counts: Indices) -> Doubles:
    ranks = np.arange(1, is_right.shape[1] + 1)
    precisions = is_right.cumsum(axis=1) / ranks
    found: Doubles = (precisions * is_right).sum(axis=1)
    return found / np.minimum(counts, is_right.shape[1])


def hit_rate_at_1(first: Floats, second: Floats) -> float:
    """Return how often the photo nearest to a second photo is its own first, 0..1.

    Args:
        first: float32 (N, D), of length 1.
        second: float32 (n, D), of the first n garments.
    """
    nearest = (second @ first.T).argmax(axis=1)
    return float((nearest == np.arange(len(second))).mean())

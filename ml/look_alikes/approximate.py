"""The approximate index beyond a million vectors, with usearch if it is installed."""

import functools
import importlib
import importlib.util
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml.look_alikes.head import Floats
from ml.look_alikes.index import Index
from wardrobe.nearest import Metric, Vectors, find_nearest

# Edges of a node, and candidates looked at when adding and searching: Malkov &
# Yashunin 2018. Recall .98 at a million vectors; see docs/look-alikes.md.
_EDGES, _WHEN_ADDING, _WHEN_SEARCHING = 16, 96, 192
_CHUNK = 50_000
# Queries from which the recall is measured, and how many answers of each.
_ASKED, _ANSWERS = 100, 10


def is_installed() -> bool:
    """Return whether usearch can be imported."""
    return importlib.util.find_spec("usearch") is not None


def make(vectors: Vectors) -> Any:
    """Return a usearch index over vectors (N, D), by cosine."""
    usearch = importlib.import_module("usearch.index")
    made = usearch.Index(
        ndim=vectors.shape[1],
        metric="cos",
        dtype="f16",
        connectivity=_EDGES,
        expansion_add=_WHEN_ADDING,
        expansion_search=_WHEN_SEARCHING,
    )
    for start in range(0, len(vectors), _CHUNK):
        chunk = np.asarray(vectors[start : start + _CHUNK])
        made.add(np.arange(start, start + len(chunk)), chunk)
    return made


def recall_of(made: Any, vectors: Vectors) -> float:
    """Return the share of the ten nearest that the approximate index finds, 0..1."""
    rows = np.random.default_rng(0).choice(
        len(vectors), min(_ASKED, len(vectors)), replace=False
    )
    found = 0
    for row in rows:
        query = vectors[row].astype(np.float32)
        exact = find_nearest(query, vectors, _ANSWERS, Metric.COSINE).places
        keys = made.search(query.astype(np.float16), _ANSWERS).keys
        found += len(np.intersect1d(exact, keys))
    return found / (len(rows) * min(_ANSWERS, len(vectors)))


def build(index: Index) -> None:
    """Make the approximate index of a catalogue and measure its recall.

    Without usearch nothing happens, and all vectors are compared as before.
    """
    if not is_installed():
        return
    vectors = index.vectors()
    made = make(vectors)
    _opened.cache_clear()
    made.save(str(index.approximate_file))
    index.recall = recall_of(made, vectors)
    index.save()


def search(index: Index, look: Floats, count: int) -> NDArray[np.intp] | None:
    """Return the rows of the nearest by cosine; None without an approximate index."""
    if not is_installed() or not index.approximate_file.exists():
        return None
    made = _opened(str(index.approximate_file))
    if len(made) != len(index):
        return None  # made before photos were added
    return np.asarray(made.search(look.astype(np.float16), count).keys, np.intp)


@functools.lru_cache(maxsize=2)
def _opened(file: str) -> Any:
    made = importlib.import_module("usearch.index").Index.restore(file, view=True)
    made.expansion_search = _WHEN_SEARCHING
    return made

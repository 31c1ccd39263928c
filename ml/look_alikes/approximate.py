"""The approximate index beyond a million vectors: only cells near the query are read.

Vectors are turned so that their first numbers tell most (principal axes), and sorted
into cells around centres found by k-means. A query reads the cells whose centres are
nearest, and the best of them are measured exactly. How many cells are read is chosen
when the index is made, so that enough of the true nearest are found.

Source: Jegou, Douze & Schmid 2011, "Product quantization for nearest neighbor search",
section IV, without the quantisation: four times the memory, and nothing to train well.
"""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ml.arrays import Floats, Indices
from ml.look_alikes.index import Index
from wardrobe.model.embedding import Metric
from wardrobe.similarity.nearest import Nearest, Vectors, measure

# The numbers of a turned vector that are compared first: nine tenths of what looks
# tell are in them.
_AXES = 48
# Cells for n vectors: this many times the root of n. More cells are finer, and take
# longer to choose from.
_CELLS = 4
# Vectors of which k-means moves each centre, and how often it does.
_SAMPLE_OF_CELL, _ROUNDS = 15, 6
# Vectors that are turned and sorted at once.
_CHUNK = 16_384
# The best by their first numbers, which are measured exactly.
_MEASURED = 400
# Shares of the cells that are tried; the smallest that finds enough is kept.
_SHARES = (*(0.005 * 1.25**step for step in range(24)), 1.0)
# The recall that is asked for, a little above the goal of .98, of so many queries.
_RECALL, _ASKED, _ANSWERS = 0.982, 300, 10


@dataclass(slots=True, eq=False)
class Cells:
    """N vectors of length 1, sorted into K cells.

    Attributes:
        axes: Float32 (D, d), the first principal axes.
        centres: Float32 (K, d), of the turned vectors.
        ends: Int64 (K + 1,): cell k holds the places ends[k] to ends[k + 1].
        rows: Int32 (N,): which vector each place holds.
        turned: Float32 (N, d), perhaps memory-mapped.
        read: How many cells a query reads.
    """

    axes: Floats
    centres: Floats
    ends: NDArray[np.int64]
    rows: NDArray[np.int32]
    turned: Floats
    read: int

    @classmethod
    def of(cls, vectors: Vectors) -> tuple[Self, float]:
        """Make the cells of vectors (N, D); return them with their recall, 0..1."""
        random = np.random.default_rng(0)
        count = min(len(vectors), round(_CELLS * len(vectors) ** 0.5))
        size = min(len(vectors), count * _SAMPLE_OF_CELL)
        drawn = np.sort(random.choice(len(vectors), size, replace=False))
        sample = vectors[drawn].astype(np.float32)
        axes = _principal_axes(sample)
        centres = _sorted_by_nearness(_centres(sample @ axes, count, random), random)
        turned = np.empty((len(vectors), axes.shape[1]), np.float32)
        for chunk in _chunks(len(vectors)):
            turned[chunk] = vectors[chunk].astype(np.float32) @ axes
        cell = _nearest_centres(turned, centres)
        rows = np.argsort(cell, kind="stable").astype(np.int32)
        ends = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=count))])
        cells = cls(axes, centres, ends, rows, turned[rows], count)
        return cells, cells.choose_read(vectors, random)

    def choose_read(self, vectors: Vectors, random: np.random.Generator) -> float:
        """Choose how many cells to read; return the share of the nearest found."""
        asked = random.choice(len(vectors), min(_ASKED, len(vectors)), replace=False)
        queries = vectors[asked].astype(np.float32)
        count = min(_ANSWERS + 1, len(vectors))  # a query always finds itself
        exact = _exactly_nearest(queries, vectors, count)
        recall = 0.0
        for share in _SHARES:
            self.read = max(1, round(share * len(self.centres)))
            found = [self.search(q, vectors, count, Metric.COSINE) for q in queries]
            shared = [
                len(np.intersect1d(one.places, other)) - 1
                for one, other in zip(found, exact)
            ]
            recall = float(np.mean(shared)) / max(1, count - 1)
            if recall >= _RECALL:
                break
        return recall

    def search(
        self, query: Floats, vectors: Vectors, count: int, metric: Metric
    ) -> Nearest:
        """Return the nearest of what is read, nearest first.

        Args:
            query: Float32 (D,).
            vectors: The vectors that the cells were made of.
            metric: Cosine or Euclidean, which sort vectors of length 1 alike.
        """
        turned = query @ self.axes
        spans = self._spans(_lowest(_half_squares(self.centres, turned), self.read))
        places = np.concatenate([self.rows[span] for span in spans])
        scores = np.concatenate([self.turned[span] @ turned for span in spans])
        best = np.sort(places[_lowest(-scores, max(count, _MEASURED))])
        distances = measure(query, vectors[best], metric)
        order = np.lexsort((best, distances))[:count]
        return Nearest(best[order].astype(np.intp), distances[order])

    def _spans(self, cells: Indices) -> list[slice]:
        """Return where cells lie; those that lie side by side are one span."""
        is_read = np.zeros(len(self.centres) + 2, np.int8)
        is_read[cells + 1] = 1
        steps = np.diff(is_read)
        starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
        pairs = zip(self.ends[starts].tolist(), self.ends[ends].tolist())
        return [slice(start, end) for start, end in pairs]

    def save(self, index: Index) -> None:
        """Write them beside the vectors; a killed program leaves no half of them."""
        np.save(index.turned_file, self.turned)
        part = index.cells_file.with_suffix(".part")
        with part.open("wb") as stream:
            np.savez(
                stream,
                axes=self.axes,
                centres=self.centres,
                ends=self.ends,
                rows=self.rows,
                read=self.read,
            )
        part.replace(index.cells_file)

    @classmethod
    def open(cls, index: Index) -> Self:
        """Read them; the turned vectors stay on the disk."""
        with np.load(index.cells_file, allow_pickle=False) as arrays:
            parts = dict(arrays)
        read = int(parts.pop("read"))
        turned = np.load(index.turned_file, mmap_mode="r", allow_pickle=False)
        return cls(**parts, turned=turned, read=read)


def build(index: Index) -> None:
    """Make the approximate index of a catalogue, and note its recall."""
    cells, recall = Cells.of(index.vectors())
    _opened.cache_clear()
    cells.save(index)
    index.recall = recall
    index.save()


def search(index: Index, look: Floats, count: int, metric: Metric) -> Nearest | None:
    """Return the nearest of a catalogue; None without an index of all its photos."""
    if not index.cells_file.exists():
        return None
    cells = _opened(index.place, index.generation)
    if len(cells.rows) != len(index):
        return None  # made before photos were added
    return cells.search(look, index.vectors(), count, metric)


@functools.lru_cache(maxsize=2)
def _opened(place: Path, _generation: int) -> Cells:
    return Cells.open(Index.open(place))


def _principal_axes(sample: Floats) -> Floats:
    """Return (D, d): the directions that carry most of the products of vectors."""
    _, axes = np.linalg.eigh(sample.T @ sample)
    first: Floats = np.ascontiguousarray(axes[:, ::-1][:, :_AXES], np.float32)
    return first


def _centres(sample: Floats, count: int, random: np.random.Generator) -> Floats:
    """Return (count, d) by k-means; a centre that loses all its vectors stays.

    As `ml.imaging.palette`, but for thousands of centres: their sums are made by
    sorting, in chunks, and spreading the first ones out would take too long.
    """
    centres = sample[random.choice(len(sample), count, replace=False)]
    for _ in range(_ROUNDS):
        cell = _nearest_centres(sample, centres)
        order = np.argsort(cell, kind="stable")
        sizes = np.bincount(cell, minlength=count)
        is_used = sizes > 0
        starts = (np.cumsum(sizes) - sizes)[is_used]
        sums = np.add.reduceat(sample[order], starts, axis=0)
        centres[is_used] = sums / sizes[is_used, None]
    return centres


def _sorted_by_nearness(centres: Floats, random: np.random.Generator) -> Floats:
    """Sort centres so that near ones are neighbours, and are read as one span."""
    count = max(1, round(len(centres) ** 0.5))
    group = _nearest_centres(centres, _centres(centres, count, random))
    sorted_: Floats = centres[np.argsort(group, kind="stable")]
    return sorted_


def _nearest_centres(turned: Floats, centres: Floats) -> Indices:
    cell = np.empty(len(turned), np.intp)
    halves = (centres**2).sum(axis=1) / 2
    for chunk in _chunks(len(turned)):
        cell[chunk] = (turned[chunk] @ centres.T - halves).argmax(axis=1)
    return cell


def _half_squares(centres: Floats, query: Floats) -> Floats:
    """Return what sorts like the distances of centres from a query."""
    halves: Floats = (centres**2).sum(axis=1) / 2 - centres @ query
    return halves


def _exactly_nearest(queries: Floats, vectors: Vectors, count: int) -> Indices:
    """Return (n, count) by cosine, in one pass over vectors of length 1."""
    best = np.empty((len(queries), 0), np.float32)
    places = np.empty((len(queries), 0), np.intp)
    for chunk in _chunks(len(vectors)):
        products = queries @ vectors[chunk].astype(np.float32).T
        found = np.argpartition(-products, min(count, products.shape[1]) - 1)[:, :count]
        best = np.hstack([best, np.take_along_axis(products, found, 1)])
        places = np.hstack([places, found + chunk.start])
        kept = np.argpartition(-best, count - 1)[:, :count]
        best = np.take_along_axis(best, kept, 1)
        places = np.take_along_axis(places, kept, 1)
    return places


def _lowest(values: Floats, count: int) -> Indices:
    """Return the places of the lowest values, in any order."""
    if count >= len(values):
        return np.arange(len(values))
    return np.argpartition(values, count - 1)[:count]


def _chunks(count: int) -> list[slice]:
    return [slice(at, min(at + _CHUNK, count)) for at in range(0, count, _CHUNK)]

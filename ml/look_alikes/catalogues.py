"""Catalogues: folders of product pictures, indexed once and searched ever after."""

import re
import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ml.arrays import Floats
from ml.look_alikes import approximate
from ml.look_alikes.index import Index, IndexedPhoto
from ml.look_alikes.product_words import words_by_id
from wardrobe.closet.adding import read_photo
from wardrobe.closet.photo_files import find_photos
from wardrobe.errors import BadPhoto, Cancelled, InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.embedding import Metric, QuickEmbedding
from wardrobe.model.garment import Group
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.similarity import (
    CatalogueFacts,
    CataloguePhoto,
    CatalogueReport,
    Embedder,
)
from wardrobe.similarity.nearest import Nearest, Vectors, find_nearest, squares_of

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}")
# Photos between two writes: about a second's work is lost at most. Other workers get
# more at once, so that none of them waits.
_BATCH, _BATCH_OF_WORKERS = 64, 1024
# Cores that look at photos; the network itself runs on one core for each.
_WORKERS = 2
# Photos that show what a catalogue holds.
SAMPLES = 3
# Up to so many bytes, vectors are kept in memory as float32, ready to be multiplied.
_MOST_IN_MEMORY = 256_000_000
# Up to so many vectors all are compared; beyond, an approximate index is asked.
MOST_EXACT = 1_000_000

# A photo with its embedding, or why it has none.
Embedded = tuple[Path, QuickEmbedding | str]
# Embeds photos, in order.
EmbedAll = Callable[[Sequence[Path]], Sequence[Embedded]]
_State = tuple[tuple[str, int, int], ...]
# Starts so many processes, or takes those of the scheduler at an address.
StartWorkers = Callable[[int | str], AbstractContextManager[EmbedAll]]


@dataclass(frozen=True, slots=True, eq=False)
class _LoadedIndex:
    """An index with what a search needs in memory, and the state of its files."""

    index: Index
    photos: list[IndexedPhoto]
    groups: NDArray[np.str_]
    vectors: Vectors
    squares: Floats
    state: _State

    @classmethod
    def of(cls, index: Index, state: _State) -> Self:
        vectors: Vectors = index.vectors()
        if 2 * vectors.nbytes <= _MOST_IN_MEMORY:
            vectors = vectors.astype(np.float32)
        photos = index.photos()
        groups = np.array([photo.group for photo in photos], np.str_)
        return cls(index, photos, groups, vectors, squares_of(vectors), state)


class FolderCatalogues:
    """Fulfils the port `Catalogues` with a folder for each index."""

    def __init__(
        self, place: Path, embedder: Embedder, start_workers: StartWorkers | None = None
    ) -> None:
        """Note where the indices lie; nothing is made before it is needed.

        Args:
            start_workers: Starts other processes, where they are asked for.
        """
        self._place, self._embedder = place, embedder
        self._start_workers = start_workers
        self._ready: dict[str, _LoadedIndex] = {}
        self._lock = threading.Lock()

    def names(self) -> list[str]:
        """See `Catalogues.names`."""
        found = self._place.glob("*/catalogue.json")
        return sorted(file.parent.name for file in found)

    def facts(self, name: str) -> CatalogueFacts:
        """See `Catalogues.facts`."""
        index = self._open(name)
        is_current = index.version == self._embedder.version
        photos = index.sample(SAMPLES) if is_current else []
        return CatalogueFacts(
            name=name,
            folder=index.folder,
            photos=len(index),
            samples=tuple(index.folder / photo.path for photo in photos),
            is_current=is_current,
        )

    def add(
        self,
        name: str,
        folder: Path,
        *,
        workers: int | str | None = None,
        progress: Progress = NOBODY,
        batch: int | None = None,
    ) -> CatalogueReport:
        """See `Catalogues.add`; `batch` is how many photos are between two writes."""
        if not _NAME.fullmatch(name):
            raise InvalidValue(
                _(
                    "a catalogue's name can only have letters, digits, spaces, "
                    "dots and dashes"
                )
            )
        if not folder.is_dir():
            raise InvalidValue(_("{folder} isn't a folder", folder=folder))
        folder = folder.resolve()
        index = self._index_for(name, folder)
        found = find_photos([folder])
        kept = _drop_changed(index, found.photos)
        todo = [path for path in found.photos if _key(path, folder) not in kept]
        words = words_by_id(folder)
        failed = [(each.photo, each.reason) for each in found.failed]
        batch = batch or (_BATCH if workers is None else _BATCH_OF_WORKERS)
        with self._embedding(workers) as embed_all:
            for start in range(0, len(todo), batch):
                if progress.is_cancelled():
                    raise Cancelled(
                        _(
                            "stopped after {count} photos, which are kept",
                            count=len(index),
                        )
                    )
                embedded = embed_all(todo[start : start + batch])
                failed += [(photo, e) for photo, e in embedded if isinstance(e, str)]
                _append(index, embedded, words)
                progress.tell(min(start + batch, len(todo)), len(todo))
        if len(index) > MOST_EXACT:
            approximate.build(index)
        return CatalogueReport(
            indexed=len(index) - len(kept),
            kept=len(kept),
            failed=tuple(failed),
            total=len(index),
        )

    def remove(self, name: str) -> None:
        """See `Catalogues.remove`."""
        self._open(name)
        with self._lock:
            self._ready.pop(name, None)
        shutil.rmtree(self._place / name)

    def search(
        self,
        name: str,
        look: Floats,
        count: int,
        metric: Metric,
        *,
        groups: Collection[Group] = tuple(Group),
        part: slice = slice(None),
    ) -> list[CataloguePhoto]:
        """See `Catalogues.search`."""
        ready = self._ready_to_search(name)
        is_all = set(groups) == set(Group) and part == slice(None)
        if is_all:
            found = _search(ready, look, count, metric)
        else:
            found = _search_some(ready, look, count, metric, groups=groups, part=part)
        folder = ready.index.folder
        photos = [ready.photos[place] for place in found.places]
        return [
            CataloguePhoto(folder / photo.path, photo.words, float(distance))
            for photo, distance in zip(photos, found.distances)
        ]

    def _index_for(self, name: str, folder: Path) -> Index:
        """Return the index to go on with, empty if it is new or of other models."""
        place = self._place / name
        if name not in self.names():
            return Index.create(
                place, folder, self._embedder.version, self._embedder.size
            )
        index = Index.open(place)
        if index.folder != folder:
            raise InvalidValue(
                _(
                    "the catalogue {name} is for {folder}; choose another name",
                    name=name,
                    folder=index.folder,
                )
            )
        if index.version != self._embedder.version:
            shutil.rmtree(place)
            return Index.create(
                place, folder, self._embedder.version, self._embedder.size
            )
        return index

    def _open(self, name: str) -> Index:
        if name not in self.names():
            known = ", ".join(self.names()) or _("none yet")
            raise InvalidValue(
                _(
                    "there's no catalogue {name}; you have: {known}",
                    name=name,
                    known=known,
                )
            )
        return Index.open(self._place / name)

    def _ready_to_search(self, name: str) -> _LoadedIndex:
        """Return a catalogue in memory, read again only when its files changed."""
        state = _state(self._place / name)
        with self._lock:
            ready = self._ready.get(name)
            if ready is not None and ready.state == state:
                return ready
            index = self._open(name)
            if index.version != self._embedder.version:
                raise InvalidValue(
                    _(
                        "the catalogue {name} was made with other models; add it again",
                        name=name,
                    )
                )
            ready = self._ready[name] = _LoadedIndex.of(index, state)
            return ready

    @contextmanager
    def _embedding(self, workers: int | str | None) -> Iterator[EmbedAll]:
        if workers is not None and self._start_workers is not None:
            with self._start_workers(workers) as embed_all:
                yield embed_all
            return
        with ThreadPoolExecutor(_WORKERS) as pool:
            yield lambda photos: list(
                pool.map(lambda path: embed_file(path, self._embedder), photos)
            )


def embed_file(path: Path, embedder: Embedder) -> Embedded:
    """Return a photo with its embedding, or the sentence why it has none."""
    try:
        return path, embedder.embed_quickly(read_photo(path))
    except BadPhoto as error:
        return path, str(error)


def _search(ready: _LoadedIndex, look: Floats, count: int, metric: Metric) -> Nearest:
    index, vectors = ready.index, ready.vectors
    if len(vectors) > MOST_EXACT and metric is not Metric.MANHATTAN:
        found = approximate.search(index, look, count, metric)
        if found is not None:
            return found
    return find_nearest(look, vectors, count, metric, ready.squares)


def _search_some(
    ready: _LoadedIndex,
    look: Floats,
    count: int,
    metric: Metric,
    *,
    groups: Collection[Group],
    part: slice,
) -> Nearest:
    """Search the photos of some groups, by a part of the vectors; always exactly."""
    rows = np.flatnonzero(np.isin(ready.groups, [str(group) for group in groups]))
    found = find_nearest(look[part], ready.vectors[:, part][rows], count, metric)
    return Nearest(rows[found.places], found.distances)


def _state(place: Path) -> _State:
    """Return what changes whenever an index does."""
    stats = [(file, file.stat()) for file in sorted(place.glob("*.json*"))]
    return tuple((file.name, stat.st_mtime_ns, stat.st_size) for file, stat in stats)


def _key(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _drop_changed(index: Index, photos: Sequence[Path]) -> set[str]:
    """Drop rows of photos that went or changed; return the paths that are kept."""
    there = {_key(path, index.folder): path for path in photos}
    indexed = index.photos()
    rows = [
        row
        for row, photo in enumerate(indexed)
        if photo.path in there and _is_unchanged(there[photo.path], photo)
    ]
    if len(rows) < len(indexed):
        index.replace([indexed[row] for row in rows], index.vectors()[rows])
    return {indexed[row].path for row in rows}


def _is_unchanged(path: Path, photo: IndexedPhoto) -> bool:
    try:
        state = path.stat()
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns) == (photo.bytes, photo.changed_ns)


def _append(index: Index, embedded: Sequence[Embedded], words: dict[str, str]) -> None:
    photos, vectors = [], []
    for path, embedding in embedded:
        if not isinstance(embedding, str):
            state = path.stat()
            key = _key(path, index.folder)
            said = words.get(path.stem, "")
            photos.append(
                IndexedPhoto(
                    key, state.st_size, state.st_mtime_ns, said, embedding.group
                )
            )
            vectors.append(embedding.vector)
    if photos:
        index.append(photos, np.array(vectors))

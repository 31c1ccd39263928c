"""The files of one catalogue's index: vectors, and which photo each belongs to.

    catalogue.json       what it is, and the generation of the two files below
    vectors-G.f16        float16 (N, D), one row after another
    photos-G.jsonl       one line for each row: path, size, time, words, group
    cells-G.npz          the approximate index of more than a million photos, if any,
    turned-G.npy         with the vectors turned and sorted for it

Rows are only ever appended, vectors first: whatever moment a program is killed at, the
lines that are whole name vectors that are there. A new generation, made when photos
went or changed, is complete before catalogue.json names it.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml.arrays import Floats
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _

CARD = "catalogue.json"
_ROW = np.dtype(np.float16)


@dataclass(frozen=True, slots=True)
class IndexedPhoto:
    """A photo as it was when it was indexed.

    Attributes:
        path: Below the catalogue's folder, with forward slashes.
        bytes: Its file's size.
        changed_ns: When its file was changed last, in nanoseconds since 1970.
        words: What the folder's table says of it; may be empty.
        group: What it shows.
    """

    path: str
    bytes: int
    changed_ns: int
    words: str
    group: str


@dataclass(slots=True)
class Index:
    """One catalogue's index, open for reading and appending.

    Attributes:
        place: The folder of the index's files.
        folder: The folder of the photos.
        version: Of the embedder that made the vectors.
        size: D.
        recall: Of the approximate index, 0..1; None without one.
    """

    place: Path
    folder: Path
    version: str
    size: int
    generation: int = 1
    recall: float | None = None
    _count: int = 0
    _length: int = 0  # of the whole lines, in bytes

    @classmethod
    def create(cls, place: Path, folder: Path, version: str, size: int) -> "Index":
        """Start an empty index."""
        place.mkdir(parents=True, exist_ok=True)
        index = cls(place, folder, version, size)
        index.replace((), np.empty((0, size), np.float16))
        return index

    @classmethod
    def open(cls, place: Path) -> "Index":
        """Open an index, and drop what a killed program left half written.

        Raises:
            InvalidValue: Its files are missing or damaged.
        """
        try:
            card: dict[str, Any] = json.loads((place / CARD).read_text("utf-8"))
            folder = Path(card.pop("folder"))
            index = cls(place=place, folder=folder, **card)
            index._find_end()
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise InvalidValue(
                _(
                    "the index in {place} is damaged; remove the catalogue and "
                    "add it again",
                    place=place,
                )
            ) from error
        return index

    @property
    def vectors_file(self) -> Path:
        """Where the vectors are."""
        return self.place / f"vectors-{self.generation}.f16"

    @property
    def cells_file(self) -> Path:
        """Where the cells of the approximate index are, if there is one."""
        return self.place / f"cells-{self.generation}.npz"

    @property
    def turned_file(self) -> Path:
        """Where the turned vectors of the approximate index are."""
        return self.place / f"turned-{self.generation}.npy"

    def __len__(self) -> int:
        """Return how many photos are indexed."""
        return self._count

    def photos(self) -> list[IndexedPhoto]:
        """Return the photos in the order of the vectors."""
        return [IndexedPhoto(**json.loads(line)) for line in self._lines()]

    def sample(self, count: int) -> list[IndexedPhoto]:
        """Return a few photos from all over, without reading what others are."""
        lines = self._lines()
        step = max(1, len(lines) // count)
        return [IndexedPhoto(**json.loads(line)) for line in lines[::step][:count]]

    def vectors(self) -> NDArray[np.float16]:
        """Return float16 (N, D), memory-mapped."""
        if not self._count:
            return np.empty((0, self.size), np.float16)
        shape = (self._count, self.size)
        return np.memmap(self.vectors_file, _ROW, "r", shape=shape)

    def append(
        self, photos: Sequence[IndexedPhoto], vectors: Floats | NDArray[np.float16]
    ) -> None:
        """Add rows; they are on the disk when this returns."""
        lines = b"".join(_line_of(photo) for photo in photos)
        rows = np.ascontiguousarray(vectors, _ROW).tobytes()
        _write_at(self.vectors_file, self._count * self.size * _ROW.itemsize, rows)
        _write_at(self._photos_file, self._length, lines)
        self._count += len(photos)
        self._length += len(lines)

    def replace(
        self, photos: Sequence[IndexedPhoto], vectors: NDArray[np.float16]
    ) -> None:
        """Make a new generation of other rows, and forget the last."""
        old = [self.vectors_file, self._photos_file, self.cells_file, self.turned_file]
        self.generation += 1
        self.recall = None
        self._count = self._length = 0
        _write_at(self.vectors_file, 0, b"")
        _write_at(self._photos_file, 0, b"")
        self.append(photos, vectors)
        self.save()
        for file in old:
            file.unlink(missing_ok=True)

    def save(self) -> None:
        """Write the card."""
        card = {
            "folder": str(self.folder),
            "version": self.version,
            "size": self.size,
            "generation": self.generation,
            "recall": self.recall,
        }
        part = self.place / f"{CARD}.part"
        _write_at(part, 0, json.dumps(card, indent=1).encode() + b"\n")
        part.replace(self.place / CARD)

    def _find_end(self) -> None:
        """Count the rows that are whole in both files."""
        lines = self._photos_file.read_bytes().split(b"\n")[:-1]  # the last is torn
        room = self.vectors_file.stat().st_size // (self.size * _ROW.itemsize)
        self._count = min(len(lines), room)
        self._length = sum(len(line) + 1 for line in lines[: self._count])

    def _lines(self) -> list[bytes]:
        return self._photos_file.read_bytes().split(b"\n")[: self._count]

    @property
    def _photos_file(self) -> Path:
        return self.place / f"photos-{self.generation}.jsonl"


def _line_of(photo: IndexedPhoto) -> bytes:
    return json.dumps(asdict(photo)).encode() + b"\n"


def _write_at(file: Path, offset: int, content: bytes) -> None:
    """Write to the disk from an offset on, and let the file end there."""
    with file.open("r+b" if file.exists() else "xb") as stream:
        stream.truncate(offset)
        stream.seek(offset)
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())

"""What look-alikes ask of the world: vectors, catalogues, and pictures of the web."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wardrobe.model.embedding import Embeddings, Metric, QuickEmbedding
from wardrobe.model.garment import Group
from wardrobe.model.progress import NOBODY, Progress

if TYPE_CHECKING:  # most commands do without
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns photos into vectors that are near where the photos look alike.

    Attributes:
        version: Changes when vectors of before cannot be compared any more.
        size: D, the length of a vector.
        tone: The part of a vector that tells colours and pattern only.
        same_garment: Up to this cosine distance, two photos show one garment.
        double: Up to this cosine distance, two garments do for one another.
    """

    @property
    def version(self) -> str: ...  # noqa: D102

    @property
    def size(self) -> int: ...  # noqa: D102

    @property
    def tone(self) -> slice: ...  # noqa: D102

    @property
    def same_garment(self) -> float: ...  # noqa: D102

    @property
    def double(self) -> float: ...  # noqa: D102

    def embed(self, content: bytes) -> "NDArray[np.float32]":
        """Return the vector of the photo in a file's content, float32 (D,), length 1.

        Raises: As `Eyes.label`.
        """

    def embed_quickly(self, content: bytes) -> QuickEmbedding:
        """See a picture in half the time, for where there are thousands.

        Raises: As `Eyes.label`.
        """


class EmbeddingStore(Protocol):
    """Keeps the look-alike vectors of garments."""

    def embeddings(self, version: str) -> Embeddings:
        """Return the vectors that were kept of one version of an embedder."""

    def keep_embeddings(
        self, version: str, vectors: "Mapping[int, NDArray[np.float32]]"
    ) -> None:
        """Keep look-alike vectors by garment id; those of other versions go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueReport:
    """What became of the photos of a folder.

    Attributes:
        indexed: How many were looked at now.
        kept: How many were in the index already, unchanged.
        failed: Files that are no photos, with a sentence each.
        total: How many photos the catalogue has now.
    """

    indexed: int
    kept: int
    failed: tuple[tuple[Path, str], ...]
    total: int


@dataclass(frozen=True, slots=True)
class CataloguePhoto:
    """A photo of a catalogue, what is said of it there, and how far it is."""

    photo: Path
    words: str
    distance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFacts:
    """What is known of a catalogue without searching it.

    Attributes:
        folder: Where its photos are.
        photos: How many are indexed.
        samples: A few of them.
        is_current: False when other models made it; adding it again mends that.
    """

    name: str
    folder: Path
    photos: int
    samples: tuple[Path, ...]
    is_current: bool


class Catalogues(Protocol):
    """Keeps folders of product pictures indexed. Safe to call from any thread.

    A name that no catalogue has, or one that cannot be used, raises `InvalidValue`.
    """

    def names(self) -> list[str]:
        """Return the names of all catalogues, sorted."""

    def facts(self, name: str) -> CatalogueFacts:
        """Return what is known of a catalogue."""

    def add(
        self,
        name: str,
        folder: Path,
        *,
        workers: int | str | None = None,
        progress: Progress = NOBODY,
    ) -> CatalogueReport:
        """Index the photos of a folder, or go on where an earlier call stopped.

        Args:
            workers: How many processes look at photos, or the address of a Dask
                scheduler whose workers do; None means this process.

        Raises:
            InvalidValue: The name or the folder cannot be used.
            Cancelled: The user stopped it; what was indexed stays.
        """

    def remove(self, name: str) -> None:
        """Forget a catalogue; its pictures stay where they are."""

    def search(
        self,
        name: str,
        vector: "NDArray[np.float32]",
        count: int,
        metric: Metric,
        *,
        groups: Collection[Group] = ...,
        part: slice = ...,
    ) -> list[CataloguePhoto]:
        """Return the photos nearest to a vector, nearest first.

        Args:
            groups: What they may show; all groups unless given.
            part: Of the vectors, what is compared; all of them unless given.
        """


class WebPhotos(Protocol):
    """Fetches pictures from the web, when the user asks for one. Any thread."""

    def fetch(self, address: str) -> bytes:
        """Return the content of the picture at an address.

        Raises:
            BadPhoto: The address is refused or cannot be reached, or what is there
                is no picture; the message says which.
        """

"""Garments, and a scorer, eyes and a closet in memory, for tests."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event as Flag

import numpy as np
from numpy.typing import NDArray

from tests.kept_occasions import KeptOccasions
from tests.kept_taste import KeptTaste
from wardrobe.errors import (
    BadPhoto,
    Cancelled,
    DuplicatePhoto,
    InvalidValue,
    UnknownGarment,
)
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.garment import (
    Descriptor,
    Garment,
    GarmentType,
    Group,
    Labels,
    Pattern,
)
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import Slot
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.closet import Finding, Picture, Recognition
from wardrobe.ports.maintenance import GarmentRecord
from wardrobe.ports.similarity import (
    CatalogueFacts,
    CataloguePhoto,
    CatalogueReport,
    Embeddings,
    QuickEmbedding,
)
from wardrobe.similarity.nearest import Metric
from wardrobe.taste.learning import Learn

NOW = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


def garment(
    garment_id: int,
    garment_type: GarmentType = GarmentType.T_SHIRT,
    colour: Colour = Colour.BLACK,
    pattern: Pattern = Pattern.SOLID,
) -> Garment:
    return Garment(
        id=garment_id,
        type=garment_type,
        colour=colour,
        pattern=pattern,
        name=f"garment {garment_id}",
        confidence=0.9,
        added_at=NOW,
        photo_sha256=f"{garment_id:064x}",
    )


class RandomJudge:
    """Rates every pair of descriptors by a number that only depends on them."""

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        parts = [[self._parts(slots, a, b, occasion) for b in second] for a in first]
        return np.array(parts, dtype=np.float32)

    def _parts(
        self,
        slots: tuple[Slot, Slot],
        a: Descriptor | None,
        b: Descriptor | None,
        occasion: AnyOccasion,
    ) -> NDArray[np.float32]:
        words = f"{slots} {a} {b} {occasion}".encode()
        rng = np.random.default_rng(list(words))
        return rng.normal(size=4).astype(np.float32)


class StrictJudge:
    """Gives each pair half a logit, and takes six where the bottom does not please."""

    def __init__(self, pleasing: Collection[GarmentType]) -> None:
        self._pleasing = pleasing

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        parts = np.zeros((len(first), len(second), 4), np.float32)
        parts[:, :, 0] = 0.5
        if slots == (Slot.TOP, Slot.BOTTOM):
            for place, descriptor in enumerate(second):
                if descriptor and descriptor.type not in self._pleasing:
                    parts[:, place, 0] -= 6
        return parts


class FakeEyes:
    """Sees a black t-shirt on every photo, and refuses what starts with `bad`."""

    def label(self, content: bytes) -> Labels:
        if content.startswith(b"bad"):
            raise BadPhoto("the fake eyes cannot see this")
        return Labels(
            type=GarmentType.T_SHIRT,
            type_confidence=0.8,
            group_confidence=0.9,
            colours=(ColourShare(Colour.BLACK, 1.0),),
            pattern=Pattern.SOLID,
            embedding=bytes(2048),
        )

    def look(self, content: bytes) -> Recognition:
        labels = self.label(content)
        return Recognition(labels=labels, pictures={}, vector=fake_vector(content))


class MemoryCloset(KeptOccasions, KeptTaste):
    """A closet that forgets when the test ends."""

    def __init__(self, owned: Sequence[Garment] = ()) -> None:
        KeptOccasions.__init__(self)
        KeptTaste.__init__(self)
        self._garments = {garment.id: garment for garment in owned}
        self._removed: set[int] = set()
        self._wished: dict[int, Garment] = {}
        self._looks: dict[int, NDArray[np.float32]] = {}
        self._looks_version = ""
        self.findings: list[Finding] = []

    def add(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        if self.garment_of_photo(garment.photo_sha256):
            raise DuplicatePhoto(1)
        numbered = replace(garment, id=len(self._garments) + 1)
        self._garments[numbered.id] = numbered
        return numbered

    def garments(self) -> list[Garment]:
        return [g for i, g in sorted(self._garments.items()) if i not in self._removed]

    def garment(self, garment_id: int) -> Garment:
        known = self._garments | self._wished
        if garment_id not in known:
            raise UnknownGarment(garment_id)
        return known[garment_id]

    def garment_of_photo(self, photo_sha256: str) -> Garment | None:
        same = [g for g in self.garments() if g.photo_sha256 == photo_sha256]
        return same[0] if same else None

    def update(self, garments: Collection[Garment]) -> None:
        self._garments |= {garment.id: garment for garment in garments}

    def remove(self, garment_ids: Collection[int]) -> None:
        self._removed |= {self.garment(each).id for each in garment_ids}

    def restore(self, garment_ids: Collection[int]) -> None:
        self._removed -= {self.garment(each).id for each in garment_ids}

    def bring_in(self, garment: Garment, brought: GarmentRecord) -> Garment:
        if brought.is_wish:
            return self.wish(garment, brought.pictures, brought.embedding)
        added = self.add(garment, brought.pictures, brought.embedding)
        if brought.is_removed:
            self.remove([added.id])
        return added

    def blobs(self, garment_id: int) -> tuple[dict[Picture, bytes], bytes]:
        pictures = {kind: self.picture(garment_id, kind) for kind in Picture}
        return pictures, bytes(2048)

    def picture(self, garment_id: int, kind: Picture) -> bytes:
        return f"{kind} of {self.garment(garment_id).id}".encode()

    def trash(self) -> list[Garment]:
        return [self._garments[each] for each in sorted(self._removed)]

    def mask(self, garment_id: int) -> bytes | None:
        self.garment(garment_id)
        return None

    def retouch(
        self, garment_id: int, pictures: dict[Picture, bytes], mask: bytes | None
    ) -> None:
        self.garment(garment_id)

    def embeddings(self, version: str) -> Embeddings:
        kept = self._looks if version == self._looks_version else {}
        return Embeddings(tuple(kept), np.array([*kept.values()], np.float32))

    def keep_embeddings(
        self, version: str, vectors: Mapping[int, NDArray[np.float32]]
    ) -> None:
        if version != self._looks_version:
            self._looks.clear()
        self._looks_version = version
        self._looks |= vectors

    def wish(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        numbered = replace(garment, id=100 + len(self._wished))
        self._wished[numbered.id] = numbered
        return numbered

    def wishes(self) -> list[Garment]:
        return [g for i, g in self._wished.items() if i not in self._removed]

    def own(self, garment_ids: Collection[int], *, is_owned: bool = True) -> None:
        for garment_id in garment_ids:
            if is_owned:
                self._garments[garment_id] = self._wished.pop(garment_id)
            else:
                self._wished[garment_id] = self._garments.pop(garment_id)

    def check(
        self, progress: Progress = NOBODY, learn: Learn | None = None
    ) -> list[Finding]:
        return self.findings


def fake_vector(content: bytes) -> NDArray[np.float32]:
    """Return a vector of length 1, float32 (8,), alike for equal bytes alone."""
    vector = np.random.default_rng(list(content)).normal(size=8)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


class FakeEmbedder:
    """Sees the same in equal bytes; the first letter tells the rest of the vector."""

    version = "fake 1"
    size = 8
    tone = slice(4, 8)
    same_garment = 0.01
    double = 0.2

    def __init__(self) -> None:
        self.looked: list[bytes] = []

    def embed(self, content: bytes) -> NDArray[np.float32]:
        if content.startswith(b"bad"):
            raise BadPhoto("the fake embedder cannot see this")
        self.looked.append(content)
        return fake_vector(content)

    def embed_quickly(self, content: bytes) -> QuickEmbedding:
        group = Group.MIDDLE if b"trousers" in content else Group.TOP
        return QuickEmbedding(self.embed(content), group)


class FakeWeb:
    """Fetches what was put at an address, else says that nothing is there."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}

    def fetch(self, address: str) -> bytes:
        if address not in self.pictures:
            raise BadPhoto(f"there is no picture at {address}")
        return self.pictures[address]


class FakeCatalogues:
    """Remembers the folders, and finds their photos in the order of their names.

    `gate` holds the indexing up until it is set.
    """

    def __init__(self) -> None:
        self.gate = Flag()
        self.gate.set()
        self.folders: dict[str, Path] = {}
        self.asked: list[tuple[Metric, frozenset[Group], slice]] = []

    def names(self) -> list[str]:
        return sorted(self.folders)

    def add(
        self,
        name: str,
        folder: Path,
        *,
        workers: int | str | None = None,
        on_progress: Callable[[int, int], object] = lambda done, total: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> CatalogueReport:
        self.gate.wait(10)
        if is_cancelled():
            raise Cancelled("stopped")
        self.folders[name] = folder
        count = len(list(folder.iterdir()))
        failed = ((folder / "bad.jpg", "it is damaged"),)
        return CatalogueReport(indexed=count, kept=0, failed=failed, total=count)

    def facts(self, name: str) -> CatalogueFacts:
        photos = sorted(self.folders[name].iterdir())
        return CatalogueFacts(
            name=name,
            folder=self.folders[name],
            photos=len(photos),
            samples=tuple(photos[:3]),
            is_current=True,
        )

    def remove(self, name: str) -> None:
        if name not in self.folders:
            raise InvalidValue(f"there is no catalogue {name}")
        del self.folders[name]

    def search(
        self,
        name: str,
        look: NDArray[np.float32],
        count: int,
        metric: Metric,
        *,
        groups: Collection[Group] = tuple(Group),
        part: slice = slice(None),
    ) -> list[CataloguePhoto]:
        self.asked.append((metric, frozenset(groups), part))
        if name not in self.folders:
            raise InvalidValue(f"there is no catalogue {name}")
        photos = sorted(self.folders[name].iterdir())[:count]
        return [CataloguePhoto(p, "words", 0.1 * n) for n, p in enumerate(photos)]

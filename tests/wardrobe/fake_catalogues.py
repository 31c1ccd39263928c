"""Catalogues and web pictures in memory."""

from collections.abc import Collection
from pathlib import Path
from threading import Event as Flag

import numpy as np
from numpy.typing import NDArray

from wardrobe.errors import BadPhoto, InvalidValue
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import Group
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.similarity import CatalogueFacts, CataloguePhoto, CatalogueReport


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
        progress: Progress = NOBODY,
    ) -> CatalogueReport:
        self.gate.wait(10)
        progress.stop_if_asked()
        self.folders[name] = folder
        count = len(list(folder.iterdir()))
        failed = ((folder / "bad.jpg", "it is damaged"),)
        return CatalogueReport(indexed=count, kept=0, failed=failed, total=count)

    def facts(self, name: str) -> CatalogueFacts:
        self._refuse_unknown(name)
        photos = sorted(self.folders[name].iterdir())
        return CatalogueFacts(
            name=name,
            folder=self.folders[name],
            photos=len(photos),
            samples=tuple(photos[:3]),
            is_current=True,
        )

    def remove(self, name: str) -> None:
        self._refuse_unknown(name)
        del self.folders[name]

    def search(
        self,
        name: str,
        vector: NDArray[np.float32],
        count: int,
        metric: Metric,
        *,
        groups: Collection[Group] = tuple(Group),
        part: slice = slice(None),
    ) -> list[CataloguePhoto]:
        self.asked.append((metric, frozenset(groups), part))
        self._refuse_unknown(name)
        photos = sorted(self.folders[name].iterdir())[:count]
        return [CataloguePhoto(p, "words", 0.1 * n) for n, p in enumerate(photos)]

    def _refuse_unknown(self, name: str) -> None:
        if name not in self.folders:
            raise InvalidValue(f"there is no catalogue {name}")

"""Keeps catalogues as jobs: reads them, indexes folders, goes on, and forgets."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job, Jobs, Lane
from wardrobe.errors import WardrobeError
from wardrobe.model.progress import Progress
from wardrobe.ports.similarity import CatalogueFacts, CatalogueReport, Catalogues

_LONGEST_NAME = 40


class CatalogueJobs(QObject):
    """Indexes one folder at a time."""

    catalogues_read = Signal(object)
    indexing_started = Signal(str)
    indexing_progressed = Signal(int, int)
    indexing_ended = Signal(object)
    failed = Signal(object)

    def __init__(self, catalogues: Catalogues, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogues, self._jobs = catalogues, jobs
        self._job: Job | None = None

    @property
    def is_indexing(self) -> bool:
        """Whether a folder is being indexed."""
        return self._job is not None

    def read(self) -> None:
        """Read what catalogues there are."""
        self._then_read(lambda: None)

    def forget(self, name: str) -> None:
        """Forget a catalogue; its pictures stay where they are."""
        self._then_read(lambda: self._catalogues.remove(name))

    def index(self, folder: Path, name: str = "") -> None:
        """Index a folder, or what is new in it; without a name, under the folder's."""
        if self._job is not None:
            return

        def work(progress: Progress) -> CatalogueReport:
            name_there = name or _name_for(folder, self._known())
            return self._catalogues.add(name_there, folder, progress=progress)

        self._job = self._jobs.run(
            self,
            work,
            self._on_indexed,
            self._on_failed,
            lane=Lane.MODELS,
            on_progress=lambda _doing, done, total: self.indexing_progressed.emit(
                done, total
            ),
        )
        self.indexing_started.emit(name or folder.name)

    def stop(self) -> None:
        """Stop indexing; what was indexed stays, and the next time goes on there."""
        if self._job is not None:
            self._job.cancel()

    def _on_indexed(self, report: CatalogueReport) -> None:
        self._job = None
        self.indexing_ended.emit(report)
        self.read()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)
        self.read()

    def _then_read(self, change: Callable[[], object]) -> None:
        def work(_progress: Progress) -> list[CatalogueFacts]:
            change()
            return self._known()

        self._jobs.run(
            self,
            work,
            self.catalogues_read.emit,
            self.failed.emit,
            lane=Lane.MODELS,  # large indices take a while, and the closet has one lane
        )

    def _known(self) -> list[CatalogueFacts]:
        """Return all catalogues but damaged ones, which are of no use to anybody."""
        known = []
        for name in self._catalogues.names():
            try:
                known.append(self._catalogues.facts(name))
            except WardrobeError:
                continue
        return known


def _name_for(folder: Path, known: list[CatalogueFacts]) -> str:
    """Return the name under which a folder is known, or a new one like its own."""
    folder = folder.resolve()
    for facts in known:
        if facts.folder == folder:
            return facts.name
    plain = re.sub(r"[^A-Za-z0-9 _.-]", "", folder.name).strip(" ._-")
    plain = plain[:_LONGEST_NAME] or "catalogue"
    taken = {facts.name for facts in known}
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain} {number}", number + 1
    return name

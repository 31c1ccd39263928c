"""Looks for what the closet lacks and has twice, as jobs that the user asks for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from ui.jobs import Jobs
from ui.latest_job import LatestJob
from wardrobe.language.texts import _
from wardrobe.model.progress import Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.scorer import Scorer
from wardrobe.ports.similarity import Embedder
from wardrobe.shopping.gaps import Gaps, find_gaps
from wardrobe.similarity.similar_garments import find_near_duplicates


class Advice(QObject):
    """Does one thing at a time."""

    started = Signal(str)
    progressed = Signal(str, int, int)
    gaps_found = Signal(object)
    duplicates_found = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        closet: Closet,
        embedder: Embedder,
        scorer: Scorer,
        jobs: Jobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._closet, self._embedder, self._scorer = closet, embedder, scorer
        self._job = LatestJob(self, jobs)

    def look_for_gaps(self) -> None:
        """Find what would help most, and what is needed least."""
        closet, scorer = self._closet, self._scorer

        def work(progress: Progress) -> Gaps:
            return find_gaps(
                closet.garments(),
                scorer=scorer,
                taste=closet.taste(),
                progress=progress,
            )

        self._start(_("Finding what's missing"), work, self.gaps_found)

    def look_for_duplicates(self) -> None:
        """Find garments that look like one photographed twice."""
        closet, embedder = self._closet, self._embedder
        self._start(
            _("Comparing your garments"),
            lambda progress: find_near_duplicates(closet, embedder, progress=progress),
            self.duplicates_found,
        )

    def cancel(self) -> None:
        """Stop; nothing is told any more."""
        self._job.cancel()

    def _start(
        self, doing: str, work: Callable[[Progress], object], found: SignalInstance
    ) -> None:
        self.started.emit(doing)
        self._job.start(
            work,
            found.emit,
            self.failed.emit,
            lambda stage, *done: self.progressed.emit(stage or doing, *done),
        )

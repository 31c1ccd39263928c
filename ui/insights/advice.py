"""Looks for what the closet lacks and has twice, as jobs that the user asks for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from ui.jobs import Job, Jobs, Lane
from wardrobe.language.texts import _
from wardrobe.ports.closet import Closet
from wardrobe.ports.scorer import Scorer
from wardrobe.ports.similarity import Embedder
from wardrobe.shopping.gaps import Gaps, find_gaps
from wardrobe.similarity.similar_garments import (
    NearDuplicate,
    embeddings_of,
    near_duplicates,
)


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
        """Start idle."""
        super().__init__(parent)
        self._closet, self._embedder, self._scorer = closet, embedder, scorer
        self._jobs = jobs
        self._job: Job | None = None

    def look_for_gaps(self) -> None:
        """Find what would help most, and what is needed least."""
        closet, scorer = self._closet, self._scorer

        def work(job: Job) -> Gaps:
            return find_gaps(
                closet.garments(),
                scorer=scorer,
                taste=closet.taste(),
                on_progress=lambda *done: job.report(
                    (_("Trying what is missing"), *done)
                ),
                is_cancelled=job.is_cancelled,
            )

        self.started.emit(_("Trying what is missing"))
        self._run(work, self.gaps_found)

    def look_for_duplicates(self) -> None:
        """Find garments that look like one photographed twice."""
        closet, embedder = self._closet, self._embedder

        def work(job: Job) -> list[NearDuplicate]:
            garments = closet.garments()
            embeddings = embeddings_of(
                closet,
                garments,
                embedder,
                on_progress=lambda *done: job.report(
                    (_("Looking at your closet"), *done)
                ),
                is_cancelled=job.is_cancelled,
            )
            return near_duplicates(garments, embeddings, embedder)

        self.started.emit(_("Comparing your garments"))
        self._run(work, self.duplicates_found)

    def cancel(self) -> None:
        """Stop; nothing is told any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _run(self, work: Callable[[Job], object], found: SignalInstance) -> None:
        self.cancel()
        job: Job | None = None

        def if_last(tell: Callable[..., object], value: object) -> None:
            if self._job is job:
                self._job = None
                tell(value)

        def on_progress(state: tuple[str, int, int]) -> None:
            if self._job is job:
                self.progressed.emit(*state)

        self._job = job = self._jobs.run(
            self,
            work,
            partial(if_last, found.emit),
            partial(if_last, self.failed.emit),
            lane=Lane.MODELS,
            on_progress=on_progress,
        )

"""Finds look-alikes as a job, in the closet or in a catalogue."""

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs
from ui.latest_job import LatestJob
from wardrobe.model.progress import Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.similarity import Catalogues, Embedder
from wardrobe.similarity.search import SearchAnswer, SearchQuestion, search


class SimilaritySearch(QObject):
    """Answers the last question; an earlier one is forgotten."""

    answered = Signal(object)
    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(
        self, closet: Closet, embedder: Embedder, catalogues: Catalogues, jobs: Jobs
    ) -> None:
        super().__init__()
        self._closet, self._embedder = closet, embedder
        self._catalogues = catalogues
        self._job = LatestJob(self, jobs)

    def ask(self, question: SearchQuestion) -> None:
        """Find the look-alikes."""

        def work(progress: Progress) -> SearchAnswer:
            return search(
                question,
                open_closet=lambda: self._closet,
                embedder=self._embedder,
                catalogues=self._catalogues,
                progress=progress,
            )

        self._job.start(
            work,
            self.answered.emit,
            self.failed.emit,
            lambda _doing, done, total: self.progressed.emit(done, total),
        )

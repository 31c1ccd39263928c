"""Finds look-alikes as a job, in the closet or in a catalogue."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from ui.jobs import Job, Jobs, Lane
from wardrobe.model.embedding import Metric
from wardrobe.model.garment import Garment, Group
from wardrobe.ports.closet import Closet
from wardrobe.ports.similarity import CataloguePhoto, Catalogues, Embedder
from wardrobe.similarity.similar_garments import (
    Among,
    LookAlike,
    embeddings_of,
    find_look_alikes,
    groups_among,
    part_among,
)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class SearchSubject:
    """What look-alikes are asked of.

    Attributes:
        garment: An owned one, which is not its own look-alike; or one that is tried.
        look: Float32 (D,), where it was looked at already.
    """

    garment: Garment
    look: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SearchQuestion:
    """What is asked, and how.

    Attributes:
        catalogue: Its name; empty for the closet.
    """

    subject: SearchSubject
    catalogue: str
    among: Among
    metric: Metric
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class SearchAnswer:
    """The nearest garments, or the nearest photos of a catalogue; nearest first."""

    question: SearchQuestion
    garments: tuple[LookAlike, ...] = ()
    photos: tuple[CataloguePhoto, ...] = ()


class SimilaritySearch(QObject):
    """Answers the last question; an earlier one is forgotten."""

    answered = Signal(object)
    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(
        self, closet: Closet, embedder: Embedder, catalogues: Catalogues, jobs: Jobs
    ) -> None:
        """Wait for a question."""
        super().__init__()
        self._closet, self._embedder = closet, embedder
        self._catalogues, self._jobs = catalogues, jobs
        self._job: Job | None = None

    def ask(self, question: SearchQuestion) -> None:
        """Find the look-alikes."""
        self.cancel()
        job: Job | None = None

        def if_last(tell: Callable[..., object]) -> Callable[[object], None]:
            def on_told(value: object) -> None:
                if self._job is job:
                    tell(value)

            return on_told

        self._job = job = self._jobs.run(
            self,
            lambda running: self._answer(question, running),
            if_last(self.answered.emit),
            if_last(self.failed.emit),
            lane=Lane.MODELS,
            on_progress=if_last(lambda done: self.progressed.emit(*done)),
        )

    def cancel(self) -> None:
        """Forget the question."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _answer(self, question: SearchQuestion, job: Job) -> SearchAnswer:
        subject = question.subject
        look = subject.look
        if look is None:
            look = self._looks([subject.garment], job)[0]
        if question.catalogue:
            return SearchAnswer(question, photos=self._in_catalogue(question, look))
        owned = [g for g in self._closet.garments() if g.id != subject.garment.id]
        found = find_look_alikes(
            look,
            owned,
            self._looks(owned, job),
            self._embedder,
            group=_group(question),
            among=question.among,
            count=question.count,
            metric=question.metric,
        )
        return SearchAnswer(question, garments=tuple(found))

    def _in_catalogue(
        self, question: SearchQuestion, look: Floats
    ) -> tuple[CataloguePhoto, ...]:
        found = self._catalogues.search(
            question.catalogue,
            look,
            question.count,
            question.metric,
            groups=groups_among(question.among, _group(question)),
            part=part_among(question.among, self._embedder),
        )
        return tuple(found)

    def _looks(self, garments: list[Garment], job: Job) -> Floats:
        return embeddings_of(
            self._closet,
            garments,
            self._embedder,
            on_progress=lambda *done: job.report(done),
            is_cancelled=job.is_cancelled,
        )


def _group(question: SearchQuestion) -> Group:
    return question.subject.garment.group

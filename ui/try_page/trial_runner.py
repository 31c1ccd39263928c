"""Tries a picture as a job: fetched, looked at, compared and combined."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from ui.jobs import Job, Jobs, Lane
from wardrobe.closet.adding import read_photo
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.ports.closet import Closet, Eyes, Recognition, Scorer
from wardrobe.ports.similarity import Embedder, WebPhotos
from wardrobe.shopping.trying import Trial, tried_garment, try_garment
from wardrobe.similarity.similar_garments import embeddings_of

Fetch = Callable[[], bytes]


@dataclass(frozen=True, slots=True, eq=False)
class TrialResult:
    """What came of a picture: what the eyes saw, and what it would bring.

    Attributes:
        look: Float32 (D,), its look-alike vector.
        trial: Of the garment as the user corrected it.
    """

    sight: Recognition
    look: NDArray[np.float32]
    trial: Trial


class TrialRunner(QObject):
    """Runs one trial at a time; a new one takes the place of the last."""

    trial_started = Signal()
    trial_progressed = Signal(str, int, int)
    trial_finished = Signal(object)
    trial_failed = Signal(object)
    wishes_read = Signal(object)

    def __init__(
        self,
        closet: Closet,
        eyes: Eyes,
        embedder: Embedder,
        scorer: Scorer,
        web_photos: WebPhotos,
        *,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        self._closet, self._eyes, self._embedder = closet, eyes, embedder
        self._scorer, self._web_photos = scorer, web_photos
        self._jobs, self._now = jobs, now
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a trial runs."""
        return self._job is not None

    def try_file(self, path: Path) -> None:
        """Try the photo in a file."""
        self._start_with(lambda: read_photo(path), path.stem)

    def try_address(self, address: str) -> None:
        """Try the picture at a web address."""
        name = Path(address.split("?", maxsplit=1)[0]).stem or "picture"
        self._start_with(lambda: self._web_photos.fetch(address), name)

    def try_picture(self, picture: QImage) -> None:
        """Try a picture that was pasted or dropped."""
        self._start_with(lambda: _encoded(picture), "picture")

    def correct(self, tried: TrialResult, garment: Garment) -> None:
        """Work it all out again for what the user says that the picture shows."""
        self._start(lambda job: self._try(tried.sight, tried.look, garment, job))

    def cancel(self) -> None:
        """Stop; nothing is told of this trial any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def keep(self, tried: TrialResult) -> None:
        """Put what was tried on the wish list, or correct it there."""
        closet, garment, sight = self._closet, tried.trial.garment, tried.sight

        def change() -> None:
            wished = {wish.photo_sha256: wish.id for wish in closet.wishes()}
            known = wished.get(garment.photo_sha256)
            if known is None:
                closet.wish(garment, sight.pictures, sight.labels.embedding)
            else:
                closet.update([replace(garment, id=known)])

        self._change(change)

    def own(self, garment: Garment, *, is_owned: bool = True) -> None:
        """Move a wish to the closet, or back."""
        self._change(lambda: self._closet.own([garment.id], is_owned=is_owned))

    def drop(self, garment: Garment) -> None:
        """Take a garment off the wish list."""
        self._change(lambda: self._closet.remove([garment.id]))

    def bring_back(self, garment: Garment) -> None:
        """Put a dropped garment on the wish list again."""
        self._change(lambda: self._closet.restore([garment.id]))

    def read_wishes(self) -> None:
        """Read the wish list."""
        self._change(lambda: None)

    def _change(self, change: Callable[[], object]) -> None:
        closet = self._closet

        def work(_job: Job) -> list[Garment]:
            change()
            return closet.wishes()

        self._jobs.run(self, work, self.wishes_read.emit, self.trial_failed.emit)

    def _start_with(self, fetch: Fetch, name: str) -> None:
        self._start(lambda job: self._try_picture(fetch, name, job))

    def _start(self, work: Callable[[Job], TrialResult]) -> None:
        self.cancel()
        self.trial_started.emit()
        job: Job | None = None

        def on_done(tried: TrialResult) -> None:
            if self._job is job:
                self._job = None
                self.trial_finished.emit(tried)

        def on_error(error: Exception) -> None:
            if self._job is job:
                self._job = None
                self.trial_failed.emit(error)

        def on_progress(state: tuple[str, int, int]) -> None:
            if self._job is job:
                self.trial_progressed.emit(*state)

        job = self._jobs.run(
            self,
            work,
            on_done,
            on_error,
            lane=Lane.MODELS,
            on_progress=on_progress,
        )
        self._job = job

    def _try_picture(self, fetch: Fetch, name: str, job: Job) -> TrialResult:
        job.report((_("Looking at it"), 0, 0))
        content = fetch()
        sight = self._eyes.look(content)
        garment = tried_garment(
            sight.labels,
            name=name,
            at=self._now(),
            photo_sha256=hashlib.sha256(content).hexdigest(),
        )
        return self._try(sight, sight.vector, garment, job)

    def _try(
        self, sight: Recognition, look: NDArray[np.float32], garment: Garment, job: Job
    ) -> TrialResult:
        garments = self._closet.garments()
        looks = embeddings_of(
            self._closet,
            garments,
            self._embedder,
            on_progress=lambda *done: job.report((_("Looking at your closet"), *done)),
            is_cancelled=job.is_cancelled,
        )
        trial = try_garment(
            garment,
            look,
            garments,
            looks,
            embedder=self._embedder,
            scorer=self._scorer,
            taste=self._closet.taste(),
            on_progress=lambda *done: job.report((_("Trying it on"), *done)),
            is_cancelled=job.is_cancelled,
        )
        return TrialResult(sight, look, trial)


def _encoded(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes
    return bytes(buffer.data().data())

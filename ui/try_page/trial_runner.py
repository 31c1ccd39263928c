"""Tries a picture as a job: fetched, looked at, compared and combined."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.files.images import png_of
from ui.jobs import Jobs
from ui.latest_job import LatestJob
from wardrobe.closet.adding import name_of_picture, read_photo
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.progress import Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.eyes import Eyes
from wardrobe.ports.scorer import Scorer
from wardrobe.ports.similarity import Embedder, WebPhotos
from wardrobe.shopping.trying import try_garment
from wardrobe.shopping.trying_pictures import TrialResult, try_picture

Fetch = Callable[[], bytes]


class TrialRunner(QObject):
    """Runs one trial at a time; a new one takes the place of the last."""

    trial_started = Signal()
    trial_progressed = Signal(str, int, int)
    trial_finished = Signal(object)
    trial_failed = Signal(object)

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
        super().__init__(parent)
        self._closet, self._eyes, self._embedder = closet, eyes, embedder
        self._scorer, self._web_photos = scorer, web_photos
        self._jobs, self._now = jobs, now
        self._job = LatestJob(self, jobs)

    @property
    def is_busy(self) -> bool:
        """Whether a trial runs."""
        return self._job.is_running

    def try_file(self, path: Path) -> None:
        """Try the photo in a file."""
        self._try(lambda: read_photo(path), path.stem)

    def try_address(self, address: str) -> None:
        """Try the picture at a web address."""
        name = name_of_picture(address)
        self._try(lambda: self._web_photos.fetch(address), name)

    def try_picture(self, picture: QImage) -> None:
        """Try a picture that was pasted or dropped."""
        self._try(lambda: png_of(picture), "picture")

    def correct(self, tried: TrialResult, garment: Garment) -> None:
        """Work it all out again for what the user says that the picture shows."""

        def work(progress: Progress) -> TrialResult:
            trial = try_garment(
                garment,
                tried.sight.vector,
                closet=self._closet,
                embedder=self._embedder,
                scorer=self._scorer,
                progress=progress,
            )
            return replace(tried, trial=trial)

        self._start(work)

    def cancel(self) -> None:
        """Stop; nothing is told of this trial any more."""
        self._job.cancel()

    def _try(self, fetch: Fetch, name: str) -> None:
        def work(progress: Progress) -> TrialResult:
            progress.begin(_("Looking at it"))
            return try_picture(
                fetch(),
                name,
                at=self._now(),
                closet=self._closet,
                eyes=self._eyes,
                embedder=self._embedder,
                scorer=self._scorer,
                progress=progress,
            )

        self._start(work)

    def _start(self, work: Callable[[Progress], TrialResult]) -> None:
        self.trial_started.emit()
        self._job.start(
            work,
            self.trial_finished.emit,
            self.trial_failed.emit,
            self.trial_progressed.emit,
        )

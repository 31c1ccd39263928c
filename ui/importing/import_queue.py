"""Adding photos from the window: as jobs, one import after the other."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.jobs import Job, Jobs, Lane
from wardrobe.closet.adding import AddReport, add_photos
from wardrobe.model.garment import Garment
from wardrobe.model.progress import Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.eyes import Eyes

Work = Callable[[Progress], AddReport]

# The first photo also loads the models: it says nothing about the others' time.
_LEAST_DONE_TO_ESTIMATE = 3


@dataclass(frozen=True, slots=True)
class ImportState:
    """How far the running import is.

    Attributes:
        seconds_left: None while it is too early to tell.
    """

    done: int
    total: int
    seconds_left: float | None


class ImportQueue(QObject):
    """Runs imports and tells how they go."""

    import_started = Signal()
    import_progressed = Signal(object)
    garment_added = Signal(object)
    import_finished = Signal(object)
    import_failed = Signal(object)

    def __init__(
        self,
        closet: Closet,
        eyes: Eyes,
        jobs: Jobs,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._closet, self._eyes, self._jobs, self._now = closet, eyes, jobs, now
        self._waiting: list[Work] = []
        self._job: Job | None = None
        self._first_at: tuple[int, float] | None = None
        self._pasted: TemporaryDirectory[str] | None = None

    @property
    def is_running(self) -> bool:
        """Whether an import is on its way."""
        return self._job is not None

    @property
    def has_waiting(self) -> bool:
        """Whether another import starts when this one ends."""
        return bool(self._waiting)

    def add(self, paths: Sequence[Path], *, anyway: bool = False) -> None:
        """Import files and folders; `anyway` also photos that show no garment."""
        self._start(lambda progress: self._add(paths, progress, anyway=anyway))

    def add_picture(self, picture: QImage) -> None:
        """Import a picture that is no file, such as a pasted one."""
        if self._pasted is None:
            self._pasted = TemporaryDirectory(prefix="wardrobe-")
        folder = Path(self._pasted.name)
        path = folder / f"Pasted picture {self._now():%Y-%m-%d %H.%M.%S.%f}.png"

        def work(progress: Progress) -> AddReport:
            picture.save(str(path))
            return self._add([path], progress)

        self._start(work)

    def cancel(self) -> None:
        """Stop after the present photo; forget the imports that wait."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Throw the files of pasted pictures away."""
        if self._pasted is not None:
            self._pasted.cleanup()

    def _start(self, work: Work) -> None:
        if self._job is not None:
            self._waiting.append(work)
            return
        self._first_at = None
        self.import_started.emit()
        self._job = self._jobs.run(
            self,
            work,
            self._on_done,
            self._on_error,
            lane=Lane.MODELS,
            on_progress=self._on_progress,
        )

    def _add(
        self, paths: Sequence[Path], progress: Progress, *, anyway: bool = False
    ) -> AddReport:
        return add_photos(
            paths,
            closet=self._closet,
            eyes=self._eyes,
            now=self._now,
            progress=progress,
            on_added=self._on_added,
            anyway=anyway,
        )

    def _on_added(self, garment: Garment) -> None:
        """Tell of a garment on the GUI thread."""
        self._jobs.post(self, self.garment_added.emit, garment)

    def _on_progress(self, _doing: str, done: int, total: int) -> None:
        left = self._seconds_left(done, total)
        self.import_progressed.emit(ImportState(done, total, left))

    def _seconds_left(self, done: int, total: int) -> float | None:
        if self._first_at is None:
            self._first_at = (done, time.monotonic())
        first, started = self._first_at
        count = done - first
        if count < _LEAST_DONE_TO_ESTIMATE:
            return None
        each = (time.monotonic() - started) / count
        return each * (total - done)

    def _on_done(self, report: AddReport) -> None:
        self._end(partial(self.import_finished.emit, report))

    def _on_error(self, error: Exception) -> None:
        self._end(partial(self.import_failed.emit, error))

    def _end(self, tell: Callable[[], object]) -> None:
        self._job = None
        tell()
        if self._waiting:
            self._start(self._waiting.pop(0))

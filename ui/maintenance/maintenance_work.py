"""One work on the whole closet at a time, off the GUI thread, with how far it is."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job, Jobs, Lane
from wardrobe.model.progress import Progress

Result = TypeVar("Result")


class MaintenanceWork(QObject):
    """Runs what takes long; only one thing, as each wants the whole closet."""

    started = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something runs."""
        return self._job is not None

    def run(
        self,
        doing: str,
        work: Callable[[Progress], Result],
        on_done: Callable[[Result], object],
        on_failed: Callable[[], object] = lambda: None,
    ) -> None:
        """Do something, unless something else runs.

        Args:
            doing: What it is, in words.
            work: Called in a thread, with who waits.
            on_done: Called with what came of it.
            on_failed: Called before `failed` tells why, also when it was cancelled.
        """
        if self._job is not None:
            return

        def end(result: Result) -> None:
            self._job = None
            self.ended.emit()
            on_done(result)

        def fail(error: Exception) -> None:
            self._job = None
            self.ended.emit()
            on_failed()
            self.failed.emit(error)

        self.started.emit(doing)
        # Not the closet's one worker: edits go on while a backup is written.
        self._job = self._jobs.run(
            self,
            work,
            end,
            fail,
            lane=Lane.MODELS,
            on_progress=lambda _doing, done, total: self.progressed.emit(done, total),
        )

    def cancel(self) -> None:
        """Ask what runs to stop."""
        if self._job is not None:
            self._job.cancel()

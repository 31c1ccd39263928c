"""Only the last question counts: one job at a time, a new one in place of the last."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from ui.jobs import Job, Jobs, Lane, OnError, OnProgress
from wardrobe.model.progress import Progress

Result = TypeVar("Result")


class LatestJob:
    """Runs a job of its owner at a time; of one that was replaced nothing is told."""

    def __init__(self, owner: QObject, jobs: Jobs) -> None:
        self._owner, self._jobs = owner, jobs
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether an answer is on its way."""
        return self._job is not None

    def start(
        self,
        work: Callable[[Progress], Result],
        on_done: Callable[[Result], object],
        on_error: OnError | None = None,
        on_progress: OnProgress = lambda _doing, _done, _total: None,
    ) -> None:
        """Run `work` as `Jobs.run` does, instead of what was started before."""
        self.cancel()

        def work_if_last(progress: Progress) -> Result:
            progress.stop_if_asked()  # it may have waited for its turn in vain
            return work(progress)

        def end(tell: Callable[[Any], object], value: object) -> None:
            if self._job is job:
                self._job = None
                tell(value)

        def tell_progress(doing: str, done: int, total: int) -> None:
            if self._job is job:
                on_progress(doing, done, total)

        self._job = job = self._jobs.run(
            self._owner,
            work_if_last,
            partial(end, on_done),
            partial(end, on_error or self._jobs.on_error),
            lane=Lane.MODELS,
            on_progress=tell_progress,
        )

    def cancel(self) -> None:
        """Stop; nothing is told any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

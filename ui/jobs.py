"""Slow work off the GUI thread, with its results brought back onto it."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from threading import Event as Flag
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from wardrobe.model.progress import Progress

Result = TypeVar("Result")
OnError = Callable[[Exception], object]
# Called with what is being done, in words where it has stages; how much, of how much.
OnProgress = Callable[[str, int, int], object]


class Lane(StrEnum):
    """Where work waits: reads and writes of the closet, or seeing and judging."""

    CLOSET = "closet"
    MODELS = "models"


# One worker keeps the changes of the closet in order. The models get two, so that
# a long import leaves one free for the board.
_WORKERS = {Lane.CLOSET: 1, Lane.MODELS: 2}

# How far seeing and judging step back behind the window, where two cores are not enough
# for all: in steps of niceness, of which each is a tenth less of a core.
_STEPS_BACK = 5

# How long a worker keeps the interpreter once the GUI thread wants it back. Python's
# own 5 ms, several times in one frame, are seen as a hitch (measured: frames of a
# scrolling gallery take two thirds of the time).
_SWITCH_SECONDS = 0.001


@dataclass(frozen=True, slots=True)
class _Message:
    """Something for the GUI thread: call `callback` with `value` if `owner` lives."""

    owner: QObject
    callback: Callable[[Any], object]
    value: object


class Job:
    """One piece of running work, which lets it be cancelled.

    Attributes:
        progress: What the work tells how far it is.
    """

    def __init__(self, tell: OnProgress) -> None:
        self._flag = Flag()
        self._tell, self._doing = tell, ""
        self.progress = Progress(
            begin=self._on_begun, tell=self._on_told, is_cancelled=self._flag.is_set
        )

    def cancel(self) -> None:
        """Ask the work to stop; it ends when it next looks."""
        self._flag.set()

    def _on_begun(self, doing: str) -> None:
        self._doing = doing
        self._tell(doing, 0, 0)

    def _on_told(self, done: int, total: int) -> None:
        self._tell(self._doing, done, total)


def _raise(error: Exception) -> None:
    """Let it end where uncaught errors end: nothing is lost in silence."""
    raise error


class Jobs(QObject):
    """Runs work in threads. Lives as long as the window.

    One signal of this one object carries every result: signals of short-lived
    objects lose results when the sender dies first (measured).
    """

    _arrived = Signal(object)

    def __init__(self, on_error: OnError = _raise) -> None:
        """Make the workers; their threads start with the first job.

        Args:
            on_error: Shows the errors of the jobs that have no handler of their own.
        """
        super().__init__()
        self.on_error = on_error
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._executors = {
            lane: ThreadPoolExecutor(
                count,
                thread_name_prefix=f"wardrobe-{lane}",
                initializer=_step_back if lane is Lane.MODELS else None,
            )
            for lane, count in _WORKERS.items()
        }
        self._live: set[Job] = set()
        self._is_closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[Progress], Result],
        on_done: Callable[[Result], object],
        on_error: OnError | None = None,
        *,
        lane: Lane = Lane.CLOSET,
        on_progress: OnProgress = lambda _doing, _done, _total: None,
    ) -> Job:
        """Run `work` in a thread, then one of the callbacks on the GUI thread.

        `work` touches no widget and no QPixmap; what it tells its progress goes to
        `on_progress`. An error that has no handler is shown to the user. Nothing is
        called once `owner` is destroyed.
        """

        def tell(*state: object) -> None:
            self.post(owner, lambda told: on_progress(*told), state)

        job = Job(tell)
        if self._is_closed:
            return job
        self._live.add(job)
        future = self._executors[lane].submit(work, job.progress)
        show = on_error or self.on_error
        future.add_done_callback(partial(self._finish, job, owner, on_done, show))
        return job

    @property
    def count_running(self) -> int:
        """How many jobs have not ended yet."""
        return len(self._live)

    def close(self) -> None:
        """Cancel what runs, and wait for the threads to end.

        What waits for the models is forgotten; what waits for the closet is done: it
        may be the change that the user made last.
        """
        self._is_closed = True
        for job in tuple(self._live):
            job.cancel()
        for lane, executor in self._executors.items():
            executor.shutdown(wait=True, cancel_futures=lane is Lane.MODELS)

    def post(
        self, owner: QObject, callback: Callable[[Any], object], value: object
    ) -> None:
        """Have a callback called on the GUI thread, if its owner still lives then."""
        if not self._is_closed:
            self._arrived.emit(_Message(owner, callback, value))

    def _finish(
        self,
        job: Job,
        owner: QObject,
        on_done: Callable[[Any], object],
        on_error: OnError,
        future: "Future[Any]",
    ) -> None:
        error = None if future.cancelled() else future.exception()
        if isinstance(error, Exception):
            self.post(owner, on_error, error)
        elif not future.cancelled():
            self.post(owner, on_done, future.result())
        # Last: once no job is live, what they found is on its way.
        self._live.discard(job)

    def _on_arrived(self, message: _Message) -> None:
        if not self._is_closed and shiboken6.isValid(message.owner):
            message.callback(message.value)


def _step_back() -> None:
    """Let the window's thread go first; what this thread starts steps back too.

    Linux alone has threads of different niceness.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        now = os.getpriority(os.PRIO_PROCESS, thread)
        with suppress(OSError):  # then it works at the same pace as all
            os.setpriority(os.PRIO_PROCESS, thread, now + _STEPS_BACK)

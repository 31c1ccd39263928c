"""Shows on the terminal how far work is, and lets Ctrl+C stop it cleanly."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from wardrobe.model.progress import Progress


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show progress of work until its end.

    Only work that asks is stopped by Ctrl+C; a second one interrupts anything.
    """
    is_stopped = threading.Event()
    has_asked = threading.Event()

    def ask() -> bool:
        has_asked.set()
        return is_stopped.is_set()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if is_stopped.is_set() or not has_asked.is_set():
            raise KeyboardInterrupt
        is_stopped.set()

    progress = Progress(tell=_tell, is_cancelled=ask)
    if threading.current_thread() is not threading.main_thread():
        yield progress  # signals are the main thread's
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, before)


def _tell(done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{done / max(total, 1):4.0%}{end}")
        sys.stderr.flush()


def tell_line(line: str) -> None:
    """Say how far long work is where only lines can tell, as in training."""
    sys.stderr.write(f"{line}\n")

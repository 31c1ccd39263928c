"""Lets many use a file at a time, or one that wants it alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class ReadWriteLock:
    """Whoever wants the file alone waits for those that use it, and holds up the next.

    Nobody who uses the file may ask for it alone before being done.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count_users = 0
        self._is_taken = False

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Use the file beside others."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_taken)
            self._count_users += 1
        try:
            yield
        finally:
            with self._changed:
                self._count_users -= 1
                self._changed.notify_all()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Have the file alone."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_taken)
            self._is_taken = True
            self._changed.wait_for(lambda: not self._count_users)
        try:
            yield
        finally:
            with self._changed:
                self._is_taken = False
                self._changed.notify_all()

"""A value that is loaded when it is first asked for, by whichever thread asks."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    """Loads once; what failed to load is tried again by the next call."""

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._loaded: list[T] = []
        self._lock = threading.Lock()

    def __call__(self) -> T:
        """Return it; other threads that ask meanwhile wait for the same one."""
        with self._lock:
            if not self._loaded:
                self._loaded.append(self._load())
            return self._loaded[0]

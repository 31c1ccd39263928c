"""Values that are loaded when they are first asked for, by whichever thread asks."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

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


def late(load: Callable[[], T]) -> T:
    """Return what stands in for a part that is loaded when something of it is used.

    For parts with methods and attributes alone: operators are not passed on.
    """
    return cast("T", _Late(Lazy(load)))


class _Late:
    def __init__(self, part: Lazy[Any]) -> None:
        self._part = part

    def __getattr__(self, name: str) -> Any:
        return getattr(self._part(), name)

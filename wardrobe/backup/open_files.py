"""Files that the program keeps open with locks, and must not open past their keeper.

POSIX forgets all of a process's locks on a file when it closes any handle of it, one
that it opened for a look as well. Then another program may take the write-ahead log of
the open closet away, and what is saved after that is lost (tried). Locks belong to the
process; so does what is known here.
"""

import os
import threading
from collections import Counter
from pathlib import Path

# What SQLite writes beside a database, under its name; the log's index has locks, too.
_COMPANIONS = ("", "-wal", "-shm", "-journal")
_held: Counter[Path] = Counter()
_changing = threading.Lock()


def hold(path: Path) -> None:
    """Note that a closet was opened."""
    with _changing:
        _held[path] += 1


def let_go(path: Path) -> None:
    """Note that a closet was closed, once for each `hold`."""
    with _changing:
        _held[path] -= 1


def is_held(path: Path) -> bool:
    """Return whether a path leads to a file of an open closet, by whatever name."""
    try:
        wanted = path.stat()
    except OSError:
        return False
    with _changing:
        held = [file for file, count in _held.items() if count > 0]
    return any(_is_same(wanted, f"{file}{end}") for file in held for end in _COMPANIONS)


def _is_same(wanted: os.stat_result, file: str) -> bool:
    try:
        return os.path.samestat(wanted, Path(file).stat())
    except OSError:
        return False

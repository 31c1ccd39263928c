"""Reading closets where nothing can be written: on a disc, in another user's folder.

SQLite writes beside a file that it only reads, unless it is told that nobody changes
it.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import IMMUTABLE, connect

_WRITABLE = 0o222


def is_read_only(path: Path) -> bool:
    """Return whether a file is there that cannot be used as one that is written to."""
    return path.is_file() and not (_can_write(path) and _can_write(path.parent))


def has_log(path: Path) -> bool:
    """Return whether a write-ahead log holds part of a closet, as after a crash."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def copied(path: Path, folder: Path) -> Path:
    """Copy a closet and its log to where SQLite can join them."""
    copy = folder / path.name
    for end in ("", "-wal"):
        if (file := path.with_name(f"{path.name}{end}")).exists():
            shutil.copyfile(file, copy.with_name(f"{copy.name}{end}"))
    return copy


@contextmanager
def to_read(
    path: Path, pragmas: Mapping[str, int | str]
) -> Iterator[sqlite3.Connection]:
    """Connect to a closet as `connect` does, also where nothing can be written."""
    if not is_read_only(path):
        # Not read-only: such a connection would leave -wal and -shm files behind.
        with closing(connect(path, pragmas)) as connection:
            yield connection
    elif not has_log(path):
        with closing(connect(path, pragmas, mode=IMMUTABLE)) as connection:
            yield connection
    else:
        with TemporaryDirectory(prefix="wardrobe-") as folder:
            copy = copied(path, Path(folder))
            with closing(connect(copy, pragmas)) as connection:
                yield connection


def _can_write(path: Path) -> bool:
    # The bits, too: the administrator may do what they forbid, and should not.
    return bool(path.stat().st_mode & _WRITABLE) and os.access(path, os.W_OK)

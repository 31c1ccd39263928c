"""Keeps the log of one closet file from being taken for that of another.

SQLite knows a log by its name alone. When another file is put in a closet's place, it
would apply to it what is still in the log of the one before, and share its index with
who has that one open. So it is noted whose log it is, and a log of another file goes;
who has it open keeps it. Files are opened one at a time, and not while one is saved.

The note and its lock are in a file elsewhere, as the closet's own may go.
"""

import hashlib
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LONGEST_NOTE = 200
_held = threading.local()


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Open a closet, with a log of its own; what is noted then is whose log it is."""
    with _locked(path) as note:
        if note is None:
            yield
            return
        _drop_log_of_another(path, note)
        before = _identity(path)
        yield
        if before == _identity(path):
            _write_note(note, before, path)


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Let nobody open the closet until what is saved went from the log into it."""
    with _locked(path):
        _held.is_saving = True
        try:
            yield
        finally:
            _held.is_saving = False


@contextmanager
def _locked(path: Path) -> Iterator[int | None]:
    """Hold the lock; give the handle of the note, None where there is none."""
    # Windows lets nobody replace a file that is open.
    if sys.platform == "win32" or getattr(_held, "is_saving", False):
        yield None
        return
    import fcntl  # noqa: PLC0415 - which Windows lacks

    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    file = Path(tempfile.gettempdir()) / f"digital-wardrobe-{name}.lock"
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        handle = os.open(file, flags, 0o600)
    except OSError:  # of another user, who works on the closet with other rights
        yield None
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _drop_log_of_another(path: Path, note: int) -> None:
    noted = os.pread(note, _LONGEST_NOTE, 0).decode(errors="replace").split()
    log, here = _identity(_log(path)), _identity(path)
    if len(noted) == 2 and here and noted[1] == log and noted[0] != here:
        _log(path).unlink(missing_ok=True)
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _write_note(note: int, closet: str, path: Path) -> None:
    text = f"{closet} {_identity(_log(path))}".encode()
    os.ftruncate(note, 0)
    os.pwrite(note, text, 0)


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _identity(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_dev}:{found.st_ino}"

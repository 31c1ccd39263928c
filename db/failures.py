"""Says in one sentence what went wrong with a closet file."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc

from db.tables.columns import UnreadableValue
from wardrobe.errors import ClosetDamaged, ClosetUnusable, reason_of
from wardrobe.language.texts import _, noted

_DAMAGED = noted("{path} is damaged ({detail}); check it or restore a backup")
_FULL = noted("the disk of {path} is full; free some space and try again")
NO_RIGHTS = noted(
    "{path} can't be opened for writing; check the permissions "
    "of the file and its folder"
)
_BUSY = noted("another program is using {path}; close that program and try again")
_DRIVE = noted("{path} couldn't be read or written ({detail}); is its drive OK?")
_OTHER = noted("{path} couldn't be used: {detail}")

_SENTENCE_OF_SQLITE = {
    sqlite3.SQLITE_NOTADB: noted("{path} isn't a closet; choose another file"),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CANTOPEN: NO_RIGHTS,
    sqlite3.SQLITE_PERM: NO_RIGHTS,
    sqlite3.SQLITE_READONLY: NO_RIGHTS,
    sqlite3.SQLITE_IOERR: _DRIVE,
}
_SENTENCE_OF_SYSTEM = {
    errno.EACCES: NO_RIGHTS,
    errno.EPERM: NO_RIGHTS,
    errno.EROFS: NO_RIGHTS,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EIO: _DRIVE,
}
# What SQLite makes beside a closet to share it.
_LEAST_FREE_BYTES = 32_768
# A result code's lowest byte; the bits above it say more than a sentence needs.
_PRIMARY_CODE = 0xFF


@contextmanager
def said_plainly(path: Path, written: Path | None = None) -> Iterator[None]:
    """Turn whatever the file, the disk or the lock refuses into `ClosetUnusable`.

    Errors that only a bug can cause (wrong SQL, a broken constraint) pass unchanged.

    Args:
        path: The file.
        written: What it is copied to, if it is: that disk may be full.

    Raises:
        ClosetUnusable: The file cannot be used; the message names it.
    """
    try:
        yield
    except (exc.IntegrityError, exc.ProgrammingError, sqlite3.ProgrammingError):
        raise
    except exc.DBAPIError as error:
        raise _error(error.orig or error, path, written) from error
    except exc.TimeoutError as error:
        raise ClosetUnusable(_(_BUSY, path=path)) from error
    except UnicodeDecodeError as error:  # the words of a damaged table's definition
        raise damaged(path, _("its text is unreadable")) from error
    except (sqlite3.Error, UnreadableValue, OSError) as error:
        raise _error(error, path, written) from error


def damaged(path: Path, detail: str) -> ClosetDamaged:
    """Return what is to be raised of a closet in which something was found."""
    return ClosetDamaged(_(_DAMAGED, path=path, detail=detail))


def _error(
    error: BaseException, path: Path, written: Path | None = None
) -> ClosetUnusable:
    template = _OTHER
    detail = str(error)
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
        template = _SENTENCE_OF_SQLITE.get(code, _OTHER)
    elif isinstance(error, OSError):
        template = _SENTENCE_OF_SYSTEM.get(error.errno or 0, _OTHER)
        detail = reason_of(error) if error.strerror else detail
    elif isinstance(error, UnreadableValue):
        template = _DAMAGED
    disk = (written or path).parent
    if template is _DRIVE and _is_full(disk):  # SQLite could not make its index there
        template = _FULL
    if template is _FULL:
        path = written or path
    kind = ClosetDamaged if template is _DAMAGED else ClosetUnusable
    return kind(_(template, path=path, detail=detail))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_FREE_BYTES
    except OSError:
        return False

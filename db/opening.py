"""Makes sure that a path is an up-to-date closet before anything writes to it."""

import sqlite3
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from db.engine import APPLICATION_ID
from db.migrations import HEAD
from db.read_only import to_read
from wardrobe.errors import ClosetDamaged, ClosetMissing, ClosetUnusable
from wardrobe.language.texts import _

# Triggers, views and virtual tables run when a closet is read or written to.
_COUNT_STRANGE = """
    SELECT count(*) FROM sqlite_master
    WHERE type NOT IN ('table', 'index') OR sql LIKE 'create virtual%'
"""
# A window looks once a second whether its file was replaced.
_ATTEMPTS, _SECONDS_BETWEEN = 15, 0.2


class AnotherProgram(ClosetUnusable):
    """A database is not a closet, and must not be touched."""


def make_ready(
    path: Path, *, now: Callable[[], datetime], may_make: bool = True
) -> None:
    """Create the closet, or bring it up to date, or leave it as it is.

    Args:
        path: An absolute path; its folder is made if it is not there.
        now: Tells the time, for the name of the copy made before an update.
        may_make: Whether a closet that is not there is made.

    Raises:
        ClosetMissing: It is not there, and may not be made.
        ClosetNewer: A newer version changed it.
        ClosetUnusable: What is at the path is no closet.
    """
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise ClosetUnusable(_("{path} is a folder; a closet is a file", path=path))
        raise ClosetUnusable(
            _("{path} isn't a regular file; a closet is a file", path=path)
        )
    if not path.exists() and not may_make:
        raise ClosetMissing(
            _(
                "there's no closet at {path}; check the path and its drive, or add "
                "photos to make one",
                path=path,
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    revision = _revision_in_use(path) if path.exists() else None
    if revision != HEAD:
        # Alembic takes longer to import than a closet to open.
        from db.migrations.run import migrate, refuse_newer  # noqa: PLC0415

        if revision is not None:  # before anything connects that would write to it
            refuse_newer(path, revision)
        migrate(path, now=now)


def _revision_in_use(path: Path) -> str | None:
    """Return the revision, also of a file that has just been put there.

    A program that still has open what was there before tells SQLite a wrong size by the
    index of the log, which both share by its name; it lets go as soon as it notices.
    """
    index = path.with_name(f"{path.name}-shm")
    for _attempt in range(_ATTEMPTS):
        is_shared = index.exists()
        try:
            return stored_revision(path)
        except sqlite3.DatabaseError as error:
            is_corrupt = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT
            if not (is_corrupt and is_shared):
                raise
        time.sleep(_SECONDS_BETWEEN)
    return stored_revision(path)


def stored_revision(path: Path) -> str | None:
    """Return the revision of an existing closet file, None of an empty one.

    Nothing is asked for that would change another program's database, as switching
    to WAL does.

    Raises:
        ClosetUnusable: It is another program's database, or tells no revision.
    """
    with to_read(path, {}) as connection:
        application_id = _only_value(connection, "PRAGMA application_id")
        count_tables = _only_value(connection, "SELECT count(*) FROM sqlite_master")
        if (application_id, count_tables) == (0, 0):
            return None  # nothing in it yet, as after a crash during creation
        if application_id != APPLICATION_ID:
            raise AnotherProgram(
                _(
                    "{path} is another program's database; choose another file",
                    path=path,
                )
            )
        if _only_value(connection, _COUNT_STRANGE):
            raise ClosetUnusable(
                _(
                    "{path} contains program code, so someone has altered it; "
                    "open a backup instead",
                    path=path,
                )
            )
        try:
            return str(
                _only_value(connection, "SELECT version_num FROM alembic_version")
            )
        except (sqlite3.OperationalError, TypeError) as error:
            raise ClosetDamaged(
                _(
                    "{path} is damaged (its version can't be read); check it or "
                    "restore a backup",
                    path=path,
                )
            ) from error


def _only_value(connection: sqlite3.Connection, query: str) -> object:
    (value,) = connection.execute(query).fetchone()
    return value

"""Makes sure that a path is an up-to-date closet before anything writes to it."""

import sqlite3
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
        ClosetUnusable: What is at the path is no closet, or of a newer version.
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
    if not path.exists() or stored_revision(path) != HEAD:
        # Alembic takes longer to import than a closet to open.
        from db.migrations.run import migrate  # noqa: PLC0415

        migrate(path, now=now)


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

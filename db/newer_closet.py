"""Closets that a newer version changed, which this one looks at and leaves alone."""

import sqlite3
from pathlib import Path

from db.backup import backup_folder
from db.opening import stored_revision
from db.read_only import to_read
from db.tables.rows import Row
from wardrobe.errors import ClosetNewer, ClosetUnusable
from wardrobe.language.texts import _, noted
from wardrobe.model.maintenance import BackupReason

_TO_LOOK_AT = noted(
    "{path} was changed by a newer version of this program, so you can look, but not "
    "change anything; get the newer version"
)
_UNREADABLE = noted(
    "{path} was changed by a newer version of this program, and this one can't read "
    "it; get the newer version"
)


def reason_to_only_look(path: Path) -> ClosetNewer:
    """Return why a closet is not changed which can be read.

    Raises:
        ClosetNewer: It cannot be read either, as something is missing in it.
    """
    if not _has_all(path):
        raise unreadable(path)
    return _refusal(_TO_LOOK_AT, path)


def unreadable(path: Path) -> ClosetNewer:
    """Return what to say of a closet that holds what this version knows nothing of."""
    return _refusal(_UNREADABLE, path)


def _refusal(template: str, path: Path) -> ClosetNewer:
    return ClosetNewer(_(template, path=path), _copy_from_before(path))


def _has_all(path: Path) -> bool:
    """Return whether every column is there that this version reads."""
    with to_read(path, {"query_only": 1}) as connection:
        return all(
            {column.name for column in table.columns}
            <= {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for name, table in Row.metadata.tables.items()
        )


def _copy_from_before(path: Path) -> Path | None:
    """Return the newest copy made before an update that this version can open."""
    for backup in backup_folder.made(path):
        if backup.reason is BackupReason.BEFORE_UPDATE and _can_open(backup.file):
            return backup.file
    return None


def _can_open(file: Path) -> bool:
    # Alembic takes longer to import than a closet to open.
    from db.migrations.run import is_known  # noqa: PLC0415

    try:
        revision = stored_revision(file)
    except (ClosetUnusable, sqlite3.DatabaseError):
        return False
    return revision is not None and is_known(revision)

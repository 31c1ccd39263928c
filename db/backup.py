"""Copies a closet file while it is in use.

Always through SQLite: reading the file as bytes would miss what is still in its WAL,
and closing it afterwards would drop the locks that this program holds on it.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import connect
from db.failures import said_plainly
from wardrobe.errors import ClosetUnusable

Counts = dict[str, int]


def back_up(source: Path, target: Path) -> None:
    """Write a complete, verified copy of the closet; it opens as a closet itself.

    The copy grows in a hidden folder beside the target and gets its name when it is
    whole and on the disk.

    Args:
        source: The closet, an absolute path.
        target: Where the copy goes; nothing may be there yet.

    Raises:
        ClosetUnusable: The target exists or cannot be written, or the copy is not
            equal to the closet.
    """
    target = target.absolute()
    with said_plainly(target):
        if target.exists():
            raise ClosetUnusable(
                f"{target} exists already; choose a new name for the backup"
            )
        with TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
            copy = Path(folder) / target.name
            counts = _copy(source, copy, target)
            if not _is_whole(copy, counts):
                raise ClosetUnusable(
                    f"no backup was made, because a copy of {source} is not whole; "
                    "check the closet"
                )
            with copy.open("rb+") as file:
                os.fsync(file.fileno())
            copy.rename(target)
        _flush_folder(target.parent)


def _copy(source: Path, copy: Path, target: Path) -> Counts:
    with said_plainly(source), closing(connect(source, {"query_only": 1})) as reader:
        reader.execute("BEGIN")  # count and copy the same moment's state
        counts = _counts(reader)
        with said_plainly(target), closing(connect(copy, {}, mode="rwc")) as writer:
            reader.backup(writer)
            # One file without a companion, so that it can lie on a read-only disk.
            writer.execute("PRAGMA journal_mode = delete")
        return counts


def _is_whole(copy: Path, counts: Counts) -> bool:
    with closing(connect(copy, {}, mode="ro")) as reader:
        try:
            findings = reader.execute("PRAGMA integrity_check").fetchall()
            return findings == [("ok",)] and _counts(reader) == counts
        except sqlite3.DatabaseError:
            return False


def _counts(connection: sqlite3.Connection) -> Counts:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for (table,) in tables
    }


def _flush_folder(folder: Path) -> None:
    # Windows cannot open a folder, and keeps names safe without.
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

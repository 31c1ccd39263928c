"""Copies a closet file while it is in use.

Always through SQLite: reading the file as bytes would miss what is still in its WAL,
and closing it afterwards would drop the locks that this program holds on it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from db.backup.fingerprint import Fingerprint, fingerprint
from db.engine import connect
from db.failures import said_plainly
from db.read_only import to_read
from wardrobe.errors import ClosetUnusable
from wardrobe.language.texts import _
from wardrobe.model.progress import NOBODY, Progress

# Pages copied between two questions whether to stop; some MB.
_PAGES_AT_ONCE = 2048
# SQLite's steps between two such questions: some dozen garments with pictures.
_STEPS_AT_ONCE = 1000
UNFINISHED = ".backup-"


def back_up(source: Path, target: Path, progress: Progress = NOBODY) -> None:
    """Write a complete, verified copy of the closet; it opens as a closet itself.

    The copy grows in a hidden folder beside the target and gets its name when it is
    whole and on the disk.

    Args:
        source: The closet, an absolute path.
        target: Where the copy goes; nothing may be there yet.
        progress: Whoever waits for it.

    Raises:
        ClosetUnusable: The target exists or cannot be written, or the copy is not
            equal to the closet.
        Cancelled: The user stopped it; nothing was left behind.
    """
    with said_plainly(source), to_read(source, {"query_only": 1}) as reader:
        back_up_connection(source, reader, target, progress)


def back_up_connection(
    source: Path, reader: sqlite3.Connection, target: Path, progress: Progress = NOBODY
) -> None:
    """Do as `back_up` through a connection to the source that is open already."""
    target = target.absolute()
    with said_plainly(target):
        if target.exists():
            raise ClosetUnusable(
                _(
                    "{target} already exists; choose a new name for the backup",
                    target=target,
                )
            )
        with TemporaryDirectory(
            prefix=UNFINISHED, dir=target.parent, ignore_cleanup_errors=True
        ) as folder:
            copy = Path(folder) / target.name
            wanted = copy_closet(source, reader, copy, progress.part(0, 2))
            if not is_whole(copy, wanted, progress.part(1, 2)):
                raise NotWhole(
                    _(
                        "no backup was made: the copy of {source} is incomplete; "
                        "check the closet",
                        source=source,
                    )
                )
            flush_file(copy)
            _give_name(copy, target)
    progress.tell(1, 1)


class NotWhole(ClosetUnusable):
    """A copy is not as it should be, mostly because the closet is damaged."""


def copy_closet(
    source: Path, reader: sqlite3.Connection, copy: Path, progress: Progress = NOBODY
) -> Fingerprint:
    """Copy a closet as it is at one moment; return what it held then."""
    reader.execute("BEGIN")  # read and copy the same moment's state
    try:
        # Damage of the source shows here, where all of it is read.
        with said_plainly(source), stoppable(reader, progress.part(0, 2)):
            held = fingerprint(reader, with_blobs=True)
        with closing(connect(copy, {}, mode="rwc")) as writer:
            copy_pages(reader, writer, progress.part(1, 2))
            # One file without a companion, so that it can lie on a read-only disk.
            writer.execute("PRAGMA journal_mode = delete")
    finally:
        reader.execute("ROLLBACK")
    return held


def copy_pages(
    source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress
) -> None:
    """Make the target's content the source's, in one transaction of the target."""

    def report(_status: int, rest: int, total: int) -> None:
        # With no rest the transaction is over, and stopping would undo nothing.
        (progress.step if rest else progress.tell)(total - rest, total)

    source.backup(target, pages=_PAGES_AT_ONCE, progress=report)


def is_whole(copy: Path, wanted: Fingerprint, progress: Progress = NOBODY) -> bool:
    """Return whether a copy is undamaged and holds what it should."""
    with closing(connect(copy, {}, mode="ro")) as reader, stoppable(reader, progress):
        try:
            findings = reader.execute("PRAGMA integrity_check").fetchall()
            held = fingerprint(reader, with_blobs=True)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
        return findings == [("ok",)] and held == wanted


@contextmanager
def stoppable(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Let `progress` stop a long query, of which SQLite cannot tell how far it is.

    Raises:
        Cancelled: The user stopped it.
    """
    connection.set_progress_handler(progress.is_cancelled, _STEPS_AT_ONCE)
    try:
        progress.step(0, 1)
        yield
        progress.step(1, 1)
    except sqlite3.OperationalError:
        progress.step(0, 1)  # if it was stopped, this says so
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _give_name(copy: Path, target: Path) -> None:
    copy.rename(target)
    try:
        flush_folder(target.parent)
    except OSError:
        target.unlink()  # what may vanish with the power is no backup
        raise


def into_one_file(copy: Path) -> None:
    """Make a copy a file without a companion, on the disk."""
    with closing(connect(copy, {"journal_mode": "delete"})):
        pass
    flush_file(copy)


def flush_file(file: Path) -> None:
    """Make sure that a file's content is on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def flush_folder(folder: Path) -> None:
    """Make sure that a folder's names are on the disk."""
    # Windows cannot open a folder, and keeps names safe without.
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

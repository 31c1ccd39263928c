"""Makes a closet what a backup of it holds, completely or not at all.

The backup is copied beside the closet, brought up to date and checked there. Then its
pages become the closet's in one transaction, under a lock that keeps other programs
out; a kill at any moment leaves one or the other.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from db.backup import backup_folder
from db.backup.file_copy import (
    NotWhole,
    back_up_connection,
    copy_closet,
    copy_pages,
    flush_file,
    flush_folder,
    into_one_file,
    is_whole,
    stoppable,
)
from db.engine import connect
from db.failures import NO_RIGHTS, said_plainly
from db.migrations import HEAD
from db.opening import AnotherProgram, stored_revision
from db.read_only import is_read_only, to_read
from wardrobe.errors import ClosetDamaged, ClosetReadOnly, ClosetUnusable
from wardrobe.language.texts import _
from wardrobe.model.maintenance import BackupReason
from wardrobe.model.progress import NOBODY, Progress

UNFINISHED = ".restore-"
_DAMAGE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_COMPANIONS = ("-wal", "-journal")


def restore(
    closet: Path,
    source: Path,
    now: datetime,
    progress: Progress = NOBODY,
    put_down: AbstractContextManager[None] | None = None,
) -> Path | None:
    """Make the closet what the source holds; see `ClosetCare.restore`.

    Args:
        put_down: Entered when the closet has to be let go of by who has it open.
    """
    source = source.absolute()
    with said_plainly(closet):
        _refuse_source(closet, source)
        closet.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(
            prefix=UNFINISHED, dir=closet.parent, ignore_cleanup_errors=True
        ) as folder:
            copy = Path(folder) / closet.name
            with said_plainly(source, written=closet):
                _copy_checked(source, copy, now, progress.part(0, 2))
            with put_down or nullcontext():
                kept = put_in_place(copy, closet, now, progress.part(1, 2))
    progress.tell(1, 1)
    return kept


def put_in_place(
    copy: Path, closet: Path, now: datetime, progress: Progress = NOBODY
) -> Path | None:
    """Make a sound copy the closet; return where the closet as it was is kept."""
    if is_read_only(closet):  # else SQLite calls it a fault of the drive
        raise ClosetReadOnly(_(NO_RIGHTS, path=closet))
    flush_file(copy)
    if not closet.exists():
        return _put_aside(copy, closet, now)
    try:
        stored_revision(closet)
    except AnotherProgram:
        raise
    except (ClosetUnusable, sqlite3.DatabaseError):
        return _put_aside(copy, closet, now)
    try:
        return _overwrite(copy, closet, now, progress)
    except (NotWhole, ClosetDamaged):
        return _put_aside(copy, closet, now)
    except sqlite3.DatabaseError as error:
        if _code(error) in _DAMAGE:
            return _put_aside(copy, closet, now)
        raise


def _refuse_source(closet: Path, source: Path) -> None:
    if not source.is_file():
        raise ClosetUnusable(_("{source} isn't a file; choose a backup", source=source))
    if closet.exists() and source.samefile(closet):
        raise ClosetUnusable(
            _("{source} is the closet itself; choose a backup of it", source=source)
        )


def _copy_checked(source: Path, copy: Path, now: datetime, progress: Progress) -> None:
    # The schema of a file from elsewhere must not call what it likes.
    distrust = {"query_only": 1, "trusted_schema": 0}
    with to_read(source, distrust) as reader:
        held = copy_closet(source, reader, copy, progress.part(0, 2))
    if not is_whole(copy, held, progress.part(1, 2)):
        raise ClosetUnusable(
            _("{source} is damaged; choose another backup", source=source)
        )
    with _called(copy, source):
        _bring_up_to_date(copy, now)
    _refuse_orphans(copy, source, progress)


def _bring_up_to_date(copy: Path, now: datetime) -> None:
    revision = stored_revision(copy)
    if revision is None:
        raise ClosetUnusable(_("{copy} is empty; choose another backup", copy=copy))
    if revision != HEAD:
        from db.migrations.run import migrate  # noqa: PLC0415 - slow to import

        migrate(copy, now=lambda: now, is_copy=True)
        into_one_file(copy)


@contextmanager
def _called(copy: Path, source: Path) -> Iterator[None]:
    """Say what is wrong with a copy of the file that the user knows."""
    try:
        yield
    except ClosetUnusable as error:
        raise type(error)(str(error).replace(str(copy), str(source))) from error


def _refuse_orphans(copy: Path, source: Path, progress: Progress) -> None:
    with closing(connect(copy, {})) as connection, stoppable(connection, progress):
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise ClosetUnusable(
                _(
                    "some entries in {source} refer to others that are gone; "
                    "rescue it first, or choose another backup",
                    source=source,
                )
            )


def _overwrite(copy: Path, closet: Path, now: datetime, progress: Progress) -> Path:
    kept = backup_folder.free_name(closet, BackupReason.BEFORE_RESTORE, now)
    with _alone_with(closet) as live, closing(connect(copy, {})) as reader:
        back_up_connection(closet, live, kept, progress.part(0, 2))
        if _page_size(live) != _page_size(reader):
            live.execute("PRAGMA journal_mode = delete")  # WAL cannot change it
        copy_pages(reader, live, progress.part(1, 2))
    return kept


@contextmanager
def _alone_with(closet: Path) -> Iterator[sqlite3.Connection]:
    """Open the closet so that no other program, and no other thread, can."""
    with closing(connect(closet, {"locking_mode": "exclusive"})) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays until it is closed
        yield connection


def _put_aside(copy: Path, closet: Path, now: datetime) -> Path | None:
    """Swap the files of a closet that is gone, or too damaged to be opened."""
    files = [
        file
        for suffix in ("", *_COMPANIONS)
        if (file := closet.with_name(closet.name + suffix)).exists()
    ]
    kept = None
    if files:
        kept = backup_folder.free_name(closet, BackupReason.BEFORE_RESTORE, now)
        for file in files:
            suffix = file.name.removeprefix(closet.name)
            _keep(file, kept.with_name(kept.name + suffix))
        flush_folder(kept.parent)
    for file in files:
        if file != closet:
            file.unlink()  # it would be taken for the new file's
    copy.replace(closet)
    flush_folder(closet.parent)
    return kept


def _keep(file: Path, kept: Path) -> None:
    try:
        kept.hardlink_to(file)
    except OSError:  # a file system without links
        shutil.copyfile(file, kept)
        with kept.open("rb+") as opened:
            os.fsync(opened.fileno())


def _page_size(connection: sqlite3.Connection) -> int:
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return int(size)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF

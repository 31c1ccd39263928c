"""The folder of backups that the program makes by itself, beside the closet."""

import re
import shutil
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from db.backup.file_copy import UNFINISHED, back_up, back_up_connection
from db.backup.fingerprint import fingerprint
from db.failures import said_plainly
from db.read_only import to_read
from wardrobe.backup.retention import is_due, superseded
from wardrobe.errors import ClosetUnusable
from wardrobe.language.texts import _, noted
from wardrobe.model.maintenance import Backup, BackupReason
from wardrobe.model.progress import NOBODY, Progress

SUFFIX = ".closet"
_NAME = re.compile(
    rf"(\d{{8}}-\d{{6}})-({'|'.join(BackupReason)})(?:-\d+)?{re.escape(SUFFIX)}"
)
_TIME = "%Y%m%d-%H%M%S"
# No backup takes this long, so what is older was left by a crash.
_LONGEST = timedelta(days=1)


def folder_of(closet: Path) -> Path:
    """Return where the automatic backups of a closet lie."""
    return closet.with_name(f"{closet.stem} backups")


def made(closet: Path) -> list[Backup]:
    """Return the backups that were made by themselves, the newest first."""
    found = []
    for file in folder_of(closet).glob(f"*{SUFFIX}"):
        name = _NAME.fullmatch(file.name)
        if name:
            at = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
            size = file.stat().st_size
            reason = BackupReason(name[2])
            found.append(Backup(at=at, reason=reason, file=file, bytes=size))
    return sorted(found, key=lambda backup: (backup.at, backup.file), reverse=True)


def make(
    closet: Path, reason: BackupReason, now: datetime, progress: Progress = NOBODY
) -> Backup:
    """Back up the closet into its folder, and delete what that supersedes."""
    file = free_name(closet, reason, now)
    with said_plainly(file):
        _sweep(file.parent, now)
        back_up(closet, file, progress)
        size = file.stat().st_size
        for old in superseded(made(closet), now):
            # What cannot be deleted now is deleted after the next backup.
            with suppress(OSError):
                old.file.unlink()
    return Backup(at=now, reason=reason, file=file, bytes=size)


_REFUSALS = {
    BackupReason.BEFORE_UPDATE: noted(
        "couldn't back up {closet} before updating it, so nothing was changed: {error}"
    ),
    BackupReason.BEFORE_RESTORE: noted(
        "couldn't back up {closet} before restoring it, so nothing was changed: {error}"
    ),
    BackupReason.BEFORE_REMOVAL: noted(
        "couldn't back up {closet} before removing many garments, so "
        "nothing was changed: {error}"
    ),
    BackupReason.BEFORE_REPAIR: noted(
        "couldn't back up {closet} before repairing it, so nothing was changed: {error}"
    ),
}


def make_first(
    closet: Path, reason: BackupReason, now: datetime, progress: Progress = NOBODY
) -> Path:
    """Back up before something risky.

    Raises:
        ClosetUnusable: No backup could be made, so the risky thing must not be done.
    """
    try:
        return make(closet, reason, now, progress).file
    except ClosetUnusable as error:
        raise ClosetUnusable(
            _(_REFUSALS[reason], closet=closet, error=error)
        ) from error


def keep_replaced(closet: Path, opened: sqlite3.Connection, now: datetime) -> Path:
    """Back up what is open still, though another file is in its place by now."""
    file = free_name(closet, BackupReason.REPLACED, now)
    back_up_connection(closet, opened, file)
    return file


def make_if_due(
    closet: Path, now: datetime, progress: Progress = NOBODY
) -> Backup | None:
    """Back up if the closet changed since the last backup and that is long ago."""
    with said_plainly(closet):
        if not closet.is_file() or not is_due(made(closet), now):
            return None
        if _is_as_in_newest(closet):
            return None
    return make(closet, BackupReason.AUTOMATIC, now, progress)


def free_name(closet: Path, reason: BackupReason, now: datetime) -> Path:
    """Return a name in the folder, which is made, that no backup has."""
    folder = folder_of(closet)
    with said_plainly(folder):
        folder.mkdir(exist_ok=True)
    stem = f"{now.astimezone(UTC).strftime(_TIME)}-{reason}"
    names = (f"{stem}{f'-{number}' if number > 1 else ''}" for number in count(1))
    files = (folder / f"{name}{SUFFIX}" for name in names)
    return next(file for file in files if not file.exists())


def _is_as_in_newest(closet: Path) -> bool:
    newest = next(iter(made(closet)), None)
    if newest is None:
        return False
    try:
        return _digests(newest.file) == _digests(closet)
    except sqlite3.DatabaseError:
        return False  # of a damaged backup, a new one is needed


def _digests(closet: Path) -> object:
    with to_read(closet, {"query_only": 1}) as connection:
        connection.execute("BEGIN")
        return fingerprint(connection, with_blobs=False)


def _sweep(folder: Path, now: datetime) -> None:
    """Delete what backups left that a crash or a power cut ended."""
    for rest in folder.glob(f"{UNFINISHED}*"):
        changed = datetime.fromtimestamp(rest.stat().st_mtime, UTC)
        if now - changed > _LONGEST:
            shutil.rmtree(rest, ignore_errors=True)

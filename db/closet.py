"""The closet: garments, pictures, events, plans and taste in one SQLite file."""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from sqlalchemy import text

from db.backup.file_copy import stoppable
from db.engine import IMMUTABLE, onlooker_engine, reader_engine, writer_engine
from db.failures import NO_RIGHTS, said_plainly
from db.migrations import HEAD
from db.newer_closet import reason_to_only_look
from db.opening import make_ready, stored_revision
from db.read_only import copied, has_log, is_read_only
from db.stores.changes import SqliteChanges
from db.stores.day_photos import SqliteDayPhotos
from db.stores.days import SqliteDays
from db.stores.further_photos import SqliteFurtherPhotos
from db.stores.garments import SqliteGarments
from db.stores.occasions import SqliteOccasions
from db.stores.pictures import SqlitePictures
from db.stores.taste import SqliteTaste
from wardrobe.backup.open_files import hold
from wardrobe.errors import ClosetNewer, ClosetReadOnly, ClosetUnusable
from wardrobe.language.texts import _
from wardrobe.model.maintenance import Finding
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.maintenance import WholeCloset
from wardrobe.taste.taste import Learn


class SqliteCloset(
    SqliteGarments,
    SqlitePictures,
    SqliteFurtherPhotos,
    SqliteOccasions,
    SqliteDays,
    SqliteDayPhotos,
    SqliteTaste,
    SqliteChanges,
    WholeCloset,
):
    """A closet in a file; every method is one transaction and safe on any thread."""

    _folder: TemporaryDirectory[str] | None = None

    @classmethod
    def open(
        cls, path: Path, *, now: Callable[[], datetime], may_make: bool = True
    ) -> Self:
        """Open a closet file: create a new one, bring an older one up to date.

        Where nothing can be written, the closet can only be read; so can one that a
        newer version changed, as long as it has all that this version reads.

        Args:
            path: The file, or a link to it; folders on the way to a new one are made.
            now: Tells the time, with time zone.
            may_make: Whether a closet that is not there is made.

        Raises:
            ClosetMissing: It is not there, and may not be made.
            ClosetNewer: A newer version changed it so that it cannot be read.
            ClosetUnusable: The path is no closet, damaged, or locked; the message
                says which.
        """
        with said_plainly(path):
            path = path.resolve()
            if is_read_only(path):
                return cls._open_to_read(path, now)
            try:
                make_ready(path, now=now, may_make=may_make)
            except ClosetNewer:
                return cls._open_newer(path, now)
        hold(path)
        closet = cls(path, writer_engine(path), reader_engine(path), now)
        try:
            with closet._writing() as session:
                # Changes nothing, yet fails on a file that cannot be written.
                session.execute(text("UPDATE garment SET id = id WHERE false"))
        except ClosetUnusable:
            closet.close()
            raise
        return closet

    def close(self) -> None:
        """Finish the write that runs and let go of the file."""
        super().close()
        if self._folder is not None:
            self._folder.cleanup()

    @classmethod
    def _open_newer(cls, path: Path, now: Callable[[], datetime]) -> Self:
        """Open a closet to look at it, while its own version may work on it."""
        reason = reason_to_only_look(path)
        closet = cls(path, reason, onlooker_engine(path, mode="rw"), now)
        hold(path)
        return closet

    @classmethod
    def _open_to_read(cls, path: Path, now: Callable[[], datetime]) -> Self:
        """Open a closet where it is, or a copy that can be brought up to date."""
        reason = ClosetReadOnly(_(NO_RIGHTS, path=path))
        if stored_revision(path) == HEAD and not has_log(path):
            reader = onlooker_engine(path, mode=IMMUTABLE)
            closet = cls(path, reason, reader, now)
        else:
            folder = TemporaryDirectory(prefix="wardrobe-")
            copy = copied(path, Path(folder.name))
            copy.chmod(0o600)
            try:
                make_ready(copy, now=now)
            except ClosetNewer:
                reason = reason_to_only_look(path)
            closet = cls(path, reason, reader_engine(copy), now)
            closet._folder = folder  # it lasts as long as the closet
        hold(path)
        return closet

    def check(
        self, progress: Progress = NOBODY, learn: Learn | None = None
    ) -> list[Finding]:
        """Look for damage; with a learner, learn the taste again and compare."""
        from db.recovery import checks

        with self._reading() as session:
            driver = session.connection().connection.driver_connection
            if not isinstance(driver, sqlite3.Connection):
                raise TypeError("the closet is kept in SQLite")
            with stoppable(driver, progress):
                return checks.findings(session, progress, learn)

    def repair(
        self, keys: Collection[str], backup_files: Sequence[Path], learn: Learn
    ) -> None:
        """Mend the findings of these keys, all or none.

        Args:
            keys: Of findings.
            backup_files: Where lost pictures may be, the newest first.
            learn: For a log of which something was taken out.
        """
        from db.recovery.repairs import RepairContext, apply

        with self._writing() as session:
            apply(RepairContext(session, backup_files, learn, self._now()), keys)

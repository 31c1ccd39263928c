"""The closet: garments, pictures, events, plans and taste in one SQLite file."""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import text

from db.backup.file_copy import stoppable
from db.engine import reader_engine, writer_engine
from db.failures import said_plainly
from db.opening import make_ready
from db.recovery import checks, repairs
from db.recovery.repairs import RepairContext
from db.stores.days import SqliteDays
from db.stores.garments import SqliteGarments
from db.stores.occasions import SqliteOccasions
from db.stores.pictures import SqlitePictures
from db.stores.taste import SqliteTaste
from wardrobe.backup.open_files import hold
from wardrobe.errors import ClosetUnusable
from wardrobe.model.maintenance import Finding
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.maintenance import WholeCloset
from wardrobe.taste.learning import Learn


class SqliteCloset(
    SqliteGarments,
    SqlitePictures,
    SqliteOccasions,
    SqliteDays,
    SqliteTaste,
    WholeCloset,
):
    """A closet in a file; every method is one transaction and safe on any thread."""

    @classmethod
    def open(cls, path: Path, *, now: Callable[[], datetime]) -> Self:
        """Open a closet file: create a new one, bring an older one up to date.

        Args:
            path: The file; folders on the way to a new one are made.
            now: Tells the time, with time zone.

        Raises:
            ClosetUnusable: The path is no closet, one of a newer version, damaged,
                locked, or without the rights to write; the message says which.
        """
        path = path.absolute()
        with said_plainly(path):
            make_ready(path, now=now)
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

    def check(
        self, progress: Progress = NOBODY, learn: Learn | None = None
    ) -> list[Finding]:
        """Look for damage; with a learner, learn the taste again and compare."""
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
        with self._writing() as session:
            repairs.apply(
                RepairContext(session, backup_files, learn, self._now()), keys
            )

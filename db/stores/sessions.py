"""Sessions of a closet file: many read while one writes, and all can be paused."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.backup import backup_folder
from db.engine import WRITING, empty_log
from db.failures import said_plainly
from db.file_lock import saving
from db.newer_closet import unreadable
from db.opened_file import OpenedFile, stamp
from db.read_write_lock import ReadWriteLock
from db.soundness import Soundness
from wardrobe.backup.open_files import let_go
from wardrobe.errors import (
    ClosetDamaged,
    ClosetNewer,
    ClosetReadOnly,
    ClosetReplaced,
    ClosetUnusable,
)
from wardrobe.language.texts import _, noted

_KEPT = noted("{error} (what you had open is kept in {file})")


class ClosetSessions:
    """What every store of a closet stands on."""

    def __init__(
        self,
        path: Path,
        writer: Engine | ClosetReadOnly,
        reader: Engine,
        now: Callable[[], datetime],
    ) -> None:
        """Take ready engines; `SqliteCloset.open` makes them.

        Args:
            writer: Or the reason why the closet can only be read.
        """
        self._path = path
        self._writer = writer
        self._reader = reader
        self._now = now
        self._is_open = True
        self._lock = ReadWriteLock()
        self._opened = OpenedFile(path)
        self._soundness = Soundness(path)
        self._is_log_empty = True
        self._refusal = ""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written to it."""
        return self.why_read_only is not None

    @property
    def why_read_only(self) -> ClosetReadOnly | None:
        """Why nothing can be written to it; None where it can."""
        return self._writer if isinstance(self._writer, ClosetReadOnly) else None

    def close(self) -> None:
        """Finish the write that runs and let go of the file."""
        with WRITING:
            self._let_go()
            if self._is_open:
                let_go(self._path)
            self._is_open = False

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let go of the file for a while; other threads wait.

        The file that is there afterwards is the closet.
        """
        with WRITING, self._lock.exclusive():
            self._let_go()
            yield
            self._opened = OpenedFile(self._path)
            self._soundness.doubt()
            self._refusal = ""
            if isinstance(self._writer, Engine):
                # Now, and not at the next write: the file may be another by then.
                self._writer.connect().close()

    def count_changes_of_others(self) -> int:
        """Return a number that is another after another program changed the closet.

        Raises:
            ClosetReplaced: The file is not the one that was opened.
        """
        if isinstance(self._writer, ClosetReadOnly):
            return 0
        writer = self._open_writer(self._writer)
        with WRITING, self._safely(), writer as connection:
            (number,) = connection.execute("PRAGMA data_version").fetchone()
            self._opened.refuse_written_over(connection)
            self._is_log_empty = self._is_log_empty or empty_log(connection)
            return int(number)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        """Open a session that sees one moment of the file."""
        with self._safely(), self._session(self._reader) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """Open a session of which all is written, or nothing."""
        if isinstance(self._writer, ClosetReadOnly):
            raise self._writer.with_traceback(None)
        with WRITING, self._safely(), self._session(self._writer) as session:
            connection = _driver(session.connection().connection.driver_connection)
            self._opened.refuse_written_over(connection)
            count = connection.total_changes
            yield session
            session.flush()
            if connection.total_changes == count:
                return
            self._soundness.refuse_damaged(connection)
            stamp(connection)
            with saving(self._path):
                self._opened.refuse_other()
                session.commit()
                self._settle(self._writer)

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        with Session(engine) as session:
            session.connection()  # begin now, not at the first query
            self._opened.refuse_other()
            yield session

    def _settle(self, writer: Engine) -> None:
        """Leave nothing in the log: it could be taken for the log of another file."""
        with self._open_writer(writer) as connection:
            self._is_log_empty = empty_log(connection)
        self._opened.refuse_other(was_written=True)
        self._opened.note_written()

    @contextmanager
    def _safely(self) -> Iterator[None]:
        """Work with the file that was opened, and with no other."""
        if not self._is_open:
            raise ClosetUnusable(_("{path} is closed", path=self._path))
        try:
            with self._lock.shared(), said_plainly(self._path):
                self._refuse_other()
                yield
        except ClosetReplaced as error:
            self._give_up(error)
            raise ClosetReplaced(self._refusal or str(error)) from error
        except ClosetDamaged as error:
            self._soundness.doubt(met_damage=True)
            if isinstance(self._writer, ClosetNewer):
                raise unreadable(self._path) from error
            raise

    def _refuse_other(self) -> None:
        if self._refusal:
            raise ClosetReplaced(self._refusal)
        self._opened.refuse_other()

    def _give_up(self, error: ClosetReplaced) -> None:
        """Let go of a file that is the closet no more, once its content is kept."""
        with WRITING, self._lock.exclusive():
            if self._refusal or not self._is_open:
                return
            try:
                kept = self._keep_copy()
            except ClosetUnusable:
                if not self._path.exists():
                    return  # held on to: there is no other copy
                kept = None
            self._let_go()
            said = _(_KEPT, error=error, file=kept) if kept else str(error)
            self._refusal = said

    def _keep_copy(self) -> Path | None:
        """Back up what is open; None if there is nothing to keep."""
        try:
            self._opened.refuse_other()
        except ClosetReplaced:
            if isinstance(self._writer, ClosetReadOnly):
                return None
            with self._open_writer(self._writer) as connection:
                return backup_folder.keep_replaced(self._path, connection, self._now())
        return None  # it was written over: what was there is gone

    def _let_go(self) -> None:
        if isinstance(self._writer, Engine):
            self._writer.dispose()
        self._reader.dispose()

    @contextmanager
    def _open_writer(self, writer: Engine) -> Iterator[sqlite3.Connection]:
        """Use the connection that writes, outside of a transaction."""
        with WRITING, closing(writer.raw_connection()) as pooled:
            yield _driver(pooled.driver_connection)


def _driver(connection: object) -> sqlite3.Connection:
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("the closet is kept in SQLite")
    return connection

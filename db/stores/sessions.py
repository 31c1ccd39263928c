"""Sessions of a closet file: many read while one writes, and all can be paused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.engine import WRITING
from db.failures import said_plainly
from db.read_write_lock import ReadWriteLock
from wardrobe.backup.open_files import let_go
from wardrobe.errors import ClosetUnusable
from wardrobe.language.texts import _


class ClosetSessions:
    """What every store of a closet stands on."""

    def __init__(
        self, path: Path, writer: Engine, reader: Engine, now: Callable[[], datetime]
    ) -> None:
        """Take ready engines; `SqliteCloset.open` makes them."""
        self._path = path
        self._writer = writer
        self._reader = reader
        self._now = now
        self._is_open = True
        self._lock = ReadWriteLock()

    def close(self) -> None:
        """Finish the write that runs and let go of the file."""
        with WRITING:
            self._writer.dispose()
            self._reader.dispose()
            if self._is_open:
                let_go(self._path)
            self._is_open = False

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let go of the file for a while; other threads wait."""
        with WRITING, self._lock.exclusive():
            self._writer.dispose()
            self._reader.dispose()
            yield

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        """Open a session that sees one moment of the file."""
        with self._session(self._reader) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """Open a session of which all is written, or nothing."""
        with WRITING, self._session(self._writer) as session:
            yield session
            session.commit()

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        if not self._is_open:
            raise ClosetUnusable(_("{path} is closed", path=self._path))
        with self._lock.shared(), said_plainly(self._path), Session(engine) as session:
            session.connection()  # begin now, not at the first query
            yield session

"""How the closet file is connected to: one writer, some readers, nothing implied.

One writer at a time with BEGIN IMMEDIATE never meets "database is locked" half-way
through, and readers never wait for it. SQLite before 3.51.3 could damage a WAL file
when two connections of a program wrote and checkpointed at the same moment.
"""

import sqlite3
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from db.file_lock import opening
from wardrobe.errors import ClosetUnusable
from wardrobe.language.texts import _

# "WARD" in the file's header: tells a closet from other programs' SQLite files.
APPLICATION_ID = 0x57415244
# A write takes milliseconds; who holds the lock longer than this is stuck.
BUSY_TIMEOUT_MS = 5000
# The window reads from two threads; two more for the terminal commands' work.
MOST_READERS = 4
# How to connect to a file of which it is sure that nobody changes it.
IMMUTABLE = "immutable"
# Held by whoever writes to a closet in this program; a restore may migrate within.
WRITING = threading.RLock()

_PRAGMAS: Mapping[str, int | str] = MappingProxyType(
    {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL: what was shown as saved survives a power cut
        "foreign_keys": 1,
        "query_only": 0,
    }
)


def connect(
    path: Path, pragmas: Mapping[str, int | str] = _PRAGMAS, *, mode: str = "rw"
) -> sqlite3.Connection:
    """Open the file with these pragmas in force.

    Args:
        path: An absolute path.
        pragmas: Wanted values by name.
        mode: `rw`, `ro`, `rwc` to create a file that is not there, or `IMMUTABLE`.

    Raises:
        ClosetUnusable: A pragma did not take, as WAL does not on network drives.
    """
    with opening(path):
        return _connect(path, pragmas, mode)


def _connect(
    path: Path, pragmas: Mapping[str, int | str], mode: str
) -> sqlite3.Connection:
    how = "mode=ro&immutable=1" if mode == IMMUTABLE else f"mode={mode}"
    connection = sqlite3.connect(
        f"{path.as_uri()}?{how}",
        uri=True,
        timeout=BUSY_TIMEOUT_MS / 1000,
        isolation_level=None,  # Python begins no transactions of its own
        check_same_thread=False,  # the pool hands it to one thread at a time
    )
    try:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")
            _require(path, name, value, *connection.execute(f"PRAGMA {name}"))
        if mode == "rw":
            with suppress(sqlite3.DatabaseError):  # who reads it is told
                # SQLite opens the log at the first look into the file.
                connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def writer_engine(path: Path) -> Engine:
    """Return the engine of the only connection that writes."""
    return _engine(path, _PRAGMAS, begin="BEGIN IMMEDIATE", count_connections=1)


def reader_engine(path: Path) -> Engine:
    """Return the engine of connections that cannot write."""
    pragmas = {**_PRAGMAS, "query_only": 1}
    return _engine(path, pragmas, begin="BEGIN", count_connections=MOST_READERS)


def onlooker_engine(path: Path, *, mode: str) -> Engine:
    """Return the engine of connections that leave the file as it is.

    Args:
        path: An absolute path.
        mode: `IMMUTABLE` where nobody can change it, `rw` where others may.
    """
    return _engine(
        path,
        {"query_only": 1},
        begin="BEGIN",
        count_connections=MOST_READERS,
        mode=mode,
    )


def migration_engine(path: Path) -> Engine:
    """Return an engine that may create the file and rebuild its tables.

    Foreign keys are off: a table is rebuilt by dropping the old one, and with them on
    that deletes the rows that refer to it.
    """
    pragmas = {**_PRAGMAS, "foreign_keys": 0}
    return _engine(
        path, pragmas, begin="BEGIN IMMEDIATE", count_connections=1, mode="rwc"
    )


def empty_log(connection: sqlite3.Connection) -> bool:
    """Move what was committed from the log into the file; return whether all was.

    Whoever reads an earlier moment keeps the log from being emptied, and a full disk
    does; what was committed is safe in it.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    return not busy


def _require(path: Path, name: str, wanted: int | str, found: tuple[int | str]) -> None:
    # SQLite ignores a pragma that it cannot follow, without a word.
    if found != (wanted,):
        raise ClosetUnusable(
            _(
                "{path} isn't safe where it is ({name} is {found}, not "
                "{wanted}); choose a folder on this computer's own disk",
                path=path,
                name=name,
                found=str(found[0]),
                wanted=str(wanted),
            )
        )


def _engine(
    path: Path,
    pragmas: Mapping[str, int | str],
    *,
    begin: str,
    count_connections: int,
    mode: str = "rw",
) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, pragmas, mode=mode),
        poolclass=QueuePool,
        pool_size=count_connections,
        max_overflow=0,
        pool_use_lifo=True,  # the one that has read most
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine

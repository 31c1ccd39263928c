"""Copies what can be read of a damaged closet to a new, sound one.

The damaged file is only read: row by row, by number, so that a damaged page takes with
it no more than the rows on it.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.orm import Session

from db.engine import connect, writer_engine
from db.opening import make_ready
from db.read_only import to_read
from db.recovery import checks, repairs
from db.recovery.repairs import REBUILD, RepairContext
from db.tables.rows import Row
from wardrobe.errors import ClosetDamaged
from wardrobe.language.texts import _
from wardrobe.model.progress import Progress
from wardrobe.ports.maintenance import Rescued
from wardrobe.taste.taste import Learn

# Of a schema that may be damaged too, and blobs that may be of any size.
_DISTRUST = {"query_only": 1, "writable_schema": 1, "trusted_schema": 0}
# How far to look for rows after the last one that was found.
_REACH = 2000


def rescue(
    damaged: Path,
    target: Path,
    backups: list[Path],
    learn: Learn,
    *,
    now: Callable[[], datetime],
    progress: Progress,
) -> Rescued:
    """Make a closet of what can be read; the target must not be there yet.

    Raises:
        ClosetDamaged: Nothing can be read.
    """
    make_ready(target, now=now)
    kept: dict[str, int] = {}
    lost: dict[str, int] = {}
    tables = Row.metadata.sorted_tables
    with (
        to_read(damaged, _DISTRUST) as source,
        closing(connect(target, {"foreign_keys": 0})) as copy,
    ):
        copy.execute("BEGIN")
        for number, table in enumerate(tables):
            part = progress.part(number, len(tables))
            kept[table.name], lost[table.name] = _copy(source, copy, table, part)
        copy.execute("COMMIT")
    if not any(kept.values()):
        raise ClosetDamaged(
            _(
                "nothing in {damaged} can be read; restore a backup instead",
                damaged=damaged,
            )
        )
    _mend(target, backups, learn, now())
    return Rescued(kept=kept, lost={name: n for name, n in lost.items() if n})


def _copy(
    source: sqlite3.Connection,
    copy: sqlite3.Connection,
    table: Table,
    progress: Progress,
) -> tuple[int, int]:
    """Copy a table; return how many rows were kept, and how many lost."""
    names = [column.name for column in table.columns]
    query = f'SELECT {", ".join(names)} FROM "{table.name}" WHERE rowid = ?'
    marks = ", ".join("?" * len(names))
    insert = f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({marks})'
    kept = lost = 0
    rowids, last_sure = _rowids(source, table.name)
    for done, rowid in enumerate(rowids):
        progress.step(done, len(rowids))
        try:
            row = source.execute(query, (rowid,)).fetchone()
            if row is not None:
                copy.execute(insert, row)
                kept += 1
        except sqlite3.OperationalError as error:
            if _is_of_target(error):
                raise
            lost += rowid <= last_sure
        except sqlite3.DatabaseError:
            lost += rowid <= last_sure
    return kept, lost


def _is_of_target(error: sqlite3.OperationalError) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}


def _rowids(source: sqlite3.Connection, table: str) -> tuple[list[int], int]:
    """Return all numbers that a row may have, and the last that one surely has."""
    upwards, is_whole = _walk(source, table, "ASC")
    if is_whole:
        return upwards, max(upwards, default=0)
    downwards, _is_whole = _walk(source, table, "DESC")
    first_gap = max(upwards, default=0) + 1
    last = max(downwards, default=first_gap - 1)
    between = range(first_gap, min(downwards, default=first_gap + _REACH))
    return sorted({*upwards, *between, *downwards}), last


def _walk(source: sqlite3.Connection, table: str, order: str) -> tuple[list[int], bool]:
    """Return the numbers of a table's rows from one end up to damage."""
    found: list[int] = []
    query = f'SELECT rowid FROM "{table}" NOT INDEXED ORDER BY rowid {order}'
    try:
        for (rowid,) in source.execute(query):
            found.append(rowid)
    except sqlite3.DatabaseError:
        return found, False
    return found, True


def _mend(target: Path, backups: list[Path], learn: Learn, now: datetime) -> None:
    """Repair what refers to lost rows, until nothing is left to repair."""
    engine = writer_engine(target)
    try:
        for _table in Row.metadata.sorted_tables:
            with Session(engine) as session:
                keys = {finding.key for finding in checks.findings(session)}
                keys -= {"", REBUILD}
                if not keys:
                    return
                repairs.apply(RepairContext(session, backups, learn, now), sorted(keys))
                session.commit()
    finally:
        engine.dispose()

"""What is looked for in the photos of days, and what mends it."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Dialect, delete, select, text
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from db.engine import connect
from db.tables.columns import UnreadableValue
from db.tables.day_rows import DayPhotoRow
from db.tables.rows import Row
from wardrobe.language.texts import _

# Photos in memory at one time; each is some 200 kB.
_AT_ONCE = 16
_TABLE = Row.metadata.tables[DayPhotoRow.__tablename__]


def changed_photos(session: Session) -> Iterator[tuple[str, str]]:
    """Yield those that aren't what was saved: a sentence and a repair."""
    # As it is in the file, which may hold any type in any column.
    query = select(DayPhotoRow.id, DayPhotoRow.sha256, DayPhotoRow.content)
    for number, sha256, content in session.execute(
        query.execution_options(yield_per=_AT_ONCE)
    ):
        if not _is_whole(content, sha256):
            said = _("photo {id} of a day has changed since it was saved", id=number)
            yield said, f"day-photo {number}"


def bring_back(session: Session, backups: Sequence[Path], rowid: int) -> None:
    """Take a photo from the newest backup that has it intact, or take it out."""
    session.execute(delete(_TABLE).where(text("rowid = :n")), {"n": rowid})
    for file in backups:
        if row := _in_backup(file, rowid, session.get_bind().dialect):
            names = ", ".join(row)
            marks = ", ".join(f":{name}" for name in row)
            insert = f"INSERT INTO {_TABLE.name} ({names}) VALUES ({marks})"
            session.execute(text(insert), row)
            return


def _in_backup(file: Path, rowid: int, dialect: Dialect) -> dict[str, object]:
    """Return a row as it is in the file; nothing where it is not there or damaged."""
    names = [column.name for column in _TABLE.columns]
    query = f"SELECT {', '.join(names)} FROM {_TABLE.name} WHERE rowid = ?"
    try:
        with closing(connect(file, {"query_only": 1})) as connection:
            found = connection.execute(query, (rowid,)).fetchone()
    except sqlite3.Error:
        return {}  # of an older shape, or damaged itself
    row = dict(zip(names, found or ()))
    is_sound = row and _is_whole(row["content"], row["sha256"])
    return row if is_sound and _is_readable(row, dialect) else {}


def _is_readable(row: Mapping[str, object], dialect: Dialect) -> bool:
    for column in _TABLE.columns:
        if isinstance(column.type, TypeDecorator):
            try:
                column.type.process_result_value(row[column.name], dialect)
            except UnreadableValue:
                return False
    return True


def _is_whole(content: object, sha256: object) -> bool:
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256

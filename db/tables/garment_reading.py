"""Reading many garments, again and again, at little cost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Dialect, SQLColumnExpression, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType, TypeEngine

from db.tables.rows import GARMENT_COLUMNS, GarmentRow
from wardrobe.model.garment import Garment

if TYPE_CHECKING:  # SQLAlchemy 2.0 has no such generic yet
    from sqlalchemy import Select

    Query: TypeAlias = Select[*tuple[Any, ...]]
    Narrowed: TypeAlias = Callable[[Query], Query]

Columns = Sequence[SQLColumnExpression[Any]]
Values = tuple[Any, ...]

# What a connection read last, by what was asked, and the number of that state.
_Seen: TypeAlias = "dict[Narrowed, tuple[object, list[Garment]]]"
_SEEN = "garments"
_NAMES = tuple(column.key for column in GARMENT_COLUMNS)


class GarmentReader:
    """Reads garments; one whose row did not change is the same object as before.

    The window reads the whole closet for several of its parts. Until somebody writes,
    a connection has nothing to read again; after that, to compare what was read takes
    a third of the time that it takes to make it.

    Attributes:
        lock: To be held by who reads, before a connection is taken: who asks at the
            same time waits, and gets the same connection, which knows the answer.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        # Rows are never deleted, so no more than the closet has are kept.
        self._known: dict[int, tuple[Values, Garment]] = {}

    def read(self, session: Session, narrowed: "Narrowed") -> list[Garment]:
        """Return garments.

        Args:
            narrowed: Says of a query of all garments which are meant, in which order;
                the same function every time, as what it said is known by it.

        Raises:
            UnreadableValue: A damaged file holds something else there.
        """
        connection = session.connection()
        # Another number once anybody wrote what this connection sees now.
        version = connection.exec_driver_sql("PRAGMA data_version").scalar()
        seen: _Seen = connection.info.setdefault(_SEEN, {})
        if seen.get(narrowed, (None,))[0] != version:
            seen[narrowed] = version, self._read(session, narrowed)
        return list(seen[narrowed][1])

    def _read(self, session: Session, narrowed: "Narrowed") -> list[Garment]:
        rows = _as_written(
            session,
            GARMENT_COLUMNS,
            lambda query: narrowed(query.join(GarmentRow.photo)),
        )
        news = [row for row in rows if not self._knows(row)]
        for row, values in zip(news, _values(session, GARMENT_COLUMNS, news)):
            garment = Garment(**dict(zip(_NAMES, values)))
            self._known[garment.id] = row, garment
        return [self._known[row[0]][1] for row in rows]

    def _knows(self, row: Values) -> bool:
        known = self._known.get(row[0])
        return known is not None and known[0] == row


def rows_of(session: Session, columns: Columns) -> Iterator[Values]:
    """Yield what stands in some columns; what stands there often is read only once.

    Raises:
        UnreadableValue: A damaged file holds something else there.
    """
    return _values(session, columns, _as_written(session, columns))


def _as_written(
    session: Session,
    columns: Columns,
    narrowed: "Narrowed" = lambda query: query,
) -> list[Values]:
    """Return rows as SQLite holds them."""
    query = select(*(type_coerce(column, NullType()) for column in columns))
    # Past the ORM, which takes as long for each row as SQLite does.
    return list(map(tuple, session.connection().execute(narrowed(query)).all()))


def _values(
    session: Session, columns: Columns, rows: Sequence[Values]
) -> Iterator[Values]:
    """Yield the values that rows stand for."""
    dialect = session.get_bind().dialect
    types = (column.type for column in select(*columns).selected_columns)
    return zip(*(_read(each, dialect, texts) for each, texts in zip(types, zip(*rows))))


def _read(type_: TypeEngine[Any], dialect: Dialect, texts: Values) -> Iterable[Any]:
    read = type_.result_processor(dialect, None)
    if read is None:
        return texts
    values = {text: read(text) for text in set(texts)}
    return map(values.__getitem__, texts)

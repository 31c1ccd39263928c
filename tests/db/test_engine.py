import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from db import engine
from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon
from wardrobe.errors import ClosetUnusable


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("application_id", 0x57415244),
    ],
)
def test_the_pragmas_that_safety_needs_are_in_force(
    fresh_closet: SqliteCloset, name: str, value: int | str
) -> None:
    assert isinstance(fresh_closet._writer, Engine)
    for connections in (fresh_closet._writer, fresh_closet._reader):
        with connections.connect() as connection:
            assert connection.scalar(text(f"PRAGMA {name}")) == value


def test_a_reader_cannot_write(fresh_closet: SqliteCloset) -> None:
    with (
        fresh_closet._reader.connect() as connection,
        pytest.raises(OperationalError, match="readonly"),
    ):
        connection.execute(text("DELETE FROM garment"))


def test_tables_made_in_a_transaction_are_rolled_back(
    fresh_closet: SqliteCloset,
) -> None:
    assert isinstance(fresh_closet._writer, Engine)
    with fresh_closet._writer.connect() as connection:
        connection.execute(text("CREATE TABLE extra (id INTEGER)"))
        connection.rollback()

    with fresh_closet._reader.connect() as connection:
        query = text("SELECT count(*) FROM sqlite_master WHERE name = 'extra'")
        assert connection.scalar(query) == 0


def test_readers_do_not_wait_for_a_writer_and_see_what_was_committed(
    fresh_closet: SqliteCloset,
) -> None:
    with fresh_closet._writing() as session:
        session.execute(text("DELETE FROM garment"))
        assert fresh_closet.garments() == []


def test_a_pragma_that_does_not_take_refuses_the_file(path: Path) -> None:
    with pytest.raises(ClosetUnusable, match="page_size is 4096, not 1000"):
        engine.connect(path, {"page_size": 1000}, mode="rwc")


def test_a_closet_that_another_program_locks_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 50)
    closet = SqliteCloset.open(path, now=noon)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(ClosetUnusable, match="another program is using") as caught:
        closet.add(a_garment(), PICTURES, EMBEDDING)
    with pytest.raises(ClosetUnusable, match="another program is using"):
        SqliteCloset.open(path, now=noon)

    assert str(path) in str(caught.value)
    other.close()
    assert closet.add(a_garment(), PICTURES, EMBEDDING).id == 1
    closet.close()

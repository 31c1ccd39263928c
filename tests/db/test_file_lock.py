"""The log of one closet file is not applied to another."""

import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="nobody can replace a file that is open"
)


def add(closet: SqliteCloset, name: str) -> None:
    closet.add(replace(a_garment(name), name=name), PICTURES, EMBEDDING)


def names_in(path: Path) -> list[str]:
    closet = SqliteCloset.open(path, now=noon)
    assert closet.check() == []
    names = [each.name for each in closet.garments()]
    closet.close()
    return names


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "other.closet"
    closet = SqliteCloset.open(path, now=noon)
    for name in "abcdefgh":
        add(closet, name)
    closet.close()
    return path


def test_what_a_reader_keeps_in_the_log_is_not_applied_to_a_file_put_in_its_place(
    path: Path, other: Path
) -> None:
    closet = SqliteCloset.open(path, now=noon)
    with closet._reading() as session:
        session.connection().exec_driver_sql("SELECT * FROM garment")
        add(closet, "late")
        assert path.with_name(f"{path.name}-wal").stat().st_size
        other.replace(path)

        assert names_in(path) == list("abcdefgh")

    closet.close()
    assert names_in(path) == list("abcdefgh")


def test_what_a_crash_left_in_the_log_is_applied_to_its_own_file_alone(
    path: Path, other: Path, tmp_path: Path
) -> None:
    closet = SqliteCloset.open(path, now=noon)
    with closet._reading() as session:
        session.connection().exec_driver_sql("SELECT * FROM garment")
        add(closet, "late")
        kept = shutil.copytree(path.parent, tmp_path / "as a crash left it")
    closet.close()

    assert names_in(kept / path.name) == ["late"]
    with closing(sqlite3.connect(other)) as connection:
        assert connection.execute("SELECT count(*) FROM garment").fetchone() == (8,)

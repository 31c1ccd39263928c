"""No file of the open closet is opened past SQLite: that would drop its locks."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon
from tests.wardrobe.fakes import FakeEyes
from tests.wardrobe.logs import LEARNER
from wardrobe.backup.open_files import is_held
from wardrobe.closet.adding import add_photos
from wardrobe.errors import InvalidValue
from wardrobe.transfer.import_csv import TableImport, import_csv
from wardrobe.transfer.import_folder import import_folder

OPEN_AND_CLOSE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM garment").fetchone()
connection.close()
"""


def let_another_program_look(path: Path) -> None:
    """Its closing takes the write-ahead log away, unless our locks forbid it."""
    subprocess.run([sys.executable, "-c", OPEN_AND_CLOSE, str(path)], check=True)


def number_of_wal(path: Path) -> int | None:
    log = path.with_name(f"{path.name}-wal")
    return log.stat().st_ino if log.exists() else None


@pytest.fixture
def filled(fresh_closet: SqliteCloset) -> SqliteCloset:
    fresh_closet.add(a_garment(), PICTURES, EMBEDDING)
    return fresh_closet


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' locks are the handle's")
@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_a_closet_that_is_dropped_on_itself_keeps_its_locks(
    filled: SqliteCloset, path: Path, end: str
) -> None:
    part = path.with_name(f"{path.name}{end}")
    log = number_of_wal(path)

    report = add_photos([part], closet=filled, eyes=FakeEyes(), now=noon)
    let_another_program_look(path)

    assert [failed.reason for failed in report.failed] == [
        "this is the open closet itself, not a photo"
    ]
    assert number_of_wal(path) == log


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' locks are the handle's")
def test_reading_it_would_have_dropped_them(filled: SqliteCloset, path: Path) -> None:
    assert filled.garments()
    path.read_bytes()
    let_another_program_look(path)

    assert number_of_wal(path) is None


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_another_name_of_it_is_known(
    filled: SqliteCloset, path: Path, link: Callable[[Path, Path], None]
) -> None:
    assert filled.garments()
    other = path.with_name("coat.jpg")
    link(other, path)

    assert is_held(other)
    assert not is_held(path.with_name("not there.jpg"))


def test_a_closed_one_is_a_file_like_others(path: Path) -> None:
    first, second = (SqliteCloset.open(path, now=noon) for _ in range(2))
    first.close()
    first.close()
    assert is_held(path)

    second.close()

    assert not is_held(path)


def test_it_is_no_table_and_no_manifest(
    filled: SqliteCloset, path: Path, tmp_path: Path
) -> None:
    into = TableImport(closet=filled, eyes=FakeEyes(), now=noon, is_dry=True)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "closet.json").symlink_to(path)

    with pytest.raises(InvalidValue, match="the open closet itself"):
        import_csv(path, into, {})
    with pytest.raises(InvalidValue, match="the open closet itself"):
        import_folder(tmp_path / "folder", filled, len, LEARNER.relearn)

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from db.engine import APPLICATION_ID
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon
from wardrobe.errors import ClosetUnusable


def as_sqlite(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def as_other_database(path: Path) -> None:
    as_sqlite(path, "CREATE TABLE bookmarks (id INTEGER)")


def as_other_database_in_wal(path: Path) -> None:
    as_sqlite(path, "PRAGMA journal_mode = wal", "CREATE TABLE bookmarks (id INTEGER)")


def as_other_application(path: Path) -> None:
    as_sqlite(path, "PRAGMA application_id = 7", "PRAGMA user_version = 3")


def as_closet_without_version(path: Path) -> None:
    as_sqlite(
        path, f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TABLE garment (id)"
    )


def as_closet_with_empty_version(path: Path) -> None:
    as_closet_without_version(path)
    as_sqlite(path, "CREATE TABLE alembic_version (version_num)")


def as_newer_closet(path: Path) -> None:
    SqliteCloset.open(path, now=noon).close()
    as_sqlite(
        path,
        "UPDATE alembic_version SET version_num = '9999'",
        "ALTER TABLE garment RENAME COLUMN colour TO shade",
    )


def as_truncated_closet(path: Path) -> None:
    closet = SqliteCloset.open(path, now=noon)
    closet.add(a_garment(), PICTURES, EMBEDDING)
    closet.close()
    with path.open("rb+") as file:
        file.truncate(20_000)


def as_text(path: Path) -> None:
    path.write_text("Dear diary, what shall I wear today?\n" * 100)


def as_short_text(path: Path) -> None:
    path.write_text("hi")


def as_garbage(path: Path) -> None:
    path.write_bytes(bytes(range(1, 256)) * 64)


def as_garbage_behind_a_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(range(1, 256)) * 64)


def as_picture(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(5000))


def as_pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (as_text, "isn't a closet"),
        (as_short_text, "isn't a closet"),
        (as_garbage, "isn't a closet"),
        (as_garbage_behind_a_header, "isn't a closet|is damaged"),
        (as_picture, "isn't a closet"),
        (Path.mkdir, "is a folder"),
        (as_pipe, "isn't a regular file"),
        (as_other_database, "another program's database"),
        (as_other_database_in_wal, "another program's database"),
        (as_other_application, "another program's database"),
        (as_closet_without_version, "its version can't be read"),
        (as_closet_with_empty_version, "its version can't be read"),
        (as_newer_closet, "newer version"),
        (as_truncated_closet, "is damaged"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_no_usable_closet_is_told_in_one_sentence_and_left_alone(
    path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(ClosetUnusable, match=reason) as caught:
        SqliteCloset.open(path, now=noon)

    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert before == (path.read_bytes() if path.is_file() else None)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"", None], ids=["empty file", "no tables"])
def test_what_a_crash_during_creation_leaves_becomes_a_closet(
    path: Path, content: bytes | None
) -> None:
    if content is None:
        as_sqlite(path, "PRAGMA journal_mode = wal")
    else:
        path.write_bytes(content)

    closet = SqliteCloset.open(path, now=noon)

    assert closet.garments() == []
    closet.close()


def test_folders_on_the_way_to_a_new_closet_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "closet.db"

    SqliteCloset.open(path, now=noon).close()

    assert path.is_file()


def test_a_relative_path_means_the_folder_of_the_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    closet = SqliteCloset.open(Path("closet.db"), now=noon)
    monkeypatch.chdir("/")

    closet.add(a_garment(), PICTURES, EMBEDDING)

    closet.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["closet.db"]


def test_a_new_closet_in_a_folder_without_rights_is_told(
    public_folder: Path, request: pytest.FixtureRequest
) -> None:
    public_folder.chmod(0o555)
    request.getfixturevalue("no_rights")

    with pytest.raises(ClosetUnusable, match="check the permissions"):
        SqliteCloset.open(public_folder / "closet.db", now=noon)


@pytest.mark.parametrize(
    ("folder_rights", "file_rights"),
    [(0o777, 0o000), (0o000, 0o666)],
    ids=["file secret", "folder secret"],
)
def test_a_closet_without_rights_to_read_is_told(
    public_folder: Path,
    folder_rights: int,
    file_rights: int,
    request: pytest.FixtureRequest,
) -> None:
    path = public_folder / "closet.db"
    SqliteCloset.open(path, now=noon).close()
    path.chmod(file_rights)
    public_folder.chmod(folder_rights)
    request.getfixturevalue("no_rights")

    with pytest.raises(ClosetUnusable, match="check the permissions") as caught:
        SqliteCloset.open(path, now=noon)

    assert str(path) in str(caught.value)


def test_a_closet_that_is_up_to_date_opens_without_alembic(path: Path) -> None:
    SqliteCloset.open(path, now=noon).close()
    program = (
        "import sys; from pathlib import Path; from db.closet import SqliteCloset\n"
        "from tests.db.samples import noon\n"
        "SqliteCloset.open(Path(sys.argv[1]), now=noon).close()\n"
        "print('alembic' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "False\n"

"""A closet file that other programs meddle with while it is open."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from db.closet_file import ClosetFile
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import ClosetMissing, ClosetReplaced, ClosetUnusable

OURS, THEIRS = "ours", "from the other computer"


def make(path: Path, *names: str) -> None:
    closet = SqliteCloset.open(path, now=noon)
    for name in names:
        garment = replace(a_garment(name), name=name)
        closet.add(garment, PICTURES, EMBEDDING)
    closet.close()


def names_in(path: Path) -> list[str]:
    """Return the garments of a file that SQLite finds sound."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [name for (name,) in connection.execute("SELECT name FROM garment")]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A closet with more in it than ours."""
    path = tmp_path / "elsewhere" / "other.closet"
    make(path, THEIRS, "a", "b", "c", "d")
    return path


@pytest.fixture
def file(path: Path) -> ClosetFile:
    make(path, OURS)
    return ClosetFile(path, LEARNER, now=noon)


def rename_over(other: Path, path: Path) -> None:
    other.replace(path)


def copy_over(other: Path, path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(0)
        file.write(other.read_bytes())


def write_garbage(_other: Path, path: Path) -> None:
    with path.open("rb+") as file:
        file.write(b"something else" * 1000)


def move(_other: Path, path: Path) -> None:
    path.rename(path.with_name("moved"))


def delete(_other: Path, path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    "meddle", [rename_over, copy_over, write_garbage, move, delete]
)
def test_a_file_that_is_not_the_one_that_was_opened_is_not_written(
    file: ClosetFile, path: Path, other: Path, meddle: Callable[[Path, Path], None]
) -> None:
    closet = file.open()
    closet.add(replace(a_garment("x"), name="x"), PICTURES, EMBEDDING)
    meddle(other, path)
    before = path.read_bytes() if path.exists() else None

    for _ in range(2):
        with pytest.raises(ClosetReplaced, match="nothing was saved") as caught:
            closet.remove([1])
    closet.close()

    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert before == (path.read_bytes() if path.exists() else None)
    log = path.with_name(f"{path.name}-wal")
    assert not log.exists() or not log.stat().st_size


@pytest.mark.parametrize("meddle", [rename_over, copy_over])
def test_it_is_noticed_when_nothing_is_written(
    file: ClosetFile, path: Path, other: Path, meddle: Callable[[Path, Path], None]
) -> None:
    closet = file.open()
    closet.add(a_garment("x"), PICTURES, EMBEDDING)
    file.count_changes_of_others()
    meddle(other, path)

    with pytest.raises(ClosetReplaced):
        file.count_changes_of_others()
    closet.close()


@pytest.mark.parametrize("meddle", [rename_over, copy_over])
def test_opened_anew_the_same_closet_shows_and_changes_the_new_file(
    file: ClosetFile, path: Path, other: Path, meddle: Callable[[Path, Path], None]
) -> None:
    closet = file.open()
    closet.add(a_garment("x"), PICTURES, EMBEDDING)
    meddle(other, path)
    with pytest.raises(ClosetReplaced):
        closet.remove([1])

    file.open_anew()

    assert [each.name for each in closet.garments()] == [THEIRS, *"abcd"]
    closet.add(replace(a_garment("y"), name="y"), PICTURES, EMBEDDING)
    assert file.count_changes_of_others() == file.count_changes_of_others()
    closet.close()
    assert names_in(path) == [THEIRS, *"abcd", "y"]


def test_what_was_open_is_kept_as_a_backup_and_the_sentence_says_where(
    file: ClosetFile, path: Path, other: Path
) -> None:
    closet = file.open()
    closet.add(replace(a_garment("x"), name="x"), PICTURES, EMBEDDING)
    rename_over(other, path)

    with pytest.raises(ClosetReplaced) as caught:
        closet.garments()
    closet.close()

    (backup,) = file.backups()
    assert backup.file.name in str(caught.value)
    assert names_in(backup.file) == [OURS, "x"]
    assert names_in(path) == [THEIRS, *"abcd"]


def test_a_file_that_is_gone_is_not_made_anew(file: ClosetFile, path: Path) -> None:
    closet = file.open()
    path.unlink()

    with pytest.raises(ClosetMissing):
        file.open_anew()

    assert not path.exists()
    closet.close()


def test_a_program_that_starts_after_the_swap_reads_the_new_file_unharmed(
    file: ClosetFile, path: Path, other: Path
) -> None:
    closet = file.open()
    closet.add(a_garment("x"), PICTURES, EMBEDDING)
    rename_over(other, path)
    with pytest.raises(ClosetReplaced):
        closet.remove([1])

    second = SqliteCloset.open(path, now=noon)
    second.add(replace(a_garment("z"), name="z"), PICTURES, EMBEDDING)
    second.close()
    closet.close()

    assert names_in(path) == [THEIRS, *"abcd", "z"]


def test_a_swap_in_the_middle_of_a_change_changes_neither_file(
    file: ClosetFile, path: Path, other: Path
) -> None:
    closet = file.open()

    def change_late() -> None:
        with closet._writing() as session:
            session.connection().exec_driver_sql("UPDATE garment SET name = 'late'")
            rename_over(other, path)

    with pytest.raises(ClosetReplaced):
        change_late()
    closet.close()

    (backup,) = file.backups()
    assert names_in(backup.file) == [OURS]
    assert names_in(path) == [THEIRS, *"abcd"]


def test_what_another_program_of_ours_writes_is_no_meddling(
    file: ClosetFile, path: Path
) -> None:
    closet, second = file.open(), SqliteCloset.open(path, now=noon)
    before = file.count_changes_of_others()

    closet.remove([1])
    assert file.count_changes_of_others() == before
    second.restore([1])
    after = file.count_changes_of_others()
    closet.remove([1])
    second.restore([1])

    assert after != before
    assert len(closet.garments()) == 1
    second.close()
    closet.close()


def test_nothing_is_left_in_the_log_that_another_file_could_be_taken_for(
    file: ClosetFile, path: Path
) -> None:
    closet = file.open()

    closet.remove([1])

    assert path.with_name(f"{path.name}-wal").stat().st_size == 0
    closet.close()


def test_a_log_that_a_reader_holds_up_is_emptied_later(
    file: ClosetFile, path: Path
) -> None:
    closet = file.open()
    with closet._reading() as session:
        session.connection().exec_driver_sql("SELECT * FROM garment")
        closet.remove([1])
        assert path.with_name(f"{path.name}-wal").stat().st_size
    file.count_changes_of_others()

    assert not path.with_name(f"{path.name}-wal").stat().st_size
    closet.close()


def test_a_link_to_a_closet_is_the_same_closet(
    file: ClosetFile, path: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.closet"
    link.symlink_to(path)

    linked = ClosetFile(link, LEARNER, now=noon)
    linked.open().remove([1])
    linked.back_up_if_due()

    assert file.open().garments() == []
    assert file.backups() == linked.backups()
    assert not (tmp_path / "link backups").exists()
    linked.open().close()
    file.open().close()


def test_a_locked_closet_is_told(
    file: ClosetFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.BUSY_TIMEOUT_MS", 100)
    closet = file.open()
    with closing(sqlite3.connect(path, isolation_level=None)) as locker:
        locker.execute("BEGIN IMMEDIATE")

        with pytest.raises(ClosetUnusable, match="another program is using"):
            closet.remove([1])

        locker.execute("ROLLBACK")
    closet.remove([1])
    closet.close()

"""A closet that a newer version changed is looked at, and left as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.backup import backup_folder
from db.closet import SqliteCloset
from db.closet_file import Access, ClosetFile
from tests.db.newer import change_by_newer
from tests.db.samples import EMBEDDING, NOON, PICTURES, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import ClosetNewer, ClosetUnusable
from wardrobe.model.maintenance import BackupReason, Finding
from wardrobe.model.picture import Picture

RENAMED = "ALTER TABLE garment RENAME COLUMN colour TO shade"
ONE_FILE = "PRAGMA journal_mode = delete"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A closet that a newer version changed, alone in its folder."""
    path = tmp_path / "shelf" / "my.closet"
    closet = SqliteCloset.open(path, now=noon)
    closet.add(a_garment(), PICTURES, EMBEDDING)
    closet.record(an_event(1), learn=LEARNER.update)
    closet.close()
    change_by_newer(path)
    return path


@pytest.fixture
def copy(place: Path) -> Path:
    """The copy that the newer version made before it changed the closet."""
    older = place.with_name("older.closet")
    SqliteCloset.open(older, now=noon).close()
    made = backup_folder.make(older, BackupReason.BEFORE_UPDATE, NOON).file
    older.unlink()
    folder = backup_folder.folder_of(place)
    made.parent.rename(folder)
    return folder / made.name


def opened(place: Path, access: Access = Access.READ) -> ClosetFile:
    return ClosetFile(place, LEARNER, now=noon, access=access)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("is_in_one_file", [False, True], ids=["wal", "one file"])
def test_it_is_read_and_nothing_is_written(
    place: Path, *, is_in_one_file: bool
) -> None:
    if is_in_one_file:  # as a backup is
        with closing(sqlite3.connect(place, isolation_level=None)) as connection:
            connection.execute(ONE_FILE)
    before = place.read_bytes()

    closet = SqliteCloset.open(place, now=noon)

    assert [each.name for each in closet.garments()] == [a_garment().name]
    assert closet.picture(1, Picture.CUTOUT) == PICTURES[Picture.CUTOUT]
    assert len(closet.events()) == 1
    assert closet.taste().version == 1
    with pytest.raises(ClosetNewer, match="look, but not change") as refused:
        closet.remove([1])
    closet.close()
    assert str(place) in str(refused.value)
    assert place.read_bytes() == before
    assert names(place.parent) == [place.name]


def test_it_is_read_where_nothing_can_be_written(place: Path) -> None:
    place.chmod(0o444)
    place.parent.chmod(0o555)

    closet = SqliteCloset.open(place, now=noon)

    assert len(closet.garments()) == 1
    assert isinstance(closet.why_read_only, ClosetNewer)
    closet.close()
    assert names(place.parent) == [place.name]


def test_what_its_own_version_changes_meanwhile_is_seen(place: Path) -> None:
    closet = SqliteCloset.open(place, now=noon)

    with closing(sqlite3.connect(place)) as newer, newer:
        newer.execute("UPDATE garment SET name = 'washed'")

    assert [each.name for each in closet.garments()] == ["washed"]
    closet.close()


@pytest.mark.parametrize("access", [Access.CHANGE, Access.MAKE])
def test_who_wants_to_change_it_is_told_at_once(place: Path, access: Access) -> None:
    before = place.read_bytes()
    file = opened(place, access)

    with pytest.raises(ClosetNewer, match=r"get the newer version$"):
        file.open()

    assert file.back_up_if_due() is None
    assert place.read_bytes() == before
    assert names(place.parent) == [place.name]


def test_it_is_neither_backed_up_by_itself_nor_repaired_nor_restored(
    place: Path, copy: Path
) -> None:
    file = opened(place)
    file.open()
    before = place.read_bytes(), names(copy.parent)

    assert file.back_up_if_due() is None
    with pytest.raises(ClosetNewer):
        file.repair([Finding("a page", "rebuild it", "rebuild")])
    with pytest.raises(ClosetNewer):
        file.restore(copy)

    file.close()
    assert (place.read_bytes(), names(copy.parent)) == before


def test_it_is_backed_up_as_it_is_when_that_is_asked_for(
    place: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.closet"

    opened(place).back_up(target)

    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT washed_at FROM garment").fetchall()
    assert names(place.parent) == [place.name]


@pytest.mark.parametrize("what", ["column", "table"])
def test_without_all_that_this_version_reads_it_is_refused(
    place: Path, what: str
) -> None:
    statement = RENAMED if what == "column" else "DROP TABLE trip"
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute(statement)
    before = place.read_bytes()

    with pytest.raises(ClosetNewer, match=r"can't read it; get the newer version$"):
        opened(place).open()

    assert place.read_bytes() == before
    assert names(place.parent) == [place.name]


def test_a_word_that_is_new_is_no_damage(place: Path) -> None:
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE garment SET type = 'spacesuit'")
    file = opened(place)

    with pytest.raises(ClosetNewer, match="can't read it"):
        file.open().garments()
    with pytest.raises(ClosetNewer):
        file.check()

    file.close()


def test_a_taste_that_is_new_keeps_nobody_from_the_garments(place: Path) -> None:
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE taste SET learned = 'by another way'")
    file = opened(place)

    assert len(file.open().garments()) == 1

    file.close()


def test_the_copy_from_before_is_named_and_opens(place: Path, copy: Path) -> None:
    with pytest.raises(ClosetNewer) as refused:
        opened(place, Access.CHANGE).open()

    assert refused.value.copy == copy


def test_a_copy_that_this_version_cannot_open_either_is_not_named(
    place: Path, copy: Path
) -> None:
    change_by_newer(copy)

    with pytest.raises(ClosetNewer) as refused:
        opened(place, Access.CHANGE).open()

    assert refused.value.copy is None


def test_the_copy_from_before_becomes_a_closet_of_its_own(
    place: Path, copy: Path
) -> None:
    before = place.read_bytes(), copy.read_bytes()
    file = opened(place)

    own = file.lay_out(copy)
    closet = SqliteCloset.open(own, now=noon)
    closet.add(a_garment(), PICTURES, EMBEDDING)
    closet.close()
    again = file.lay_out(copy)

    assert own == again == place.with_name("my 2026-03-01.closet")
    with closing(sqlite3.connect(again)) as connection:
        assert connection.execute("SELECT count(*) FROM garment").fetchone() == (1,)
    assert (place.read_bytes(), copy.read_bytes()) == before


def test_the_copy_from_before_is_restored_and_the_newer_closet_kept(
    place: Path, copy: Path
) -> None:
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute(RENAMED)
    file = opened(place)
    with pytest.raises(ClosetUnusable):
        file.open()

    kept = file.restore(copy)

    assert kept is not None
    assert file.open().garments() == []
    with closing(sqlite3.connect(kept)) as newer:
        assert newer.execute("SELECT washed_at, shade FROM garment").fetchall()
    file.close()

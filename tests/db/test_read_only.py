"""Closets where nothing can be written: they are read, and left as they are."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.backup.file_copy import back_up
from db.closet import SqliteCloset
from db.closet_file import Access, ClosetFile
from db.engine import APPLICATION_ID
from tests.db.samples import EMBEDDING, PICTURES, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import ClosetUnusable
from wardrobe.transfer.export_folder import export_closet

RIGHTS = [(0o555, 0o644), (0o755, 0o444), (0o555, 0o444)]
NAMES = ["folder", "file", "folder and file"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "a disc"
    folder.mkdir()
    closet = SqliteCloset.open(folder / "my.closet", now=noon)
    closet.add(a_garment(), PICTURES, EMBEDDING)
    closet.close()
    return folder / "my.closet"


def forbid(closet: Path, folder_rights: int = 0o555, file_rights: int = 0o444) -> None:
    closet.chmod(file_rights)
    closet.parent.chmod(folder_rights)


@pytest.mark.parametrize(("folder_rights", "file_rights"), RIGHTS, ids=NAMES)
def test_a_read_only_closet_is_listed_and_left_alone(
    place: Path, folder_rights: int, file_rights: int
) -> None:
    forbid(place, folder_rights, file_rights)
    before = place.read_bytes()

    closet = SqliteCloset.open(place, now=noon)
    names = [each.name for each in closet.garments()]
    with pytest.raises(ClosetUnusable, match="check the permissions"):
        closet.remove([1])
    closet.close()

    assert names == [a_garment().name]
    assert place.read_bytes() == before
    assert [each.name for each in place.parent.iterdir()] == [place.name]


def test_a_closet_of_an_older_version_is_read_where_it_cannot_be_brought_up_to_date(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "a disc"
    folder.mkdir()
    path = folder / "old.closet"
    dump = Path(__file__).parent / "closets" / "0001.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    forbid(path)

    closet = SqliteCloset.open(path, now=noon)

    assert len(closet.garments()) == 2
    closet.close()
    assert [each.name for each in folder.iterdir()] == [path.name]


def test_what_a_crash_left_in_the_log_is_read_too(place: Path, tmp_path: Path) -> None:
    closet = SqliteCloset.open(place, now=noon)
    with closet._reading():  # who reads keeps the log from being emptied
        closet.add(a_garment("shoes.jpg"), PICTURES, EMBEDDING)
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for end in ("", "-wal"):
            shutil.copy(f"{place}{end}", crashed / f"my.closet{end}")
    closet.close()
    forbid(crashed / "my.closet")

    found = SqliteCloset.open(crashed / "my.closet", now=noon)

    assert len(found.garments()) == 2
    found.close()


def test_a_read_only_closet_is_exported(place: Path, tmp_path: Path) -> None:
    forbid(place)
    closet = SqliteCloset.open(place, now=noon)

    assert export_closet(closet, tmp_path / "taken away", now=noon) == 1
    closet.close()


def test_a_read_only_closet_is_backed_up_and_restored_from(
    place: Path, tmp_path: Path
) -> None:
    forbid(place)
    copy, mine = tmp_path / "copy.closet", tmp_path / "mine.closet"

    back_up(place, copy)
    ClosetFile(place, LEARNER, now=noon, access=Access.READ).back_up(
        tmp_path / "another.closet"
    )
    ClosetFile(mine, LEARNER, now=noon).restore(place)

    for path in (copy, mine):
        restored = SqliteCloset.open(path, now=noon)
        assert [each.name for each in restored.garments()] == [a_garment().name]
        restored.close()


def test_a_read_only_closet_whose_taste_is_old_is_read_all_the_same(
    place: Path,
) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(
            "INSERT INTO taste (version, created_at, cause, last_event_id, forgotten,"
            " count_foretold, hits, hits_of_expert)"
            f" VALUES (1, '{noon().isoformat()}', 'event', 0, '', 0, 0, 0)"
        )
        connection.commit()
    forbid(place)

    closet = ClosetFile(place, LEARNER, now=noon, access=Access.READ).open()

    assert closet.taste().version == 1
    closet.close()


def test_who_wants_to_change_a_read_only_closet_is_told_at_once(place: Path) -> None:
    forbid(place)

    with pytest.raises(ClosetUnusable, match="check the permissions"):
        ClosetFile(place, LEARNER, now=noon, access=Access.CHANGE).open()


def test_a_closet_that_is_made_read_only_while_it_is_open_is_not_written(
    place: Path,
) -> None:
    closet = SqliteCloset.open(place, now=noon)
    place.chmod(0o444)

    with pytest.raises(ClosetUnusable, match="can't be written any more"):
        closet.record(an_event(1), learn=LEARNER.update)

    assert closet.events() == []
    place.chmod(0o644)
    closet.remove([1])
    closet.close()


@pytest.mark.parametrize(("folder_rights", "file_rights"), RIGHTS, ids=NAMES)
def test_what_can_be_read_is_rescued_from_where_nothing_can_be_written(
    place: Path, tmp_path: Path, folder_rights: int, file_rights: int
) -> None:
    forbid(place, folder_rights, file_rights)
    file = ClosetFile(place, LEARNER, now=noon, access=Access.READ)

    rescued = file.rescue(tmp_path / "rescued.closet")

    assert rescued.kept["garment"] == 1
    assert [each.name for each in place.parent.iterdir()] == [place.name]

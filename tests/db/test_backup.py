import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db import backup
from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import ClosetUnusable
from wardrobe.ports import Picture


def test_a_backup_opens_as_the_same_closet(
    fresh_closet: SqliteCloset, add: Callable[..., int], tmp_path: Path
) -> None:
    garment_id = add()
    fresh_closet.record(an_event(garment_id), LEARNER.update)
    target = tmp_path / "copy.closet"

    fresh_closet.backup(target)

    copy = SqliteCloset.open(target, now=noon)
    assert copy.garments() == fresh_closet.garments()
    assert copy.picture(garment_id, Picture.PHOTO) == PICTURES[Picture.PHOTO]
    assert copy.events() == fresh_closet.events()
    assert copy.taste() == fresh_closet.taste()
    assert copy.check() == []
    copy.close()


def test_a_backup_is_one_file_and_leaves_nothing_beside_it(
    fresh_closet: SqliteCloset, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    fresh_closet.backup(folder / "copy.closet")

    assert [entry.name for entry in folder.iterdir()] == ["copy.closet"]
    with closing(sqlite3.connect(folder / "copy.closet")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_existing_file_is_never_overwritten(
    fresh_closet: SqliteCloset, tmp_path: Path
) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("precious")

    with pytest.raises(ClosetUnusable, match="exists already") as caught:
        fresh_closet.backup(target)

    assert str(target) in str(caught.value)
    assert target.read_text() == "precious"


def test_a_folder_that_is_not_there_is_told(
    fresh_closet: SqliteCloset, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / "copy.closet"

    with pytest.raises(ClosetUnusable, match="No such file or directory") as caught:
        fresh_closet.backup(target)

    assert str(target) in str(caught.value)


def test_a_folder_without_rights_is_told(
    public_folder: Path, tmp_path: Path, no_rights_backup: Callable[[Path], None]
) -> None:
    with pytest.raises(ClosetUnusable, match="check the rights"):
        no_rights_backup(public_folder / "locked" / "copy.closet")


@pytest.fixture
def no_rights_backup(
    public_folder: Path, request: pytest.FixtureRequest
) -> Callable[[Path], None]:
    closet_folder = public_folder / "open"
    closet_folder.mkdir()
    closet_folder.chmod(0o777)
    (public_folder / "locked").mkdir()
    (public_folder / "locked").chmod(0o555)
    SqliteCloset.open(closet_folder / "closet.db", now=noon).close()
    (closet_folder / "closet.db").chmod(0o666)

    def back_up(target: Path) -> None:
        request.getfixturevalue("no_rights")
        backup.back_up(closet_folder / "closet.db", target)

    return back_up


def test_a_copy_that_is_not_whole_is_no_backup(
    fresh_closet: SqliteCloset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_copy", copy_garbage)

    with pytest.raises(ClosetUnusable, match="not whole"):
        fresh_closet.backup(tmp_path / "copy.closet")

    assert not (tmp_path / "copy.closet").exists()


def copy_garbage(source: Path, copy: Path, target: Path) -> dict[str, int]:
    copy.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    return {}


def test_a_disk_that_fails_leaves_no_half_backup(
    fresh_closet: SqliteCloset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(ClosetUnusable, match="no room left"):
        fresh_closet.backup(folder / "copy.closet")

    assert list(folder.iterdir()) == []


def test_a_backup_while_garments_are_added_holds_those_of_one_moment(
    fresh_closet: SqliteCloset, tmp_path: Path
) -> None:
    is_done = threading.Event()

    def keep_adding() -> None:
        number = 0
        while not is_done.is_set():
            number += 1
            fresh_closet.add(a_garment(str(number)), PICTURES, EMBEDDING)

    adding = threading.Thread(target=keep_adding)
    adding.start()
    try:
        for number in range(5):
            fresh_closet.backup(tmp_path / f"{number}.closet")
    finally:
        is_done.set()
        adding.join()

    for number in range(5):
        copy = SqliteCloset.open(tmp_path / f"{number}.closet", now=noon)
        ids = [garment.id for garment in copy.garments()]
        assert ids == list(range(1, len(ids) + 1))
        assert copy.check() == []
        copy.close()

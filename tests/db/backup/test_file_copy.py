import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.backup import file_copy
from db.backup.file_copy import back_up
from db.backup.fingerprint import Fingerprint
from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import Cancelled, ClosetUnusable
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress


def test_a_backup_opens_as_the_same_closet(
    fresh_closet: SqliteCloset, path: Path, add: Callable[..., int], tmp_path: Path
) -> None:
    garment_id = add()
    fresh_closet.record(an_event(garment_id), learn=LEARNER.update)
    target = tmp_path / "copy.closet"

    back_up(path, target)

    copy = SqliteCloset.open(target, now=noon)
    assert copy.garments() == fresh_closet.garments()
    assert copy.picture(garment_id, Picture.PHOTO) == PICTURES[Picture.PHOTO]
    assert copy.events() == fresh_closet.events()
    assert copy.taste() == fresh_closet.taste()
    assert copy.check() == []
    copy.close()


def test_a_backup_is_one_file_and_leaves_nothing_beside_it(
    fresh_closet: SqliteCloset, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    back_up(path, folder / "copy.closet")

    assert [entry.name for entry in folder.iterdir()] == ["copy.closet"]
    with closing(sqlite3.connect(folder / "copy.closet")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_existing_file_is_never_overwritten(
    fresh_closet: SqliteCloset, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("precious")

    with pytest.raises(ClosetUnusable, match="already exists") as caught:
        back_up(path, target)

    assert str(target) in str(caught.value)
    assert target.read_text() == "precious"


def test_a_folder_that_is_not_there_is_told(
    fresh_closet: SqliteCloset, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / "copy.closet"

    with pytest.raises(ClosetUnusable, match="no such file or directory") as caught:
        back_up(path, target)

    assert str(target) in str(caught.value)


def test_a_folder_without_rights_is_told(
    public_folder: Path, tmp_path: Path, no_rights_backup: Callable[[Path], None]
) -> None:
    with pytest.raises(ClosetUnusable, match="check the permissions"):
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

    def back_up_to(target: Path) -> None:
        request.getfixturevalue("no_rights")
        back_up(closet_folder / "closet.db", target)

    return back_up_to


def test_a_copy_that_is_not_whole_is_no_backup(
    fresh_closet: SqliteCloset,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(file_copy, "copy_closet", copy_garbage)

    with pytest.raises(ClosetUnusable, match="is incomplete"):
        back_up(path, tmp_path / "copy.closet")

    assert not (tmp_path / "copy.closet").exists()


def copy_garbage(
    source: Path, reader: object, copy: Path, progress: Progress
) -> Fingerprint:
    copy.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    return {}


def test_a_disk_that_fails_leaves_no_half_backup(
    fresh_closet: SqliteCloset,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(ClosetUnusable, match="is full; free some space"):
        back_up(path, folder / "copy.closet")

    assert list(folder.iterdir()) == []


def test_a_backup_while_garments_are_added_holds_those_of_one_moment(
    fresh_closet: SqliteCloset, path: Path, tmp_path: Path
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
            back_up(path, tmp_path / f"{number}.closet")
    finally:
        is_done.set()
        adding.join()

    for number in range(5):
        copy = SqliteCloset.open(tmp_path / f"{number}.closet", now=noon)
        ids = [garment.id for garment in copy.garments()]
        assert ids == list(range(1, len(ids) + 1))
        assert copy.check() == []
        copy.close()


def test_a_copy_of_which_one_bit_is_lost_is_no_backup(
    fresh_closet: SqliteCloset,
    path: Path,
    add: Callable[..., int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add()
    copy_closet = file_copy.copy_closet

    def lose_a_bit(
        source: Path, reader: sqlite3.Connection, copy: Path, progress: Progress
    ) -> Fingerprint:
        held = copy_closet(source, reader, copy, progress)
        content = bytearray(copy.read_bytes())
        content[content.find(PICTURES[Picture.PHOTO])] ^= 1
        copy.write_bytes(content)
        return held

    monkeypatch.setattr(file_copy, "copy_closet", lose_a_bit)

    with pytest.raises(ClosetUnusable, match="is incomplete"):
        back_up(path, tmp_path / "copy.closet")


def test_a_backup_tells_how_far_it_is_and_can_be_stopped_anywhere(
    fresh_closet: SqliteCloset, path: Path, add: Callable[..., int], tmp_path: Path
) -> None:
    add()
    told: list[float] = []
    whole = Progress(tell=lambda done, total: told.append(done / total))
    back_up(path, tmp_path / "whole.closet", whole)
    assert told == sorted(told)
    assert told[-1] == 1

    folder = tmp_path / "stick"
    folder.mkdir()
    for count_steps in range(100):
        answers = iter([False] * count_steps)
        progress = Progress(is_cancelled=lambda answers=answers: next(answers, True))  # type: ignore[misc]
        try:
            back_up(path, folder / "copy.closet", progress)
            break
        except Cancelled:
            assert list(folder.iterdir()) == []
    assert count_steps > 3

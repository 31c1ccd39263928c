import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.backup import backup_folder
from db.closet import SqliteCloset
from db.closet_file import ClosetFile
from tests.db.samples import EMBEDDING, NOON, PICTURES, a_garment, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.backup.retention import MANY_GARMENTS
from wardrobe.errors import ClosetUnusable
from wardrobe.model.maintenance import BackupReason

HOUR = timedelta(hours=1)


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(path: Path, clock: Clock) -> ClosetFile:
    return ClosetFile(path, LEARNER, now=clock)


def add(closet: SqliteCloset, photo: str) -> int:
    return closet.add(a_garment(photo), PICTURES, EMBEDDING).id


def test_a_closet_is_backed_up_when_it_changed_and_an_hour_passed(
    file: ClosetFile, clock: Clock
) -> None:
    closet = file.open()
    add(closet, "shirt.jpg")

    assert file.back_up_if_due() is not None
    clock.time += HOUR
    assert file.back_up_if_due() is None  # nothing changed
    closet.remove([1])
    assert file.back_up_if_due() is not None
    add(closet, "shoes.jpg")
    assert file.back_up_if_due() is None  # too soon
    clock.time += HOUR
    assert file.back_up_if_due() is not None
    times = [backup.at for backup in file.backups()]
    assert times == [NOON + 2 * HOUR, NOON + HOUR, NOON]
    closet.close()


def test_a_clock_set_back_stops_no_backup(file: ClosetFile, clock: Clock) -> None:
    closet = file.open()
    file.back_up_if_due()
    add(closet, "shirt.jpg")
    clock.time -= 1000 * HOUR

    assert file.back_up_if_due() is not None
    assert len(file.backups()) == 2
    closet.close()


def test_without_a_closet_there_is_nothing_to_back_up(
    file: ClosetFile, path: Path
) -> None:
    assert file.back_up_if_due() is None
    assert file.backups() == []
    assert list(path.parent.iterdir()) == []


def test_backups_of_one_second_have_names_of_their_own(file: ClosetFile) -> None:
    closet = file.open()
    path = closet._path

    for _ in range(3):
        backup_folder.make(path, BackupReason.BEFORE_REMOVAL, NOON)

    assert [backup.file.name for backup in file.backups()] == [
        "20260301-120000-before-removal.closet",
        "20260301-120000-before-removal-3.closet",
        "20260301-120000-before-removal-2.closet",
    ]
    closet.close()


def test_other_files_in_the_folder_are_no_backups_and_stay(
    file: ClosetFile, path: Path
) -> None:
    file.open().close()
    folder = backup_folder.folder_of(path)
    folder.mkdir()
    for name in ("mine.closet", "20260301-120000-automatic.closet.old"):
        (folder / name).write_text("mine")

    file.back_up_if_due()

    assert len(file.backups()) == 1
    assert len(list(folder.iterdir())) == 3


def test_what_is_superseded_is_deleted(file: ClosetFile, clock: Clock) -> None:
    closet = file.open()

    for number in range(6):
        add(closet, str(number))
        file.back_up_if_due()
        clock.time += HOUR

    assert len(file.backups()) == 3
    closet.close()


def test_what_a_crash_left_of_a_backup_is_swept_a_day_later(
    file: ClosetFile, path: Path
) -> None:
    file.open().close()
    folder = backup_folder.folder_of(path)
    for name, age in ((".backup-old", 48 * HOUR), (".backup-new", HOUR)):
        (folder / name).mkdir(parents=True)
        (folder / name / "half").write_text("half")
        time = (NOON - age).timestamp()
        os.utime(folder / name, (time, time))

    file.back_up_if_due()

    assert not (folder / ".backup-old").exists()
    assert (folder / ".backup-new").exists()


def test_before_many_garments_are_removed_a_backup_is_made(file: ClosetFile) -> None:
    closet = file.open()
    ids = [add(closet, str(number)) for number in range(MANY_GARMENTS)]

    closet.remove(ids[1:])
    assert file.backups() == []
    closet.restore(ids)
    closet.remove(ids)

    (backup,) = file.backups()
    assert backup.reason is BackupReason.BEFORE_REMOVAL
    copy = SqliteCloset.open(backup.file, now=noon)
    assert len(copy.garments()) == MANY_GARMENTS
    copy.close()
    closet.close()


def test_without_a_backup_many_are_not_removed(file: ClosetFile, path: Path) -> None:
    closet = file.open()
    ids = [add(closet, str(number)) for number in range(MANY_GARMENTS)]
    backup_folder.folder_of(path).write_text("in the way")

    with pytest.raises(ClosetUnusable):
        closet.remove(ids)

    assert len(closet.garments()) == MANY_GARMENTS
    closet.close()


def test_a_damaged_newest_backup_counts_for_nothing(
    file: ClosetFile, clock: Clock
) -> None:
    file.open().close()
    backup = file.back_up_if_due()
    assert backup is not None
    with backup.file.open("rb+") as opened:
        opened.write(bytes(5000))
    clock.time += HOUR

    assert file.back_up_if_due() is not None


def test_a_lost_folder_of_backups_is_made_again(
    file: ClosetFile, path: Path, clock: Clock
) -> None:
    file.open().close()
    file.back_up_if_due()
    shutil.rmtree(backup_folder.folder_of(path))

    assert file.back_up_if_due() is not None

"""The watched folder: photos that arrived whole are told, each once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from ui.importing.watched_folder import WatchedFolder
from ui.window.main_window import MainWindow
from wardrobe.closet.adding import AddReport, Duplicate
from wardrobe.closet.photo_files import Failed
from wardrobe.errors import ClosetUnusable


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def watched_by(
    folder: Path, settings: QSettings, parent: QObject, clock: Clock
) -> tuple[WatchedFolder, list[str]]:
    watched = WatchedFolder(settings, parent, clock)
    told: list[str] = []
    watched.photos_arrived.connect(lambda paths: told.extend(p.name for p in paths))
    if watched.folder is None:
        watched.watch(folder)
    else:
        watched.start()
    return watched, told


def test_a_photo_is_told_once_it_grows_no_more(
    folder: Path, settings: QSettings, parent: QObject, clock: Clock
) -> None:
    watched, told = watched_by(folder, settings, parent, clock)
    photo = folder / "a.jpg"
    photo.write_bytes(b"half")
    watched.look()
    clock.now = 3
    photo.write_bytes(b"the whole")
    watched.look()
    assert told == []

    clock.now = 6
    watched.look()
    watched.look()
    assert told == ["a.jpg"]


def test_what_was_told_is_remembered_over_restarts(
    folder: Path, settings: QSettings, parent: QObject, clock: Clock
) -> None:
    (folder / "a.jpg").write_bytes(b"old")
    watched, told = watched_by(folder, settings, parent, clock)
    clock.now = 3
    watched.look()
    assert told == ["a.jpg"]
    watched.settle(report(duplicates=(Duplicate(folder / "a.jpg", 1),)))

    again, told_again = watched_by(folder, settings, parent, clock)
    clock.now = 9
    again.look()
    assert told_again == []


def report(
    duplicates: tuple[Duplicate, ...] = (), failed: tuple[Failed, ...] = ()
) -> AddReport:
    return AddReport(
        added=(), duplicates=duplicates, failed=failed, was_cancelled=False
    )


def test_what_came_to_nothing_is_told_again(
    folder: Path, settings: QSettings, parent: QObject, clock: Clock
) -> None:
    (folder / "a.jpg").write_bytes(b"new")
    watched, told = watched_by(folder, settings, parent, clock)
    clock.now = 3
    watched.look()
    watched.try_again()  # the disk was full

    watched.look()
    clock.now = 6
    watched.look()
    assert told == ["a.jpg", "a.jpg"]

    # Nobody said what became of it before the window was closed.
    again, told_again = watched_by(folder, settings, parent, clock)
    clock.now = 9
    again.look()
    assert told_again == ["a.jpg"]


@pytest.mark.parametrize("may_pass", [False, True])
def test_a_bad_photo_is_done_with_and_one_that_cannot_be_read_is_not(
    folder: Path, settings: QSettings, parent: QObject, clock: Clock, *, may_pass: bool
) -> None:
    (folder / "a.jpg").write_bytes(b"bad")
    watched, told = watched_by(folder, settings, parent, clock)
    clock.now = 3
    watched.look()
    watched.settle(report(failed=(Failed(folder / "a.jpg", "no", may_pass=may_pass),)))
    watched.look()
    clock.now = 6
    watched.look()
    assert told == ["a.jpg"]

    again, told_again = watched_by(folder, settings, parent, clock)
    clock.now = 9
    again.look()
    assert told_again == (["a.jpg"] if may_pass else [])


def test_a_failure_that_lasts_is_told_once_and_then_the_photo_is_added(
    window: MainWindow, closet: FakeCloset, folder: Path, qtbot: QtBot
) -> None:
    photo = folder / "a.jpg"
    photo.write_bytes(b"a photo")
    count = len(closet.kept)
    closet.failure = ClosetUnusable("the disk is full")
    for _ in range(2):
        with qtbot.waitSignal(window.importing.import_failed):
            window.watched_folder.photos_arrived.emit([photo])
    assert [each.text for each in window.toasts.toasts()] == ["The disk is full."]

    closet.failure = None
    window.watched_folder.photos_arrived.emit([photo])

    qtbot.waitUntil(lambda: len(closet.kept) == count + 1)


def test_what_is_no_photo_is_left_alone(
    folder: Path, settings: QSettings, parent: QObject, clock: Clock
) -> None:
    (folder / "notes.txt").write_text("no photo")
    watched, told = watched_by(folder, settings, parent, clock)
    clock.now = 3
    watched.look()

    assert told == []


def test_a_folder_that_is_gone_does_no_harm(
    folder: Path, settings: QSettings, parent: QObject, clock: Clock
) -> None:
    watched, told = watched_by(folder, settings, parent, clock)
    folder.rmdir()
    watched.look()

    assert told == []


def test_arrived_photos_are_added(
    window: MainWindow, closet: FakeCloset, folder: Path, qtbot: QtBot
) -> None:
    photo = folder / "a.jpg"
    photo.write_bytes(b"a photo")
    count = len(closet.kept)

    window.watched_folder.photos_arrived.emit([photo])

    qtbot.waitUntil(lambda: len(closet.kept) == count + 1)

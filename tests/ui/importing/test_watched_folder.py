"""The watched folder: photos that arrived whole are told, each once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from ui.importing.watched_folder import WatchedFolder
from ui.window.main_window import MainWindow


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

    again, told_again = watched_by(folder, settings, parent, clock)
    clock.now = 9
    again.look()
    assert told_again == []


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

"""Imports: garments appear as they come, bad files are listed, all can be undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSettings, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, FakeEyes
from ui.closet.duplicates import Duplicates
from ui.files import drag_and_drop, file_dialogs
from ui.importing.import_panel import time_left
from ui.importing.import_summary import summary
from ui.importing.unfinished_imports import UnfinishedImports
from ui.state.closet_settings import settings_of_closet
from ui.widgets.icons import TextButton
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from wardrobe.closet.adding import Added, AddReport, Duplicate
from wardrobe.closet.photo_files import Failed
from wardrobe.errors import ClosetUnusable


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, content in enumerate([b"one", b"two", b"bad", b"three"]):
        (folder / f"{number}.jpg").write_bytes(content)
    return sorted(folder.iterdir())


def texts(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.toasts()]


def press(window: MainWindow, name: str) -> None:
    buttons = window.findChildren(TextButton)
    next(b for b in buttons if b.accessibleName() == name).click()


def test_photos_become_garments_and_a_bad_one_is_listed(
    window: MainWindow, closet: FakeCloset, photos: list[Path], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.importing.import_finished):
        window.photos.add_paths([photos[0].parent])

    assert len(window.closet.garments) == 16
    assert texts(window) == ["Added 3 garments; 1 file couldn't be used."]

    window.toasts.toasts()[0].act()
    overlay = window.findChild(Overlay)
    assert isinstance(overlay, Overlay)
    assert overlay.isVisible()

    photos[2].write_bytes(b"mended")
    with qtbot.waitSignal(window.importing.import_finished):
        press(window, "Retry 2.jpg")
    assert len(window.closet.garments) == 17


def test_a_photo_without_a_garment_is_shown_and_added_only_when_asked(
    window: MainWindow, closet: FakeCloset, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "landscapes"
    folder.mkdir()
    for name in ("hills.jpg", "lake.jpg", "sky.jpg"):
        (folder / name).write_bytes(b"landscape " + name.encode())
    with qtbot.waitSignal(window.importing.import_finished):
        window.photos.add_paths([folder])
    assert texts(window) == ["No garment found on 3 photos."]
    assert len(closet.garments()) == 13

    window.toasts.toasts()[0].act()
    overlay = window.findChild(Overlay)
    assert isinstance(overlay, Overlay)
    press(window, "Leave hills.jpg out")
    with qtbot.waitSignal(window.importing.import_finished):
        press(window, "Add lake.jpg anyway")
    assert len(closet.garments()) == 14
    assert overlay.isVisible()

    with qtbot.waitSignals([overlay.closed, window.importing.import_finished]):
        press(window, "Add all anyway")
    assert len(closet.garments()) == 15


def test_garments_appear_while_the_import_runs(
    make_window: MakeWindow, photos: list[Path], qtbot: QtBot
) -> None:
    eyes = FakeEyes()
    window = make_window(FakeCloset(), eyes)
    eyes.gate.clear()

    window.photos.add_paths(photos)
    assert window.photos.panel.isVisible()
    assert window.closet.garments == []

    eyes.gate.set()
    qtbot.waitUntil(lambda: len(window.closet.garments) == 3)
    qtbot.waitUntil(lambda: not window.photos.panel.isVisible())


def test_an_import_can_be_stopped_and_keeps_what_it_has(
    make_window: MakeWindow, photos: list[Path], qtbot: QtBot
) -> None:
    eyes = FakeEyes()
    window = make_window(FakeCloset(), eyes)
    eyes.gate.clear()
    window.photos.add_paths(photos)

    window.photos.panel._cancel.click()
    with qtbot.waitSignal(window.importing.import_finished) as finished:
        eyes.gate.set()

    report = finished.args[0] if finished.args else None
    assert isinstance(report, AddReport)
    assert report.was_cancelled
    assert texts(window)[-1].startswith("Stopped. Added ")


def test_a_second_import_waits_for_the_first(
    make_window: MakeWindow, photos: list[Path], qtbot: QtBot
) -> None:
    eyes = FakeEyes()
    window = make_window(FakeCloset(), eyes)
    eyes.gate.clear()
    window.photos.add_paths(photos[:1])
    window.photos.add_paths(photos[1:2])
    assert texts(window) == ["These photos come after the current ones."]

    eyes.gate.set()

    qtbot.waitUntil(lambda: len(window.closet.garments) == 2)


def test_an_import_can_be_undone_and_redone(
    window: MainWindow, closet: FakeCloset, photos: list[Path], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.importing.import_finished):
        window.photos.add_paths(photos)
    assert closet.removed == set()

    window.history.undo()
    qtbot.waitUntil(lambda: len(window.closet.garments) == 13)

    window.history.redo()
    qtbot.waitUntil(lambda: len(window.closet.garments) == 16)


def test_known_photos_are_not_added_again(
    window: MainWindow, photos: list[Path], qtbot: QtBot
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(window.importing.import_finished):
            window.photos.add_paths(photos[:2])

    assert texts(window)[-1] == "2 photos already in the closet."


def test_a_closet_that_cannot_be_written_ends_the_import(
    window: MainWindow, closet: FakeCloset, photos: list[Path], qtbot: QtBot
) -> None:
    closet.failure = ClosetUnusable("the disk is full")

    with qtbot.waitSignal(window.importing.import_failed):
        window.photos.add_paths(photos)

    assert texts(window) == ["The disk is full."]
    assert not window.photos.panel.isVisible()


def test_dropped_files_and_folders_are_added(
    window: MainWindow, photos: list[Path], qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photos[0].parent))])
    assert drag_and_drop.has_something(data)

    with qtbot.waitSignal(window.importing.import_finished):
        window.photos.add_dropped(data)

    assert len(window.closet.garments) == 16


def test_a_pasted_picture_is_added(window: MainWindow, qtbot: QtBot) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("navy"))
    QGuiApplication.clipboard().setImage(picture)

    with qtbot.waitSignal(window.importing.import_finished):
        window.photos.paste()

    assert len(window.closet.garments) == 14


def test_text_cannot_be_pasted(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("not a photo")

    window.photos.paste()

    assert texts(window) == ["No photo found there."]


def test_photos_are_chosen_in_the_file_dialog(
    window: MainWindow,
    photos: list[Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_photos", lambda *_: [photos[0]])

    with qtbot.waitSignal(window.importing.import_finished):
        window.photos.ask_photos()

    assert len(window.closet.garments) == 14


def test_a_cancelled_dialog_adds_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: None)

    window.photos.ask_folder()

    assert not window.importing.is_running


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (2.0, "a few seconds left"),
        (33.0, "about 35 s left"),
        (600.0, "about 10 min left"),
    ],
)
def test_the_time_left_is_said_as_people_do(seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words


def test_a_summary_counts_everything(closet: FakeCloset) -> None:
    path = Path("a.jpg")
    report = AddReport(
        added=(Added(path, closet.garment(1)),),
        duplicates=(Duplicate(path, 2),),
        failed=(Failed(path, "no"), Failed(path, "no")),
        was_cancelled=False,
    )

    assert summary(report) == (
        "Added 1 garment; 1 photo already in the closet; 2 files couldn't be used."
    )


def test_an_interrupted_import_is_offered_again(
    make_window: MakeWindow, photos: list[Path], qtbot: QtBot
) -> None:
    eyes, closet = FakeEyes(), FakeCloset()
    first = make_window(closet, eyes)
    eyes.gate.clear()
    first.photos.add_paths(photos[:2])
    eyes.gate.set()
    first.close()

    second = make_window(closet)
    (offer,) = second.toasts.toasts()
    assert "interrupted" in offer.text
    with qtbot.waitSignal(second.importing.import_finished):
        offer.act()

    assert len(closet.kept) == 2


def test_a_finished_import_is_not_offered_again(
    make_window: MakeWindow, photos: list[Path], qtbot: QtBot
) -> None:
    closet = FakeCloset()
    first = make_window(closet)
    with qtbot.waitSignal(first.importing.import_finished):
        first.photos.add_paths(photos[:1])
    first.close()

    assert make_window(closet).toasts.toasts() == []


def test_duplicates_are_shown_beside_their_garments(
    window: MainWindow, photos: list[Path], qtbot: QtBot
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(window.importing.import_finished):
            window.photos.add_paths(photos[:1])

    window.toasts.toasts()[-1].act()
    (pairs,) = window.findChildren(Duplicates)
    added = window.closet.garments[-1]
    pairs.garment_asked.emit(added.id)

    assert window.closet_page.view.selected() == [added]


def test_quitting_amid_an_import_asks_first(
    make_window: MakeWindow, photos: list[Path], qtbot: QtBot
) -> None:
    eyes = FakeEyes()
    window = make_window(FakeCloset(), eyes)
    eyes.gate.clear()
    window.photos.add_paths(photos)

    assert not window.close()
    assert window.isVisible()
    press(window, "Keep adding")
    assert window.importing.is_running

    assert not window.close()
    eyes.gate.set()
    press(window, "Quit now")
    assert not window.isVisible()


def test_an_import_that_goes_on_does_not_call_its_own_photos_duplicates(
    make_window: MakeWindow,
    photos: list[Path],
    settings: QSettings,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    closet = FakeCloset()
    first = make_window(closet)
    with qtbot.waitSignal(first.importing.import_finished):
        first.photos.add_paths(photos[:1])
    of_closet = settings_of_closet(settings, tmp_path / "my.closet")
    before = UnfinishedImports(of_closet)
    before.begin(photos, newest_id=1)  # and then it was interrupted
    with qtbot.waitSignal(first.importing.import_finished):
        first.importing.add(photos[1:2])
    of_closet.setValue("import/unfinished", before._text())

    window = make_window(closet)
    window.toasts.toasts()[-1].act()
    with qtbot.waitSignal(window.importing.import_finished):
        pass

    assert texts(window)[-1] == (
        "Added 1 garment; 1 photo already in the closet; 1 file couldn't be used."
    )

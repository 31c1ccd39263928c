"""Photos of several pieces: boxes joined, parted, dropped; garments come of them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from tests.ui.settling import settle
from ui.importing.piece_canvas import _veil
from ui.importing.piece_sheet import PieceSheet
from ui.window.main_window import MainWindow
from wardrobe.closet.pieces import Pieces
from wardrobe.model.garment import Garment


def opened(window: MainWindow, closet: FakeCloset, qtbot: QtBot) -> PieceSheet:
    window.parting.ask([closet.garment(1)])
    qtbot.waitUntil(lambda: window.parting.sheet is not None)
    assert window.parting.sheet is not None
    return window.parting.sheet


def test_boxes_are_joined_parted_dropped_and_it_is_undone(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    sheet = opened(window, closet, qtbot)
    assert sheet.add.text() == "Add 3 garments"
    assert not sheet.join.isEnabled()

    QTest.keyClick(sheet.canvas, Qt.Key.Key_Space)
    QTest.keyClick(sheet.canvas, Qt.Key.Key_Right)
    QTest.keyClick(sheet.canvas, Qt.Key.Key_Space)
    assert sheet.canvas.chosen == {0, 1}
    sheet.join.click()
    assert sheet.add.text() == "Add 2 garments"

    QTest.keyClick(sheet.canvas, Qt.Key.Key_Space)
    sheet.part.click()
    assert sheet.add.text() == "Add 3 garments"

    QTest.keyClick(sheet.canvas, Qt.Key.Key_Space)
    sheet.drop.click()
    assert sheet.add.text() == "Add 2 garments"

    for _ in range(3):
        sheet.undo.click()
    assert sheet.add.text() == "Add 3 garments"
    assert not sheet.undo.isEnabled()


def test_what_is_in_no_piece_lies_in_the_dark() -> None:
    left = np.zeros((80, 80), np.uint8)
    left[:, :40] = 255

    veil = _veil(Pieces((left,)))

    assert veil.pixelColor(10, 40).alpha() == 0
    assert veil.pixelColor(60, 40).alpha() > 100
    assert _veil(Pieces(())).isNull()


def test_what_is_being_done_is_said_no_longer_than_it_is_done(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    sheet = opened(window, closet, qtbot)
    assert [each.text for each in window.toasts.toasts()] == []

    sheet.add.click()
    qtbot.waitUntil(lambda: bool(window.parting.sheet is None))
    settle(window, qtbot)

    (said,) = window.toasts.toasts()
    assert said.text == "Added 3 garments."


def test_pieces_become_garments_in_place_of_the_one_and_back(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    before = {each.id for each in closet.garments()}
    sheet = opened(window, closet, qtbot)

    sheet.add.click()

    qtbot.waitUntil(lambda: len(closet.garments()) == len(before) + 2)
    qtbot.waitUntil(lambda: window.closet.garment(1) is None)
    assert closet.removed == {1}
    window.history.undo()
    qtbot.waitUntil(lambda: {each.id for each in closet.garments()} == before)
    window.history.redo()
    qtbot.waitUntil(lambda: len(closet.garments()) == len(before) + 2)


def test_what_is_kept_as_one_stays(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    before = closet.garments()
    sheet = opened(window, closet, qtbot)

    sheet.whole.click()

    qtbot.waitUntil(lambda: window.parting.sheet is None)
    assert closet.garments() == before


@pytest.mark.parametrize("count", [1, 3])
def test_only_photos_of_several_are_asked_about(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    count: int,
) -> None:
    eyes = window.importing._eyes
    look = eyes.look
    monkeypatch.setattr(
        eyes, "look", lambda content: replace(look(content), count_pieces=count)
    )
    photo = tmp_path / "bed.jpg"
    photo.write_bytes(b"a new photo")
    with qtbot.waitSignal(window.importing.import_finished):
        window.photos.add_paths([photo])

    if count == 1:
        assert window.parting.sheet is None
    else:
        qtbot.waitUntil(lambda: window.parting.sheet is not None)


def join_two(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> tuple[Garment, Garment]:
    """Join the second garment to the first, and wait until all know it."""
    first, second, *_rest = closet.garments()
    window.closet_page.joining_asked.emit([second, first])
    qtbot.waitUntil(lambda: closet.removed == {second.id})
    settle(window, qtbot)
    return first, second


def test_front_and_back_are_joined_and_taken_apart(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    first, second = join_two(window, closet, qtbot)

    (further,) = closet.further_photos(first.id)
    assert further.photo_sha256 == second.photo_sha256
    window.closet_page.shown.emit([first])
    strip = window.closet_page.details.further
    qtbot.waitUntil(lambda: len(strip.buttons) == 1)
    front = closet.blobs(first.id)
    strip.buttons[0].click()
    qtbot.waitUntil(lambda: closet.blobs(first.id) != front)
    window.history.undo()
    qtbot.waitUntil(lambda: closet.blobs(first.id) == front)
    window.history.undo()
    qtbot.waitUntil(lambda: closet.removed == set())
    assert closet.further_photos(first.id) == []


def test_photos_of_what_is_no_longer_shown_do_not_arrive(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    first, _second = join_two(window, closet, qtbot)

    window.closet_page.shown.emit([first])
    window.closet_page.shown.emit([])
    settle(window, qtbot)

    assert window.closet_page.details.further.buttons == []


def test_photos_are_asked_about_one_after_the_other_and_none_that_is_gone(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    first, second, third = closet.garments()[:3]
    window.parting.ask([first, second])
    window.parting.ask([third])
    qtbot.waitUntil(lambda: window.parting.sheet is not None)
    window.closet.drop([second.id])

    sheet = window.parting.sheet
    assert sheet is not None
    sheet.whole.click()

    qtbot.waitUntil(lambda: window.parting.sheet not in {None, sheet})
    last = window.parting.sheet
    assert last is not None
    last.whole.click()
    qtbot.waitUntil(lambda: window.parting.sheet is None)
    qtbot.waitUntil(lambda: not window.parting._is_busy)

"""What other programs do to the closet, shown in the window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.closet_file import ClosetFile
from tests.db.samples import EMBEDDING, PICTURES, a_garment, an_event, noon
from tests.ui.fakes import FakeCloset
from tests.wardrobe.logs import LEARNER
from ui.jobs import Jobs
from ui.maintenance.replaced_sheet import ReplacedSheet
from ui.state.closet_watch import ClosetWatch
from ui.undo.garment_changes import edit_garments
from ui.window.main_window import MainWindow
from wardrobe.closet.editing import with_brand, with_notes
from wardrobe.errors import ClosetReplaced
from wardrobe.model.garment import Garment

# Far more than it takes: the machine may be busy.
WITHIN_MS = 20_000


def shown(window: MainWindow, garment_id: int) -> Garment:
    garment = window.closet.garment(garment_id)
    assert garment is not None
    return garment


def by_another_program(closet: FakeCloset, garment: Garment) -> None:
    closet.kept[garment.id] = garment
    closet.count_changes_of_others += 1


def test_the_window_shows_within_two_seconds_what_another_program_did(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.watch._count is not None)

    by_another_program(closet, with_notes(closet.kept[1], "mended"))

    qtbot.waitUntil(lambda: shown(window, 1).notes == "mended", timeout=WITHIN_MS)


def test_an_edit_takes_nothing_back_that_another_program_wrote(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    before = shown(window, 1)
    by_another_program(closet, with_notes(closet.kept[1], "mended"))

    window.history.make(
        edit_garments(window.closet, [before], [with_brand(before, "Olymp")])
    )
    qtbot.waitUntil(lambda: closet.kept[1].brand == "Olymp")
    qtbot.waitUntil(lambda: shown(window, 1).notes == "mended", timeout=WITHIN_MS)
    window.history.undo()
    qtbot.waitUntil(lambda: not closet.kept[1].brand)

    assert closet.kept[1].notes == "mended"
    assert shown(window, 1).notes == "mended"


def test_an_edit_of_what_another_program_changed_is_refused_in_a_sentence(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    before = shown(window, 1)
    by_another_program(closet, with_brand(closet.kept[1], "Eton"))

    window.history.make(
        edit_garments(window.closet, [before], [with_brand(before, "Olymp")])
    )

    qtbot.waitUntil(
        lambda: any("changed elsewhere" in t.text for t in window.toasts.toasts())
    )
    assert closet.kept[1].brand == "Eton"
    qtbot.waitUntil(lambda: shown(window, 1).brand == "Eton", timeout=WITHIN_MS)


def test_an_edit_that_waits_to_be_written_outlasts_what_is_read_meanwhile(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = shown(window, 1)
    window.closet.load()
    window.history.make(
        edit_garments(window.closet, [before], [with_brand(before, "Olymp")])
    )

    with qtbot.waitSignal(window.closet.closet_changed):
        pass

    assert shown(window, 1).brand == "Olymp"


def test_a_replaced_closet_is_told_once_and_opened_anew(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.replaced = "another program replaced my.closet"
    qtbot.waitUntil(lambda: window.findChildren(ReplacedSheet) != [], timeout=WITHIN_MS)
    for _ in range(2):
        window.watch.look()
        qtbot.waitUntil(lambda: not window.watch._is_looking)
    (sheet,) = window.findChildren(ReplacedSheet)
    assert sheet.sentence.text() == "Another program replaced my.closet."

    closet.kept[1] = replace(closet.kept[1], name="theirs")
    sheet.open.click()

    qtbot.waitUntil(lambda: shown(window, 1).name == "theirs")
    QApplication.processEvents()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ClosetFile]:
    file = ClosetFile(tmp_path / "my.closet", LEARNER, now=noon)
    file.open().add(a_garment(), PICTURES, EMBEDDING)
    yield file
    file.open().close()


def test_a_real_closet_is_watched(
    file: ClosetFile, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    watch = ClosetWatch(file, jobs, jobs)
    watch.start()
    qtbot.waitUntil(lambda: watch._count is not None)
    other = ClosetFile(tmp_path / "my.closet", LEARNER, now=noon)

    with qtbot.waitSignal(watch.changed, timeout=WITHIN_MS):
        other.open().record(
            an_event(1, at=noon() + timedelta(hours=1)), learn=LEARNER.update
        )
    other.open().close()
    elsewhere = ClosetFile(tmp_path / "other.closet", LEARNER, now=noon)
    elsewhere.open().close()
    with qtbot.waitSignal(watch.replaced, timeout=WITHIN_MS) as told:
        (tmp_path / "other.closet").replace(tmp_path / "my.closet")

    assert isinstance(told.args[0], ClosetReplaced)


def test_a_window_that_wrote_itself_is_not_told(
    file: ClosetFile, jobs: Jobs, qtbot: QtBot
) -> None:
    watch = ClosetWatch(file, jobs, jobs)
    said: list[bool] = []
    watch.changed.connect(lambda: said.append(True))
    for _ in range(3):
        watch.look()
        qtbot.waitUntil(lambda: not watch._is_looking)
        file.open().update([with_notes(each, "x") for each in file.open().garments()])

    assert said == []

"""Demo garments are told apart from one's own, and leave by one click."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garment, make_garments
from tests.ui.settling import settle
from wardrobe.closet.adding import AddReport


def test_the_demo_leaves_by_one_click_and_comes_back_by_undo(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    closet = FakeCloset()
    window = make_window(closet)
    bar = window.today.demo
    assert bar.isHidden()
    window.importing.load_demo()
    settle(window, qtbot)
    qtbot.waitUntil(bar.isVisible)
    assert "13 demo garments" in bar._said.text()

    bar.take_out.click()
    settle(window, qtbot)
    assert closet.garments() == []
    assert bar.isHidden()

    window.history.undo()
    settle(window, qtbot)
    assert len(closet.garments()) == len(make_garments())
    assert bar.isVisible()


def test_the_demo_is_known_after_a_restart_and_ones_own_stay(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    closet = FakeCloset()
    window = make_window(closet)
    window.importing.load_demo()
    settle(window, qtbot)
    mine = closet.add(make_garment(99), {}, b"")

    later = make_window(closet)
    settle(later, qtbot)
    later.today.demo.take_out.click()
    settle(later, qtbot)

    assert closet.garments() == [mine]


def test_a_page_that_waits_for_photos_says_so(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset(make_garments()[:1]))
    notice = window.today.notice
    qtbot.waitUntil(notice.isVisible)
    assert notice._headline.text() == "No outfit yet"

    window.importing.import_started.emit()
    qtbot.waitUntil(lambda: notice._headline.text() == "Your photos are coming in")
    assert not window.today.notice.add.isVisible()

    nothing = AddReport(added=(), duplicates=(), failed=(), was_cancelled=False)
    window.importing.import_finished.emit(nothing)
    qtbot.waitUntil(lambda: notice._headline.text() == "No outfit yet")

"""The trash: what was removed can be brought back, and that be undone."""

from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from ui.closet.trash import Trash
from ui.window.main_window import MainWindow


def test_chosen_garments_are_restored(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.remove([1, 2])
    window.open_trash()
    qtbot.waitUntil(lambda: bool(window.findChildren(Trash)))
    (trash,) = window.findChildren(Trash)
    assert not trash.restore.isEnabled()

    trash.view.select([2])
    trash.restore.click()
    qtbot.waitUntil(lambda: closet.removed == {1})

    window.history.undo()
    qtbot.waitUntil(lambda: closet.removed == {1, 2})


def test_an_empty_trash_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.open_trash()

    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))
    assert window.toasts.toasts()[-1].text == "The trash is empty."

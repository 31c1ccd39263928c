"""Today by keyboard: the focus stays where it is while outfits are looked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_garments
from tests.ui.today.test_today_page import outfits
from ui.today.today_page import TodayPage
from ui.widgets.icons import IconButton
from ui.window.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    qtbot.waitUntil(lambda: len(outfits(window.today)) == 6)
    window.activateWindow()
    return window.today


def press(button: QWidget) -> None:
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_the_key_that_asks_for_the_next_outfits_can_ask_again(
    page: TodayPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page._pager.answered):
        press(page.next)
        page.board._show_skeletons()  # as when the answer takes its time
        assert QApplication.focusWidget() is page.board

    assert page.next.hasFocus()


def test_the_way_back_leaves_the_focus_on_the_board(
    page: TodayPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page._pager.answered):
        page.show_next()

    press(page.back)

    assert page.back.isHidden()
    assert page.next.hasFocus()


def test_a_heart_by_keyboard_keeps_the_focus(page: TodayPage, qtbot: QtBot) -> None:
    like = page.board.small[0].like

    with qtbot.waitSignal(page._taste.events_recorded):
        press(like)
        assert not like.isEnabled()

    qtbot.waitUntil(like.isEnabled)
    assert like.hasFocus()


def test_a_piece_let_go_by_keyboard_leaves_the_focus_beside_it(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.build_around(make_garments()[:1])
    (close,) = page.tray.findChildren(IconButton)

    press(close)

    assert page.tray.isHidden()
    assert page.tray.add.hasFocus()

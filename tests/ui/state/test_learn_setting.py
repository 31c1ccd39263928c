"""Outfits to learn from: as many as are set, last on the board, and marked."""

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset
from ui.state.learn_setting import count_to_learn, set_count_to_learn
from ui.today.today_page import TodayPage
from ui.window.main_window import MainWindow
from ui.window.navigation import Page


def board(window: MainWindow, qtbot: QtBot) -> TodayPage:
    qtbot.waitUntil(window.today.board.cards[5].isVisible)
    return window.today


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_last_outfits_of_the_board_are_to_learn_from(
    make_window: MakeWindow,
    closet: FakeCloset,
    settings: QSettings,
    qtbot: QtBot,
    count: int,
) -> None:
    set_count_to_learn(settings, count)

    page = board(make_window(closet), qtbot)

    marked = [card.learn_chip.isVisible() for card in page.board.cards]
    assert marked == [False] * (6 - count) + [True] * count
    qtbot.waitUntil(lambda: bool(closet.shown))
    assert len(set(closet.shown[-1].outfits)) == 6
    assert "learn your taste" in page.board.cards[0].learn_chip.toolTip()


def test_another_outfit_in_its_place_is_not_marked(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = board(window, qtbot)
    card = page.board.cards[5]
    assert card.learn_chip.isVisible()

    with qtbot.waitSignal(page._pager.another_found):
        page._pager.ask_another(card)

    assert not card.learn_chip.isVisible()


def test_the_setting_is_one_of_six_until_it_is_changed(
    window: MainWindow, settings: QSettings, qtbot: QtBot
) -> None:
    page = board(window, qtbot)
    window.show_page(Page.SETTINGS)
    chips = window.settings_page.to_learn.chips
    assert chips[1].isChecked()

    chips[0].click()
    assert count_to_learn(settings) == 0
    window.show_page(Page.TODAY)

    qtbot.waitUntil(lambda: not page.board.cards[5].learn_chip.isVisible())


@pytest.mark.parametrize("saved", ["", "many", "-1", "7"])
def test_a_setting_that_cannot_be_read_is_the_usual_one(
    settings: QSettings, saved: str
) -> None:
    settings.setValue("today/learn-from", saved)

    assert count_to_learn(settings) == 1

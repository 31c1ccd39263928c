"""Tab goes over a page as the eye does, whatever was added to it later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import idle
from tests.ui.fakes import make_garments
from tests.ui.planning.waiting import calm
from ui.window.main_window import MainWindow
from ui.window.navigation import Page


def stops(page: QWidget) -> list[QWidget]:
    """Return what Tab comes to on a page, in turn."""
    found, each = list[QWidget](), page.nextInFocusChain()
    while each is not None and each is not page:
        takes_tab = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and each.isVisible() and page.isAncestorOf(each):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def in_order(page: QWidget, *wanted: QWidget) -> bool:
    places = [stops(page).index(each) for each in wanted]
    return places == sorted(places)


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    idle(window, qtbot)
    return window


def test_occasions_come_before_the_outfits_that_they_choose(
    window: MainWindow, qtbot: QtBot
) -> None:
    today, bar = window.today, window.today.head._occasions
    shown = [chip for chip in bar._chips if chip.isVisible()]
    last = bar.more if bar.more.isVisible() else bar.own

    assert in_order(today, today.head.temperature._any, *shown, last, today.tray.add)
    assert in_order(today, today.tray.add, today.board.big.wear, today.own)


def test_what_is_worn_and_built_around_comes_above_the_board(
    window: MainWindow, qtbot: QtBot
) -> None:
    today = window.today
    today.wear_first()
    today.build_around(make_garments()[:1])
    idle(window, qtbot)
    (piece,) = today.tray._pieces.values()
    (worn,) = today.worn.cards

    assert in_order(today, today.tray.add, worn.mat, piece._close, today.board.big.why)


def test_outfits_of_a_day_come_before_the_buttons_below_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(Page.CALENDAR)
    calm(window, qtbot)
    panel = window.calendar.panel
    chooser = panel.chooser
    qtbot.waitUntil(
        lambda: bool(set(chooser.pictures) & set(stops(panel))), timeout=10_000
    )
    first, *_, last = (each for each in chooser.pictures if each in stops(panel))

    assert in_order(panel, chooser.occasions, first, last, chooser._pieces, panel.log)


def test_what_was_worn_comes_before_the_gaps_below_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.today.wear_first()
    idle(window, qtbot)
    window.show_page(Page.INSIGHTS)
    calm(window, qtbot)
    page = window.insights
    first = next(each for each in stops(page) if page._parts[0].isAncestorOf(each))

    assert in_order(page, page.model, page._area, first, page.advice.ask_gaps)

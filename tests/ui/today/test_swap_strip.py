"""A piece is swapped in place by pictures, with locks and the way back kept."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset
from tests.ui.settling import settle
from tests.ui.today.test_today_page import ids_of, outfits
from ui.state.learn_setting import set_count_to_learn
from ui.today.cards.swap_strip import SwapStrip
from ui.today.today_page import TodayPage
from ui.window.main_window import MainWindow
from wardrobe.model.outfit import Slot


@pytest.fixture
def window(
    settings: QSettings, make_window: MakeWindow, closet: FakeCloset
) -> MainWindow:
    set_count_to_learn(settings, 0)  # outfits to learn from are drawn by chance
    return make_window(closet)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    qtbot.waitUntil(lambda: len(outfits(window.today)) == 6)
    return window.today


def open_strip(page: TodayPage, slot: Slot, qtbot: QtBot) -> SwapStrip:
    page.swapper.start_at(slot)
    strip = page.board.big.foot.strip
    qtbot.waitUntil(lambda: bool(strip.alternatives))
    return strip


def click_first(strip: SwapStrip) -> None:
    QTest.mouseClick(strip._tiles[0], Qt.MouseButton.LeftButton)


def test_a_click_on_a_piece_and_one_on_a_picture_swap_it(
    page: TodayPage, qtbot: QtBot
) -> None:
    big = page.board.big
    before = big.outfit
    assert before is not None
    pieces = len(before.garments())
    qtbot.waitUntil(lambda: len(big.mat._placed(big.mat._pictures())) >= pieces)
    placed = next(
        each
        for each in big.mat._placed(big.mat._pictures())
        if each.garment == before.bottom
    )

    point = placed.place.center().toPoint()
    QTest.mouseClick(big.mat, Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: bool(big.foot.strip.alternatives))
    click_first(big.foot.strip)

    assert big.outfit is not None
    assert big.outfit.bottom != before.bottom
    assert big.outfit.top == before.top
    assert big.swap_row.isVisible()
    assert big.foot.currentWidget() is not big.foot.strip


def test_the_best_comes_first(page: TodayPage, qtbot: QtBot) -> None:
    offered = open_strip(page, Slot.TOP, qtbot).alternatives

    ratings = [each.rated.rating for each in offered]
    assert ratings == sorted(ratings, reverse=True)
    assert len(offered) >= 3


def test_the_arrows_preview_escape_leaves_and_enter_takes(
    page: TodayPage, qtbot: QtBot
) -> None:
    big = page.board.big
    before, name = big.outfit, big.mat.accessibleName()
    strip = open_strip(page, Slot.BOTTOM, qtbot)

    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert big.mat.accessibleName() != name
    assert big.outfit == before
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert big.mat.accessibleName() == name
    assert big.outfit == before

    strip = open_strip(page, Slot.BOTTOM, qtbot)
    QTest.keyClick(strip, Qt.Key.Key_End)
    last = strip.alternatives[-1]
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert big.outfit == last.rated.outfit


def test_the_pieces_are_reached_by_keyboard(page: TodayPage, qtbot: QtBot) -> None:
    big = page.board.big
    assert big.outfit is not None
    big.mat.setFocus()

    QTest.keyClick(big.mat, Qt.Key.Key_Right)
    QTest.keyClick(big.mat, Qt.Key.Key_Return)

    assert big.foot.swapped in big.outfit.garments()
    qtbot.waitUntil(lambda: bool(big.foot.strip.alternatives))


def test_a_lock_survives_a_swap_of_another_piece(page: TodayPage, qtbot: QtBot) -> None:
    big = page.board.big
    assert big.outfit is not None
    top = big.outfit.top
    with qtbot.waitSignal(page._pager.answered):
        page.build_around([top])

    click_first(open_strip(page, Slot.BOTTOM, qtbot))

    assert page.tray.ids == {top.id}
    assert page._pager.wish.locked == {top.id}


def test_the_lock_of_a_swapped_piece_goes_to_the_new_one(
    page: TodayPage, qtbot: QtBot
) -> None:
    big = page.board.big
    assert big.outfit is not None
    with qtbot.waitSignal(page._pager.answered):
        page.build_around([big.outfit.bottom])
    strip = open_strip(page, Slot.BOTTOM, qtbot)
    taken = strip.alternatives[0]
    assert taken.garment is not None

    with qtbot.waitSignal(page._pager.answered):
        click_first(strip)

    assert page.tray.ids == {taken.garment.id}
    assert big.outfit == taken.rated.outfit


def test_a_swap_can_be_undone_and_redone(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    big = page.board.big
    first = big.outfit
    click_first(open_strip(page, Slot.TOP, qtbot))
    second = big.outfit
    click_first(open_strip(page, Slot.BOTTOM, qtbot))
    third = big.outfit

    window.history.undo()
    assert (big.outfit, big.swap_row.isVisible()) == (second, True)
    window.history.undo()
    assert (big.outfit, big.swap_row.isVisible()) == (first, False)
    window.history.redo()
    window.history.redo()
    assert (big.outfit, big.swap_row.isVisible()) == (third, True)
    assert len({first, second, third}) == 3


def test_undoing_a_swap_gives_the_lock_back(page: TodayPage, qtbot: QtBot) -> None:
    big = page.board.big
    assert big.outfit is not None
    bottom = big.outfit.bottom
    with qtbot.waitSignal(page._pager.answered):
        page.build_around([bottom])
    with qtbot.waitSignal(page._pager.answered):
        click_first(open_strip(page, Slot.BOTTOM, qtbot))
    assert page.tray.ids != {bottom.id}

    with qtbot.waitSignal(page._pager.answered):
        big.back_asked.emit()

    assert page.tray.ids == {bottom.id}
    assert big.outfit is not None
    assert big.outfit.bottom == bottom


def test_undo_of_what_is_shown_no_more_changes_no_other_outfit(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    big = page.board.big
    first = big.outfit
    click_first(open_strip(page, Slot.BOTTOM, qtbot))
    with qtbot.waitSignal(page._pager.another_found):
        big.another.click()
    another = big.outfit

    window.history.undo()

    assert big.outfit == another
    big.earlier.click()
    assert (big.outfit, big.swap_row.isVisible()) == (first, False)


def test_a_swap_is_there_still_after_another_outfit_and_back_again(
    page: TodayPage, qtbot: QtBot
) -> None:
    big = page.board.big
    click_first(open_strip(page, Slot.BOTTOM, qtbot))
    swapped = big.outfit
    with qtbot.waitSignal(page._pager.another_found):
        big.another.click()
    assert big.outfit != swapped

    big.earlier.click()

    assert big.outfit == swapped
    assert big.swap_row.isVisible()


def test_a_swap_is_there_still_after_the_next_page_and_back(
    page: TodayPage, qtbot: QtBot
) -> None:
    click_first(open_strip(page, Slot.BOTTOM, qtbot))
    swapped = page.board.big.outfit
    with qtbot.waitSignal(page._pager.answered):
        page.next.click()

    page.back.click()

    assert page.board.big.outfit == swapped


def test_a_kept_swap_does_not_ask_again(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    big = page.board.big
    click_first(open_strip(page, Slot.BOTTOM, qtbot))
    big.keep_asked.emit()
    settle(window, qtbot)
    assert not big.swap_row.isVisible()
    with qtbot.waitSignal(page._pager.another_found):
        big.another.click()

    big.earlier.click()

    assert not big.swap_row.isVisible()


def test_a_smaller_outfit_becomes_the_big_one_by_a_click(
    page: TodayPage, qtbot: QtBot
) -> None:
    big, small = page.board.big, page.board.small[2]
    was_big, was_small = ids_of(big), ids_of(small)

    QTest.mouseClick(small, Qt.MouseButton.LeftButton)
    assert (ids_of(big), ids_of(small)) == (was_small, was_big)

    small.setFocus()
    QTest.keyClick(small, Qt.Key.Key_Return)
    assert (ids_of(big), ids_of(small)) == (was_big, was_small)

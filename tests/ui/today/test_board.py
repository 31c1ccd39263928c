"""The board of Today: paged to and fro, seen at once, and not lost by a lock."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garments
from tests.ui.settling import settle
from tests.ui.today.test_today_page import outfits
from ui.state.learn_setting import set_count_to_learn
from ui.today.board import CARDS, places_on_board
from ui.today.today_page import TodayPage
from ui.window.main_window import MainWindow
from wardrobe.model.event import EventKind
from wardrobe.model.occasion import Occasion


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    qtbot.waitUntil(lambda: len(outfits(window.today)) == 6)
    return window.today


def test_one_can_go_back_from_the_next_outfits(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    first = outfits(page)
    assert not page.back.isVisible()
    with qtbot.waitSignal(page._taste.events_recorded):
        page.board.cards[1].event_asked.emit(EventKind.LIKE)
    with qtbot.waitSignal(page._pager.answered):
        page.next.click()
    second = outfits(page)

    page.back.click()
    assert outfits(page) == first
    assert page.board.cards[1].done == {EventKind.LIKE}
    assert not page.back.isVisible()

    page.next.click()
    assert outfits(page) == second
    assert page.board.cards[1].done == set()
    with qtbot.waitSignal(page._pager.answered):
        page.next.click()
    assert set(outfits(page)).isdisjoint({*first, *second})


def test_another_wish_has_nothing_to_go_back_to(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page._pager.answered):
        page.next.click()
    assert page.back.isVisible()

    with qtbot.waitSignal(page._pager.answered):
        page.head._on_occasion(Occasion.WORK)

    assert not page.back.isVisible()


def test_building_around_a_piece_shows_the_top_of_the_page(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())

    window.commands.build_around([make_garments()[8]])

    assert bar.value() == 0


def test_a_swap_stays_when_a_piece_of_it_is_locked(
    page: TodayPage, qtbot: QtBot
) -> None:
    card = page.board.small[3]
    assert card.rated is not None
    other = next(
        each
        for each in page.board.shown()
        if each.outfit.bottom.id != card.rated.outfit.bottom.id
    )
    outfit = replace(card.rated.outfit, bottom=other.outfit.bottom)
    card.chosen.emit()
    assert page.board.big.rated is not None
    page.flow.put(replace(page.board.big.rated, outfit=outfit))

    with qtbot.waitSignal(page._pager.answered):
        page.tray.toggle(outfit.bottom)

    first = page.board.big
    assert first.rated is not None
    assert first.rated.outfit == outfit
    assert first.swap_row.isVisible()
    assert len(outfits(page)) == len(set(outfits(page)))


def test_six_outfits_are_seen_in_a_usual_window(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: page.board.cards[5].y() > 0)
    QApplication.processEvents()

    for card in page.board.cards:
        foot = card.mat.mapTo(window, card.mat.rect().bottomLeft())
        assert foot.y() <= 800


def test_empty_stars_show_only_where_one_is(page: TodayPage) -> None:
    stars = page.board.big.stars

    def is_drawn() -> bool:
        image = stars.grab().toImage()
        middle = image.height() // 2
        row = {image.pixel(x, middle) for x in range(image.width())}
        return len(row) > 1

    stars.offer(is_offered=False)
    assert not is_drawn()
    stars.offer(is_offered=True)
    assert is_drawn()
    stars.offer(is_offered=False)
    stars.show_given(3)
    assert is_drawn()


def test_a_heart_and_stars_stand_after_a_restart_and_are_taken_back(
    page: TodayPage,
    make_window: MakeWindow,
    closet: FakeCloset,
    settings: QSettings,
    qtbot: QtBot,
) -> None:
    set_count_to_learn(settings, 0)
    first = make_window(closet)
    settle(first, qtbot)
    big = first.today.board.big
    big.like.click()
    settle(first, qtbot)
    big.stars_asked.emit(4)
    settle(first, qtbot)
    liked = big.outfit

    later = make_window(closet)
    settle(later, qtbot)
    card = next(c for c in later.today.board.cards if c.outfit == liked)
    assert card.opinion.likes
    assert card.opinion.stars == 4
    if card is not later.today.board.big:
        later.today.board.card_chosen.emit(card)
    big = later.today.board.big
    assert big.stars.given == 4

    big.like.click()
    settle(later, qtbot)
    big.stars.setFocus()
    QTest.keyClick(big.stars, Qt.Key.Key_4)  # the same ones again
    settle(later, qtbot)

    assert closet.events() == []
    assert big.stars.given == 0
    later.history.undo()
    settle(later, qtbot)
    assert [event.stars for event in closet.events()] == [4]


@pytest.mark.parametrize("width", [400, 560, 735, 899, 900, 1130, 1700])
def test_a_board_lies_without_gaps_or_overlaps(width: int) -> None:
    places = places_on_board(width, CARDS + 1, room_px=600)

    assert len(places) == CARDS + 1
    whole = QRect(0, 0, width, 100_000)
    for at, place in enumerate(places):
        assert whole.contains(place)
        assert not any(place.intersects(other) for other in places[at + 1 :])
    assert all(places[0].width() > each.width() for each in places[1:])


@pytest.mark.parametrize("room_px", [420, 464, 620, 900])
def test_the_big_outfit_is_in_sight_as_a_whole_in_a_low_window(room_px: int) -> None:
    big = places_on_board(735, CARDS + 1, room_px)[0]

    assert big.height() <= room_px


def test_the_board_takes_the_room_of_a_large_window() -> None:
    usual = places_on_board(1755, CARDS + 1, room_px=600)[0]
    large = places_on_board(1755, CARDS + 1, room_px=940)[0]

    assert large.height() > 1.25 * usual.height()


def test_what_can_be_done_with_the_outfit_is_in_sight_in_a_small_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.today.board.big.isVisible)

    window.resize(900, 600)

    wear = window.today.board.big.wear
    qtbot.waitUntil(lambda: not wear.visibleRegion().isEmpty())
    qtbot.waitUntil(lambda: wear.visibleRegion().boundingRect() == wear.rect())

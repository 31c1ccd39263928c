"""What is done on Today: stars, swaps, something else, and the way back from each."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset, make_garments
from ui.explanations.own_outfit import OwnOutfit
from ui.today.cards.stars import Stars
from ui.today.today_page import TodayPage
from ui.widgets.icons import TextButton
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.errors import ClosetUnusable
from wardrobe.model.event import EventKind
from wardrobe.model.outfit import Slot


@pytest.fixture
def page(window: MainWindow, closet: FakeCloset, qtbot: QtBot) -> TodayPage:
    qtbot.waitUntil(window.today.board.cards[5].isVisible)
    qtbot.waitUntil(lambda: bool(closet.shown))
    return window.today


def swap_shoes(window: MainWindow, qtbot: QtBot) -> tuple[int, int]:
    """Swap the shoes of the big card; return the old and the new ones."""
    card = window.today.board.big
    assert card.rated is not None
    old = card.rated.outfit.bottom.id
    window.today.swapper.start_at(Slot.BOTTOM)
    qtbot.waitUntil(lambda: bool(card.foot.strip.alternatives))
    card.foot.strip.taken.emit(card.foot.strip.alternatives[0])
    return old, card.rated.outfit.bottom.id


def kinds(closet: FakeCloset) -> list[EventKind]:
    return [event.kind for event in closet.events()]


def said(window: MainWindow) -> str:
    return window.toasts.toasts()[-1].text


def test_stars_are_recorded_and_given_again_in_place_of_the_first(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    card = page.board.big
    star = QPoint(card.stars.width() - 12, card.stars.height() // 2)
    with qtbot.waitSignal(page._taste.events_recorded):
        QTest.mouseClick(card.stars, Qt.MouseButton.LeftButton, pos=star)
    assert card.stars.given == 5
    assert closet.log[0].board_number == len(closet.shown)

    with qtbot.waitSignal(page._taste.events_recorded):
        QTest.keyClick(card.stars, Qt.Key.Key_2)

    assert [event.stars for event in closet.events()] == [2]
    assert card.stars.accessibleName() == "Stars for outfit 1: 2 of 5 stars"


def test_stars_that_are_taken_back_are_those_of_before(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    card = page.board.big
    for stars in (4, 1):
        with qtbot.waitSignal(page._taste.events_recorded):
            card.stars_asked.emit(stars)
    assert said(window) == "Rated 1 of 5 stars."

    window.toasts.toasts()[-1].act()

    qtbot.waitUntil(lambda: card.stars.given == 4)
    assert [event.stars for event in closet.events()] == [4]


def test_arrows_aim_and_enter_gives_the_stars(qtbot: QtBot) -> None:
    stars = Stars("outfit 1")
    qtbot.addWidget(stars)
    given: list[int] = []
    stars.stars_chosen.connect(given.append)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(stars, key)
    QTest.keyClick(stars, Qt.Key.Key_Space)

    assert given == [1]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (EventKind.WEAR, "Logged as worn on Thursday, 16 May."),
        (EventKind.LIKE, "Liked, and kept in Looks. Your taste learns from it."),
        (EventKind.SKIP, "Skipped"),
        (EventKind.REJECT, "Not for you: you'll see fewer like it."),
    ],
)
@pytest.mark.usefixtures("page")
def test_what_was_done_can_be_undone_and_redone(
    window: MainWindow,
    closet: FakeCloset,
    qtbot: QtBot,
    kind: EventKind,
    words: str,
) -> None:
    card = window.today.board.big
    with qtbot.waitSignal(window.taste.events_recorded):
        card.event_asked.emit(kind)
    assert said(window) == words
    assert kind in card.done

    with qtbot.waitSignal(window.taste.taste_changed):
        window.history.undo()
    assert kinds(closet) == []
    assert card.done == set()
    assert card.wear.isVisible()

    with qtbot.waitSignal(window.taste.taste_changed):
        window.history.redo()
    assert kinds(closet) == [kind]
    assert card.done == {kind}


def test_a_swap_that_is_worn_is_kept_and_both_are_undone_at_once(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    card = page.board.big
    pair = swap_shoes(window, qtbot)
    assert card.swap_row.isVisible()

    with qtbot.waitSignal(page._taste.events_recorded):
        card.event_asked.emit(EventKind.WEAR)

    swap, wear = closet.events()
    assert (swap.kind, swap.swapped) == (EventKind.SWAP, pair)
    assert swap.garment_ids == wear.garment_ids
    assert swap.board_number == wear.board_number == len(closet.shown)
    assert wear.kind is EventKind.WEAR
    assert not card.swap_row.isVisible()

    window.history.undo()

    qtbot.waitUntil(lambda: kinds(closet) == [])
    qtbot.waitUntil(card.swap_row.isVisible)


def test_a_swap_is_kept_without_being_worn(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    card = page.board.big
    pair = swap_shoes(window, qtbot)

    with qtbot.waitSignal(page._taste.events_recorded):
        card.keep_asked.emit()

    assert [event.swapped for event in closet.events()] == [pair]
    assert said(window) == "Swap kept. Your taste learns which piece you prefer."


def test_a_swap_that_is_put_back_says_nothing(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    card = page.board.big
    old, _ = swap_shoes(window, qtbot)

    card.back_asked.emit()

    assert card.rated is not None
    assert card.rated.outfit.bottom.id == old
    assert not card.swap_row.isVisible()
    with qtbot.waitSignal(page._taste.events_recorded):
        card.event_asked.emit(EventKind.WEAR)
    assert kinds(closet) == [EventKind.WEAR]


def test_a_rejected_swap_is_no_swap(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    card = page.board.big
    swap_shoes(window, qtbot)

    with qtbot.waitSignal(page._taste.events_recorded):
        card.event_asked.emit(EventKind.REJECT)

    assert kinds(closet) == [EventKind.REJECT]


def wear_instead(window: MainWindow, ids: set[int], qtbot: QtBot) -> None:
    window.today.instead.click()
    sheet = window.findChild(OwnOutfit)
    assert isinstance(sheet, OwnOutfit)
    assert not sheet.wear.isEnabled()
    slots = {**dict.fromkeys(range(1, 5), Slot.TOP), 8: Slot.BOTTOM, 9: Slot.BOTTOM}
    slots |= {10: Slot.BOTTOM, 11: Slot.OUTER, 12: Slot.TOP}
    for garment in make_garments():
        if garment.id in ids:
            sheet.choose(slots.get(garment.id, Slot.MIDDLE), garment)
    qtbot.waitUntil(sheet.wear.isEnabled)
    with qtbot.waitSignal(window.taste.events_recorded):
        sheet.wear.click()


def test_something_else_is_noted_against_all_that_is_shown(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    shown = {frozenset(each.garment_ids()) for each in closet.shown[-1].outfits}
    every = (
        frozenset({top, middle, bottom})
        for top in range(1, 5)
        for middle in range(5, 8)
        for bottom in range(8, 11)
    )
    unseen = next(ids for ids in every if ids not in shown)

    wear_instead(window, set(unseen), qtbot)

    (event,) = closet.events()
    assert event.kind is EventKind.OTHER
    assert set(event.garment_ids) == unseen
    assert event.board_number == len(closet.shown)
    assert said(window) == "Logged what you wore instead. Your taste learns from it."


def test_something_else_that_is_on_the_board_is_worn_from_it(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    shown = closet.shown[-1].outfits[3]

    wear_instead(window, set(shown.garment_ids()), qtbot)

    (event,) = closet.events()
    assert event.kind is EventKind.WEAR
    assert closet.shown[-1].place_of(event.garment_ids) == 3


def test_stars_that_cannot_be_written_are_not_shown(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.failure = ClosetUnusable("the disk is full")

    page.board.big.stars_asked.emit(3)

    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))
    assert said(window) == "The disk is full."
    assert page.board.big.stars.given == 0
    assert page.board.big.stars.isEnabled()


def test_each_card_says_its_name_with_its_swap_buttons(page: TodayPage) -> None:
    names = [
        button.accessibleName()
        for button in page.board.big.swap_row.findChildren(TextButton)
    ]

    assert names == ["Swap back: outfit 1", "Keep the swap: outfit 1"]


def test_an_action_asks_what_was_worn_instead(
    window: MainWindow, page: TodayPage
) -> None:
    window.show_page(Page.CLOSET)

    window.commands.note_instead()

    assert page.isVisible()
    assert window.findChild(OwnOutfit) is not None

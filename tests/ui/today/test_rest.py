"""What rests is left out with a word, looked at on wish, and washed with one click."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset, make_garments
from tests.ui.settling import settle
from tests.wardrobe.logs import LEARNER
from ui.state.learn_setting import set_count_to_learn
from ui.today.today_page import TodayPage
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.wording.rest_words import when_worn
from wardrobe.days.resting import Care
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType, State
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot

SHIRT, JEANS, SNEAKERS = 1, 5, 8


@pytest.fixture
def closet() -> FakeCloset:
    """Yesterday the shirt was worn with the jeans and the sneakers."""
    closet = FakeCloset(make_garments())
    worn = Event(
        kind=EventKind.WEAR,
        garment_ids=(SHIRT, JEANS, SNEAKERS),
        occasion=Occasion.CASUAL,
        at=NOW - timedelta(days=1),
    )
    closet.record(worn, learn=LEARNER.update)
    return closet


@pytest.fixture
def window(
    settings: QSettings, make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> MainWindow:
    set_count_to_learn(settings, 0)
    window = make_window(closet)
    settle(window, qtbot)
    return window


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    return window.today


def worn_in(page: TodayPage) -> set[int]:
    return {i for each in page.board.shown() for i in each.outfit.ids}


def test_what_rests_is_left_out_and_named_with_its_reason(page: TodayPage) -> None:
    assert not worn_in(page) & {SHIRT, SNEAKERS}
    said = page.rest._said.text()
    assert said.startswith("Resting: ")
    assert "(in the laundry)" in said  # a shirt is washed after a wear
    assert "(worn yesterday)" in said


def test_what_rests_is_shown_for_one_look(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    page.rest.with_resting.click()
    settle(window, qtbot)
    assert page._pager.wish.with_resting
    assert worn_in(page) & {SHIRT, SNEAKERS}
    places = [each.outfit.ids & {SHIRT, SNEAKERS} for each in page.board.shown()]
    if not places[0]:
        page.board.small[
            next(at for at, ids in enumerate(places[1:]) if ids)
        ].chosen.emit()
    assert page.board.big._reason.accessibleName().startswith("Resting: White ")

    window.show_page(Page.CLOSET)
    window.show_page(Page.TODAY)
    settle(window, qtbot)

    assert not page.rest.with_resting.isChecked()
    assert not worn_in(page) & {SHIRT, SNEAKERS}


def test_what_rests_comes_last_in_the_strip_and_says_why(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.swapper.start_at(Slot.BOTTOM)
    strip = page.board.big.foot.strip
    qtbot.waitUntil(lambda: bool(strip.alternatives))

    notes = [each.note for each in strip.alternatives]
    assert notes == ["", "worn yesterday"]


def test_one_click_brings_the_laundry_back_and_it_is_undone(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    assert page.rest.basket.isVisible()
    assert "1 piece" in page.rest.basket.accessibleName()

    page.rest.basket.click()
    settle(window, qtbot)

    assert closet.washed() == {SHIRT: NOW.date()}
    assert page.rest.basket.isHidden()
    qtbot.waitUntil(lambda: SHIRT not in page._pager.rest.pieces)
    window.history.undo()
    settle(window, qtbot)
    assert closet.washed() == {}
    assert page.rest.basket.isVisible()


def test_the_gallery_shows_what_is_in_the_laundry(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.show_page(Page.CLOSET)
    page = window.closet_page
    settle(window, qtbot)

    def marked() -> set[int]:
        shown = page.list.garments
        return {garment.id for garment in shown if page.list.is_in_laundry(garment)}

    assert marked() == {SHIRT}
    row = page.list.index(page.list.row_of(SHIRT))
    assert "in the laundry" in str(page.list.data(row, Qt.ItemDataRole.ToolTipRole))
    page.basket.click()
    settle(window, qtbot)
    assert marked() == set()
    before = closet.garment(2)
    window.closet.save(
        [replace(before, state=State.LAUNDRY)], [before], window.jobs.on_error
    )
    qtbot.waitUntil(lambda: marked() == {2})


def test_the_laundry_is_switched_off_and_on(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    care = window.settings_page.care
    assert care.on.isChecked()

    care.off.click()
    settle(window, qtbot)
    assert not closet.has_laundry()
    assert window._shared.laundry.pieces == []

    window.history.undo()
    settle(window, qtbot)
    assert closet.has_laundry()
    assert care.on.isChecked()


def test_the_care_of_a_type_is_changed_and_made_usual_again(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.show_page(Page.SETTINGS)
    table = window.settings_page.care.open_table()
    line = table.lines[GarmentType.SHIRT]
    assert line.wears.currentText() == "1 wear"
    assert not line.usual.isVisible()

    line.wears.setCurrentIndex(line.wears.findData(3))
    settle(window, qtbot)
    assert closet.care() == {GarmentType.SHIRT: Care(3)}
    assert window._shared.laundry.pieces == []

    line.usual.click()
    settle(window, qtbot)
    assert closet.care() == {}
    assert line.wears.currentText() == "1 wear"
    window.history.undo()
    settle(window, qtbot)
    assert closet.care() == {GarmentType.SHIRT: Care(3)}


def test_a_care_that_lists_do_not_offer_is_shown_all_the_same(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.set_care({GarmentType.JEANS: Care(40, 20)})
    window._shared.laundry.read()
    settle(window, qtbot)

    line = window.settings_page.care.open_table().lines[GarmentType.JEANS]

    assert (line.wears.currentData(), line.days.currentData()) == (40, 20)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "worn today"),
        (1, "worn yesterday"),
        (2, "worn on Tuesday"),
        (9, "worn on 7 May"),
    ],
)
def test_when_it_was_worn_is_said_as_people_do(days: int, words: str) -> None:
    today = NOW.date()  # a Thursday
    assert when_worn(today - timedelta(days=days), today) == words

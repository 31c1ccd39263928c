"""What is worn today is pinned: changed, rated, photographed and taken back there."""

from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset, make_garments
from tests.ui.settling import settle
from tests.wardrobe.logs import LEARNER
from ui.files import file_dialogs
from ui.today.today_page import TodayPage
from ui.today.worn.photo_frame import PhotoFrame
from ui.today.worn.worn_card import WornCard
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion
from wardrobe.transfer.plain_pictures import is_plain_jpeg

OUTFIT = (1, 5, 8)


def wear(closet: FakeCloset, *ids: int) -> None:
    event = Event(kind=EventKind.WEAR, garment_ids=ids, occasion=Occasion.WORK, at=NOW)
    closet.record(event, learn=LEARNER.update)


@pytest.fixture
def page(make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot) -> TodayPage:
    wear(closet, *OUTFIT)
    window = make_window(closet)
    settle(window, qtbot)
    return window.today


def card_of(page: TodayPage) -> WornCard:
    (card,) = page.worn.cards
    return card


def window_of(page: TodayPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def test_what_is_worn_is_pinned_after_a_start_and_not_suggested(
    page: TodayPage,
) -> None:
    card = card_of(page)

    assert card.isVisible()
    assert card.outfit is not None
    assert card.outfit.ids == set(OUTFIT)
    assert card._occasion.text() == "· Work"
    shown = {each.outfit.ids for each in page.board.shown()}
    assert len(shown) == 6
    assert frozenset(OUTFIT) not in shown


def test_what_was_worn_is_not_pinned_the_next_morning(
    page: TodayPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = NOW + timedelta(days=1)
    for clock in (page._log, page._laundry):
        monkeypatch.setattr(clock, "_now", lambda: tomorrow)
    monkeypatch.setattr(page._pager, "now", lambda: tomorrow)

    with qtbot.waitSignal(page._pager.answered):
        window_of(page)._shared.new_day.day_began.emit()
    settle(window_of(page), qtbot)

    assert page.worn.isHidden()
    assert frozenset(OUTFIT) not in {each.outfit.ids for each in page.board.shown()}


def test_it_is_taken_back_and_worn_again(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = window_of(page)

    card_of(page).back.click()
    settle(window_of(page), qtbot)
    assert page.worn.isHidden()
    assert closet.events() == []

    window.history.undo()
    settle(window_of(page), qtbot)
    assert [each.garment_ids for each in closet.events()] == [OUTFIT]
    assert card_of(page).isVisible()


def test_wearing_from_the_board_pins_it_with_one_click(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = make_window(closet)
    settle(window, qtbot)
    page = window.today
    assert page.worn.isHidden()
    outfit = page.board.big.outfit
    assert outfit is not None

    page.board.big.wear.click()
    settle(window_of(page), qtbot)
    assert card_of(page).outfit == outfit

    window.show_page(Page.CLOSET)
    window.show_page(Page.TODAY)
    settle(window_of(page), qtbot)
    assert outfit.ids not in {each.outfit.ids for each in page.board.shown()}


def test_a_piece_is_changed_by_two_clicks(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    card = card_of(page)
    assert card.outfit is not None

    card.mat.garment_clicked.emit(card.outfit.bottom)
    qtbot.waitUntil(lambda: bool(card.foot.strip.alternatives))
    first = card.foot.strip.alternatives[0]
    card.foot.strip.taken.emit(first)
    settle(window_of(page), qtbot)

    (event,) = closet.events()
    assert first.garment is not None
    assert set(event.garment_ids) == {1, 5, first.garment.id}
    assert (event.kind, event.at) == (EventKind.WEAR, NOW)
    assert card_of(page).outfit == first.rated.outfit


def test_heart_and_stars_are_given_and_taken_back(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    for kind in (EventKind.LIKE, EventKind.RATE):
        for has_any in (True, False):
            card = card_of(page)
            if kind is EventKind.LIKE:
                card.like.click()
            else:
                card.stars.setFocus()
                QTest.keyClick(card.stars, Qt.Key.Key_3)
            settle(window_of(page), qtbot)
            assert (kind in {each.kind for each in closet.events()}) is has_any
    assert card_of(page).stars.given == 0


def test_a_photo_of_oneself_stays_with_the_day(
    page: TodayPage,
    closet: FakeCloset,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "me.png"
    Image.new("RGB", (1500, 2000), "red").save(file)
    monkeypatch.setattr(file_dialogs, "ask_photo", lambda *_: file)

    card_of(page).photo.click()
    settle(window_of(page), qtbot)

    (photo,) = closet.day_photos(NOW.date(), NOW.date())
    content = closet.day_photo(photo.number)
    assert is_plain_jpeg(content)
    frame = card_of(page).findChild(PhotoFrame)
    assert isinstance(frame, PhotoFrame)
    frame.open_large()
    overlay = page.window().findChild(Overlay)
    assert isinstance(overlay, Overlay)
    overlay.dismiss()

    frame.remove.click()
    settle(window_of(page), qtbot)
    assert closet.day_photos() == []
    window = window_of(page)
    window.history.undo()
    settle(window_of(page), qtbot)
    assert closet.day_photos() == [photo]
    window.history.undo()
    settle(window_of(page), qtbot)
    assert closet.day_photos() == []
    window.history.redo()
    settle(window_of(page), qtbot)
    assert closet.day_photos() == [photo]


def test_a_file_that_is_no_photo_is_told(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "me.jpg").write_text("no photo")

    page.photos.keep(tmp_path / "me.jpg")
    settle(window_of(page), qtbot)

    window = window_of(page)
    assert window.toasts.toasts()
    assert closet.day_photos() == []


def test_pieces_that_are_no_whole_outfit_are_pinned_as_words(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    wear(closet, 1, 13)
    window = make_window(closet)
    settle(window, qtbot)

    card = card_of(window.today)
    assert card.isVisible()
    assert not card.mat.isVisible()
    assert not card.change.isVisible()
    names = {each.id: each for each in make_garments()}
    assert names[13].type.words in card._pieces.text().lower()

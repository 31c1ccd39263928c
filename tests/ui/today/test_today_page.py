"""Today: outfits are shown, explained, recorded, paged and built around pieces."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset, FakeScorer, make_garment, make_garments
from ui.explanations.explanation_view import ExplanationView
from ui.today import today_page
from ui.today.cards.outfit_card import OutfitCard
from ui.today.today_page import TodayPage
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from ui.wording.taxonomy_words import readable
from wardrobe.errors import ClosetUnusable
from wardrobe.language.word_names import word_name
from wardrobe.model.event import EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.styling.suggesting import suggest


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    qtbot.waitUntil(lambda: len(outfits(window.today)) == 6)
    return window.today


def outfits(page: TodayPage) -> list[tuple[int, ...]]:
    """Return the ids of the garments on each card."""
    return [ids_of(card) for card in page.board.cards if card.isVisible()]


def ids_of(card: OutfitCard) -> tuple[int, ...]:
    assert card.rated is not None
    return tuple(garment.id for garment in card.rated.outfit.garments())


def test_the_board_shows_six_outfits_with_rating_and_reasons(page: TodayPage) -> None:
    shown = outfits(page)

    assert len(set(shown)) == 6
    big = page.board.big
    assert big.rated is not None
    assert big._rating.accessibleName().startswith(readable(big.rated.verdict))
    assert big._rating.accessibleName().endswith("your best today")
    for place, card in enumerate(page.board.small, start=2):
        assert card.rated is not None
        assert card.mat.accessibleName()
        said = f"outfit {place}, {word_name(card.rated.verdict)}: "
        assert card.accessibleName().startswith(said)


def test_the_first_board_comes_without_a_pause(
    make_window: MakeWindow,
    closet: FakeCloset,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(today_page, "_PAUSE_MS", 1_000_000)

    page = make_window(closet).today

    qtbot.waitUntil(lambda: len(outfits(page)) == 6)
    assert page.instead.isVisible()


def test_a_worn_outfit_is_recorded_and_shown_as_worn(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    card = page.board.big
    with qtbot.waitSignal(page._taste.events_recorded):
        card.wear.click()

    event = closet.log[0]
    assert event.kind is EventKind.WEAR
    assert event.garment_ids == ids_of(card)
    assert event.occasion is Occasion.CASUAL
    assert event.at == NOW
    assert closet.events()[0].board_number == len(closet.shown)
    assert closet.shown[-1].place_of(event.garment_ids) == 0
    assert card.state.text() == "Worn today"
    assert not card.wear.isVisible()


def test_wearing_twice_is_one_wear(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    for _ in range(2):
        page.wear_first()
    with qtbot.waitSignal(page._taste.events_recorded):
        page.board.cards[1].like.click()
    page.wear_first()

    kinds = [event.kind for event in closet.events()]
    assert kinds.count(EventKind.WEAR) == 1


def test_another_outfit_takes_one_click_and_the_first_comes_back(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    before = outfits(page)
    card = page.board.big
    assert not card.earlier.isVisible()

    card.another.click()

    qtbot.waitUntil(lambda: ids_of(card) not in before)
    qtbot.waitUntil(lambda: len(closet.shown) == 2)
    assert closet.shown[-1].place_of(ids_of(card)) == 0
    second = ids_of(card)
    card.earlier.click()
    assert ids_of(card) == before[0]
    assert not card.earlier.isVisible()
    card.another.click()
    assert ids_of(card) == second


def test_another_outfit_comes_from_a_ranking_with_the_lesson(
    page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    before = outfits(page)
    card = page.board.big
    with qtbot.waitSignal(page._taste.events_recorded):
        card.reject.click()

    card.another.click()
    qtbot.waitUntil(lambda: ids_of(card) not in before)

    now = suggest(
        closet.garments(),
        Occasion.CASUAL,
        scorer=FakeScorer(),
        taste=closet.taste(),
        temperature_c=page._pager.wish.temperature_c,
        count=2 * len(before),
        with_variety=True,
    )
    shown = {frozenset(ids) for ids in before}
    best = next(
        each
        for each in now.outfits
        if {g.id for g in each.outfit.garments()} not in shown
    )
    assert card.rated == best


def test_cards_that_ask_at_once_get_outfits_of_their_own(
    page: TodayPage, qtbot: QtBot
) -> None:
    before = outfits(page)
    first, second = page.board.cards[:2]

    for card in (first, second, first):
        page._pager.ask_another(card)
    qtbot.waitUntil(lambda: ids_of(second) not in before)

    assert ids_of(first) not in before
    assert len(set(outfits(page))) == len(before)
    assert len(page._pager._shown) == len(before) + 2


def test_after_all_outfits_the_best_are_shown_again(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    owned = [make_garments()[at] for at in (0, 4, 7, 8)]
    page = make_window(FakeCloset(owned)).today
    qtbot.waitUntil(lambda: len(outfits(page)) == 2)

    with qtbot.waitSignal(page._pager.answered):
        page.board.big.another.click()

    assert len(set(outfits(page))) == 2


def test_a_board_that_is_awaited_is_not_given_up_for_one_card(
    page: TodayPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page._pager.answered):
        page.head._on_occasion(Occasion.FORMAL)
        page.board.big.another.click()

    assert page._pager.wish.occasion is Occasion.FORMAL
    assert len(set(outfits(page))) == 6


def test_an_event_that_cannot_be_written_is_told_and_can_be_repeated(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.failure = ClosetUnusable("the disk is full")
    card = page.board.big

    card.wear.click()
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))

    assert card.wear.isVisible()
    assert card.wear.isEnabled()


def test_next_shows_other_outfits_and_at_last_the_best_again(
    page: TodayPage, qtbot: QtBot
) -> None:
    first = outfits(page)
    seen = {*first}
    for _ in range(3):
        with qtbot.waitSignal(page._pager.answered):
            page.next.click()
        assert seen.isdisjoint(outfits(page))
        seen |= {*outfits(page)}


def test_another_occasion_is_asked_for_and_remembered(
    page: TodayPage, qtbot: QtBot, settings: QSettings
) -> None:
    with qtbot.waitSignal(page._pager.answered):
        page.head._on_occasion(Occasion.FORMAL)

    assert page._pager.wish.occasion is Occasion.FORMAL
    assert settings.value("today/occasion") == "formal"


def test_the_temperature_counts_once_it_is_set(page: TodayPage, qtbot: QtBot) -> None:
    usual = page.head.temperature.climate.usual_c(page._pager.now())
    assert page._pager.wish.temperature_c == usual

    with qtbot.waitSignal(page._pager.answered):
        page.head.temperature._slider.setValue(-3)
    assert page._pager.wish.temperature_c == -3.0
    assert page.head.temperature._words.text() == "−3 °C"

    with qtbot.waitSignal(page._pager.answered):
        page.head.temperature._any.click()
    assert page._pager.wish.temperature_c is None


def test_locked_pieces_are_in_every_outfit(page: TodayPage, qtbot: QtBot) -> None:
    boots, sweater = make_garments()[8], make_garments()[2]
    with qtbot.waitSignal(page._pager.answered):
        page.build_around([boots, sweater])

    assert page._pager.wish.locked == {9, 3}
    assert all({9, 3} <= set(ids) for ids in outfits(page))

    with qtbot.waitSignal(page._pager.answered):
        page.tray.release(3)
    assert page._pager.wish.locked == {9}


def test_a_piece_takes_the_place_of_what_it_cannot_be_worn_with(
    page: TodayPage,
) -> None:
    shirt, tee, jeans, dress, hat = (
        make_garment(number, garment_type)
        for number, garment_type in (
            (1, GarmentType.SHIRT),
            (2, GarmentType.T_SHIRT),
            (5, GarmentType.JEANS),
            (12, GarmentType.DRESS),
            (13, GarmentType.HAT),
        )
    )
    page.tray.lock([shirt, jeans])
    page.tray.lock([tee])
    assert page.tray.ids == {2, 5}

    page.tray.lock([dress])
    assert page.tray.ids == {12}

    page.tray.lock([hat])
    assert page.tray.ids == {12, 13}


def test_a_removed_garment_is_let_go(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    page.tray.lock([make_garments()[8]])

    window.closet_page.removal_asked.emit([make_garments()[8]])

    qtbot.waitUntil(lambda: page.tray.ids == frozenset())


def test_why_tells_all_reasons_and_keeps_a_piece(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    card = page.board.big
    card.why.click()
    why = window.findChild(ExplanationView)
    assert isinstance(why, ExplanationView)

    assert card.rated is not None
    garment = card.rated.outfit.bottom
    with qtbot.waitSignal(page._pager.answered):
        why.garment_clicked.emit(garment)

    qtbot.waitUntil(lambda: window.findChild(Overlay) is None)
    assert page.tray.ids == {garment.id}


def test_a_click_on_a_piece_and_one_on_its_lock_builds_around_it(
    page: TodayPage, qtbot: QtBot
) -> None:
    big = page.board.big
    qtbot.waitUntil(lambda: len(big.mat._placed(big.mat._pictures())) >= 2)
    placed = big.mat._placed(big.mat._pictures())[-1]
    point = placed.place.center().toPoint()

    QTest.mouseClick(big.mat, Qt.MouseButton.LeftButton, pos=point)
    big.foot.strip.lock.click()

    assert page.tray.ids == {placed.garment.id}


def test_what_is_missing_is_said(make_window: MakeWindow, qtbot: QtBot) -> None:
    closet = FakeCloset(make_garments()[:7])  # no shoes
    window = make_window(closet)

    qtbot.waitUntil(window.today.notice.isVisible)

    assert not window.today.board.isVisible()
    assert not window.today.next.isVisible()
    assert not window.today.notice.demo.isVisible()


def test_an_empty_closet_offers_the_demo(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(FakeCloset())
    qtbot.waitUntil(window.today.notice.demo.isVisible)

    window.today.notice.demo.click()

    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.next_closet is not None
    assert window.next_closet.name == "demo.closet"
    assert window.next_closet.is_file()


def test_the_last_occasion_and_weather_come_back(
    make_window: MakeWindow, closet: FakeCloset, settings: QSettings, qtbot: QtBot
) -> None:
    settings.setValue("today/occasion", "date")
    settings.setValue("today/temperature", "7.0")

    page = make_window(closet).today
    qtbot.waitUntil(lambda: len(outfits(page)) == 6)

    assert page._pager.wish.occasion is Occasion.DATE
    assert page._pager.wish.temperature_c == 7.0

"""Looking again at an outfit: its rank, a better swap, alternatives, a comparison."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, FakeScorer, make_garments
from ui.explanations.details import Details
from ui.explanations.explanation_view import ExplanationView
from ui.explanations.own_outfit import OwnOutfit
from ui.explanations.side_by_side import SideBySide
from ui.state.learn_setting import set_count_to_learn
from ui.today.today_page import TodayPage
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part, RankedOutfit, Slot
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.reasons import part_sentences
from wardrobe.styling.explaining import Explanation
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste


@pytest.fixture
def window(
    settings: QSettings, make_window: MakeWindow, closet: FakeCloset
) -> MainWindow:
    set_count_to_learn(settings, 0)  # outfits to learn from are drawn by chance
    return make_window(closet)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    qtbot.waitUntil(window.today.board.cards[5].isVisible)
    return window.today


def open_why(window: MainWindow, page: TodayPage, qtbot: QtBot) -> ExplanationView:
    page.board.big.why.click()
    why = window.findChild(ExplanationView)
    assert isinstance(why, ExplanationView)
    qtbot.waitUntil(lambda: " of " in why.details.rank.text())
    return why


def test_why_tells_the_rank_and_a_swap_that_lifts(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    page.board.small[4].chosen.emit()
    card = page.board.big
    assert card.rated is not None
    before = card.rated
    why = open_why(window, page, qtbot)

    tries = [b for b in why.findChildren(type(card.why)) if "Try it" in b.text()]
    assert len(tries) == 1
    tries[0].click()

    assert card.rated.rating > before.rating
    worn = zip(card.rated.outfit.in_slots().values(), before.outfit.in_slots().values())
    assert sum(one is not other for one, other in worn) == 1


def test_details_call_nothing_wrong_that_hardly_counts(
    page: TodayPage, qtbot: QtBot
) -> None:
    rated = page.board.big.rated
    assert rated is not None
    parts = {Part.OCCASION: 3.21, Part.WARMTH: -0.02}
    outfit = RankedOutfit(rated=replace(rated, parts=parts), rank=1, of=90)
    words = part_sentences(parts, Setting(Occasion.CASUAL, 12.0))
    details = Details()
    qtbot.addWidget(details)

    details.show_look(Explanation(outfit=outfit, parts=words, drags=(), swap=None))

    said = [label.text() for label in details.body.findChildren(QLabel)]
    assert said[1:] == ["It's right for an easy day (+3.21)"]


def test_an_outfit_of_ones_own_begins_with_an_invitation(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    page.own.click()
    sheet = window.findChild(OwnOutfit)
    assert isinstance(sheet, OwnOutfit)

    invitation = "Choose the pieces, and see how they go together."
    qtbot.waitUntil(lambda: sheet._hint.text() == invitation)


def test_the_shoes_are_swapped_from_why(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    why = open_why(window, page, qtbot)
    before = page.board.big.outfit
    assert before is not None

    why.swap_asked.emit(Slot.BOTTOM)

    qtbot.waitUntil(lambda: bool(page.board.big.foot.strip.alternatives))
    assert page.board.big.foot.swapped == before.bottom
    qtbot.waitUntil(lambda: window.findChild(Overlay) is None)


def test_two_outfits_stand_side_by_side(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    page.looks.open_comparison(page.board.big)
    sheet = window.findChild(SideBySide)
    assert isinstance(sheet, SideBySide)
    better = "The first is better, mainly because of its "
    qtbot.waitUntil(lambda: sheet._verdict.text().startswith(better))

    sheet.other_chosen.emit(5)

    name = page.board.cards[5].mat.accessibleName()
    qtbot.waitUntil(lambda: sheet._sides[1]._mat.accessibleName() == name)


def test_an_outfit_of_ones_own_is_rated_as_soon_as_it_is_whole(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    shirt, *_ = garments = make_garments()
    by_type = {garment.type: garment for garment in garments}
    with qtbot.waitSignal(page._pager.answered):
        page.build_around([shirt])
    page.own.click()
    sheet = window.findChild(OwnOutfit)
    assert isinstance(sheet, OwnOutfit)
    needs = "An outfit also needs trousers or a skirt."
    qtbot.waitUntil(lambda: sheet._hint.text() == needs)

    for slot, garment_type in (
        (Slot.MIDDLE, GarmentType.JEANS),
        (Slot.BOTTOM, GarmentType.BOOTS),
        (Slot.OUTER, GarmentType.BLAZER),
    ):
        sheet.choose(slot, by_type[garment_type])

    considered = suggest(
        garments, Occasion.CASUAL, scorer=FakeScorer(), taste=Taste()
    ).outfits_considered
    qtbot.waitUntil(lambda: sheet._dots.toolTip().endswith(f" of {considered}"))
    assert sheet._result.isVisible()


def test_a_dress_takes_two_places_of_ones_own_outfit(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    by_type = {garment.type: garment for garment in make_garments()}
    page.own.click()
    sheet = window.findChild(OwnOutfit)
    assert isinstance(sheet, OwnOutfit)
    for slot, garment_type in (
        (Slot.MIDDLE, GarmentType.JEANS),
        (Slot.BOTTOM, GarmentType.BOOTS),
    ):
        sheet.choose(slot, by_type[garment_type])

    sheet.choose(Slot.TOP, by_type[GarmentType.DRESS])
    assert [g.type for g in sheet.garments] == [GarmentType.DRESS, GarmentType.BOOTS]
    qtbot.waitUntil(sheet._result.isVisible)

    sheet.choose(Slot.MIDDLE, by_type[GarmentType.JEANS])
    needs = "An outfit also needs a top or a dress."
    qtbot.waitUntil(lambda: sheet._hint.text() == needs)
    assert not sheet._result.isVisible()


def test_a_banner_says_that_nothing_is_good_enough(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = FakeScorer.score_pairs

    def sour(*question: object) -> object:
        return usual(*question) - 2  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(FakeScorer, "score_pairs", sour)
    page = make_window(FakeCloset(make_garments())).today

    qtbot.waitUntil(page.banner.isVisible)

    assert page.banner.accessibleName().startswith(
        "Nothing in the closet is good enough for an easy day at "
    )
    assert page.board.cards[0].isVisible()


def test_the_banner_goes_where_no_outfit_can_be_made(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    shoeless = [g for g in make_garments() if g.type is not GarmentType.BOOTS][:7]
    page = make_window(FakeCloset(shoeless)).today
    qtbot.waitUntil(page.notice.isVisible)

    assert not page.banner.isVisible()

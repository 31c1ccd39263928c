"""The review: a key for each garment, the next one at once, and a way back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garment
from ui.closet.review_page import ReviewPage
from ui.garments.pickers import Swatch
from ui.window.main_window import MainWindow
from wardrobe.closet.reviewing import Trait
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Guess, Pattern


@pytest.fixture
def page(window: MainWindow) -> ReviewPage:
    window.commands.start_review()
    return window.review


def asked(page: ReviewPage) -> int | None:
    return page.garment.id if page.garment else None


def test_only_unsure_garments_are_asked_about_the_least_sure_first(
    page: ReviewPage,
) -> None:
    assert page._queue == [4, 3]
    assert page.card.headline.text() == "Is this a blouse?"


def test_return_accepts_and_a_number_chooses(
    page: ReviewPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert asked(page) == 3
    QTest.keyClick(page, Qt.Key.Key_2)
    assert asked(page) is None
    assert "You checked 2 garments" in page._done._text.text()

    qtbot.waitUntil(lambda: closet.kept[3].confidence == 1.0)
    assert closet.kept[4].type is GarmentType.BLOUSE
    assert closet.kept[3].type is not GarmentType.SWEATER


@pytest.fixture
def doubtful(make_window: MakeWindow) -> tuple[MainWindow, FakeCloset]:
    """A window and a closet of a garment with three doubts, and one with a colour's."""
    shirt, skirt = make_garment(1), make_garment(2, GarmentType.SKIRT)
    sure = make_garment(3)
    closet = FakeCloset(
        [
            replace(
                shirt, confidence=0.3, pattern_confidence=0.5, colour_confidence=0.5
            ),
            replace(skirt, pattern_confidence=0.9, colour_confidence=0.55),
            replace(sure, pattern_confidence=0.9, colour_confidence=0.9),
        ]
    )
    window = make_window(closet)
    window.commands.start_review()
    return window, closet


def shown(page: ReviewPage) -> list[Trait]:
    return [trait for trait, it in page.card.questions.items() if it.isVisible()]


def test_all_that_is_doubtful_of_a_garment_is_asked_together_and_nothing_else(
    doubtful: tuple[MainWindow, FakeCloset], qtbot: QtBot
) -> None:
    window, closet = doubtful
    page = window.review
    assert (asked(page), shown(page)) == (1, list(Trait))

    QTest.keyClick(page, Qt.Key.Key_Return)  # it is a shirt
    QTest.keyClick(page, Qt.Key.Key_2)  # not solid, but striped
    QTest.keyClick(page, Qt.Key.Key_1)  # navy it is
    assert (asked(page), shown(page)) == (2, [Trait.COLOUR])
    page.card.questions[Trait.COLOUR].chips[1].click()
    assert asked(page) is None

    qtbot.waitUntil(lambda: closet.kept[2].colour_confidence == 1.0)
    shirt, skirt = closet.kept[1], closet.kept[2]
    assert (shirt.type, shirt.pattern) == (GarmentType.SHIRT, Pattern.STRIPED)
    assert shirt.colour is Colour.NAVY
    assert shirt.confidence == shirt.pattern_confidence == shirt.colour_confidence == 1
    assert skirt.colour is not Colour.NAVY
    assert (skirt.confidence, skirt.pattern_confidence) == (0.9, 0.9)


def test_arrows_move_between_questions_and_what_was_said_stays_on_leaving(
    doubtful: tuple[MainWindow, FakeCloset], qtbot: QtBot
) -> None:
    window, closet = doubtful
    page = window.review

    QTest.keyClick(page, Qt.Key.Key_Down)
    QTest.keyClick(page, Qt.Key.Key_3)
    QTest.keyClick(page, Qt.Key.Key_Up)
    QTest.keyClick(page, Qt.Key.Key_Up)
    QTest.keyClick(page, Qt.Key.Key_Right)

    assert asked(page) == 2
    qtbot.waitUntil(lambda: closet.kept[1].pattern_confidence == 1.0)
    assert closet.kept[1].pattern is Pattern.CHECKED
    assert closet.kept[1].confidence == 0.3

    QTest.keyClick(page, Qt.Key.Key_Left)
    assert (asked(page), shown(page)) == (1, list(Trait))
    chips = page.card.questions[Trait.PATTERN].chips
    assert [chip.isChecked() for chip in chips][:2] == [True, False]


@pytest.mark.parametrize("by_key", [True, False])
def test_undo_takes_answers_back_one_by_one_then_the_garment_before(
    doubtful: tuple[MainWindow, FakeCloset], qtbot: QtBot, by_key: bool
) -> None:
    window, closet = doubtful
    page = window.review
    window.activateWindow()
    page.setFocus()
    assert not page.undo.isEnabled()

    def undo() -> None:
        if by_key:
            QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:
            page.undo.click()

    QTest.keyClick(page, Qt.Key.Key_2)
    assert len(page.card.answers) == 1
    undo()
    assert page.card.answers == {}
    for _answer in range(3):
        QTest.keyClick(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: closet.kept[1].confidence == 1.0)
    assert asked(page) == 2

    undo()

    qtbot.waitUntil(lambda: closet.kept[1].confidence == 0.3)
    qtbot.waitUntil(lambda: asked(page) == 1)
    assert closet.kept[1].pattern_confidence == 0.5
    assert not page.undo.isEnabled()


def test_an_answer_that_waits_for_others_outlives_a_change_of_the_closet(
    doubtful: tuple[MainWindow, FakeCloset],
) -> None:
    window, _ = doubtful

    QTest.keyClick(window.review, Qt.Key.Key_2)
    window.closet.put([make_garment(3, name="Renamed")])

    assert list(window.review.card.answers) == [Trait.TYPE]


def test_another_colour_is_one_of_all(
    doubtful: tuple[MainWindow, FakeCloset], qtbot: QtBot
) -> None:
    window, closet = doubtful
    QTest.keyClick(window.review, Qt.Key.Key_Right)

    QTest.keyClick(window.review, Qt.Key.Key_O)
    swatches = window.findChildren(Swatch)
    overlaid = [s for s in swatches if isinstance(s.window(), MainWindow)]
    gold = [s for s in overlaid if s.colour is Colour.GOLD and s.isVisible()]
    gold[0].click()

    qtbot.waitUntil(lambda: closet.kept[2].colour is Colour.GOLD)
    assert asked(window.review) is None


def test_skipped_garments_stay_unsure(page: ReviewPage, closet: FakeCloset) -> None:
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert asked(page) == 3
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert asked(page) == 4

    assert closet.kept[4].confidence < 1


def test_an_undo_goes_back_to_the_garment(
    window: MainWindow, page: ReviewPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    QTest.keyClick(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: closet.kept[4].confidence == 1.0)

    window.history.undo()

    qtbot.waitUntil(lambda: closet.kept[4].confidence == 0.42)
    qtbot.waitUntil(lambda: asked(page) == 4)


def test_a_removed_garment_is_not_asked_about_until_it_is_back(
    page: ReviewPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: asked(page) == 3)
    assert closet.removed == {4}

    page.undo.click()

    qtbot.waitUntil(lambda: asked(page) == 4)
    assert page._queue == [4, 3]
    assert not page.undo.isEnabled()


def test_a_hundred_garments_are_reviewed_by_keyboard_alone(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    guesses = (Guess(GarmentType.COAT, 0.4), Guess(GarmentType.JACKET, 0.3))
    many = [
        replace(make_garment(n, GarmentType.COAT, confidence=0.4), guesses=guesses)
        for n in range(1, 101)
    ]
    closet = FakeCloset(many)
    window = make_window(closet)
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.review.isVisible()

    for number in range(100):
        key = Qt.Key.Key_2 if number % 2 else Qt.Key.Key_Return
        QTest.keyClick(window.review, key)

    assert asked(window.review) is None
    qtbot.waitUntil(lambda: all(g.confidence == 1.0 for g in closet.garments()))
    jackets = [g for g in closet.garments() if g.type is GarmentType.JACKET]
    assert len(jackets) == 50

"""The review: a key for each garment, the next one at once, and a way back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garment
from ui.closet.review_page import ReviewPage
from ui.window.main_window import MainWindow
from wardrobe.model.garment import GarmentType, Guess


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
    assert page._question.text() == "Is this a blouse?"


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


def test_a_removed_garment_is_not_asked_about(
    page: ReviewPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: asked(page) == 3)
    assert closet.removed == {4}


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

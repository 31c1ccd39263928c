"""The details beside the gallery: a name taken off again, and the way out by key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset, make_garments
from ui.closet.closet_page import ClosetPage
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.wording.taxonomy_words import name_of


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ClosetPage:
    window.show_page(Page.CLOSET)
    page = window.closet_page
    qtbot.waitUntil(lambda: page.view.model().rowCount() > 0)
    return page


def test_a_name_that_is_emptied_is_taken_off(
    window: MainWindow, page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.update([replace(make_garments()[4], name="Saturday jeans")])
    window.closet.load()
    qtbot.waitUntil(lambda: name_of(window.closet.garments[4]) == "Saturday jeans")
    page.view.select([5])
    page.details._name.selectAll()
    QTest.keyClick(page.details._name, Qt.Key.Key_Delete)
    QTest.keyClick(page.details._name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: name_of(closet.kept[5]) == "Blue jeans")
    qtbot.waitUntil(lambda: page.details._heading.text() == "Blue jeans")
    assert page.details._name.text() == ""


def test_escape_in_the_details_closes_them(page: ClosetPage) -> None:
    page.view.select([5])
    page.details._name.setFocus()

    QTest.keyClick(page.details._name, Qt.Key.Key_Escape)

    assert not page.details.isVisible()
    assert page.view.hasFocus()

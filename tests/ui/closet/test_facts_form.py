"""What a user tells of garments, one or several, and what is refused."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from ui.closet.closet_page import ClosetPage
from ui.garments.own_types import EditTypePicker
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.garment import GarmentType, GoneReason, State


@pytest.fixture
def page(window: MainWindow) -> ClosetPage:
    window.show_page(Page.CLOSET)
    return window.closet_page


def type_in(page: ClosetPage, label: str, text: str) -> None:
    field = page.details.facts.fields[label]
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_fields_are_saved_and_undone(
    window: MainWindow, page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([5])
    type_in(page, "Brand", "Levi's")
    type_in(page, "Price", "89,90")
    type_in(page, "Bought on", "2024-05-31")

    qtbot.waitUntil(lambda: closet.kept[5].bought_on == date(2024, 5, 31))
    assert closet.kept[5].brand == "Levi's"
    assert closet.kept[5].price_cents == 8990

    window.history.undo()
    qtbot.waitUntil(lambda: closet.kept[5].bought_on is None)


def test_a_field_goes_to_all_selected(
    page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([1, 2])
    type_in(page, "Kept in", "attic")

    qtbot.waitUntil(lambda: closet.kept[1].place == closet.kept[2].place == "attic")


def test_what_is_no_price_is_refused_in_words(
    page: ClosetPage, closet: FakeCloset
) -> None:
    page.view.select([5])
    type_in(page, "Price", "cheap")

    refusal = page.details.facts.refusals["Price"]
    assert refusal.isVisibleTo(page)
    assert "isn't a price" in refusal.text()
    assert closet.kept[5].price_cents is None


@pytest.mark.parametrize(
    ("label", "wrong", "right"),
    [("Price", "cheap", "12"), ("Bought on", "last May", "2024-05-31")],
)
def test_what_is_not_saved_looks_so_until_it_is(
    page: ClosetPage, label: str, wrong: str, right: str
) -> None:
    page.view.select([5])
    field = page.details.facts.fields[label]
    type_in(page, label, wrong)
    assert field.property("role") == "wrong"

    type_in(page, label, right)
    assert not field.property("role")
    assert page.details.facts.refusals[label].isHidden()

    type_in(page, label, wrong)
    page.view.select([6])
    assert not field.property("role")


def test_what_is_being_typed_goes_to_its_garment_when_another_is_selected(
    page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([5])
    QTest.keyClicks(page.details.facts.fields["Size"], "32")
    QTest.keyClicks(page.details.facts.notes, "shrinks")

    page.view.select([6])

    qtbot.waitUntil(lambda: closet.kept[5].notes == "shrinks")
    assert closet.kept[5].size == "32"
    assert closet.kept[6].size == closet.kept[6].notes == ""


def test_a_garment_is_gone_with_a_reason_and_out_of_sight(
    page: ClosetPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.view.select([13])
    chips = page.details.facts.states

    chips.states[State.GONE].click()

    qtbot.waitUntil(lambda: closet.kept[13].state is State.GONE)
    qtbot.waitUntil(lambda: page.list.row_of(13) < 0)
    page.filters._on_state(State.GONE)
    page.view.select([13])
    chips.reasons[GoneReason.SOLD].click()
    qtbot.waitUntil(lambda: closet.kept[13].gone_reason is GoneReason.SOLD)


def test_a_type_of_ones_own_is_like_a_built_in_one(
    page: ClosetPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    page.view.select([3])
    page.details._open_types()
    (picker,) = window.findChildren(EditTypePicker)
    QTest.keyClicks(picker.name, "poncho")
    QTest.keyClick(picker.name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: closet.kept[3].own_type == "poncho")
    assert closet.kept[3].type is GarmentType.SWEATER
    qtbot.waitUntil(lambda: page.details._heading.text() == "Green poncho")

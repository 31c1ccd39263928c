"""The calendar: worn outfits on their days, and noting what was worn."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset
from ui.calendar.calendar_page import CalendarPage
from ui.outfits.outfit_mat import OutfitMat
from ui.planning.outfit_picker import OutfitPicker
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnOccasion

TODAY = NOW.astimezone().date()


def worn(*ids: int, days_ago: int = 0) -> Event:
    return Event(
        kind=EventKind.WEAR,
        garment_ids=ids,
        occasion=Occasion.WORK,
        at=NOW - timedelta(days=days_ago),
    )


@pytest.fixture
def page(window: MainWindow, closet: FakeCloset, qtbot: QtBot) -> CalendarPage:
    closet.log += [worn(1, 5, 8), worn(12, 9), worn(2, 6, 9, days_ago=2)]
    closet.remove([6])
    window.show_page(Page.CALENDAR)
    qtbot.waitUntil(lambda: window.calendar.head.count.text() == "3 outfits")
    return window.calendar


def test_each_day_has_what_was_worn_removed_garments_too(page: CalendarPage) -> None:
    cell = page.grid.cell_of(TODAY - timedelta(days=2))

    assert cell.accessibleName().endswith("1 outfit")
    assert [g.id for g in cell.shown.outfits[0].garments] == [2, 6, 9]
    assert page.grid.cell_of(TODAY).accessibleName().endswith("2 outfits")


def test_a_clicked_day_is_shown_at_large(page: CalendarPage) -> None:
    page.grid.cell_of(TODAY - timedelta(days=2)).click()

    day = TODAY - timedelta(days=2)
    assert page.panel._heading.text() == f"{day:%A}, {day.day} {day:%B}"
    assert page.panel.log.isEnabled()


def test_nothing_can_be_noted_for_tomorrow(page: CalendarPage) -> None:
    page.choose(TODAY + timedelta(days=1))

    assert not page.panel.log.isEnabled()


def test_months_are_stepped_through(page: CalendarPage) -> None:
    page.choose(date(2024, 1, 31))
    page.step(-1)

    assert page.head.title.text() == "December 2023"
    page.step(2)
    assert page.head.title.text() == "February 2024"


def test_keys_move_from_day_to_day(page: CalendarPage) -> None:
    page.choose(TODAY)
    QTest.keyClick(page.grid.cell_of(TODAY), Qt.Key.Key_Up)
    QTest.keyClick(page.grid.cell_of(page._day), Qt.Key.Key_Left)

    assert page._day == TODAY - timedelta(days=8)


def test_what_was_worn_is_noted_for_the_chosen_day(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    day = TODAY - timedelta(days=3)
    page.choose(day)
    page.panel.log.click()
    (picker,) = window.findChildren(OutfitPicker)
    assert not picker.take.isEnabled()
    picker.view.select([1])
    picker.search.setText("jeans")
    picker.view.select([5])
    picker.search.setText("")
    picker.occasions[Occasion.DATE].click()

    picker.take.click()

    qtbot.waitUntil(lambda: len(closet.log) == 4)
    event = closet.log[-1]
    assert set(event.garment_ids) == {1, 5}
    assert event.occasion is Occasion.DATE
    assert event.at.astimezone().date() == day
    qtbot.waitUntil(lambda: name_of(page, day).endswith("1 outfit"))


def test_an_empty_closet_says_why_nothing_can_be_noted(
    make_window: MakeWindow,
) -> None:
    window = make_window(FakeCloset())
    window.show_page(Page.CALENDAR)

    assert not window.calendar.panel.log.isEnabled()


def test_a_dress_without_trousers_is_a_whole_outfit(page: CalendarPage) -> None:
    dress = page.grid.cell_of(TODAY).shown.outfits[1].garments

    assert dress[0].type is GarmentType.DRESS


def test_what_was_noted_is_undone_and_the_day_is_empty_again(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    day = TODAY - timedelta(days=4)
    page.choose(day)
    page.day_actions.take(day, [1, 5], Occasion.CASUAL)
    qtbot.waitUntil(lambda: name_of(page, day).endswith("1 outfit"))
    assert (
        window.toasts.toasts()[-1].text
        == f"Logged as worn on {day:%A}, {day.day} {day:%B}."
    )

    window.toasts.toasts()[-1].act()

    qtbot.waitUntil(lambda: not page.grid.cell_of(day).shown.outfits)


def test_a_clicked_garment_is_built_around(
    window: MainWindow, page: CalendarPage
) -> None:
    page.choose(TODAY)
    mat = page.panel.findChildren(OutfitMat)[0]

    mat.garment_clicked.emit(window.closet.garment(1))

    assert window.today.isVisible()
    assert window.today.tray.ids == {1}


def test_an_occasion_of_ones_own_can_be_logged_and_is_named(
    window: MainWindow, page: CalendarPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    picnic = closet.add_occasion(OwnOccasion(name="Picnic", base=Occasion.DATE))
    window.closet.load()
    qtbot.waitUntil(lambda: window.closet.occasions == [picnic])
    page.open_picker()
    picker = window.findChild(OutfitPicker)
    assert isinstance(picker, OutfitPicker)

    picker.view.select([3, 5, 8])
    picker.occasions[picnic.key].click()
    picker.take.click()

    qtbot.waitUntil(lambda: closet.log[-1].occasion == picnic.key)
    qtbot.waitUntil(lambda: "Picnic" in labels(page.panel))


def labels(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel)}


def name_of(page: CalendarPage, day: date) -> str:
    return page.grid.cell_of(day).accessibleName()


def test_the_first_day_that_is_shown_offers_outfits(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(Page.CALENDAR)

    chooser = window.calendar.panel.chooser
    qtbot.waitUntil(lambda: chooser.isVisible() and bool(chooser.pictures))

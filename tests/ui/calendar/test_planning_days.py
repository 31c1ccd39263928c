"""Planning tomorrow takes two clicks, logging yesterday as few; by keys, too."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import NOW, FakeCloset
from tests.ui.planning.waiting import calm
from ui.calendar.calendar_head import View
from ui.calendar.calendar_page import CalendarPage
from ui.calendar.day_cell import DayCell, ShownDay, ShownOutfit
from ui.calendar.entry_card import EntryCard
from ui.outfits.outfit_drag import DraggedOutfit
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.model.occasion import Occasion

TODAY = NOW.astimezone().date()
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
IDS = frozenset({1, 5, 8})


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CalendarPage:
    window.show_page(Page.CALENDAR)
    calm(window, qtbot)
    return window.calendar


def offered(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.panel.chooser.pictures), timeout=10_000)


def test_tomorrow_is_planned_by_two_clicks(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    page.grid.cell_of(TOMORROW).click()
    offered(page, qtbot)
    page.panel.chooser.pictures[0].click()
    calm(window, qtbot)

    assert [each.day for each in closet.plans()] == [TOMORROW]
    assert closet.log == []
    assert "1 plan" in page.grid.cell_of(TOMORROW).accessibleName()


def test_yesterday_is_logged_by_two_clicks(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    page.grid.cell_of(YESTERDAY).click()
    offered(page, qtbot)
    page.panel.chooser.pictures[0].click()
    calm(window, qtbot)

    assert [each.day for each in closet.log] == [YESTERDAY]
    assert closet.plans() == []


def test_a_day_is_planned_by_keys_alone(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    page.grid.focus(TODAY)
    QTest.keyClick(page.grid.cell_of(TODAY), Qt.Key.Key_Right)
    offered(page, qtbot)
    QTest.keyClick(page.grid.cell_of(TOMORROW), Qt.Key.Key_Space)

    first = page.panel.chooser.pictures[0]
    assert page.panel.chooser.isAncestorOf(first)
    QTest.keyClick(first, Qt.Key.Key_Space)
    calm(window, qtbot)

    assert [each.day for each in closet.plans()] == [TOMORROW]


def test_a_plan_becomes_a_wear_by_one_click(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    closet.plan(PlannedOutfit(day=TODAY, occasion=Occasion.WORK, garment_ids=IDS))
    page._parts.plans.read()
    calm(window, qtbot)

    (card,) = page.panel.findChildren(EntryCard)
    card.wear.click()
    card.wear.click()
    calm(window, qtbot)

    assert [frozenset(each.garment_ids) for each in closet.log] == [IDS]
    assert page.grid.cell_of(TODAY).shown.outfits[0].plan == 0


def test_a_plan_ahead_cannot_be_worn_yet(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    closet.plan(PlannedOutfit(day=TOMORROW, occasion=Occasion.WORK, garment_ids=IDS))
    page._parts.plans.read()
    page.choose(TOMORROW)
    calm(window, qtbot)

    (card,) = page.panel.findChildren(EntryCard)
    assert not hasattr(card, "wear")


def test_looks_for_the_occasion_are_offered(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    closet.save_look(SavedLook(garment_ids=IDS, made_at=NOW, name="Monday"))
    other = SavedLook(
        garment_ids=IDS, made_at=NOW, occasion=Occasion.FORMAL, name="Ball"
    )
    closet.save_look(other)
    page._parts.plans.read()
    calm(window, qtbot)

    def names() -> list[str]:
        return [each.accessibleName() for each in page.panel.chooser.pictures]

    page.choose(TOMORROW)
    # Until then those of today stand there.
    qtbot.waitUntil(lambda: any(each.startswith("Monday: ") for each in names()))

    assert sum(each.startswith("Monday: ") for each in names()) == 1
    assert not any(each.startswith("Ball: ") for each in names())


def test_an_outfit_is_dropped_on_a_day(
    page: CalendarPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    cell = page.grid.cell_of(TOMORROW)
    drop(cell, DraggedOutfit(garment_ids=IDS, occasion=Occasion.DATE).mime())
    drop(cell, QMimeData())
    calm(window, qtbot)

    (plan,) = closet.plans()
    assert (plan.day, plan.occasion, plan.garment_ids) == (TOMORROW, Occasion.DATE, IDS)


def drop(cell: DayCell, data: QMimeData) -> None:
    """Drop something as the system does: only where it was accepted before."""
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, at = Qt.DropAction.CopyAction, QPointF(9, 9)
    enter = QDragEnterEvent(at.toPoint(), copy, data, buttons, none)
    enter.ignore()
    QApplication.sendEvent(cell, enter)
    if enter.isAccepted():
        QApplication.sendEvent(cell, QDropEvent(at, copy, data, buttons, none))


def test_a_week_has_seven_days_with_their_warmth(page: CalendarPage) -> None:
    page.head.views[View.WEEK].click()

    shown = [cell for cell in page.grid.cells if not cell.isHidden()]
    assert len(shown) == 7
    weather = [cell.shown.weather for cell in shown]
    assert all(each and each.short.endswith("°") for each in weather)
    first = shown[0].day
    page.head.after.click()
    assert page.grid.cells[0].day == first + timedelta(days=7)
    page.head.views[View.MONTH].click()
    assert len([cell for cell in page.grid.cells if not cell.isHidden()]) > 7


@pytest.mark.parametrize(
    ("month", "weeks"), [(date(2026, 2, 1), 5), (date(2024, 5, 16), 5)]
)
def test_a_month_has_all_its_weeks(page: CalendarPage, month: date, weeks: int) -> None:
    page.choose(month)

    days = [cell.day for cell in page.grid.cells if not cell.isHidden()]
    assert len(days) % 7 == 0
    assert abs(len(days) // 7 - weeks) <= 1
    of_month = [each for each in days if each.month == month.month]
    assert of_month[0].day == 1
    assert (of_month[-1] + timedelta(days=1)).day == 1


@pytest.mark.parametrize("size", [(60, 60), (112, 104), (112, 500), (60, 300)])
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_outfits_lie_inside_their_day_and_apart(
    page: CalendarPage, closet: FakeCloset, size: tuple[int, int], count: int
) -> None:
    cell = DayCell(page._parts.cutouts)
    cell.resize(*size)
    outfit = ShownOutfit([closet.garment(1)], Occasion.WORK, 1)
    cell.show_day(ShownDay(day=TODAY, outfits=[outfit] * count, events=["Choir"]))

    boxes = cell._boxes()

    assert 1 <= len(boxes) <= count
    inner = cell.rect().toRectF()
    assert all(inner.contains(each) for each in boxes)
    assert not any(
        one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
    )
    assert not cell.grab().isNull()


@pytest.mark.parametrize(
    ("plan", "sentence"), [(1, "Planned for a wedding"), (0, "Worn for a wedding")]
)
def test_an_outfit_of_a_day_says_what_one_dresses_for(plan: int, sentence: str) -> None:
    assert ShownOutfit([], Occasion.WEDDING_GUEST, plan).sentence() == sentence

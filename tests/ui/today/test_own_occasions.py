"""Occasions of the user's own in the window: made, chosen, removed, undone."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset
from ui.today.occasion_sheet import OccasionSheet
from ui.today.today_page import TodayPage
from ui.widgets.chips import PickerRow
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from wardrobe.model.colour import Colour
from wardrobe.model.event import EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnKey, OwnOccasion

PICNIC = OwnOccasion(name="Picnic", base=Occasion.DATE, steps=-1)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    qtbot.waitUntil(window.today.board.cards[5].isVisible)
    return window.today


def chips(page: TodayPage) -> list[str]:
    return [chip.accessibleName() for chip in page.head._occasions._chips]


def open_sheet(window: MainWindow) -> OccasionSheet:
    window.today.head._occasions.own.click()
    sheet = window.findChild(OccasionSheet)
    assert isinstance(sheet, OccasionSheet)
    return sheet


def test_an_occasion_is_made_chosen_and_recorded(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    sheet = open_sheet(window)
    sheet.name.setText("Garden party")
    sheet._choose_base(Occasion.PARTY)
    sheet.formality.setValue(1)
    sheet.types_out._on_clicked(GarmentType.HEELS)
    sheet._swatches[list(Colour).index(Colour.BLACK)].setChecked(True)
    with qtbot.waitSignal(window.closet.occasions_changed):
        sheet.make()

    (made,) = closet.occasions()
    assert (made.base, made.steps) == (Occasion.PARTY, 1)
    assert made.types_out == frozenset({GarmentType.HEELS})
    assert made.colours_out == frozenset({Colour.BLACK})
    assert chips(page)[-1] == "Garden party"

    with qtbot.waitSignal(page._pager.answered):
        page.head._occasions._chips[-1].click()
    assert page._pager.wish.occasion == made
    with qtbot.waitSignal(page._taste.events_recorded):
        page.board.cards[0].event_asked.emit(EventKind.WEAR)
    assert closet.log[0].occasion == OwnKey(Occasion.PARTY, 1)


def test_making_and_removing_can_be_undone(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    def settled() -> object:
        return qtbot.waitSignal(window.closet.occasions_changed)

    with settled():  # type: ignore[attr-defined]  # pytest-qt has no types
        page.occasion_made.emit(PICNIC)
    for undo, names in (
        (window.history.undo, []),
        (window.history.redo, ["Picnic"]),
    ):
        with settled():  # type: ignore[attr-defined]  # see above
            undo()
        assert [each.name for each in closet.occasions()] == names
    with settled():  # type: ignore[attr-defined]  # see above
        page.occasion_removal_asked.emit(closet.occasions()[0])
    assert "Picnic" not in chips(page)
    with settled():  # type: ignore[attr-defined]  # see above
        window.history.undo()
    assert "Picnic" in chips(page)


def test_when_the_chosen_one_is_removed_its_base_is_chosen(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.occasion_made.emit(PICNIC)
    qtbot.waitUntil(lambda: "Picnic" in chips(page))
    page.head._occasions._chips[-1].click()

    page.occasion_removal_asked.emit(closet.occasions()[0])

    qtbot.waitUntil(lambda: page.head.occasion is Occasion.DATE)


def test_the_chosen_one_comes_back_at_the_next_start(
    make_window: MakeWindow, closet: FakeCloset, settings: QSettings, qtbot: QtBot
) -> None:
    made = closet.add_occasion(PICNIC)
    settings.setValue("today/occasion", str(made.key))

    page = make_window(closet).today

    qtbot.waitUntil(lambda: page._pager.wish.occasion == made)


@pytest.mark.parametrize("name", ["", "Work", "picnic"])
def test_a_bad_name_is_said_on_the_sheet(
    window: MainWindow, page: TodayPage, closet: FakeCloset, name: str, qtbot: QtBot
) -> None:
    page.occasion_made.emit(PICNIC)
    qtbot.waitUntil(lambda: "Picnic" in chips(page))
    sheet = open_sheet(window)
    sheet.name.setText(name)

    sheet.make()

    assert sheet._refusal.isVisible()
    assert len(closet.occasions()) == 1


def test_a_new_occasion_is_chosen(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    sheet = open_sheet(window)
    sheet.name.setText("Garden party")
    sheet.make()

    qtbot.waitUntil(lambda: page.head.occasion.words == "Garden party")
    assert page.head._occasions._chips[-1].isChecked()
    qtbot.waitUntil(lambda: page._pager.wish.occasion == closet.occasions()[0])


def test_an_occasion_is_changed_and_undone(
    window: MainWindow, page: TodayPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.occasion_made.emit(PICNIC)
    qtbot.waitUntil(lambda: "Picnic" in chips(page))
    (before,) = closet.occasions()
    sheet = open_sheet(window)
    change = next(
        each
        for each in sheet.findChildren(QPushButton)
        if each.accessibleName() == "Change Picnic"
    )

    change.click()
    assert sheet.formality.value() == -1
    assert not sheet.bases[Occasion.WORK].isEnabled()
    sheet.name.setText("Lunch outside")
    sheet.formality.setValue(1)
    sheet.make()

    qtbot.waitUntil(lambda: "Lunch outside" in chips(page))
    (after,) = closet.occasions()
    assert (after.number, after.steps) == (before.number, 1)
    window.history.undo()
    qtbot.waitUntil(lambda: closet.occasions() == [before])


def test_a_name_that_is_too_long_is_refused_and_not_cut(
    window: MainWindow, page: TodayPage
) -> None:
    sheet = open_sheet(window)
    QTest.keyClicks(sheet.name, "n" * 41)

    sheet.make()

    assert len(sheet.name.text()) == 41
    assert "40" in sheet._refusal.text()


def test_occasions_without_room_are_behind_a_button(
    window: MainWindow, page: TodayPage, qtbot: QtBot
) -> None:
    window.resize(911, 512)
    bar = page.head._occasions
    qtbot.waitUntil(bar.more.isVisible)
    hidden = [chip for chip in bar._chips if chip.isHidden()]
    assert hidden

    bar.more.click()
    rows = window.findChildren(Overlay)[-1].findChildren(PickerRow)
    last = hidden[-1]
    next(r for r in rows if r.accessibleName() == last.accessibleName()).click()

    assert last.isChecked()
    assert last.isVisible()

"""A trip is packed, ticked off, changed, printed and removed; all of it is undone."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import NOW, FakeCloset, make_garments
from tests.ui.planning.waiting import calm
from ui.outfits.outfit_button import OutfitButton
from ui.planning.day_field import DaysOfMonth
from ui.planning.outfit_picker import OutfitPicker
from ui.trips import trips_page
from ui.trips.trip_form import TripForm
from ui.trips.trip_packer import PackedWish
from ui.trips.trip_print import PackingList, print_list
from ui.trips.trip_view import Way
from ui.trips.trips_page import TripsPage
from ui.widgets.icons import TextButton
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import PlannedOutfit
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.errors import NothingToWear
from wardrobe.model.occasion import Occasion

TODAY = NOW.astimezone().date()
ONE, OTHER = frozenset({1, 5, 8}), frozenset({2, 5, 8})
TRIP = Trip(
    first=TODAY + timedelta(days=1),
    last=TODAY + timedelta(days=2),
    needs=(TripNeed(Occasion.WORK),),
    garment_ids=ONE | OTHER,
    name="Rome",
    temperature_c=16.0,
)


def open_page(window: MainWindow, qtbot: QtBot) -> TripsPage:
    window.show_page(Page.TRIPS)
    calm(window, qtbot)
    return window._pages.trips()


def form_of(page: TripsPage) -> TripForm:
    form = page._form
    assert form is not None
    return form


@pytest.fixture
def kept(window: MainWindow, closet: FakeCloset, qtbot: QtBot) -> TripsPage:
    """A trip whose first day has an outfit, and whose second has none."""
    closet.save_trip(TRIP)
    closet.plan(PlannedOutfit(day=TRIP.first, occasion=Occasion.WORK, garment_ids=ONE))
    return open_page(window, qtbot)


def test_packing_keeps_the_trip_and_plans_its_days(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    page = open_page(window, qtbot)
    form = form_of(page)
    form.name.setText("  Rome ")
    form.most.setCurrentIndex(form.most.count() - 1)

    form.pack.click()
    assert not page.packer.isHidden()
    qtbot.waitUntil(lambda: bool(closet.trips()), timeout=20_000)
    calm(window, qtbot)

    (trip,) = closet.trips()
    assert (trip.name, trip.needs) == ("Rome", (TripNeed(Occasion.CASUAL),))
    assert {each.day for each in closet.plans()} <= set(trip.days)
    assert all(each.garment_ids <= trip.garment_ids for each in closet.plans())
    assert {each.garment.id for each in page.view.tiles} == trip.garment_ids
    assert page._form is None

    window.history.undo()
    calm(window, qtbot)
    assert (closet.trips(), closet.plans()) == ([], [])


def test_that_time_ran_out_is_said_only_beside_the_trip(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = open_page(window, qtbot)

    page.packer.packed.emit(PackedWish(TRIP, [], gap=3))
    calm(window, qtbot)
    assert page._note.isVisible()
    window.history.undo()
    calm(window, qtbot)

    assert page._form is not None
    assert page._note.isHidden()


def test_a_closet_that_makes_nothing_good_says_so(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    closet = FakeCloset([each for each in make_garments() if each.id < 8])
    window = make_window(closet)
    said: list[Exception] = []
    monkeypatch.setattr(window.jobs, "on_error", said.append)

    page = open_page(window, qtbot)
    form_of(page).pack.click()
    calm(window, qtbot)

    assert isinstance(said[0], NothingToWear)
    assert page.packer.isHidden()
    assert closet.trips() == []


def test_pieces_are_ticked_off_on_the_way_out_and_home(
    kept: TripsPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    tiles = {each.garment.id: each for each in kept.view.tiles}
    assert kept.view.progress.text() == "0 of 4 packed"

    tiles[1].click()
    tiles[5].click()
    QTest.keyClick(tiles[8], Qt.Key.Key_Space)
    tiles[5].click()
    calm(window, qtbot)
    assert closet.trips()[0].packed == {1, 8}
    assert kept.view.progress.text() == "2 of 4 packed"

    kept.view.ways[Way.BACK].click()
    assert {n for n, each in tiles.items() if not each.isHidden()} == {1, 8}
    tiles[8].click()
    calm(window, qtbot)
    assert closet.trips()[0].packed == {1, 8}
    assert closet.trips()[0].back == {8}
    assert kept.view.progress.text() == "1 of 2 back home"

    window.history.undo()
    calm(window, qtbot)
    assert closet.trips()[0].back == set()
    assert not tiles[8].isChecked()


def test_a_day_without_an_outfit_says_so_with_two_ways_out(
    kept: TripsPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    links = [
        each
        for each in kept.view.findChildren(TextButton)
        if each.property("role") == "link"
    ]
    assert [each.accessibleName() for each in links] == [
        "Choose pieces…",
        "Change the trip…",
    ]

    links[0].click()
    picker = window.findChild(OutfitPicker)
    assert isinstance(picker, OutfitPicker)
    garments = [closet.garment(each) for each in sorted(OTHER)]
    picker.outfit_picked.emit(garments, Occasion.WORK)
    calm(window, qtbot)

    assert {each.day for each in closet.plans()} == {TRIP.first, TRIP.last}
    assert len(kept.view.findChildren(OutfitButton)) == 2


def test_an_outfit_leads_to_its_day(kept: TripsPage, window: MainWindow) -> None:
    kept.view.findChildren(OutfitButton)[0].click()

    assert window.calendar.isVisible()
    assert window.calendar._day == TRIP.first
    assert "Rome" in window.calendar.grid.cell_of(TRIP.first).shown.events


def test_a_trip_is_packed_anew_and_what_is_packed_stays(
    kept: TripsPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    before = replace(closet.trips()[0], packed=ONE)
    closet.change_trip(before)
    window._shared.plans.read()
    calm(window, qtbot)
    planned = closet.plans()

    kept.view.change_asked.emit()
    form = form_of(kept)
    assert form.wish().temperature_c == 16
    assert (form.first.day, form.last.day) == (TRIP.first, TRIP.last)
    form.name.setText("Oslo")
    form.pack.click()
    qtbot.waitUntil(lambda: closet.trips()[0].name == "Oslo", timeout=20_000)
    calm(window, qtbot)
    (after,) = closet.trips()
    assert after.packed == ONE & after.garment_ids

    window.history.undo()
    calm(window, qtbot)
    assert closet.trips() == [before]
    assert closet.plans() == planned


def test_a_removed_trip_takes_its_plans_along(
    kept: TripsPage, closet: FakeCloset, window: MainWindow, qtbot: QtBot
) -> None:
    kept.view.removal_asked.emit()
    calm(window, qtbot)
    assert (closet.trips(), closet.plans()) == ([], [])
    assert kept._form is not None

    window.history.undo()
    calm(window, qtbot)
    assert (len(closet.trips()), len(closet.plans())) == (1, 1)


def test_the_list_is_printed_with_a_box_for_each_piece(
    kept: TripsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[PackingList] = []
    monkeypatch.setattr(trips_page, "ask_print", lambda each, _: asked.append(each))

    kept.view.print_asked.emit()

    (packing,) = asked
    assert packing.html().count("☐") == 4
    assert "What to wear" in packing.html()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "list.pdf"))
    print_list(packing, printer)
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


def test_names_cannot_write_onto_the_page(kept: TripsPage) -> None:
    garments = [each.garment for each in kept.view.tiles]
    packing = PackingList(
        title="<b>Rome</b>", span="", garments=garments, plans=(), names={}
    )

    assert "<b>Rome" not in packing.html()


def test_a_trip_that_begins_later_keeps_its_length(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = form_of(open_page(window, qtbot))
    length = form.last.day - form.first.day

    form.first._on_chosen(form.first.day + timedelta(days=30))

    assert form.last.day - form.first.day == length
    assert form.last.least == form.first.day


def test_the_usual_warmth_follows_place_and_days_until_it_is_moved(
    window: MainWindow, qtbot: QtBot
) -> None:
    form = form_of(open_page(window, qtbot))

    form.place.setCurrentText("Singapore")
    assert form.wish().temperature_c > 28
    form.warmth.setValue(3)
    assert form.wish().temperature_c == 3


def test_what_comes_twice_counts_once(window: MainWindow, qtbot: QtBot) -> None:
    needs = form_of(open_page(window, qtbot)).needs
    assert not needs.rows[0].remove.isEnabled()

    needs.add.click()
    needs.rows[1].times.setCurrentIndex(3)
    added = needs.rows[1].need()
    assert needs.needs() == (TripNeed(Occasion.CASUAL), added)
    needs.rows[1].occasion.setCurrentText("Casual")
    assert needs.needs() == (TripNeed(Occasion.CASUAL, 3),)

    needs.rows[0].remove.click()
    assert len(needs.rows) == 1


def test_days_are_chosen_by_arrows_from_the_first_that_may_be(qtbot: QtBot) -> None:
    month = DaysOfMonth(date(2026, 3, 30), date(2026, 3, 29))
    qtbot.addWidget(month)
    chosen: list[date] = []
    month.day_chosen.connect(chosen.append)
    enabled = [d for d, b in zip(month._days, month._buttons) if b.isEnabled()]
    assert min(enabled) == date(2026, 3, 29)

    QTest.keyClick(month, Qt.Key.Key_Down)
    month._buttons[month._days.index(month._day)].click()

    assert chosen == [date(2026, 4, 6)]


def test_arrows_stop_at_the_first_day_that_may_be(qtbot: QtBot) -> None:
    month = DaysOfMonth(date(2026, 3, 30), date(2026, 3, 29))
    qtbot.addWidget(month)
    with qtbot.waitActive(month):
        month.show()
        month.activateWindow()
    month.focus()

    for _ in range(6):
        QTest.keyClick(month, Qt.Key.Key_Up)

    focused = month._buttons[month._days.index(date(2026, 3, 29))]
    assert month._day == date(2026, 3, 29)
    assert focused.hasFocus()


def test_escape_leaves_a_trip_as_it_is(kept: TripsPage, qtbot: QtBot) -> None:
    kept.view.change_asked.emit()
    form = form_of(kept)
    form.name.setText("Elsewhere")

    with qtbot.waitSignal(form.left, timeout=1000):
        QTest.keyClick(form.name, Qt.Key.Key_Escape)

    assert any(each.text() == "Rome" for each in kept.findChildren(QLabel))


def test_the_page_is_left_for_the_calendar(kept: TripsPage, window: MainWindow) -> None:
    kept.left.emit()

    assert window.calendar.isVisible()
    window.calendar.head.trips.click()
    assert kept.isVisible()
    assert any(each.text() == "Rome" for each in kept.findChildren(QLabel))


def test_a_list_that_is_shown_again_leaves_nothing_behind(
    window: MainWindow, kept: TripsPage, qtbot: QtBot
) -> None:
    groups = len(kept.findChildren(QButtonGroup))

    for page in (Page.CLOSET, Page.TRIPS, Page.CLOSET, Page.TRIPS):
        window.show_page(page)
        calm(window, qtbot)

    assert len(kept.findChildren(QButtonGroup)) == groups

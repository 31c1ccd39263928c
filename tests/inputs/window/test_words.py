"""Names that people give, after what users of others reported; ids name the report."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset, make_garments
from tests.ui.test_plain_text import guessed_as_rich
from ui.planning.rules_table import RulesTable
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.days.plans import SavedLook
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.occasion import Occasion, OwnOccasion

SPITEFUL = '<b>my</b> <img src="file:///etc/hostname"> & Co'
ENDLESS = "W" * 80
LONGEST_OCCASION = 30


def closet_called(name: str) -> FakeCloset:
    """Return a closet in which everything that has a name has this one."""
    pieces = [
        replace(each, name=name, brand=name, place=name, notes=name)
        for each in make_garments()
    ]
    closet = FakeCloset(pieces)
    short = name[:LONGEST_OCCASION]
    closet.add_occasion(OwnOccasion(name=short, base=Occasion.DATE))
    outfit = frozenset({1, 5, 8})
    look = SavedLook(
        garment_ids=outfit,
        occasion=Occasion.DATE,
        name=name,
        tags=(short,),
        made_at=NOW,
    )
    closet.save_look(look)
    day = NOW.date()
    trip = Trip(
        first=day,
        last=day + timedelta(days=2),
        needs=(TripNeed(Occasion.DATE, 1),),
        garment_ids=outfit,
        name=name,
    )
    closet.save_trip(trip)
    return closet


def show(window: MainWindow, page: Page, qtbot: QtBot) -> None:
    """Show a page with all that it opens."""
    window.show_page(page)
    if page is Page.CLOSET:
        window.closet_page.view.select([1])
    if page is Page.REVIEW:
        window.commands.start_review()
    idle(window, qtbot)
    if page is Page.SETTINGS:  # the last: the sheet lies over the others
        window.closets.open()


def test_no_name_of_anything_is_taken_for_html(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """As of chatterino2 902, libfm-qt 438."""
    file = tmp_path / "<b>my<br>own & x.closet"
    window = make_window(closet_called(SPITEFUL), closet_file=file)

    found = {}
    for page in Page:
        show(window, page, qtbot)
        found[page] = guessed_as_rich(window)

    assert {page: said for page, said in found.items() if said} == {}


def test_no_name_is_too_long_for_a_small_window(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """As of qt-dab 263, pcmanfm-qt 578, dangerzone 1457."""
    file = tmp_path / f"{ENDLESS * 2}.closet"
    window = make_window(closet_called(ENDLESS), closet_file=file)

    found = {}
    for page in Page:
        show(window, page, qtbot)
        window.resize(900, 600)
        QApplication.processEvents()
        found[page] = cut_off(window)

    assert window.width() == 900
    assert {page: seen for page, seen in found.items() if seen} == {}


def cut_off(window: MainWindow) -> list[str]:
    """Return the wrapped texts that are wider than they may be, and what they widen."""
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    areas = [
        f"{area.accessibleName()}: {body.width()} in {area.viewport().width()}"
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBarPolicy() is never
        if (body := area.widget()) and body.width() > area.viewport().width() + 1
    ]
    labels = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.wordWrap()
        if label.minimumSizeHint().width() > label.width()
    ]
    return areas + labels


def test_an_ampersand_stays_beside_its_field(qtbot: QtBot) -> None:
    """As of openscad 2988, mgba 552: Qt takes it for a key."""
    own = OwnOccasion(name="Drinks & dinner", base=Occasion.DATE)
    table = RulesTable((), [Occasion.WORK, own])
    qtbot.addWidget(table)

    assert "Drinks && dinner" in [label.text() for label in table.findChildren(QLabel)]

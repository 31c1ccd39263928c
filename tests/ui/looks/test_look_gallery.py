"""Looks are found again, by words and by chips; without any, there are ways to some."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from tests.ui.looks.conftest import names
from ui.looks.look_filter import LookFilter, LookSort
from ui.looks.looks_page import LooksPage
from ui.widgets.chips import PickerRow
from ui.widgets.overlay import Overlay
from ui.window.navigation import Page
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion
from wardrobe.model.season import Season


def test_looks_are_shown_the_newest_first(page: LooksPage) -> None:
    assert names(page) == ["Öpera", "Brunch", "Red dress, black formal shoes"]
    assert page.gallery._count.text() == "3 looks"
    assert page.list.shown[0].about == "Formal · Winter · #Warm"
    assert page.list.shown[2].about == "Not worn yet"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("opera", ["Öpera"]),
        ("jeans", ["Brunch"]),
        ("#warm", ["Öpera"]),
        ("sunglasses bru", ["Brunch"]),
        ("black sho", ["Öpera", "Red dress, black formal shoes"]),
        ("winter", ["Öpera"]),
    ],
)
def test_a_search_finds_names_tags_notes_and_pieces(
    page: LooksPage, words: str, found: list[str]
) -> None:
    page.gallery.search.setText(words)

    assert names(page) == found


def test_what_is_not_found_is_one_click_from_everything(page: LooksPage) -> None:
    page.gallery.search.setText("zzz")
    assert page.gallery.nothing.isVisible()

    page.gallery.nothing.findChildren(QPushButton)[0].click()

    assert len(names(page)) == 3
    assert page.gallery.search.text() == ""


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (LookFilter(occasions=frozenset({Occasion.CASUAL})), ["Brunch"]),
        (LookFilter(seasons=frozenset({Season.WINTER, Season.SUMMER})), ["Öpera"]),
        (LookFilter(tags=frozenset({"warm", "comfy"})), ["Öpera", "Brunch"]),
        (LookFilter(only_broken=True), []),
        (
            LookFilter(sort=LookSort.NAME),
            ["Brunch", "Öpera", "Red dress, black formal shoes"],
        ),
    ],
)
def test_chips_filter_and_sort(
    page: LooksPage, wanted: LookFilter, found: list[str]
) -> None:
    page.gallery.filters._change(wanted)

    assert names(page) == found


def test_a_filter_is_picked_from_what_there_is(page: LooksPage) -> None:
    page.gallery.filters.tags.click()
    rows = page.window().findChildren(Overlay)[-1].findChildren(PickerRow)
    assert [each.accessibleName() for each in rows] == ["comfy, 1", "Warm, 1"]

    rows[0].click()

    assert names(page) == ["Brunch"]
    assert page.gallery.filters.tags.accessibleName() == "Tag: comfy"
    page.gallery.filters.clear.click()
    assert len(names(page)) == 3


def test_outfits_that_were_liked_before_can_be_kept(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    for ids in ((1, 5, 8), (2, 6, 9), (1, 5, 8)):
        like = Event(
            kind=EventKind.LIKE,
            garment_ids=ids,
            occasion=Occasion.WORK,
            at=NOW,
        )
        closet.log.append(replace(like, number=len(closet.log) + 1))
    window = make_window(closet)
    window.show_page(Page.LOOKS)
    idle(window, qtbot)
    assert window.looks.gallery.keep.text().endswith("Keep the 2 outfits you liked")

    window.looks.gallery.keep.click()
    idle(window, qtbot)

    assert len(names(window.looks)) == 2
    window.history.undo()
    idle(window, qtbot)
    assert names(window.looks) == []


def test_an_empty_page_shows_ways_to_looks(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset())
    window.show_page(Page.LOOKS)
    idle(window, qtbot)
    assert window.looks.gallery.empty.isVisible()
    assert not window.looks.gallery.make.isVisible()  # of what?

    window.looks.gallery.today.click()

    assert window.today.isVisible()

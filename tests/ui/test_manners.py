"""How the window behaves: it remembers, is one, says what is wrong, and has names."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garment
from ui.closet.view_settings import filter_of, text_of
from ui.errors import show_error
from ui.garments.garment_filter import GarmentFilter, Sort
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.window.single_instance import SingleInstance, name_for, raise_first
from wardrobe.errors import ClosetUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Group, Pattern, State


def test_page_filter_and_scrolling_come_back(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    closet = FakeCloset([make_garment(n) for n in range(1, 200)])
    first = make_window(closet)
    first.show_page(Page.CLOSET)
    first.closet_page.filters._on_pattern(Pattern.SOLID)
    first.closet_page.search.setText("shirt")
    first.closet_page.filters.search_now()
    qtbot.wait(1)
    first.closet_page.view.verticalScrollBar().setValue(900)
    first.close()

    second = make_window(closet).closet_page

    assert second.isVisible()
    assert second.search.text() == ""  # it would hide what is new
    assert second.filters.filter.patterns == {Pattern.SOLID}
    assert second.view.verticalScrollBar().value() == 900


def test_a_review_does_not_come_back(make_window: MakeWindow) -> None:
    closet = FakeCloset([make_garment(1)])
    first = make_window(closet)
    first.commands.start_review()
    first.close()

    assert make_window(closet).today.isVisible()


def test_every_filter_can_be_written_and_read() -> None:
    shown = GarmentFilter(
        words="navy",
        group=Group.TOP,
        types=frozenset({GarmentType.POLO, GarmentType.SHIRT}),
        colours=frozenset({Colour.NAVY}),
        patterns=frozenset({Pattern.STRIPED}),
        states=frozenset({State.LAUNDRY, State.GONE}),
        only_unsure=True,
        sort=Sort.COLOUR,
    )

    assert filter_of(text_of(shown)) == shown


def test_a_filter_is_written_as_ever() -> None:
    text = (
        '{"words": "", "group": "", "types": ["polo", "shirt"], "colours": [], '
        '"patterns": [], "states": [], "only_unsure": false, "sort": "by name"}'
    )
    types = frozenset({GarmentType.POLO, GarmentType.SHIRT})
    shown = GarmentFilter(types=types, sort=Sort.NAME)

    assert (text_of(shown), filter_of(text)) == (text, shown)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"words": "x"}'])
def test_a_filter_that_cannot_be_read_shows_everything(text: str) -> None:
    assert filter_of(text) == GarmentFilter()


def test_a_second_start_raises_the_first_window(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    name = name_for(tmp_path / "my.closet")
    assert not raise_first(name)
    parent = QObject()
    one = SingleInstance(name, parent)

    with qtbot.waitSignal(one.raise_asked):
        assert raise_first(name)

    one.close()
    assert not raise_first(name)


def test_details_of_an_error_can_be_copied(window: MainWindow) -> None:
    show_error(window, ClosetUnusable("the disk is full"))

    window.toasts.toasts()[-1].act()

    copied = QGuiApplication.clipboard().text()
    assert "The disk is full." in copied
    assert "ClosetUnusable" in copied


@pytest.mark.parametrize("page", list(Page))
def test_whatever_takes_the_focus_has_a_name(
    window: MainWindow, page: Page, settings: QSettings
) -> None:
    window.show_page(page)
    if page is Page.REVIEW:
        window.commands.start_review()
    if page is Page.CLOSET:
        window.closet_page.view.select([1])

    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _name(widget)
    ]

    assert nameless == []


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name)

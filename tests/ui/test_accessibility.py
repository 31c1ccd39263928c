"""What a screen reader is told, and what a keyboard reaches, on every page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.clipping import clipped
from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import FakeCloset
from tests.ui.pseudo import LONG_SPEECH
from ui.charts.bars import BarChart
from ui.closet.review_page import ReviewPage
from ui.outfits.outfit_mat import OutfitMat
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.language.texts import speak, speech

Role = QAccessible.Role
# What somebody acts on.
CONTROLS = {
    *(Role.Button, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox),
    *(Role.Slider, Role.SpinBox, Role.Link, Role.List, Role.ListItem, Role.PageTab),
    *(Role.MenuItem, Role.ButtonMenu, Role.ButtonDropDown, Role.Cell),
}
# What every page has at its side.
RAIL = {"Today", "Closet", "Looks", "Try", "Calendar", "Insights", "Settings", "Menu"}
# What each page has at least, and so many controls beside the rail's.
EXPECTED = {
    Page.TODAY: ({"Casual", "Work"}, 15),
    Page.CLOSET: ({"Add photos"}, 10),
    Page.LOOKS: (set(), 2),
    Page.TRY: (set(), 2),
    Page.REVIEW: (set(), 2),
    Page.CALENDAR: (set(), 10),
    Page.TRIPS: (set(), 3),
    Page.INSIGHTS: (set(), 2),
    Page.MODEL: (set(), 1),
    Page.SETTINGS: ({"Light", "Dark", "Deutsch"}, 10),
}
MOST_TABS = 400
# They take the focus to be scrolled, or to take keys for what lies in them.
CONTAINERS = (QScrollArea, ReviewPage, OutfitMat, BarChart)


def tree(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Go through what a screen reader finds, but not into what is hidden."""
    for number in range(found.childCount()):
        child = found.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield child
        yield from tree(child)


def controls(window: MainWindow) -> list[tuple[str, QAccessible.Role]]:
    root = QAccessible.queryAccessibleInterface(window)
    return [
        (each.text(QAccessible.Text.Name), each.role())
        for each in tree(root)
        if each.role() in CONTROLS
    ]


def open_page(window: MainWindow, page: Page, qtbot: QtBot) -> None:
    window.show_page(page)
    if page is Page.REVIEW:
        window.commands.start_review()
    idle(window, qtbot)


@pytest.mark.parametrize("page", Page)
def test_every_control_has_a_name_and_pages_have_what_is_expected(
    window: MainWindow, page: Page, qtbot: QtBot
) -> None:
    open_page(window, page, qtbot)

    found = controls(window)

    assert [role for name, role in found if not name.strip()] == []
    names = {name for name, _role in found}
    wanted, count = EXPECTED[page]
    missing = {
        each for each in RAIL | wanted if not any(n.startswith(each) for n in names)
    }
    assert missing == set()
    assert len(found) >= len(RAIL) + count


@pytest.mark.parametrize("page", Page)
def test_whatever_takes_the_focus_has_a_role_that_says_what_it_is(
    window: MainWindow, page: Page, qtbot: QtBot
) -> None:
    open_page(window, page, qtbot)

    unclear = [
        widget
        for widget in focusable(window)
        if not isinstance(widget, CONTAINERS)
        and QAccessible.queryAccessibleInterface(widget).role()
        in {Role.NoRole, Role.Client, Role.Window}
    ]

    assert unclear == []


@pytest.mark.parametrize("page", Page)
def test_the_tab_key_reaches_all_that_takes_the_focus(
    window: MainWindow, page: Page, qtbot: QtBot
) -> None:
    open_page(window, page, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    reached: set[QWidget] = set()
    for _ in range(MOST_TABS):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in reached:
            break
        reached.add(now)

    assert [each for each in focusable(window) if not is_reached(each, reached)] == []


def focusable(window: MainWindow) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    """Return whether it was reached, or is one of a group that arrows go through."""
    if widget in reached:
        return True
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and any(each in reached for each in group.buttons())


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    """Speak a language with longer words that is written from the right."""
    before = speech()
    speak(LONG_SPEECH)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    speak(before)


@pytest.mark.usefixtures("right_to_left")
def test_a_language_from_the_right_turns_the_window_around(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot, settings: QSettings
) -> None:
    window = make_window(closet)
    window.resize(1280, 800)
    idle(window, qtbot)

    rail = window.navigation.mapTo(window, window.navigation.rect().center())
    faults = []
    for page in Page:
        window.show_page(page)
        idle(window, qtbot)
        faults += [f"{page}: {each}" for each in clipped(window)]

    assert rail.x() > window.width() // 2
    assert faults == []

"""The window as a whole: it shows, navigates, undoes, and can be used by all."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset
from ui import errors
from ui.garments.garment_picker import GarmentPicker
from ui.theme.theme import ThemeChoice
from ui.theme.tokens import DARK
from ui.widgets.chips import PickerRow
from ui.widgets.overlay import Overlay
from ui.window.command_palette import CommandPalette
from ui.window.main_window import MainWindow
from ui.window.menu import open_menu, open_theme_menu
from ui.window.navigation import Page
from ui.window.window_geometry import clamp
from wardrobe.errors import ClosetUnusable


def texts(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.toasts()]


def nameless(window: QWidget) -> list[str]:
    """Return the focusable widgets that screen readers cannot name."""
    name = QAccessible.queryAccessibleInterface
    found = []
    for widget in window.findChildren(QWidget):
        can_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        seen = name(widget)
        if can_focus and not (seen and seen.text(QAccessible.Text.Name)):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def count_colours(window: QWidget) -> int:
    image = window.grab().toImage()
    return len(
        {
            image.pixel(x, y)
            for x in range(0, image.width(), 7)
            for y in range(0, image.height(), 7)
        }
    )


@pytest.mark.parametrize("page", list(Page))
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_every_page_is_drawn(
    window: MainWindow, qtbot: QtBot, page: Page, choice: ThemeChoice
) -> None:
    window._theme.choose(choice)
    window.show_page(page)

    qtbot.waitUntil(lambda: count_colours(window) > 100)


@pytest.mark.parametrize("page", list(Page))
def test_every_control_has_a_name(window: MainWindow, qtbot: QtBot, page: Page) -> None:
    window.show_page(page)
    window.closet_page.view.select([1])
    qtbot.waitUntil(lambda: window.jobs.count_running == 0)

    assert nameless(window) == []


def test_an_empty_window_has_names_too(make_window: MakeWindow) -> None:
    window = make_window(FakeCloset())
    window.show_page(Page.CLOSET)

    assert nameless(window) == []


def test_the_panels_over_the_window_have_names(window: MainWindow) -> None:
    window.show_page(Page.CLOSET)
    window.closet_page.view.select([1])
    rail = window.navigation
    openers = (
        window.show_shortcuts,
        lambda: open_menu(window.menu_actions, rail.menu),
        lambda: open_theme_menu(window._theme, rail.theme),
        window.closet_page.filters._open_types,
        window.closet_page.filters._open_colours,
        window.closet_page.filters._open_sorts,
        window.closet_page.details._open_types,
        window.today._open_picker,
    )
    for open_it in openers:
        open_it()
        overlay = window.findChildren(Overlay)[-1]
        assert nameless(window) == []
        overlay.dismiss()


def test_shortcuts_switch_pages(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.closet_page.isVisible()

    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.closet_page.search.hasFocus()

    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.today.isVisible()


def test_f1_opens_the_shortcuts_and_escape_closes_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    QTest.keyClick(window, Qt.Key.Key_F1)
    overlay = window.findChild(Overlay)
    assert isinstance(overlay, Overlay)
    assert overlay.isVisible()

    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_the_focus_stays_in_an_overlay_and_returns(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigation.theme.setFocus()
    overlay = open_theme_menu(window._theme, window.navigation.theme)

    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert overlay.isAncestorOf(focused)
        QTest.keyClick(focused, key)

    overlay.dismiss()
    assert window.navigation.theme.hasFocus()


def test_the_theme_can_be_chosen_from_the_rail(window: MainWindow) -> None:
    overlay = open_theme_menu(window._theme, window.navigation.theme)
    dark = next(
        row for row in overlay.findChildren(QWidget) if row.accessibleName() == "Dark"
    )

    QTest.mouseClick(dark, Qt.MouseButton.LeftButton)

    assert window.palette().window().color().name() == DARK.canvas


def test_the_place_of_the_window_is_remembered(
    make_window: MakeWindow, closet: FakeCloset, settings: QSettings
) -> None:
    first = make_window(closet)
    first.resize(900, 700)
    first.close()

    assert make_window(closet).size() == first.size()


def test_a_window_beyond_the_screen_comes_back(window: MainWindow) -> None:
    window.move(QPoint(9000, 9000))

    clamp(window)

    assert window.screen().availableGeometry().contains(window.pos())


def test_a_known_error_is_told_in_its_words(window: MainWindow) -> None:
    errors.show_error(window.today, ClosetUnusable("the disk is full"))

    assert texts(window) == ["The disk is full."]


def test_an_error_without_a_place_for_toasts_is_shown_and_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)

    errors.show_error(alone, ClosetUnusable("the disk is full"))

    (box,) = alone.findChildren(QMessageBox)
    assert box.text() == "The disk is full."
    assert "The disk is full." in caplog.text
    box.close()


def test_an_unexpected_error_names_the_log_and_goes_there(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_file = tmp_path / "wardrobe.log"
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    handler = errors.install(window, log_file)

    sys.excepthook(RuntimeError, RuntimeError("as planned"), None)
    errors.uninstall(handler)

    assert texts(window)[0].startswith("Something unexpected went wrong")
    assert str(log_file) in texts(window)[0]
    assert "as planned" in log_file.read_text()


def test_a_closet_that_cannot_be_read_is_told(
    window: MainWindow,
    closet: FakeCloset,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise ClosetUnusable("the closet is locked")

    monkeypatch.setattr(closet, "garments", refuse)
    with qtbot.waitSignal(window.closet.load_failed):
        window.closet.load()

    assert texts(window) == ["The closet is locked."]


def test_few_toasts_are_shown_at_once(window: MainWindow) -> None:
    for number in range(6):
        window.toasts.show_toast(f"Toast {number}")

    assert texts(window) == ["Toast 3", "Toast 4", "Toast 5"]


def test_closing_ends_the_threads(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(Page.CLOSET)  # starts loading pictures

    window.close()

    assert window.jobs.count_running == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_focused_button(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    window.show_page(Page.SETTINGS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    chip = window.settings_page.themes[ThemeChoice.DARK]
    chip.setFocus()

    QTest.keyClick(chip, key)

    assert chip.isChecked()
    assert window._theme.choice is ThemeChoice.DARK


def test_enter_presses_a_focused_button_of_an_overlay(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    overlay = open_theme_menu(window._theme, window.navigation.theme)
    row = next(r for r in overlay.findChildren(QWidget) if r.accessibleName() == "Dark")
    row.setFocus()

    QTest.keyClick(row, Qt.Key.Key_Return)

    assert window._theme.choice is ThemeChoice.DARK


def test_enter_in_a_field_presses_no_button_that_gets_the_focus_by_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(Page.SETTINGS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dark = window.settings_page.themes[ThemeChoice.DARK]
    dark.setFocus()
    window.open_command_palette()
    (palette,) = window.findChildren(CommandPalette)
    QTest.keyClicks(palette.field, "rev un")

    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert window.review.isVisible()
    assert window._theme.choice is not ThemeChoice.DARK


def test_the_ring_follows_a_click_on_another_chip(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first, second = window.today.head._occasions._chips[:2]
    first.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.mouseClick(second, Qt.MouseButton.LeftButton)

    assert second.hasFocus()


def test_enter_in_the_search_of_a_picker_takes_the_first(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.today.board.cards[0].rated is not None)
    window.today._open_picker()
    picker = window.findChild(GarmentPicker)
    assert isinstance(picker, GarmentPicker)
    QTest.keyClicks(picker._search, "boots")

    QTest.keyClick(picker._search, Qt.Key.Key_Return)

    assert window.today.tray.ids == {9}


def test_enter_takes_a_garment_that_the_keys_went_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: window.today.board.cards[0].rated is not None)
    window.today._open_picker()
    picker = window.findChild(GarmentPicker)
    assert isinstance(picker, GarmentPicker)
    first = picker._list.garment_at(0)

    QTest.keyClick(picker._search, Qt.Key.Key_Tab)
    assert picker._view.hasFocus()
    QTest.keyClick(picker._view, Qt.Key.Key_Return)

    assert window.today.tray.ids == {first.id}


def test_the_menu_has_its_actions_in_parts_and_no_pages(window: MainWindow) -> None:
    overlay = open_menu(window.menu_actions, window.navigation.menu)
    rows = {row.accessibleName() for row in overlay.findChildren(PickerRow)}
    heads = {label.text() for label in overlay.findChildren(QLabel)}

    assert heads == {"Garments", "Outfits", "Closet file", "Window"}
    pages = {"today", "closet", "looks", "try", "calendar", "insights", "settings"}
    for action in window.menu_actions:
        is_there = any(name.startswith(action.text) for name in rows)
        assert is_there is (action.id not in pages), action.id

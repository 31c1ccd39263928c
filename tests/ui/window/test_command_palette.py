"""The command palette finds every action of the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.window.command_palette import CommandPalette
from ui.window.main_window import MainWindow
from wardrobe.model.occasion import Occasion


def open_command_palette(window: MainWindow) -> CommandPalette:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (palette,) = window.findChildren(CommandPalette)
    return palette


def test_every_action_is_in_it(window: MainWindow) -> None:
    assert set(open_command_palette(window).rows) == set(window.menu_actions)


def test_typed_words_find_an_action_and_return_runs_it(window: MainWindow) -> None:
    palette = open_command_palette(window)

    QTest.keyClicks(palette.field, "rev un")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert window.review.isVisible()


def test_what_matches_nothing_says_so(window: MainWindow) -> None:
    palette = open_command_palette(window)

    QTest.keyClicks(palette.field, "dance")

    assert palette._nothing.isVisible()


def test_every_action_has_words_icon_and_keys(window: MainWindow) -> None:
    for action in window.menu_actions:
        assert action.text
        assert action.icon
        assert action.keys
    keys = [action.keys for action in window.menu_actions]
    assert len(set(keys)) == len(keys)


def test_garments_are_found_and_shown(window: MainWindow) -> None:
    palette = open_command_palette(window)

    QTest.keyClicks(palette.field, "brown boots")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert window.closet_page.isVisible()
    assert [garment.id for garment in window.closet_page.view.selected()] == [9]


def test_occasions_are_found_and_dressed_for(window: MainWindow) -> None:
    palette = open_command_palette(window)

    QTest.keyClicks(palette.field, "wedding")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert window.today.isVisible()
    assert window.today.head.occasion is Occasion.WEDDING_GUEST

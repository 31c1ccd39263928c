"""Every action of the window: its words, its keys, its icon, and what it does."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ui.menu import Line, make_actions
from ui.navigation import Page

if TYPE_CHECKING:  # the window imports this file
    from ui.main_window import MainWindow


def make_window_actions(window: "MainWindow") -> list[QAction]:
    """Return the actions, for the menu, the palette and the sheet of shortcuts."""
    lines = (*_closet_lines(window), *_page_lines(window), *_window_lines(window))
    return make_actions(window, lines)


def _closet_lines(window: "MainWindow") -> list[Line]:
    photos, history = window.photos, window.history
    around = window.build_around_selected
    return [
        ("Add photos…", "Ctrl+O", "add-photo", photos.ask_photos),
        ("Add a folder…", "Ctrl+Shift+O", "folder", photos.ask_folder),
        ("Paste a picture", "Ctrl+V", "clipboard", window.paste),
        ("Undo", "Ctrl+Z", "undo", history.undo),
        ("Redo", "Ctrl+Shift+Z", "redo", history.redo),
        ("Review unsure garments", "Ctrl+R", "check", window.start_review),
        ("Open the trash", "Ctrl+T", "trash", window.open_trash),
        ("Build around the selected", "Ctrl+G", "sparkles", around),
        ("Find look-alikes", "Ctrl+E", "compare", window.look_alikes_of_selected),
        ("Remove the selected", "Ctrl+D", "trash", window.remove_selected),
        ("Search the closet", "Ctrl+F", "search", window.search),
    ]


def _page_lines(window: "MainWindow") -> list[Line]:
    show = window.show_page
    return [
        ("Next outfits", "Ctrl+N", "next", window.show_next),
        ("Wear the first outfit", "Ctrl+Return", "check", window.wear_first),
        ("Today", "Ctrl+1", "today", partial(show, Page.TODAY)),
        ("Closet", "Ctrl+2", "closet", partial(show, Page.CLOSET)),
        ("Try", "Ctrl+3", "try", partial(show, Page.TRY)),
        ("Calendar", "Ctrl+4", "calendar", partial(show, Page.CALENDAR)),
        ("Log what I wore", "Ctrl+L", "plus", window.log_wear),
        ("Insights", "Ctrl+5", "insights", partial(show, Page.INSIGHTS)),
        ("Settings", "Ctrl+,", "settings", partial(show, Page.SETTINGS)),
    ]


def _window_lines(window: "MainWindow") -> list[Line]:
    settings = window.settings_page
    care = settings.care

    def check() -> None:
        window.show_page(Page.SETTINGS)  # which shows what is found
        care.check.click()

    return [
        ("Back up the closet…", "Ctrl+B", "check", care.back_up.click),
        ("Look for damage", "Ctrl+Shift+D", "search", check),
        ("Export the closet…", "Ctrl+Shift+E", "folder", care.export.click),
        ("Watch a folder…", "Ctrl+Shift+W", "folder", settings.choose.click),
        ("Theme…", "Ctrl+Shift+L", "theme", window.navigation.theme.click),
        ("Find an action…", "Ctrl+K", "search", window.open_palette),
        ("Keyboard shortcuts", "F1", "keyboard", window.show_shortcuts),
        ("Quit", "Ctrl+Q", "quit", window.close),
    ]

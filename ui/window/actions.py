"""Every action of the window: its words, its keys, its icon, and what it does."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ui.window import page_commands
from ui.window.menu import Line, make_actions
from ui.window.navigation import Page
from wardrobe.language.texts import _, p_

if TYPE_CHECKING:  # the window imports this file
    from ui.window.main_window import MainWindow


def make_window_actions(window: "MainWindow") -> list[QAction]:
    """Return the actions, for the menu, the palette and the sheet of shortcuts."""
    lines = (*_closet_lines(window), *_page_lines(window), *_window_lines(window))
    return make_actions(window, lines)


def _closet_lines(window: "MainWindow") -> list[Line]:
    photos, history = window.photos, window.history
    around = partial(page_commands.build_around_selected, window)
    alike = partial(page_commands.find_look_alikes, window)
    remove = partial(page_commands.remove_selected, window)
    search = partial(page_commands.search, window)
    return [
        (_("Add photos…"), "Ctrl+O", "add-photo", photos.ask_photos),
        (_("Add a folder…"), "Ctrl+Shift+O", "folder", photos.ask_folder),
        (_("Paste a picture"), "Ctrl+V", "clipboard", window.paste),
        (_("Undo"), "Ctrl+Z", "undo", history.undo),
        (_("Redo"), "Ctrl+Shift+Z", "redo", history.redo),
        (_("Review unsure garments"), "Ctrl+R", "check", window.start_review),
        (_("Open the trash"), "Ctrl+T", "trash", window.open_trash),
        (_("Build around the selected"), "Ctrl+G", "sparkles", around),
        (_("Find look-alikes"), "Ctrl+E", "compare", alike),
        (_("Remove the selected"), "Ctrl+D", "trash", remove),
        (_("Search the closet"), "Ctrl+F", "search", search),
    ]


def _page_lines(window: "MainWindow") -> list[Line]:
    show = window.show_page
    show_next = partial(page_commands.show_next, window)
    wear_first = partial(page_commands.wear_first, window)
    note_instead = partial(page_commands.note_instead, window)
    log_wear = partial(page_commands.log_wear, window)
    learn_anew = partial(page_commands.learn_anew, window)
    return [
        (_("Next outfits"), "Ctrl+N", "next", show_next),
        (_("Wear the first outfit"), "Ctrl+Return", "check", wear_first),
        (_("I wore something else"), "Ctrl+I", "closet", note_instead),
        (_("Today"), "Ctrl+1", "today", partial(show, Page.TODAY)),
        (p_("page", "Closet"), "Ctrl+2", "closet", partial(show, Page.CLOSET)),
        (_("Try"), "Ctrl+3", "try", partial(show, Page.TRY)),
        (_("Calendar"), "Ctrl+4", "calendar", partial(show, Page.CALENDAR)),
        (_("Log what I wore"), "Ctrl+L", "plus", log_wear),
        (_("Insights"), "Ctrl+5", "insights", partial(show, Page.INSIGHTS)),
        (_("Learn my taste anew"), "Ctrl+Shift+A", "sparkles", learn_anew),
        (_("Settings"), "Ctrl+,", "settings", partial(show, Page.SETTINGS)),
    ]


def _window_lines(window: "MainWindow") -> list[Line]:
    settings = window.settings_page
    maintenance = settings.maintenance

    def check() -> None:
        window.show_page(Page.SETTINGS)  # which shows what is found
        maintenance.check.click()

    return [
        (_("Back up the closet…"), "Ctrl+B", "check", maintenance.back_up.click),
        (_("Look for damage"), "Ctrl+Shift+D", "search", check),
        (_("Export the closet…"), "Ctrl+Shift+E", "folder", maintenance.export.click),
        (_("Watch a folder…"), "Ctrl+Shift+W", "folder", settings.choose.click),
        (_("Theme…"), "Ctrl+Shift+L", "theme", window.navigation.theme.click),
        (_("Find an action…"), "Ctrl+K", "search", window.open_command_palette),
        (_("Keyboard shortcuts"), "F1", "keyboard", window.show_shortcuts),
        (_("Quit"), "Ctrl+Q", "quit", window.close),
    ]

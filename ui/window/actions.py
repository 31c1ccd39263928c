"""Every action of the window: its words, its keys, its icon, and what it does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.closets.closet_switch import ClosetSwitch
from ui.importing.folder_scan import FolderScan
from ui.importing.photo_adder import PhotoAdder
from ui.undo.history import UndoHistory
from ui.window.commands import Commands
from ui.window.navigation import Page
from wardrobe.language.texts import _, p_


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """One line of the menu, of the palette and of the sheet of shortcuts.

    Attributes:
        id: The same in every language and version.
        keys: Such as `Ctrl+A`.
    """

    id: str
    text: str
    keys: str
    icon: str
    run: Callable[[], object]


class Window(Protocol):
    """What actions ask of the window itself."""

    def show_page(self, page: Page) -> None:
        """Show a page."""

    def paste(self) -> None:
        """Take what the clipboard has."""

    def open_trash(self) -> None:
        """Show what was removed."""

    def choose_theme(self) -> object:
        """Show the choice of the palette."""

    def open_command_palette(self) -> None:
        """Find any action by typing."""

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""

    def quit(self) -> None:
        """Close it for good."""


def closet_actions(
    window: Window, photos: PhotoAdder, history: UndoHistory, do: Commands
) -> list[Action]:
    """Return what is done with garments."""
    add_folder, review = photos.ask_folder, do.start_review
    around, alike = do.build_around_selected, do.find_look_alikes
    remove, washed = do.remove_selected, do.bring_laundry_back
    laundry = _("Everything back from the laundry")
    return [
        Action("add", _("Add photos…"), "Ctrl+O", "add-photo", photos.ask_photos),
        Action("add-folder", _("Add a folder…"), "Ctrl+Shift+O", "folder", add_folder),
        Action("phone", _("With your phone…"), "Ctrl+P", "phone", photos.ask_phone),
        Action("paste", _("Paste a picture"), "Ctrl+V", "clipboard", window.paste),
        Action("undo", _("Undo"), "Ctrl+Z", "undo", history.undo),
        Action("redo", _("Redo"), "Ctrl+Shift+Z", "redo", history.redo),
        Action("review", _("Review unsure garments"), "Ctrl+R", "check", review),
        Action("trash", _("Open the trash"), "Ctrl+T", "trash", window.open_trash),
        Action("around", _("Build around the selection"), "Ctrl+G", "sparkles", around),
        Action("alike", _("Find look-alikes"), "Ctrl+E", "compare", alike),
        Action("laundry", laundry, "Ctrl+U", "basket", washed),
        Action("remove", _("Remove the selection"), "Ctrl+D", "trash", remove),
        Action("search", _("Search the closet"), "Ctrl+F", "search", do.search),
    ]


def scan_action(scan: FolderScan) -> Action:
    """Return how clothes are found among the pictures that one has."""
    words = _("Find clothes in a folder…")
    return Action("scan", words, "Ctrl+Alt+O", "search", scan.ask)


def page_actions(window: Window, do: Commands) -> list[Action]:
    """Return what shows a page, and what is done on one."""
    show = partial(partial, window.show_page)
    wear, instead, learn = do.wear_first, do.note_instead, do.learn_anew
    return [
        Action("next", _("Next outfits"), "Ctrl+N", "next", do.show_next),
        Action("back", _("Previous outfits"), "Ctrl+Shift+N", "back", do.show_earlier),
        Action("wear-first", _("Wear the first outfit"), "Ctrl+Return", "check", wear),
        Action("instead", _("I wore something else"), "Ctrl+I", "closet", instead),
        Action("today", _("Today"), "Ctrl+1", "today", show(Page.TODAY)),
        Action("closet", p_("page", "Closet"), "Ctrl+2", "closet", show(Page.CLOSET)),
        Action("looks", p_("page", "Looks"), "Ctrl+3", "looks", show(Page.LOOKS)),
        Action("new-look", _("Make a look"), "Ctrl+H", "heart", do.make_look),
        Action("try", _("Try"), "Ctrl+4", "try", show(Page.TRY)),
        Action("calendar", _("Calendar"), "Ctrl+5", "calendar", show(Page.CALENDAR)),
        Action("log", _("Log what I wore"), "Ctrl+L", "plus", do.log_wear),
        Action("insights", _("Insights"), "Ctrl+6", "insights", show(Page.INSIGHTS)),
        Action("trips", _("Trips"), "Ctrl+Shift+J", "travel", show(Page.TRIPS)),
        Action("plan-week", _("Plan the week"), "Ctrl+J", "sparkles", do.plan_week),
        Action("learn", _("Relearn my taste"), "Ctrl+Shift+A", "sparkles", learn),
        Action("settings", _("Settings"), "Ctrl+,", "settings", show(Page.SETTINGS)),
    ]


def window_actions(window: Window, closets: ClosetSwitch, do: Commands) -> list[Action]:
    """Return what is done with closet files and the window."""
    back_up, export = do.back_up, do.export
    check, watch = do.look_for_damage, do.watch_folder
    palette, shortcuts = window.open_command_palette, window.show_shortcuts
    return [
        Action("closets", _("Your closets…"), "Ctrl+Shift+C", "closet", closets.open),
        Action("back-up", _("Back up the closet…"), "Ctrl+B", "check", back_up),
        Action("check", _("Check for damage"), "Ctrl+Shift+D", "search", check),
        Action("export", _("Export the closet…"), "Ctrl+Shift+E", "folder", export),
        Action("watch", _("Watch a folder…"), "Ctrl+Shift+W", "folder", watch),
        Action("theme", _("Theme…"), "Ctrl+Shift+L", "theme", window.choose_theme),
        Action("palette", _("Find an action…"), "Ctrl+K", "search", palette),
        Action("shortcuts", _("Keyboard shortcuts"), "F1", "keyboard", shortcuts),
        Action("quit", _("Quit"), "Ctrl+Q", "quit", window.quit),
    ]


def add_shortcuts(window: QWidget, actions: Iterable[Action]) -> None:
    """Let the keys of the actions work all over the window."""
    for action in actions:
        key = QAction(action.text, window)
        key.setObjectName(action.id)
        key.setShortcut(QKeySequence(action.keys))
        key.setAutoRepeat(False)  # who holds a key means one outfit, one undo
        key.triggered.connect(lambda _checked=False, run=action.run: run())
        window.addAction(key)

"""Commands that show a page of the window and do something there."""

from typing import TYPE_CHECKING

from ui.window.navigation import Page
from wardrobe.language.texts import _
from wardrobe.model.event import EventKind
from wardrobe.model.garment import Garment

if TYPE_CHECKING:  # the window imports this file
    from ui.window.main_window import MainWindow


def show_next(window: "MainWindow") -> None:
    """Show the next outfits."""
    window.show_page(Page.TODAY)
    window.today.next.click()


def wear_first(window: "MainWindow") -> None:
    """Note the first outfit of the board as worn today."""
    window.show_page(Page.TODAY)
    card = window.today.board.cards[0]
    if card.isVisible():
        card.event_asked.emit(EventKind.WEAR)


def note_instead(window: "MainWindow") -> None:
    """Note what was worn instead of the outfits that are shown."""
    window.show_page(Page.TODAY)
    if window.today.instead.isVisible():
        window.today.instead.click()


def log_wear(window: "MainWindow") -> None:
    """Note what is worn today."""
    window.show_page(Page.CALENDAR)
    window.calendar.open_picker()


def learn_anew(window: "MainWindow") -> None:
    """Learn the taste from everything that was done."""
    window.show_page(Page.INSIGHTS)
    window.insights.taste.controls.learn_anew()


def search(window: "MainWindow") -> None:
    """Go to the closet's search field."""
    window.show_page(Page.CLOSET)
    window.closet_page.focus_search()


def build_around_selected(window: "MainWindow") -> None:
    """Look for outfits with what is selected in the closet."""
    if garments := _selected(window):
        window.build_around(garments)


def remove_selected(window: "MainWindow") -> None:
    """Put what is selected in the closet into the trash."""
    if garments := _selected(window):
        window.history.remove(garments)


def find_look_alikes(window: "MainWindow") -> None:
    """Show what looks like the garment that is selected in the closet."""
    if garments := _selected(window):
        window.look_alikes.open(garments[0])


def _selected(window: "MainWindow") -> list[Garment]:
    """Return what is selected in the closet; say so if nothing is."""
    garments = window.closet_page.view.selected()
    if not garments:
        window.toasts.show_toast(_("Select garments in the closet first."))
    return garments

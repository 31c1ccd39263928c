"""Sheets over the window that no page owns: the trash, and photos added before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.closet.duplicates import Duplicates
from ui.closet.trash import Trash
from ui.widgets.overlay import open_sheet
from wardrobe.adding import Duplicate
from wardrobe.garment import Garment

if TYPE_CHECKING:  # the window imports this file
    from ui.main_window import MainWindow

_WIDTH_PX = 760


def show_trash(window: "MainWindow", garments: Sequence[Garment]) -> None:
    """Show what was removed, to bring it back."""
    if not garments:
        window.toasts.show_toast("The trash is empty.")
        return
    trash = Trash(garments, window.cutouts)
    overlay = open_sheet("Trash", trash, window, _WIDTH_PX)
    trash.restore_asked.connect(overlay.dismiss)
    trash.restore_asked.connect(window.history.restore)


def show_duplicates(window: "MainWindow", duplicates: Sequence[Duplicate]) -> None:
    """Show photos that are in the closet already, beside their garments."""
    pairs = Duplicates(duplicates, window.closet, window.cutouts, window.jobs)
    overlay = open_sheet("In the closet already", pairs, window, _WIDTH_PX)
    pairs.garment_asked.connect(overlay.dismiss)
    pairs.garment_asked.connect(window.show_garment)

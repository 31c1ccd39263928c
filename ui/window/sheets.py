"""Sheets over the window that show garments of several pages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.closet.duplicates import Duplicates
from ui.closet.trash import Trash
from ui.widgets.overlay import open_sheet
from wardrobe.closet.adding import Duplicate
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

if TYPE_CHECKING:  # the window imports this file
    from ui.window.main_window import MainWindow

_SHEET_PX = 760


def show_trash(window: "MainWindow", garments: Sequence[Garment]) -> None:
    """Show what was removed, to bring it back."""
    if not garments:
        window.toasts.show_toast(_("The trash is empty."))
        return
    trash = Trash(garments, window.cutouts)
    overlay = open_sheet(_("Trash"), trash, window, _SHEET_PX)
    trash.restore_asked.connect(overlay.dismiss)
    trash.restore_asked.connect(window.history.restore)


def show_duplicates(window: "MainWindow", duplicates: Sequence[Duplicate]) -> None:
    """Show photos beside the garments that they are of."""
    pairs = Duplicates(duplicates, window.closet, window.cutouts, window.jobs)
    overlay = open_sheet(_("In the closet already"), pairs, window, _SHEET_PX)
    pairs.garment_asked.connect(overlay.dismiss)
    pairs.garment_asked.connect(window.show_garment)

"""Sheets over the window that show garments of several pages."""

from collections.abc import Callable, Sequence

from ui.closet.duplicates import Duplicates
from ui.closet.trash import Trash
from ui.undo.garment_changes import restore_garments
from ui.widgets.overlay import open_sheet
from ui.window.shared import Shared
from wardrobe.closet.adding import Duplicate
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

_SHEET_PX = 760


def show_trash(shared: Shared, garments: Sequence[Garment]) -> None:
    """Show what was removed, to bring it back."""
    if not garments:
        shared.toasts.show_toast(_("The trash is empty."))
        return
    trash = Trash(garments, shared.cutouts)
    overlay = open_sheet(_("Trash"), trash, shared.toasts, _SHEET_PX)
    trash.restore_asked.connect(overlay.dismiss)
    trash.restore_asked.connect(shared.history.makes(restore_garments, shared.closet))


def show_duplicates(
    shared: Shared,
    show_garment: Callable[[int], object],
    duplicates: Sequence[Duplicate],
) -> None:
    """Show photos beside the garments that they are of."""
    pairs = Duplicates(duplicates, shared.closet, shared.cutouts, shared.previews)
    overlay = open_sheet(_("Already in the closet"), pairs, shared.toasts, _SHEET_PX)
    pairs.garment_asked.connect(overlay.dismiss)
    pairs.garment_asked.connect(show_garment)

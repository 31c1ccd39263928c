"""The foot of an outfit: what can be done with it, or the strip to swap a piece by."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.outfits.outfit_mat import OutfitMat
from ui.state.cutout_cache import CutoutCache
from ui.today.cards.swap_strip import SwapStrip
from wardrobe.model.garment import Garment


class SwapFoot(QStackedWidget):
    """Shows the strip in place of the rest; meanwhile the mat marks the piece."""

    def __init__(self, mat: OutfitMat, cutouts: CutoutCache) -> None:
        super().__init__()
        self._mat = mat
        self.strip = SwapStrip(cutouts)
        self.swapped: Garment | None = None

    def hold(self, deeds: QWidget) -> None:
        """Show this while nothing is swapped."""
        self.addWidget(deeds)
        self.addWidget(self.strip)

    def open_strip(self, garment: Garment, *, is_locked: bool) -> None:
        """Show the strip for a piece; what it offers comes later."""
        self.swapped = garment
        self._mat.mark(garment)
        self.strip.wait(garment, is_locked=is_locked)
        self.setCurrentWidget(self.strip)
        self.strip.take_focus()

    def close_strip(self) -> None:
        """Show the rest again; the focus goes back to the mat."""
        self.swapped = None
        self._mat.mark(None)
        if self.currentWidget() is self.strip:
            had_focus = self.strip.has_focus()
            self.setCurrentIndex(0)
            if had_focus:
                self._mat.setFocus()

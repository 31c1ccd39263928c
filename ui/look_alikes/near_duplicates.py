"""After an import: whether what was added looks like a garment that is there."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs, Lane
from ui.look_alikes.tile_row import TileRow
from ui.state.cutout_cache import CutoutCache
from ui.widgets.overlay import open_sheet
from ui.widgets.toast import ToastArea
from wardrobe.closet.adding import AddReport
from wardrobe.language.texts import _, n_
from wardrobe.ports.closet import Closet
from wardrobe.ports.similarity import Embedder
from wardrobe.similarity.similar_garments import NearDuplicate, find_near_duplicates

_SHEET_PX = 620


class NearDuplicateFinder(QObject):
    """Looks for near duplicates quietly, and tells only of some."""

    garment_asked = Signal(int)

    def __init__(
        self,
        closet: Closet,
        embedder: Embedder,
        cutouts: CutoutCache,
        jobs: Jobs,
        toasts: ToastArea,
    ) -> None:
        super().__init__(toasts)
        self._closet, self._embedder, self._cutouts = closet, embedder, cutouts
        self._jobs, self._toasts = jobs, toasts

    def look_for(self, report: AddReport) -> None:
        """Compare what an import added with all garments."""
        new = {added.garment.id for added in report.added}
        if not new:
            return
        self._jobs.run(
            self,
            lambda progress: find_near_duplicates(
                self._closet, self._embedder, new, progress
            ),
            self._on_found,
            lane=Lane.MODELS,
        )

    def _on_found(self, pairs: Sequence[NearDuplicate]) -> None:
        if pairs:
            self._toasts.show_toast(
                n_(
                    "{count} pair looks like one garment photographed twice.",
                    "{count} pairs look like one garment photographed twice.",
                    len(pairs),
                ),
                (_("Compare"), lambda: self._open(pairs)),
                is_kept=True,
            )

    def _open(self, pairs: Sequence[NearDuplicate]) -> None:
        row = TileRow("", self._cutouts)
        row.headline.hide()
        row.setMinimumWidth(_SHEET_PX)
        row.show_pairs(pairs)
        overlay = open_sheet(_("These look the same"), row, self._toasts, _SHEET_PX)
        row.garment_chosen.connect(overlay.dismiss)
        row.garment_chosen.connect(lambda garment: self.garment_asked.emit(garment.id))

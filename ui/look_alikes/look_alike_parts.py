"""Look-alikes in the window: parts for other pages, and a sheet of their own."""

from functools import partial

from PySide6.QtCore import Signal

from ui.jobs import Jobs
from ui.look_alikes.catalogue_cards import CatalogueCards
from ui.look_alikes.catalogue_jobs import CatalogueJobs
from ui.look_alikes.look_alike_panel import LookAlikePanel
from ui.look_alikes.near_duplicates import NearDuplicateFinder
from ui.look_alikes.similarity_search import SimilaritySearch
from ui.state.cutout_cache import CutoutCache
from ui.state.photo_previews import PhotoPreviews
from ui.widgets.overlay import open_sheet
from ui.widgets.toast import ToastArea
from ui.wording.taxonomy_words import name_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.ports.closet import Closet
from wardrobe.ports.similarity import Catalogues, Embedder
from wardrobe.similarity.search import SearchSubject

# Six tiles beside one another, and the sheet around them.
_PANEL_PX, _SHEET_PX = 840, 880


class LookAlikeParts(CatalogueJobs):
    """Makes panels that all know the same catalogues."""

    garment_asked = Signal(int)
    photo_asked = Signal(object)

    def __init__(
        self,
        closet: Closet,
        embedder: Embedder,
        catalogues: Catalogues,
        cutouts: CutoutCache,
        previews: PhotoPreviews,
        *,
        jobs: Jobs,
        toasts: ToastArea,
    ) -> None:
        super().__init__(catalogues, jobs, toasts)
        self._cutouts, self._previews, self._toasts = cutouts, previews, toasts
        self.near_duplicates = NearDuplicateFinder(
            closet, embedder, cutouts, jobs, toasts
        )
        self.near_duplicates.garment_asked.connect(self.garment_asked)
        self._make_finder = partial(
            SimilaritySearch, closet, embedder, catalogues, jobs
        )

    def make_panel(self, *, has_title: bool = True) -> LookAlikePanel:
        """Return a panel without a subject."""
        panel = LookAlikePanel(
            self._make_finder(), self._cutouts, self._previews, has_title=has_title
        )
        self.catalogues_read.connect(panel.show_known)
        return panel

    def make_catalogue_cards(self) -> CatalogueCards:
        """Return the cards of all catalogues."""
        return CatalogueCards(self, self._previews, self._toasts)

    def open(self, garment: Garment) -> LookAlikePanel:
        """Show what of the closet and of catalogues looks like a garment."""
        panel = self.make_panel(has_title=False)
        panel.setMinimumWidth(_PANEL_PX)  # how high it is depends on its width
        title = _("Look-alikes of {name}", name=name_of(garment))
        overlay = open_sheet(title, panel, self._toasts, _SHEET_PX)
        panel.garment_chosen.connect(overlay.dismiss)
        panel.garment_chosen.connect(lambda found: self.garment_asked.emit(found.id))
        panel.photo_chosen.connect(overlay.dismiss)
        panel.photo_chosen.connect(self.photo_asked)
        panel.show_subject(SearchSubject(garment))
        self.read()
        return panel

"""Chooses piece by piece what was worn or is planned, and for which occasion."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from ui.garments.garment_filter import GarmentFilter, Sort
from ui.garments.garment_list import GarmentList
from ui.garments.garment_view import GarmentView
from ui.garments.search_field import SearchField
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion, OccasionKey, OwnOccasion
from wardrobe.ranking.own_occasions import all_occasions

_SIZE, _LEAST_GALLERY_PX = QSize(760, 560), 160
_CELL_PX = 128


class OutfitPicker(QWidget):
    """Offers all garments; what is chosen stays chosen while one searches."""

    outfit_picked = Signal(object, object)  # garments, the occasion's key

    def __init__(
        self,
        garments: Sequence[Garment],
        cutouts: CutoutCache,
        own: Sequence[OwnOccasion] = (),
        *,
        chosen: Sequence[Garment] = (),
        occasion: OccasionKey = Occasion.CASUAL,
        words: str = "",
    ) -> None:
        """Offer these garments, and the user's own occasions after the others.

        Args:
            chosen: What is chosen at first.
            occasion: The one that is chosen at first.
            words: What the button says; else that this was worn.
        """
        super().__init__()
        self._garments = garments
        self._chosen = {each.id: each for each in chosen}
        self._first = occasion
        self.list = GarmentList(self)
        self.view = GarmentView(
            self.list, cutouts, least_cell_width=_CELL_PX, ground="surface"
        )
        self.view.setDragEnabled(False)
        self.view.setSelectionMode(GarmentView.SelectionMode.MultiSelection)
        self.view.setMinimumHeight(_LEAST_GALLERY_PX)
        self.search = SearchField(_("Search for a piece"))
        self.search.textChanged.connect(self._show)
        self.occasions = {
            each.key: Chip(as_sentence(each.words)) for each in all_occasions(own)
        }
        self._words = make_label("soft")
        self.take = TextButton(
            words or _("I wore this"), icon_name="check", role="primary"
        )
        self.take.clicked.connect(self._on_picked)
        self.view.selection_changed.connect(self._on_selected)
        self._is_showing = False
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, gap=6)
        group = QButtonGroup(self)
        for chip in self.occasions.values():
            group.addButton(chip)
            flow.addWidget(chip)
        # One that was removed meanwhile is like its base.
        first = self.occasions.get(self._first) or self.occasions[self._first.base]
        first.setChecked(True)
        foot = row_of((self._words, 1), self.take)
        column = column_of(
            self.search, (self.view, 1), chips, foot, gap=2 * GRID, inside=self
        )
        column.setAlignment(self.search, Qt.AlignmentFlag.AlignTop)

    def _show(self) -> None:
        wanted = GarmentFilter(words=self.search.text(), sort=Sort.TYPE)
        self._is_showing = True
        self.list.show(wanted.select(self._garments))
        self.view.select(list(self._chosen))
        self._is_showing = False
        self._tell()

    def _on_selected(self, garments: Sequence[Garment]) -> None:
        if self._is_showing:
            return
        shown = {garment.id for garment in self.list.garments}
        kept = {key: g for key, g in self._chosen.items() if key not in shown}
        self._chosen = kept | {garment.id: garment for garment in garments}
        self._tell()

    def _tell(self) -> None:
        count = len(self._chosen)
        chosen = n_("{count} garment chosen", "{count} garments chosen", count)
        self._words.setText(chosen if count else _("Choose the pieces"))
        self.take.setEnabled(bool(count))

    def _on_picked(self) -> None:
        key = next(key for key, chip in self.occasions.items() if chip.isChecked())
        self.outfit_picked.emit(list(self._chosen.values()), key)

    @override
    def sizeHint(self) -> QSize:
        return _SIZE

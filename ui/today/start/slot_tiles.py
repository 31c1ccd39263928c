"""Shows what a young closet has for each part of an outfit, and what is missing."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.garments.picture_mat import draw_fan
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.widgets.mats import draw_mat, draw_silhouette
from ui.wording.taxonomy_words import group_name
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Slot
from wardrobe.model.slots import NEEDED_SLOTS, empty_slots, taken_slots

_SIDE_PX, _SILHOUETTE_PX = 128, 48
_INSET_PX = 2 * GRID


class _Picture(QWidget):
    """The cut-outs of a slot on a mat; its silhouette in a dashed frame without any."""

    def __init__(self, slot: Slot, cutouts: CutoutCache) -> None:
        super().__init__()
        self._slot, self._cutouts = slot, cutouts
        self._garments: Sequence[Garment] = ()
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    def show_garments(self, garments: Sequence[Garment]) -> None:
        """Show other garments, the newest in front."""
        self._garments = garments
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if not self._garments:
            room = QRectF(self.rect())
            draw_silhouette(painter, room, str(self._slot), _SILHOUETTE_PX)
            return
        draw_mat(painter, QRectF(self.rect()), tokens.current().mat)
        inset = _INSET_PX
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        draw_fan(painter, room, self._garments, self._cutouts)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if any(garment.id == garment_id for garment in self._garments):
            self.update()


class _SlotTile(QWidget):
    """A picture, and words below it."""

    def __init__(self, slot: Slot, cutouts: CutoutCache) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._name = group_name(slot.group)
        self.picture = _Picture(slot, cutouts)
        self.said = make_label("caption")
        middle = Qt.AlignmentFlag.AlignHCenter
        column_of(
            (self.picture, 0, middle),
            (make_label("", self._name), 0, middle),
            (self.said, 0, middle),
            gap=2,
            inside=self,
        )

    def show_garments(self, garments: Sequence[Garment]) -> None:
        """Show what there is, or that it is missing."""
        self.picture.show_garments(garments)
        count = len(garments)
        words = _("{count} here", count=count)
        self.said.setText(words if count else _("still missing"))
        self.picture.setAccessibleName(f"{self._name}: {self.said.text()}")


class SlotTiles(QWidget):
    """One tile for each slot that no outfit is without."""

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.tiles = {slot: _SlotTile(slot, cutouts) for slot in NEEDED_SLOTS}
        row_of(*self.tiles.values(), gap=2 * GRID, inside=self)

    def show_garments(self, garments: Sequence[Garment]) -> None:
        """Show those of the garments that can be worn."""
        usable = [each for each in garments if each.is_in_use]
        empty = empty_slots([each.type for each in usable])
        for slot, tile in self.tiles.items():
            # Of a dress, the place is the top's.
            shown = [
                each
                for each in usable
                if each.group is slot.group and taken_slots(each.type)
            ]
            tile.show_garments(shown)
            tile.setVisible(bool(shown) or slot in empty)

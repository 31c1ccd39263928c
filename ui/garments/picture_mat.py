"""A large picture of one garment, or a fan of several, on a mat."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.garments.garment_delegate import fitted
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID
from ui.widgets.mats import draw_mat
from wardrobe.model.garment import Garment

_HEIGHT_PX = 232
_MOST_IN_FAN = 4


class PictureMat(QWidget):
    """Shows the selected garments."""

    def __init__(
        self,
        cutouts: CutoutCache,
        height_px: int = _HEIGHT_PX,
        inset_px: int = 3 * GRID,
    ) -> None:
        """Start empty; the pictures keep `inset_px` off the edges."""
        super().__init__()
        self._height_px, self._inset_px = height_px, inset_px
        self._cutouts = cutouts
        self._garments: Sequence[Garment] = ()
        self.setFixedHeight(height_px)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    def show_garments(self, garments: Sequence[Garment]) -> None:
        """Show other garments."""
        self._garments = garments[:_MOST_IN_FAN]
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._height_px, self._height_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        draw_mat(painter, QRectF(self.rect()), tokens.current().mat)
        inset = self._inset_px
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        draw_fan(painter, room, self._garments, self._cutouts)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if any(garment.id == garment_id for garment in self._garments):
            self.update()


def draw_fan(
    painter: QPainter,
    room: QRectF,
    garments: Sequence[Garment],
    cutouts: CutoutCache,
) -> None:
    """Draw the last few garments over one another, as far as pictures are there."""
    last = garments[-_MOST_IN_FAN:]
    ratio = painter.device().devicePixelRatio()
    for garment, place in zip(last, _fan(room, len(last))):
        side = max(place.width(), place.height()) * ratio
        cutout = cutouts.get(garment.id, side)
        if cutout is not None:
            cutout.draw(painter, fitted(cutout.aspect, place))


def _fan(room: QRectF, count: int) -> list[QRectF]:
    """Return places for pictures: one fills the room, more overlap from the left."""
    if count <= 1:
        return [room]
    width = room.width() * 0.56
    step = (room.width() - width) / (count - 1)
    height = room.height() * 0.82
    top = room.y() + (room.height() - height) / 2
    return [QRectF(room.x() + step * at, top, width, height) for at in range(count)]

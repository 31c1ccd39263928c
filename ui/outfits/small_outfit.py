"""Draws an outfit small: as a flat-lay, or side by side where it is no whole one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.outfits.flat_lay import fitted, lay
from ui.state.cutout_cache import Cutout, CutoutCache
from wardrobe.closet.wear_log import outfit_of
from wardrobe.model.garment import Garment


def draw_small(
    painter: QPainter,
    room: QRectF,
    garments: Sequence[Garment],
    cutouts: CutoutCache,
) -> None:
    """Draw garments into a room, as far as their pictures are there."""
    side = room.height() * painter.device().devicePixelRatio()
    found = {each.id: cutouts.get(each.id, side) for each in garments}
    pictures = {key: cutout for key, cutout in found.items() if cutout}
    outfit = outfit_of(garments)
    if outfit is None:
        _draw_row(painter, room, list(pictures.values()))
        return
    aspects = {key: cutout.aspect for key, cutout in pictures.items()}
    for placed in lay(outfit, aspects, room):
        pictures[placed.garment.id].draw(painter, placed.place)


def veil(painter: QPainter, room: QRectF, shade: str, share: float) -> None:
    """Let what was drawn step back behind a shade `#rrggbb`, by a share of 0..1."""
    colour = QColor(shade)
    colour.setAlphaF(share)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(room)


def _draw_row(painter: QPainter, room: QRectF, cutouts: Sequence[Cutout]) -> None:
    """Draw garments that make no whole outfit, side by side."""
    if not cutouts:
        return
    width = room.width() / len(cutouts)
    for at, cutout in enumerate(cutouts):
        place = QRectF(room.x() + at * width, room.y(), width, room.height())
        cutout.draw(painter, fitted(cutout.aspect, place))

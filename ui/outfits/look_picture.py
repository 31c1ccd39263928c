"""Where the pieces of a look lie, as somebody arranged them or as a flat-lay."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QTransform

from ui.outfits.flat_lay import MAT_ASPECT, lay
from ui.state.cutout_cache import Cutout, CutoutCache
from wardrobe.closet.wear_log import outfit_of
from wardrobe.days.layouts import LONGEST, SHORTEST, PlacedPiece
from wardrobe.days.plans import SavedLook
from wardrobe.model.garment import Garment

# Pieces that are no whole outfit lie side by side, so far from the edges.
_MARGIN = 0.07
_FILLED = 0.88  # of a cell of theirs
# What isn't part of the outfit itself lies where there is room, tried on a grid.
_SMALL, _TRIES = 0.2, 9
# Pieces that were put on an arranged canvas by another program lie at its foot.
_LOOSE_Y, _LOOSE_LENGTH = 0.86, 0.22


@dataclass(frozen=True, slots=True)
class LaidPiece:
    """A piece in its place on a canvas.

    Attributes:
        place: Where it would lie unturned.
        turn: How far it is turned about its middle, in degrees, clockwise.
    """

    garment_id: int
    place: QRectF
    turn: float = 0.0

    def around(self) -> QTransform:
        """Return what turns the canvas as the piece lies."""
        middle = self.place.center()
        turned = QTransform.fromTranslate(middle.x(), middle.y())
        turned.rotate(self.turn)
        return turned.translate(-middle.x(), -middle.y())

    def has(self, point: QPointF) -> bool:
        """Return whether a point of the canvas lies on it."""
        back, _ = self.around().inverted()
        return self.place.contains(back.map(point))


def placed_pieces(
    look: SavedLook, garments: Sequence[Garment], aspects: Mapping[int, float]
) -> tuple[PlacedPiece, ...]:
    """Return where all pieces lie whose aspect is known; what lies below comes first.

    Args:
        garments: Those of the look, as far as they are known.
        aspects: Width over height of their pictures, by id.
    """
    if not look.layout:
        return _laid_by_us(garments, aspects)
    placed = [each for each in look.layout if each.garment_id in aspects]
    ids = {each.garment_id for each in look.layout}
    loose = [each.id for each in garments if each.id not in ids and each.id in aspects]
    for at, garment_id in enumerate(loose, start=1):
        x = at / (len(loose) + 1)
        placed.append(
            PlacedPiece(garment_id=garment_id, x=x, y=_LOOSE_Y, length=_LOOSE_LENGTH)
        )
    return tuple(placed)


def laid_pieces(
    placed: Sequence[PlacedPiece], aspects: Mapping[int, float], canvas: QRectF
) -> list[LaidPiece]:
    """Return the places of pieces on a canvas of `MAT_ASPECT`."""
    return [
        LaidPiece(
            each.garment_id, _place(each, aspects[each.garment_id], canvas), each.turn
        )
        for each in placed
        if each.garment_id in aspects
    ]


def draw_pieces(
    painter: QPainter, pieces: Sequence[LaidPiece], cutouts: Mapping[int, Cutout]
) -> None:
    """Draw pieces, one over the other."""
    for piece in pieces:
        painter.save()
        painter.setTransform(piece.around(), combine=True)
        cutouts[piece.garment_id].draw(painter, piece.place)
        painter.restore()


def cutouts_of(
    garments: Sequence[Garment], cutouts: CutoutCache, side_px: float
) -> dict[int, Cutout]:
    """Return the cut-outs that are there, to be drawn so large in device pixels."""
    found = {each.id: cutouts.get(each.id, side_px) for each in garments}
    return {key: cutout for key, cutout in found.items() if cutout is not None}


def draw_look(
    painter: QPainter,
    canvas: QRectF,
    look: SavedLook,
    garments: Sequence[Garment],
    cutouts: Mapping[int, Cutout],
) -> None:
    """Draw a look as far as its pictures are there."""
    aspects = {key: cutout.aspect for key, cutout in cutouts.items()}
    placed = placed_pieces(look, garments, aspects)
    draw_pieces(painter, laid_pieces(placed, aspects, canvas), cutouts)


def canvas_in(room: QRectF) -> QRectF:
    """Return the largest canvas in the middle of a room."""
    width = min(room.width(), room.height() / MAT_ASPECT)
    canvas = QRectF(0, 0, width, width * MAT_ASPECT)
    canvas.moveCenter(room.center())
    return canvas


def _laid_by_us(
    garments: Sequence[Garment], aspects: Mapping[int, float]
) -> tuple[PlacedPiece, ...]:
    mat = QRectF(0, 0, 1.0, MAT_ASPECT)
    known = [each for each in garments if each.id in aspects]
    outfit = outfit_of(known)
    if outfit is None:
        return _side_by_side(known, aspects, mat)
    places = {each.garment.id: each.place for each in lay(outfit, aspects, mat)}
    for each in known:
        if each.id not in places:
            places[each.id] = _free_place(aspects[each.id], places.values(), mat)
    return tuple(_placed(key, place) for key, place in places.items())


def _free_place(aspect: float, taken: Iterable[QRectF], mat: QRectF) -> QRectF:
    """Return where a small piece covers least; best at the right, across the shoes."""
    taken = list(taken)
    longer = _SMALL * mat.height()
    size = QSizeF(longer * min(aspect, 1.0), longer / max(aspect, 1.0))
    edge = _MARGIN * mat.height()
    room = mat.adjusted(edge, edge, -size.width() - edge, -size.height() - edge)
    shares = [step / (_TRIES - 1) for step in range(_TRIES)]
    corners = [
        QPointF(room.right() - x * room.width(), room.bottom() - y * room.height())
        for x, y in product(shares, shares)
    ]

    def covered(corner: QPointF) -> float:
        crossed = (QRectF(corner, size).intersected(each) for each in taken)
        return sum(each.width() * each.height() for each in crossed)

    return QRectF(min(corners, key=covered), size)


def _side_by_side(
    garments: Sequence[Garment], aspects: Mapping[int, float], mat: QRectF
) -> tuple[PlacedPiece, ...]:
    """Place garments that are no outfit in rows that are as long as they are many."""
    if not garments:
        return ()
    columns = math.ceil(math.sqrt(len(garments)))
    rows = -(-len(garments) // columns)
    width = (1 - 2 * _MARGIN) * mat.width() / columns
    height = (1 - 2 * _MARGIN) * mat.height() / rows
    placed = []
    for at, garment in enumerate(garments):
        row, column = divmod(at, columns)
        in_row = min(columns, len(garments) - row * columns)
        left = mat.center().x() + (column - in_row / 2) * width
        top = _MARGIN * mat.height() + row * height
        aspect = aspects[garment.id]
        side = _FILLED * min(width, height * aspect)
        place = QRectF(0, 0, side, side / aspect)
        place.moveCenter(QPointF(left + width / 2, top + height / 2))
        placed.append(_placed(garment.id, place))
    return tuple(placed)


def _placed(garment_id: int, place: QRectF) -> PlacedPiece:
    """Return a place on the mat of width 1 as shares."""
    middle, longer = place.center(), max(place.width(), place.height())
    return PlacedPiece(
        garment_id=garment_id,
        x=min(max(middle.x(), 0.0), 1.0),
        y=min(max(middle.y() / MAT_ASPECT, 0.0), 1.0),
        length=min(max(longer / MAT_ASPECT, SHORTEST), LONGEST),
    )


def _place(piece: PlacedPiece, aspect: float, canvas: QRectF) -> QRectF:
    longer = piece.length * canvas.height()
    width, height = longer * min(aspect, 1.0), longer / max(aspect, 1.0)
    place = QRectF(0, 0, width, height)
    place.moveCenter(
        QPointF(
            canvas.x() + piece.x * canvas.width(),
            canvas.y() + piece.y * canvas.height(),
        )
    )
    return place

"""Where each garment of an outfit lies on its mat, as on a photo of a flat-lay."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.outfit import Outfit, Slot

# Height over width of the mat.
MAT_ASPECT = 0.92

# How long a garment lies, as a share of the mat's height. Shoes are larger than in
# life, so that they can be told apart.
_LENGTHS = {
    GarmentType.T_SHIRT: 0.60,
    GarmentType.POLO: 0.60,
    GarmentType.TANK_TOP: 0.58,
    GarmentType.VEST: 0.58,
    GarmentType.BLOUSE: 0.62,
    GarmentType.TUNIC: 0.70,
    GarmentType.COAT: 0.80,
    GarmentType.DRESS: 0.88,
    GarmentType.JUMPSUIT: 0.92,
    GarmentType.SHORTS: 0.46,
    GarmentType.SKIRT: 0.54,
    GarmentType.TROUSERS: 0.86,
    GarmentType.JEANS: 0.86,
    GarmentType.LEGGINGS: 0.84,
    GarmentType.TRACK_PANTS: 0.86,
    GarmentType.BOOTS: 0.34,
    GarmentType.HEELS: 0.25,
    GarmentType.SANDALS: 0.23,
    GarmentType.FLIP_FLOPS: 0.22,
    GarmentType.SLIPPERS: 0.22,
}
# Accessories lie in a column at the side, small: they go with the rest.
_ACCESSORY_X, _ACCESSORY_SIDE, _ACCESSORY_STEP = 0.97, 0.20, 0.23
_LENGTH_OF_OTHER_TOPS = 0.65
_LENGTH_OF_OTHER_SHOES = 0.24

# What stays free at each side, and how much an outfit may grow to get there.
_LEAST_MARGIN = 0.06
_MOST_SCALE = 1.25

# Room for each slot as (x, y, width, height) in shares of the mat; what comes first
# lies below.
_Room = tuple[float, float, float, float]
_SEPARATES: Mapping[Slot, _Room] = {
    Slot.MIDDLE: (0.53, 0.06, 0.41, 0.88),
    Slot.TOP: (0.01, 0.05, 0.58, 0.66),
    Slot.BOTTOM: (0.08, 0.70, 0.42, 0.26),
}
_LAYERED: Mapping[Slot, _Room] = {
    Slot.OUTER: (0.00, 0.05, 0.54, 0.70),
    Slot.MIDDLE: (0.62, 0.06, 0.35, 0.88),
    Slot.TOP: (0.28, 0.13, 0.46, 0.60),
    Slot.BOTTOM: (0.14, 0.70, 0.40, 0.25),
}
_ONE_PIECE: Mapping[Slot, _Room] = {
    Slot.TOP: (0.20, 0.05, 0.48, 0.90),
    Slot.BOTTOM: (0.64, 0.66, 0.30, 0.28),
}
_LAYERED_ONE_PIECE: Mapping[Slot, _Room] = {
    Slot.OUTER: (0.03, 0.05, 0.46, 0.74),
    Slot.TOP: (0.34, 0.06, 0.40, 0.88),
    Slot.BOTTOM: (0.68, 0.68, 0.29, 0.26),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A garment and its place on the mat."""

    garment: Garment
    place: QRectF


def lay(outfit: Outfit, aspects: Mapping[int, float], mat: QRectF) -> list[Placed]:
    """Place the garments of an outfit on a mat.

    Args:
        outfit: What is worn together.
        aspects: Width over height of each garment's picture, by id.
        mat: The place of the mat.

    Returns:
        The garments whose aspect is known; what lies below comes first.
    """
    garments = outfit.in_slots()
    placed = []
    for slot, room in _rooms(outfit).items():
        garment = garments[slot]
        if garment is not None and garment.id in aspects:
            place = _place(garment, slot, aspects[garment.id], _in_mat(room, mat), mat)
            placed.append(Placed(garment, place))
    known = [each for each in outfit.accessories if each.id in aspects]
    for number, accessory in enumerate(known):
        y = 0.06 + number * _ACCESSORY_STEP
        side = _in_mat((_ACCESSORY_X, y, _ACCESSORY_SIDE, _ACCESSORY_SIDE), mat)
        placed.append(Placed(accessory, fitted(aspects[accessory.id], side)))
    return _centred(placed, mat)


def _centred(placed: list[Placed], mat: QRectF) -> list[Placed]:
    """Move all into the middle of the mat, larger if they leave much of it empty."""
    if not placed:
        return []
    whole = QRectF(placed[0].place)
    for each in placed[1:]:
        whole = whole.united(each.place)
    room = 1 - 2 * _LEAST_MARGIN
    scale = min(
        _MOST_SCALE,
        room * mat.width() / whole.width(),
        room * mat.height() / whole.height(),
    )
    middle, target = whole.center(), mat.center()
    return [
        Placed(
            each.garment,
            QRectF(
                target.x() + (each.place.x() - middle.x()) * scale,
                target.y() + (each.place.y() - middle.y()) * scale,
                each.place.width() * scale,
                each.place.height() * scale,
            ),
        )
        for each in placed
    ]


def _rooms(outfit: Outfit) -> Mapping[Slot, _Room]:
    if outfit.middle is None:
        return _ONE_PIECE if outfit.outer is None else _LAYERED_ONE_PIECE
    return _SEPARATES if outfit.outer is None else _LAYERED


def _in_mat(room: _Room, mat: QRectF) -> QRectF:
    x, y, width, height = room
    return QRectF(
        mat.x() + x * mat.width(),
        mat.y() + y * mat.height(),
        width * mat.width(),
        height * mat.height(),
    )


def fitted(aspect: float, room: QRectF) -> QRectF:
    """Return the largest place of an aspect in the middle of a room."""
    width = min(room.width(), room.height() * aspect)
    place = QRectF(0, 0, width, width / aspect)
    place.moveCenter(room.center())
    return place


def _place(
    garment: Garment, slot: Slot, aspect: float, room: QRectF, mat: QRectF
) -> QRectF:
    is_shoe = slot is Slot.BOTTOM
    other = _LENGTH_OF_OTHER_SHOES if is_shoe else _LENGTH_OF_OTHER_TOPS
    length = _LENGTHS.get(garment.type, other) * mat.height()
    height = min(length, room.height(), room.width() / aspect)
    width = height * aspect
    x = room.center().x() - width / 2
    y = room.bottom() - height if is_shoe else room.center().y() - height / 2
    if slot is Slot.TOP and garment.type.is_one_piece is False:
        y = room.top() + min(0.35 * (room.height() - height), 0.1 * mat.height())
    return QRectF(x, y, width, height)

"""Draws what is pasted into a scene: a garment, one on a hanger, several together."""

import random

import numpy as np
from PIL import Image

from ml.arrays import Mask, Pixels, Words
from ml.training.cutout.cutout_data import CutoutData
from ml.training.cutout.hanger_drawings import hang
from wardrobe.model.garment import Group

# How often a piece of each group is pasted: those that hang fail most.
_GROUP_SHARES = {
    Group.TOP: 0.5,
    Group.MIDDLE: 0.25,
    Group.BOTTOM: 0.15,
    Group.OTHER: 0.1,
}
_HUNG_SHARE = 0.5  # of what hangs in wardrobes
_SEVERAL_SHARE = 0.12  # of what is pasted: garments side by side
_SEVERAL = (2, 6)
_OF_CELL = (0.7, 0.98)  # how much of its place each of several garments takes


def draw_pieces(
    data: CutoutData, count: int, rng: random.Random
) -> tuple[Pixels, Mask]:
    """Draw what is pasted into some scenes.

    Returns:
        uint8 (N, P, P, 8), the RGBA of a piece and of the hanger behind it; and bool
        (N,), whether it is a shoe, whose pair lies beside it.
    """
    pieces, shoes = [], []
    for row in _draw_rows(data.groups, count, rng):
        group, several = data.groups[row], rng.random() < _SEVERAL_SHARE
        if several:
            others = _draw_rows(data.groups, rng.randint(*_SEVERAL) - 1, rng)
            piece = side_by_side([data.pieces[each] for each in (row, *others)], rng)
        elif group in {Group.TOP, Group.MIDDLE} and rng.random() < _HUNG_SHARE:
            piece = hang(data.pieces[row], rng, by_clips=group == Group.MIDDLE)
        else:
            piece = _unhung(data.pieces[row])
        pieces.append(piece)
        shoes.append(group == Group.BOTTOM and not several)
    return np.stack(pieces), np.array(shoes)


def side_by_side(pieces: list[Pixels], rng: random.Random) -> Pixels:
    """Return garments (P, P, 4) laid in rows, as one uint8 (P, P, 8) without hanger."""
    side = len(pieces[0])
    columns = 1 if len(pieces) == 2 and rng.random() < 0.5 else (len(pieces) + 1) // 2
    rows = -(-len(pieces) // columns)
    square = Image.new("RGBA", (side, side))
    for place, piece in enumerate(pieces):
        image = Image.fromarray(piece)
        image = image.crop(image.getchannel("A").getbbox())
        wide, high = side / columns, side / rows
        share = rng.uniform(*_OF_CELL) * min(wide / image.width, high / image.height)
        size = tuple(max(1, round(each * share)) for each in image.size)
        image = image.resize((size[0], size[1]), Image.Resampling.BOX)
        row, column = divmod(place, columns)
        left = column * wide + rng.uniform(0, wide - image.width)
        top = row * high + rng.uniform(0, high - image.height)
        square.alpha_composite(image, (round(max(0, left)), round(max(0, top))))
    return _unhung(np.array(square))


def _unhung(piece: Pixels) -> Pixels:
    return np.dstack([piece, np.zeros_like(piece)])


def _draw_rows(groups: Words, count: int, rng: random.Random) -> list[int]:
    """Choose pieces: of each group as often as `_GROUP_SHARES` says."""
    there = [group for group in _GROUP_SHARES if (groups == group).any()]
    shares = [_GROUP_SHARES[group] for group in there]
    return [
        int(rng.choice(np.flatnonzero(groups == group)))
        for group in rng.choices(there, shares, k=count)
    ]

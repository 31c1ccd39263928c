"""The floors, beds and doors around the garments on people's own photos."""

import random

import numpy as np

from ml.arrays import Mask, Pixels

WHITE = 255
CORNER = 0.22  # of each side; larger corners often hold a sleeve


def floor_of(own: Pixels, rng: random.Random) -> Pixels:
    """Return a square like the surroundings in a photo: one of its corners, mirrored.

    Args:
        own: uint8 (S, S, 3), padded with white; its garment is in the middle.
    """
    photo = _without_padding(own)
    height, width = (max(4, int(side * CORNER)) for side in photo.shape[:2])
    top = rng.choice((0, photo.shape[0] - height))
    left = rng.choice((0, photo.shape[1] - width))
    corner = photo[top : top + height, left : left + width]
    size = len(own)
    floor = np.pad(
        corner,
        ((0, size - height), (0, size - width), (0, 0)),
        mode="symmetric",
    )
    return np.ascontiguousarray(floor)


def _without_padding(own: Pixels) -> Pixels:
    is_seen: Mask = own.min(axis=2) < WHITE
    rows, columns = np.flatnonzero(is_seen.any(1)), np.flatnonzero(is_seen.any(0))
    if not len(rows):
        return own
    return own[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]

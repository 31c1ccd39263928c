"""Catalogue pictures laid on the floors, beds and doors of people's own photos.

Own photos are few and of few kinds (dozens of hats and skirts); catalogues have many,
but on white, where a classifier learns that white means certain. Source of the idea:
Dwibedi, Misra & Hebert 2017, "Cut, paste and learn".
"""

import random

import numpy as np

from ml.arrays import Mask, Pixels
from ml.imaging.regions import flood_from_border

WHITE = 255
NEAR_WHITE = 242  # JPEG leaves the white of catalogues a little uneven
CORNER = 0.22  # of each side; larger corners often hold a sleeve
LEAST_BACKGROUND = 0.15  # below it the garment fills the picture, or is not on white


def lay_on_floor(product: Pixels, own: Pixels, rng: random.Random) -> Pixels:
    """Replace the white around a product by the surroundings of a garment at home.

    Args:
        product: uint8 (S, S, 3), a catalogue picture.
        own: uint8 (S, S, 3), a person's photo, padded to a square with white.

    Returns:
        uint8 (S, S, 3); the product as it was if it does not stand on white.
    """
    background = _widened(flood_from_border(product.min(axis=2) >= NEAR_WHITE))
    if background.mean() < LEAST_BACKGROUND:
        return product
    floor = floor_of(own, rng)
    # The floor is seldom as bright as the lamp of a catalogue's studio.
    light = rng.uniform(0.65, 1.0)
    lit = (product * light).astype(np.uint8)
    return np.where(background[:, :, None], floor, lit)


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


def _widened(mask: Mask) -> Mask:
    """Return a mask grown by one pixel: the rim of a product is half white."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    return wide


def _without_padding(own: Pixels) -> Pixels:
    is_seen: Mask = own.min(axis=2) < WHITE
    rows, columns = np.flatnonzero(is_seen.any(1)), np.flatnonzero(is_seen.any(0))
    if not len(rows):
        return own
    return own[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]

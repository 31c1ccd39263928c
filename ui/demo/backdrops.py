"""What the demo garments lie on or hang before: surfaces painted with numbers."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.float32]
"""(3, SIDE, SIDE) or one channel of it, sRGB 0..255."""

SIDE = 1024  # pixels of a photo's side: enough for every picture the closet keeps
_PLANK = 146  # pixels: a 12 cm board, a shirt being about 70 cm long
_TUFT = 256  # cells a side: carpet loops of about 4 pixels


class Backdrop(StrEnum):
    """The surfaces, by the word in the demo's table."""

    WOOD = "wood"
    WALL = "wall"
    LINEN = "linen"
    CARPET = "carpet"


@cache
def paint_backdrop(backdrop: Backdrop) -> Pixels:
    """Return (3, SIDE, SIDE) float32, sRGB 0..255; do not change it: it is kept."""
    number = list(Backdrop).index(backdrop)
    return _PAINTERS[backdrop](np.random.default_rng(number))


def _wood(rng: Generator) -> Pixels:
    """Oak boards that run up the picture, each with its own tone and grain."""
    boards = np.arange(SIDE) // _PLANK
    tone = rng.normal(0, 9, boards[-1] + 1)[boards]
    grain = _noise(rng, 6, SIDE) * 13 + _noise(rng, 24, SIDE // 3) * 9
    shade = grain + tone[None, :] - 46 * _board_gaps(rng, boards)
    return _tinted((168, 128, 90), shade, (1.0, 0.92, 0.8))


def _board_gaps(rng: Generator, boards: NDArray[np.intp]) -> Pixels:
    """(SIDE, SIDE), 1 where two boards meet, side by side or end to end."""
    gaps = np.zeros((SIDE, SIDE), np.float32)
    gaps[:, np.arange(SIDE) % _PLANK < 3] = 1
    for board, row in enumerate(rng.integers(0, SIDE - 3, boards[-1] + 1)):
        gaps[row : row + 3, boards == board] = 1
    return gaps


def _wall(rng: Generator) -> Pixels:
    """White paint on plaster."""
    shade = _noise(rng, 5, 5) * 3 + _noise(rng, 200, 200) * 2.4
    return _tinted((226, 223, 216), shade, (1.0, 1.0, 1.0))


def _linen(rng: Generator) -> Pixels:
    """A bed sheet with its weave, and the creases of having been slept on."""
    weave = _noise(rng, SIDE // 2, 60) * 3.2 + _noise(rng, 60, SIDE // 2) * 3.2
    soft = _noise(rng, 5, 6) * 6
    return _tinted((216, 210, 198), weave + soft + _creases(rng), (1.0, 1.0, 1.04))


def _creases(rng: Generator) -> Pixels:
    """(SIDE, SIDE): folds with a lit and a shaded side, where a noise crosses zero."""
    height = _noise(rng, 5, 4) + 0.35 * _noise(rng, 9, 8)
    folds = np.exp(-((height / 0.09) ** 2))
    lit = np.roll(folds, (-5, -5), axis=(0, 1)) - np.roll(folds, (5, 5), axis=(0, 1))
    return np.asarray(lit * 11, np.float32)


def _carpet(rng: Generator) -> Pixels:
    """A light grey loop carpet."""
    tufts = _noise(rng, _TUFT, _TUFT) * 12 + _noise(rng, 70, 70) * 4
    return _tinted((201, 199, 196), tufts + _noise(rng, 4, 4) * 4, (1.0, 1.0, 0.98))


def _tinted(
    colour: tuple[int, int, int], shade: Pixels, tint: tuple[float, float, float]
) -> Pixels:
    """Return (3, SIDE, SIDE): the colour, lighter or darker by the tinted shade."""
    channels = [level + shade * share for level, share in zip(colour, tint)]
    return np.asarray(channels, np.float32)


def _noise(rng: Generator, rows: int, columns: int) -> Pixels:
    """Return (SIDE, SIDE): normal noise on a coarse grid, made smooth between."""
    coarse = rng.standard_normal((rows, columns), np.float32)
    return np.asarray(_stretch(_stretch(coarse).T).T, np.float32)


def _stretch(values: Pixels) -> Pixels:
    """Interpolate the rows of (n, m) to (SIDE, m)."""
    place = np.linspace(0, len(values) - 1, SIDE, dtype=np.float32)
    lower = np.minimum(place.astype(np.intp), len(values) - 2)
    share = (place - lower).astype(np.float32)[:, None]
    stretched: Pixels = values[lower] * (1 - share) + values[lower + 1] * share
    return stretched


_PAINTERS: dict[Backdrop, Callable[[Generator], Pixels]] = {
    Backdrop.WOOD: _wood,
    Backdrop.WALL: _wall,
    Backdrop.LINEN: _linen,
    Backdrop.CARPET: _carpet,
}

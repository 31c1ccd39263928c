"""Where the colour names lie among all colours: how light, how strong, of which hue."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.colour import Colour


class Shade(NamedTuple):
    """A place in CIELAB, in polar coordinates, rounded as a name is.

    Attributes:
        lightness: From 0 (black) to 100 (white).
        chroma: From 0 (grey) to about 75 (as strong as cloth gets).
        hue: In degrees: red near 30, yellow 95, green 140, blue 280.
    """

    lightness: float
    chroma: float
    hue: float


SHADES = {
    Colour.BLACK: Shade(0, 0, 0),
    Colour.WHITE: Shade(100, 0, 0),
    Colour.GREY: Shade(55, 0, 0),
    Colour.BEIGE: Shade(85, 17, 90),
    Colour.BROWN: Shade(35, 25, 60),
    Colour.RED: Shade(45, 70, 30),
    Colour.PINK: Shade(80, 30, 0),
    Colour.ORANGE: Shade(65, 72, 60),
    Colour.YELLOW: Shade(90, 70, 95),
    Colour.GREEN: Shade(45, 36, 140),
    Colour.BLUE: Shade(50, 42, 280),
    Colour.NAVY: Shade(15, 28, 290),
    Colour.PURPLE: Shade(30, 46, 320),
    Colour.GOLD: Shade(65, 48, 85),
    Colour.SILVER: Shade(70, 0, 0),
    Colour.MULTICOLOUR: Shade(50, 0, 0),
}
# The strongest colour, and what many colours at once count as.
_STRONGEST, _OF_MANY = 70.0, 63.0

_LCH = np.array([SHADES[colour] for colour in Colour])
_RADIANS = np.radians(_LCH[:, 2])

# By colour, in the order of `Colour`: float64 (colours,), black -1 and white 1.
LIGHTNESS: NDArray[np.float64] = _LCH[:, 0] / 50 - 1
# Float64 (colours, 2): the hue as a direction, the longer the stronger, up to about 1.
HUES: NDArray[np.float64] = (
    np.stack([np.cos(_RADIANS), np.sin(_RADIANS)], axis=1) * _LCH[:, 1:2] / _STRONGEST
)
# Float64 (colours,): how much a colour catches the eye, up to about 1.
LOUDNESS: NDArray[np.float64] = _LCH[:, 1] / _STRONGEST
LOUDNESS[list(Colour).index(Colour.MULTICOLOUR)] = _OF_MANY / _STRONGEST
# Float64 (colours,): warm above 0, cool below, neutral 0.
# Source: Ou et al. 2004, "A study of colour emotion and colour preference. Part I",
# without the constant that makes greys cool.
WARMTH: NDArray[np.float64] = (
    0.02 * _LCH[:, 1] ** 1.07 * np.cos(_RADIANS - np.radians(50))
)


def distances() -> NDArray[np.float64]:
    """Return (colours, colours): how far apart they look, as CIELAB has it (1976).

    Many colours at once are as far from all others as black is from white.
    """
    places = np.column_stack([_LCH[:, 0], HUES * _STRONGEST])
    apart = np.linalg.norm(places[:, None] - places, axis=2)
    many = list(Colour).index(Colour.MULTICOLOUR)
    apart[many], apart[:, many] = 100.0, 100.0
    apart[many, many] = 0.0
    return np.asarray(apart, np.float64)

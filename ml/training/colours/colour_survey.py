"""Colours as people named them on screens: anchors for colours that shops rarely sell.

Source: the colour survey of xkcd.com (2010), answers of 222,500 people, CC0.
"""

import numpy as np

from ml.arrays import Floats, Indices
from ml.imaging.lab import to_lab
from ml.imaging.palette import soft_assignments
from wardrobe.model.colour import Colour

# The survey's own names are in the order of the values: black; white, off white; ...
SURVEY = {
    Colour.BLACK: "000000",
    Colour.WHITE: "ffffff ffffe4",
    Colour.GREY: "929591 d8dcd6 363737 343837",
    Colour.BEIGE: "e6daa6 ffffc2 aaa662 e2ca76",
    Colour.BROWN: "653700 341c02 3d1c02 ad8150",
    Colour.RED: "e50000 650021 610023 8c000f 840000",
    Colour.PINK: "ff81c0 c20078 ff028d ffd1df cb416b",
    Colour.ORANGE: "f97306 c65102 c04e01 ffb07c fdaa48",
    Colour.YELLOW: "ffff14 ceb301 fffe7a ffda03",
    Colour.GREEN: "15b01a 6e750e 033500 06470c 96f97b 029386",
    Colour.BLUE: "0343df 75bbfd 95d0fc 0504aa 5b7c99 06c2ac",
    Colour.NAVY: "01153e 001146 020035 00035b",
    Colour.PURPLE: "7e1e9c 9a0eea c79fef 580f41 35063e cea2fd 5f34e7 4b006e",
}
# Screens show stronger colours than cloth has; both ends and the middle are learned.
_STRENGTHS = (0.45, 0.7, 1.0)
# Standard deviations of lightness, a* and b* on one garment: folds, then dye.
_FOLDS = np.array([6.0, 2.0, 2.0])
_PIXELS = 200


def synthetic_garments(
    palette: Floats, softness: float, copies: int, rng: np.random.Generator
) -> tuple[Floats, Indices]:
    """Return histograms (N, 2, K) of plain garments in the survey's colours, and names.

    Args:
        palette: float32 (K, 3), CIELAB.
        softness: As of `ml.imaging.palette.soft_assignments`.
        copies: Of each colour in each strength, each with its own folds.
    """
    histograms, names = [], []
    for name, values in SURVEY.items():
        for value in values.split():
            lab = to_lab(np.frombuffer(bytes.fromhex(value), np.uint8))
            for strength in np.repeat(_STRENGTHS, copies):
                pale = lab * np.array([1, strength, strength])
                pixels = pale + rng.normal(0, 1, (_PIXELS, 3)) * _FOLDS
                shares = soft_assignments(pixels.astype(np.float32), palette, softness)
                histograms.append(np.tile(shares.mean(axis=0), (2, 1)))
                names.append(list(Colour).index(name))
    return np.stack(histograms), np.array(names)

"""Photos with the names of their main colours, as data to learn from."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ml.arrays import Floats, Mask, Pixels
from ml.cutout.cutout import CutOut
from ml.eyes.colour_names import HISTOGRAM_SIDE
from ml.imaging.filters import shrink
from ml.imaging.regions import flood_from_border
from ml.photos.photo import Photo, open_photo
from ml.training.data.datasets import Example
from wardrobe.model.colour import Colour

_WHITE = 238  # JPEG leaves the white of catalogues a little uneven
# Less white is no backdrop, and more has eaten a white garment.
_LEAST_CLEAR, _MOST_CLEAR = 0.15, 0.9


@dataclass(frozen=True, slots=True, eq=False)
class ColourPhotos:
    """Photos made small, with their cut-outs.

    Attributes:
        rgb: Of each uint8 (H, W, 3), the longer side 64.
        cover: Of each uint8 (H, W).
        names: float32 (N, 16), how much each colour is the right one; rows sum to 1.
        is_product: bool (N,).
    """

    rgb: list[Pixels]
    cover: list[Pixels]
    names: Floats
    is_product: Mask


def read_colour_photos(examples: Iterable[Example], cut_out: CutOut) -> ColourPhotos:
    """Open and cut out every photo whose colour is known.

    Args:
        cut_out: How garments are told from what is around them.
    """
    rgb, cover, names, is_product = [], [], [], []
    for example in examples:
        if not example.colours:
            continue
        photo = open_photo(example.path.read_bytes())
        small = shrink(photo.rgb, HISTOGRAM_SIDE)
        rgb.append(small)
        cover.append(_cover(photo, small, cut_out))
        names.append([c in example.colours for c in Colour])
        is_product.append(example.is_product)
    allowed = np.array(names, np.float32)
    shares = allowed / allowed.sum(axis=1, keepdims=True)
    return ColourPhotos(rgb, cover, shares, np.array(is_product))


def _cover(photo: Photo, small: Pixels, cut_out: CutOut) -> Pixels:
    """Return the cut-out at the size of `small` (h, w, 3).

    On white, what white reaches from the border is not the garment: as good as the
    cut-out there, and a thousand photos a minute faster.
    """
    outside = flood_from_border(small.min(axis=2) >= _WHITE)
    if _LEAST_CLEAR < outside.mean() < _MOST_CLEAR:
        return np.where(outside, 0, 255).astype(np.uint8)
    return shrink(cut_out(photo), HISTOGRAM_SIDE)

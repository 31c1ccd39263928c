"""Where the garment is on a photo, roughly: enough to count its colours, and cheap."""

import numpy as np
from numpy.typing import NDArray

from ml.eyes.cutout import cut_out
from ml.eyes.filters import Map, shrink
from ml.eyes.lab import to_lab
from ml.eyes.photo import Photo
from ml.eyes.regions import flood_from_border

# Colours are counted at this size; see `ml.eyes.colour.describe`.
SIDE = 64
# A backdrop is plain when this share of the rim lies this close to a slope, CIELAB.
_PLAIN_SHARE, _PLAIN_DISTANCE = 0.7, 6.0
# What of the rim the slope is fitted to, round by round: outliers leave it.
_FITTED = (12.0, 6.0, 6.0)
# The flood stops a little before what counts as plain: a pale garment keeps its edge.
_FLOOD_DISTANCE = 5.0
# A garment smaller or larger than this was not outlined well.
_LEAST_COVER, _MOST_COVER = 0.05, 0.95

Pixels = NDArray[np.uint8]


def small_cover(photo: Photo) -> tuple[Pixels, Pixels]:
    """Return a small photo, uint8 (h, w, 3), and its garment's alpha, uint8 (h, w).

    Product pictures stand before a plain backdrop, where flooding from the border is
    as good as the cut-out and takes a fiftieth of its time; others are cut out.
    """
    small = shrink(photo.rgb, SIDE)
    if photo.alpha is None:
        outline = _outline(to_lab(small))
        if outline is not None:
            return small, outline
    return small, shrink(cut_out(photo), SIDE)


def _outline(lab: Map) -> Pixels | None:
    """Return what a plain backdrop does not reach, None without such a backdrop."""
    is_rim = np.zeros(lab.shape[:2], np.bool_)
    is_rim[[0, -1]] = is_rim[:, [0, -1]] = True
    distances = _distances(lab, is_rim)
    if (distances[is_rim] < _PLAIN_DISTANCE).mean() < _PLAIN_SHARE:
        return None
    inside = ~flood_from_border(distances < _FLOOD_DISTANCE)
    if not _LEAST_COVER < inside.mean() < _MOST_COVER:
        return None
    return np.where(inside, 255, 0).astype(np.uint8)


def _distances(lab: Map, is_rim: NDArray[np.bool_]) -> Map:
    """Return (h, w): how far each pixel is off the backdrop, in CIELAB.

    The backdrop is a plane fitted to the rim, since light falls off across a wall.
    """
    height, width = lab.shape[:2]
    down, right = np.mgrid[0:height, 0:width].astype(np.float32)
    places = np.stack([np.ones_like(down), right / width, down / height], axis=2)
    backdrop = np.broadcast_to(np.median(lab[is_rim], axis=0), lab.shape)
    for most in _FITTED:
        fits = is_rim & (((lab - backdrop) ** 2).sum(axis=2) < most**2)
        if fits.sum() < 3 * places.shape[2]:
            break
        plane = np.linalg.lstsq(places[fits], lab[fits], rcond=None)[0]  # (3, 3)
        backdrop = places @ plane
    distances: Map = np.sqrt(((lab - backdrop) ** 2).sum(axis=2))
    return distances

"""Where the garment is on a photo, roughly: enough to count its colours, and cheap."""

import numpy as np

from ml.arrays import Floats, Mask, Pixels
from ml.cutout.cutout import cut_out
from ml.eyes.colour_names import HISTOGRAM_SIDE
from ml.imaging.filters import shrink
from ml.imaging.lab import to_lab
from ml.imaging.regions import flood_from_border
from ml.photos.photo import Photo

# A backdrop is plain when this share of the rim lies this close to a slope, CIELAB.
_PLAIN_SHARE, _PLAIN_DISTANCE = 0.7, 6.0
# What of the rim the slope is fitted to, round by round: outliers leave it.
_FITTED = (12.0, 6.0, 6.0)
# The flood stops a little before what counts as plain: a pale garment keeps its edge.
_FLOOD_DISTANCE = 5.0
# A garment smaller or larger than this was not outlined well.
_LEAST_COVER, _MOST_COVER = 0.05, 0.95


def rough_cutout(photo: Photo) -> tuple[Pixels, Pixels]:
    """Return a small photo, uint8 (h, w, 3), and its garment's alpha, uint8 (h, w).

    Product pictures stand before a plain backdrop, where flooding from the border is
    as good as the cut-out and takes a fiftieth of its time; others are cut out.
    """
    small = shrink(photo.rgb, HISTOGRAM_SIDE)
    if photo.alpha is None:
        outline = _outline(to_lab(small))
        if outline is not None:
            return small, outline
    return small, shrink(cut_out(photo), HISTOGRAM_SIDE)


def _outline(lab: Floats) -> Pixels | None:
    """Return what a plain backdrop does not reach, None without such a backdrop."""
    is_rim = np.zeros(lab.shape[:2], np.bool_)
    is_rim[[0, -1]] = is_rim[:, [0, -1]] = True
    distances = np.sqrt(_squared_distances(lab, is_rim))
    if (distances[is_rim] < _PLAIN_DISTANCE).mean() < _PLAIN_SHARE:
        return None
    inside = ~flood_from_border(distances < _FLOOD_DISTANCE)
    if not _LEAST_COVER < inside.mean() < _MOST_COVER:
        return None
    return np.where(inside, 255, 0).astype(np.uint8)


def _squared_distances(lab: Floats, is_rim: Mask) -> Floats:
    """Return (h, w): how far each pixel is off the backdrop, in CIELAB, squared.

    The backdrop is a plane fitted to the rim, since light falls off across a wall.
    """
    height, width = lab.shape[:2]
    places = np.ones((height, width, 3), np.float32)
    places[..., 1] = np.arange(width) / width
    places[..., 2] = (np.arange(height) / height)[:, None]
    rim, rim_places = lab[is_rim], places[is_rim]  # (N, 3), (N, 3)
    plane = np.zeros((3, 3), np.float32)
    plane[0] = np.median(rim, axis=0)
    for most in _FITTED:
        fits = _squared(rim - rim_places @ plane) < most**2
        if fits.sum() < 3 * len(plane):
            break
        plane = np.linalg.lstsq(rim_places[fits], rim[fits], rcond=None)[0]
    return _squared(lab - places @ plane)


def _squared(differences: Floats) -> Floats:
    """Return (...): the squared lengths of (..., 3)."""
    squares: Floats = np.einsum("...i,...i", differences, differences)
    return squares

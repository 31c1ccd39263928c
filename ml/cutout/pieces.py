"""Finds the separate things on a photo: clothes laid side by side on a bed or floor.

The network learned from such photos, too, so one look shows them all.
"""

from collections.abc import Sequence

import numpy as np

from ml.arrays import Mask, Pixels
from ml.cutout.outline import Outliner
from ml.imaging.filters import box_mean, resize
from ml.imaging.regions import label_regions

# What is found is told of the photo as a square of this side.
SIDE = 192
# Smaller than this share of the photo is no piece, nor what is smaller than this share
# of the largest. Tuned, as all here, on scenes of training photos.
_SPECK, _LEAST_OF_LARGEST = 0.004, 0.15
# Regions no farther apart than this belong to one thing, if they touch along much.
_NEAR, _TOUCH = 4, 0.6


def find_regions(rgb: Pixels, outliner: Outliner) -> list[Mask]:
    """Return the separate things on a photo (H, W, 3), in reading order.

    Returns:
        bool (SIDE, SIDE) each, of the photo stretched to a square; none overlap. Empty
        where there is no garment.
    """
    garment = resize(outliner.log_odds(rgb), (SIDE, SIDE)) > 0
    labels = label_regions(garment)
    areas = np.bincount(labels.ravel())
    parts = [
        labels == number
        for number in range(1, len(areas))
        if areas[number] >= _SPECK * labels.size
    ]
    things = _joined(parts)
    largest = max((each.sum() for each in things), default=0)
    large = [each for each in things if each.sum() >= _LEAST_OF_LARGEST * largest]
    return _in_reading_order(large)


def _joined(masks: Sequence[Mask]) -> list[Mask]:
    """Join the parts of one thing: those that nearly touch along much of the smaller.

    A dark stripe parts no garment.
    """
    joined = list(masks)
    at = 0
    while at < len(joined):
        near = _widened(joined[at])
        for other in range(at + 1, len(joined)):
            smaller = min(joined[at].sum(), joined[other].sum())
            if (near & joined[other]).sum() > _TOUCH * np.sqrt(smaller):
                joined[at] = joined[at] | joined.pop(other)
                at = -1
                break
        at += 1
    return joined


def _widened(mask: Mask) -> Mask:
    """Return what lies near a mask (H, W)."""
    wide: Mask = box_mean(mask.astype(np.float32), _NEAR) > 1e-4
    return wide


def _in_reading_order(masks: Sequence[Mask]) -> list[Mask]:
    """Order masks by rows of a third of the photo, then from left to right."""

    def place(mask: Mask) -> tuple[int, float]:
        rows, columns = np.nonzero(mask)
        return int(3 * rows.mean() / SIDE), float(columns.mean())

    return sorted(masks, key=place)

"""Finds the separate things on a photo: clothes laid side by side on a bed or floor.

A network of salient objects sees what stands out most and passes over the rest. So what
it saw is painted over with the ground around it, and it looks again, until nothing new
stands out; where that told several pieces, a last look goes through enlarged parts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from ml.arrays import Floats, Mask, Pixels
from ml.cutout.outline import OutlineNetwork, stretch
from ml.cutout.painting_over import REACH, painted_over, widened
from ml.imaging.filters import resize
from ml.imaging.regions import label_regions

# The photo is looked at as a square of this side.
SIDE = 192
_MOST_LOOKS = 6
# Smaller than this share of the photo is no piece, nor what is smaller than this share
# of the largest.
_SPECK, _LEAST_OF_LARGEST = 0.004, 0.18
# Mean log-odds that a region needs. Tuned, as all here, on scenes of training photos.
_FIRST_LOOK, _LATER_LOOK, _ENLARGED = 0.6, 0.8, 2.0
# Where the first look shows a thing as large as this, what a later one shows is the
# room around it; but not where it lies in one half of the photo.
_FILLS_PHOTO, _HALF = 0.2, 0.53
# A later region is at most so many times the largest of the first: else it is ground.
_MOST_OF_LARGEST = 1.6
# Regions no farther apart than this belong to one thing, if they touch along much.
_NEAR, _TOUCH = 4, 0.6
# The enlarged parts, of this side, overlap; of a piece at a rim only some is seen.
_PART, _RIM = 115, 0.15
# What was cut, and lies by this share outside the pieces found, is looked at again.
_UNSEEN = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class _Region:
    """A region (SIDE, SIDE) that stands out, and how much on average."""

    mask: Mask
    strength: float

    @property
    def area(self) -> int:
        return int(self.mask.sum())


def find_regions(rgb: Pixels, outliner: OutlineNetwork) -> list[Mask]:
    """Return the separate things on a photo (H, W, 3), in reading order.

    Returns:
        bool (SIDE, SIDE) each, of the photo stretched to a square; none overlap. Empty
        where nothing stands out.
    """
    square = stretch(rgb, SIDE)
    kept = _looked(square, outliner)
    if kept and (len(kept) > 1 or not _fills_photo(kept[0])):
        kept += _enlarged(rgb, square, kept, outliner)
    largest = max((each.area for each in kept), default=0)
    return [
        each
        for each in _in_reading_order(_joined([each.mask for each in kept]))
        if each.sum() >= _LEAST_OF_LARGEST * largest
    ]


def _looked(square: Pixels, outliner: OutlineNetwork) -> list[_Region]:
    """Look, paint over what was seen, and look again."""
    kept: list[_Region] = []
    seen: Mask = np.zeros(square.shape[:2], np.bool_)
    shown = square
    for look in range(_MOST_LOOKS):
        found = list(_regions(outliner.log_odds(shown), ~seen))
        if not found:
            break
        if not look:
            largest = max(found, key=lambda each: each.area)
            kept = [e for e in found if e is largest or e.strength >= _FIRST_LOOK]
        else:
            kept += [each for each in found if _is_piece(each, largest.area)]
        if _fills_photo(largest):
            break
        for each in found:
            seen |= each.mask
        shown = painted_over(square, seen)
    least = _LEAST_OF_LARGEST * max((each.area for each in kept), default=0)
    return [each for each in kept if each.area >= least]


def _fills_photo(region: _Region) -> bool:
    """Tell whether a region leaves no room for a piece beside it."""
    if region.area < _FILLS_PHOTO * SIDE**2:
        return False
    sides = (np.flatnonzero(region.mask.any(axis)) for axis in (0, 1))
    return all(
        first < (1 - _HALF) * SIDE and last > _HALF * SIDE
        for first, last in ((side[0], side[-1]) for side in sides)
    )


def _is_piece(region: _Region, largest: int) -> bool:
    is_ground = region.area > _MOST_OF_LARGEST * largest
    return region.strength >= _LATER_LOOK and not is_ground


def _regions(log_odds: Floats, free: Mask) -> Iterator[_Region]:
    labels = label_regions((log_odds > 0) & free)
    areas = np.bincount(labels.ravel())
    for number in range(1, len(areas)):
        if areas[number] >= _SPECK * labels.size:
            mask: Mask = labels == number
            yield _Region(mask, float(log_odds[mask].mean()))


def _enlarged(
    rgb: Pixels, square: Pixels, kept: Sequence[_Region], outliner: OutlineNetwork
) -> list[_Region]:
    """Look at enlarged parts of a photo on which several pieces are painted over.

    What the rim of one part cuts is looked at again in a part around it: a piece in the
    photo's middle reaches beyond where the four at its corners overlap.
    """
    seen = np.logical_or.reduce([each.mask for each in kept])
    photo = _enlarged_photo(rgb, square, seen)
    areas = [each.area for each in kept]
    least, most = 0.3 * np.median(areas), _MOST_OF_LARGEST * max(areas)
    found: list[_Region] = []

    def look(corners: Iterable[tuple[int, int]]) -> list[Mask]:
        nonlocal seen
        cut: list[Mask] = []
        for corner in corners:
            for each in list(_seen_in_part(photo, corner, ~seen, outliner)):
                if _is_cut(each.mask, corner):
                    cut.append(each.mask)
                elif least <= each.area <= most:
                    found.append(each)
                    seen = seen | each.mask
        return cut

    ends = 0, SIDE - _PART
    cut = look((top, left) for top in ends for left in ends)
    rest = [mask for mask in cut if (mask & ~seen).sum() > _UNSEEN * mask.sum()]
    look([_corner_around(mask) for mask in _joined(rest)])
    return found


def _enlarged_photo(rgb: Pixels, square: Pixels, seen: Mask) -> Pixels:
    """Return a photo at twice the side, painted over where something was seen."""
    painted = Image.fromarray(painted_over(square, seen))
    large = np.asarray(painted.resize((2 * SIDE, 2 * SIDE), Image.Resampling.BICUBIC))
    hidden = resize(widened(seen, REACH).astype(np.float32), large.shape[:2]) > 0.5
    return np.where(hidden[..., None], large, stretch(rgb, 2 * SIDE))


def _seen_in_part(
    photo: Pixels, corner: tuple[int, int], free: Mask, outliner: OutlineNetwork
) -> Iterator[_Region]:
    """Yield what stands out much in a part of an enlarged photo, as regions of it."""
    top, left = corner
    shown = photo[2 * top : 2 * (top + _PART), 2 * left : 2 * (left + _PART)]
    whole = np.full((SIDE, SIDE), -1.0, np.float32)
    odds = resize(outliner.log_odds(shown), (_PART, _PART))
    whole[top : top + _PART, left : left + _PART] = odds
    for each in _regions(whole, free):
        if each.strength >= _ENLARGED:
            yield each


def _corner_around(mask: Mask) -> tuple[int, int]:
    """Return the top and left of the part in whose middle a region lies."""
    places = np.argwhere(mask)
    top, left = (places.min(axis=0) + places.max(axis=0) - _PART) // 2
    return min(max(int(top), 0), SIDE - _PART), min(max(int(left), 0), SIDE - _PART)


def _is_cut(mask: Mask, corner: tuple[int, int]) -> bool:
    """Tell whether a region runs out of an enlarged part where the photo goes on."""
    seen = 0
    for start, along in zip(corner, (mask, mask.T)):
        for edge, limit in ((start, 0), (start + _PART - 1, SIDE - 1)):
            if edge != limit:
                seen += int(along[edge].sum())
    return bool(seen > _RIM * np.sqrt(mask.sum()))


def _joined(masks: Sequence[Mask]) -> list[Mask]:
    """Join the parts of one thing: those that nearly touch along much of the smaller.

    A dark stripe, or a print that was seen at the second look, parts no garment.
    """
    joined = list(masks)
    at = 0
    while at < len(joined):
        near = widened(joined[at], _NEAR)
        for other in range(at + 1, len(joined)):
            smaller = min(joined[at].sum(), joined[other].sum())
            if (near & joined[other]).sum() > _TOUCH * np.sqrt(smaller):
                joined[at] = joined[at] | joined.pop(other)
                at = -1
                break
        at += 1
    return joined


def _in_reading_order(masks: Sequence[Mask]) -> list[Mask]:
    """Order masks by rows of a third of the photo, then from left to right."""

    def place(mask: Mask) -> tuple[int, float]:
        rows, columns = np.nonzero(mask)
        return int(3 * rows.mean() / SIDE), float(columns.mean())

    return sorted(masks, key=place)

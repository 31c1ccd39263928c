"""Takes the hanger away from the mask of a garment that hangs on it."""

from typing import NamedTuple

import numpy as np

from ml.arrays import Floats, Indices, Mask
from ml.imaging.filters import box_mean
from ml.imaging.regions import label_regions

# A hanger's parts are at most twice as wide as this share of the garment's width.
_THIN = 0.024
# The same of a hook whose bow the network filled; then colours must say so, too.
_THICK = 0.055
# Two parts above the garment are a pair from this share of the higher one's height.
_AS_HIGH = 0.5
# Its hook: as shares of the garment's width, how wide at most, and how far from the
# middle; and of its height, how far it stands out at least.
_HOOK, _OFF_CENTRE, _LEAST_RISE = 0.24, 0.15, 0.025
_LEAST_RISE_PIXELS = 3
# Straps have the colour of what they carry: this share of it at least, this close.
_SAME_COLOUR, _LIKE, _THICK_LIKE = 12.0, 0.08, 0.02
# Less than this share of the garment's width holds a hook, more a pair of straps.
_ONE_PLACE = 0.3
# A hanger's arms: a row that is as long as this, of the garment's width.
_ARMS = 0.5
# How far from a hook its arms are looked for, of the garment's width, and how many
# colours of cloth and wall are compared there; closer to the cloth, a colour stays.
_NECK, _SAMPLE, _UNLIKE = 0.3, 200, 5.0


class _Box(NamedTuple):
    """Where a part lies, in pixels, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def without_hanger(mask: Mask, lab: Floats) -> Mask:
    """Return a garment's mask (H, W) without the hanger that it hangs on.

    The one thin part that stands out at the top and ends there in a hook near the
    middle is a hanger's, if it springs from one place or has arms, or has not the
    garment's colour: straps come in pairs, and handles end in an arch. With it goes
    what is seen between the hook and the neckline in the colours of hook and wall.

    Args:
        mask: bool (H, W), before its holes are filled: a hook has one.
        lab: float32 (H, W, 3), the photo in CIELAB.
    """
    if not mask.any():
        return mask
    for share, is_plain in ((_THIN, True), (_THICK, False)):
        solid = _opened(mask, max(1, round(share * _box(mask).width)))
        if not solid.any():
            return mask
        body = _largest(solid)
        hook = _upright(mask & ~solid, body)
        if hook is not None and _is_hanger(hook, body, lab, is_plain=is_plain):
            return _without_inside(mask & ~hook, hook, body, lab)
    return mask


def _upright(thin: Mask, body: Mask) -> Mask | None:
    """Return the one part that stands out at the top; two are a pair of straps."""
    upright = [part for part in _parts(thin) if _stands_out(part, body)]
    if not upright:
        return None
    upright.sort(key=lambda part: _rise(part, body))
    hook = upright.pop()
    enough = _AS_HIGH * _rise(hook, body)
    return None if any(_rise(part, body) >= enough for part in upright) else hook


def _parts(thin: Mask) -> list[Mask]:
    """Return the parts of a mask; gaps of two pixels part nothing."""
    labels = np.where(thin, label_regions(_spread(thin, 1)), 0)
    return [labels == number for number in np.unique(labels[labels > 0])]


def _without_inside(mask: Mask, hook: Mask, body: Mask, lab: Floats) -> Mask:
    """Take away the arms below a hook, and the wall between them and the neckline."""
    garment, box = _box(body), _box(hook)
    reach = round(_NECK * garment.width)
    near = np.zeros_like(mask)
    middle = round(box.middle)
    near[: box.bottom + reach, max(0, middle - reach) : middle + reach] = True
    cloth, wall = _sample(lab[body & ~near]), _sample(lab[near & ~mask & ~hook])
    if not len(cloth) or not len(wall):
        return mask
    if _likeness(hook, body, lab) < _LIKE:
        wall = np.concatenate([wall, _sample(lab[hook])])
    doubtful = near & mask
    to_cloth, to_wall = (_nearest(lab[doubtful], known) for known in (cloth, wall))
    wrong = np.zeros_like(mask)
    wrong[doubtful] = (to_wall < to_cloth) & (to_cloth > _UNLIKE)
    radius = max(1, round(_THIN * garment.width) - 1)
    # The arms, as wide as that, part the wall that is seen between them from the hook.
    around = _spread(hook, 2 * radius + 1)
    wrong = _joined_to(around, box_mean(wrong.astype(np.float32), 1) > 0.5)
    kept = mask & ~wrong
    return kept & (_opened(kept, radius) | ~near)


def _joined_to(place: Mask, parts: Mask) -> Mask:
    """Return the parts of a mask that reach into a place."""
    labels = np.where(parts, label_regions(_spread(parts, 1)), 0)
    return parts & np.isin(labels, np.unique(labels[place & parts]))


def _sample(colours: Floats) -> Floats:
    sample: Floats = colours[:: max(1, len(colours) // _SAMPLE)]
    return sample


def _nearest(colours: Floats, known: Floats) -> Floats:
    """Return how far each of some colours (N, 3) is from the nearest of others."""
    squares: Floats = (
        (colours**2).sum(1)[:, None] - 2 * colours @ known.T + (known**2).sum(1)
    )
    distances: Floats = np.sqrt(np.maximum(squares.min(axis=1), 0))
    return distances


def _stands_out(part: Mask, body: Mask) -> bool:
    """Tell whether a part ends above the body, and is narrow there."""
    garment = _box(body)
    rise = _rise(part, body)
    if rise < max(_LEAST_RISE_PIXELS, _LEAST_RISE * garment.height):
        return False
    return _end(part, rise).width <= _HOOK * garment.width


def _is_hanger(part: Mask, body: Mask, lab: Floats, *, is_plain: bool) -> bool:
    garment = _box(body)
    end = _end(part, _rise(part, body))
    if abs(end.middle - garment.middle) > _OFF_CENTRE * garment.width:
        return False
    touched = _spread(part, 1) & body
    if is_plain and touched.any() and _box(touched).width <= _ONE_PLACE * garment.width:
        return True
    if is_plain and part.sum(axis=1).max() >= _ARMS * garment.width:
        return True
    return _likeness(part, body, lab) < (_LIKE if is_plain else _THICK_LIKE)


def _rise(part: Mask, body: Mask) -> int:
    """Return how many rows of a part lie above the body."""
    return _box(body).top - _box(part).top


def _end(part: Mask, rise: int) -> _Box:
    return _box(part[: _box(part).top + max(1, rise // 3)])


def _likeness(part: Mask, body: Mask, lab: Floats) -> float:
    """Return the share of the body that has the colour of a part."""
    colour = np.median(lab[part], axis=0)
    distances = np.linalg.norm(lab[body] - colour, axis=1)
    return float((distances < _SAME_COLOUR).mean())


def _box(mask: Mask) -> _Box:
    rows: Indices = np.flatnonzero(mask.any(axis=1))
    columns: Indices = np.flatnonzero(mask.any(axis=0))
    return _Box(int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1)


def _largest(mask: Mask) -> Mask:
    labels = label_regions(mask)
    areas = np.bincount(labels.ravel())
    areas[0] = 0
    largest: Mask = (labels == areas.argmax()) & mask
    return largest


def _opened(mask: Mask, radius: int) -> Mask:
    """Return a mask without what is no wider than twice a radius."""
    inside: Mask = box_mean(mask.astype(np.float32), radius) > 1 - 1e-4
    return mask & _spread(inside, radius)


def _spread(mask: Mask, radius: int) -> Mask:
    near: Mask = box_mean(mask.astype(np.float32), radius) > 1e-4
    return near

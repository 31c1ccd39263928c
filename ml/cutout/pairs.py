"""Joins what belongs together though it lies apart: two shoes, two socks."""

from collections.abc import Sequence

import numpy as np

from ml.arrays import Doubles, Floats, Mask, Pixels
from ml.imaging.lab import to_lab

# Of two shoes or socks the smaller has this share of the larger's area.
_AS_LARGE = 0.75
# So much longer than wide they are, alike in that, too; a shirt is not.
_LONG, _AS_LONG = 1.6, 0.6
# Their mean colours are so near, in CIELAB.
_SAME_COLOUR = 7.0
# Nor do they lie farther apart than they are long, from middle to middle.
_APART = 0.75


def join_pairs(masks: Sequence[Mask], rgb: Pixels, aspect: float = 1.0) -> list[Mask]:
    """Join pairs of shoes and of socks.

    Args:
        masks: bool (S, S) each, of a photo stretched to a square.
        rgb: uint8 (S, S, 3), that square.
        aspect: The photo's width over its height; lengths are measured as it has them.
    """
    lab = to_lab(rgb)
    scale = np.array([1.0, aspect])
    left = list(masks)
    joined: list[Mask] = []
    while left:
        one = left.pop(0)
        mates = [other for other in left if _are_pair(one, other, lab, scale)]
        if mates:
            mate = min(mates, key=lambda other: _distance(one, other, scale))
            left = [other for other in left if other is not mate]
            one = one | mate
        joined.append(one)
    return joined


def _are_pair(one: Mask, other: Mask, lab: Floats, scale: Doubles) -> bool:
    areas = sorted((int(one.sum()), int(other.sum())))
    lengths = [_length_and_form(each, scale) for each in (one, other)]
    forms = sorted(form for _, form in lengths)
    colours = np.linalg.norm(lab[one].mean(axis=0) - lab[other].mean(axis=0))
    reach = _APART * max(length for length, _ in lengths)
    return bool(
        areas[0] >= _AS_LARGE * areas[1]
        and forms[0] >= _LONG
        and forms[0] >= _AS_LONG * forms[1]
        and colours <= _SAME_COLOUR
        and _distance(one, other, scale) <= reach
    )


def _distance(one: Mask, other: Mask, scale: Doubles) -> float:
    middles = [scale * np.argwhere(each).mean(axis=0) for each in (one, other)]
    return float(np.linalg.norm(middles[0] - middles[1]))


def _length_and_form(mask: Mask, scale: Doubles) -> tuple[float, float]:
    """Return a region's length along its longer axis, and length by width."""
    variances = np.linalg.eigvalsh(
        np.cov((scale * np.argwhere(mask)).T) + 1e-6 * np.eye(2)
    )
    short, long = np.sqrt(variances)
    return 4 * float(long), float(long / short)

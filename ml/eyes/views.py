"""The ways in which one photo is shown to the network, which answers for each."""

from enum import StrEnum

import numpy as np
from PIL import Image

from ml.arrays import Pixels
from ml.eyes.pictures import bounding_box
from ml.photos.photo import to_square

_CLEAR = 128  # less alpha than this is background
# A background of which three quarters are lighter than this is white already.
_WHITE = 230
_STEP = 4  # one pixel in 16 tells as much


class View(StrEnum):
    """A way of showing a photo."""

    PHOTO = "photo"
    """All of it: a bad cut-out cannot spoil this one."""
    SMALL = "small"
    """All of it at seven eighths of the size, where other features answer."""
    CROP = "crop"
    """Around the cut-out, with the background in the crop."""
    CUTOUT = "cutout"
    """The cut-out alone, on white, as in a catalogue."""


_WHOLE_PHOTO = frozenset({View.PHOTO, View.SMALL})


def view_squares(
    rgb: Pixels, alpha: Pixels | None, views: tuple[View, ...], size: int
) -> dict[View, Pixels]:
    """Return what the network is shown of a photo.

    Args:
        rgb: uint8 (H, W, 3), on white where it was transparent.
        alpha: uint8 (H, W), the cut-out; None when there is none.
        views: The photo itself among them. Only all of it is shown when there is
            nothing to cut, and when the background is white already: there, other
            views are tighter crops and nothing else, and catalogue pictures lost by
            them.
        size: Side of the squares in pixels.

    Returns:
        By view that is shown uint8 (N, S, S, 3). A garment and its mirror image have
        the same labels, so a second view is mirrored: two looks that differ in both
        ways say as much as each view with its mirror image (docs/eyes.md), in half of
        the time. A view that is shown alone is followed by its mirror image.
    """
    if alpha is None or _is_clean(rgb, alpha):
        views = tuple(view for view in views if view in _WHOLE_PHOTO)
    squares = {v: to_square(_seen(rgb, alpha, v), _side_of(v, size)) for v in views}
    first, *others = squares.values()
    if not others:
        return {view: np.stack([first, first[:, ::-1]]) for view in squares}
    shown = [first, *(other[:, ::-1] for other in others)]
    return {v: each[None] for v, each in zip(squares, shown, strict=True)}


def _side_of(view: View, size: int) -> int:
    return size * 7 // 8 if view is View.SMALL else size


def _is_clean(rgb: Pixels, alpha: Pixels) -> bool:
    background = rgb[::_STEP, ::_STEP][alpha[::_STEP, ::_STEP] < _CLEAR]  # (N, 3)
    if not background.size:
        return True
    return bool(np.quantile(background.min(axis=1), 0.25) > _WHITE)


def _seen(rgb: Pixels, alpha: Pixels | None, view: View) -> Pixels:
    if alpha is None or view in _WHOLE_PHOTO:
        return rgb
    left, top, right, bottom = bounding_box(alpha)
    crop = np.ascontiguousarray(rgb[top:bottom, left:right])
    if view is View.CROP:
        return crop
    cover = Image.fromarray(np.ascontiguousarray(alpha[top:bottom, left:right]))
    white = Image.new("RGB", cover.size, "white")
    return np.asarray(Image.composite(Image.fromarray(crop), white, cover))

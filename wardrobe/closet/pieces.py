"""The pieces proposed on a photo, as they are joined, parted and dropped."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
# A piece is cut in two somewhere in its middle, not at an end.
_MIDDLE = 0.25
_CLEAR = 128


@dataclass(frozen=True, slots=True)
class Box:
    """Where a piece lies on its photo, as shares 0..1 of its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Proposals: a mask each, uint8 (H, W), all of one size."""

    masks: tuple[Mask, ...]

    def boxes(self) -> list[Box]:
        """Return the box around each piece."""
        return [_box(mask) for mask in self.masks]

    def joined(self, chosen: Collection[int]) -> "Pieces":
        """Return them with some made one, in the place of the first."""
        if len(chosen) < 2:
            return self
        first = min(chosen)
        whole = np.maximum.reduce([self.masks[at] for at in chosen])
        kept = [
            whole if at == first else mask
            for at, mask in enumerate(self.masks)
            if at == first or at not in chosen
        ]
        return Pieces(tuple(kept))

    def parted(self, at: int) -> "Pieces":
        """Return them with one made two: at its gap, else where it is narrowest."""
        halves = _halves(self.masks[at])
        return Pieces((*self.masks[:at], *halves, *self.masks[at + 1 :]))

    def without(self, chosen: Collection[int]) -> "Pieces":
        """Return them without some."""
        kept = (mask for at, mask in enumerate(self.masks) if at not in chosen)
        return Pieces(tuple(kept))


def _box(mask: Mask) -> Box:
    height, width = mask.shape
    is_seen = mask >= _CLEAR
    rows, columns = np.flatnonzero(is_seen.any(1)), np.flatnonzero(is_seen.any(0))
    if not len(rows):
        return Box(0, 0, 1, 1)
    return Box(
        columns[0] / width,
        rows[0] / height,
        (columns[-1] + 1) / width,
        (rows[-1] + 1) / height,
    )


def _halves(mask: Mask) -> tuple[Mask, Mask]:
    """Cut a mask across its longer or its emptier side."""
    best: tuple[float, int, int] | None = None
    for axis in (0, 1):
        filled = (mask >= _CLEAR).sum(axis=1 - axis)
        seen = np.flatnonzero(filled)
        if len(seen) < 2:
            continue
        first, last = int(seen[0]), int(seen[-1])
        air = round(_MIDDLE * (last - first))
        inside = filled[first + air : last - air + 1]
        at = first + air + int(inside.argmin())
        narrow = float(inside.min()) / float(filled.max()) / (last - first)
        if best is None or narrow < best[0]:
            best = narrow, axis, at
    _, axis, at = best or (0.0, 0, mask.shape[0] // 2)
    before, after = mask.copy(), mask.copy()
    if axis == 0:
        before[at:], after[:at] = 0, 0
    else:
        before[:, at:], after[:, :at] = 0, 0
    return before, after

"""Connected regions of a mask."""

import numpy as np
from numpy.typing import NDArray

from ml.arrays import Indices, Mask


def label_regions(mask: Mask) -> NDArray[np.int32]:
    """Number the 4-connected regions of a mask.

    Runs of set pixels are joined with the runs that they overlap in the row above
    (union-find over runs: a few hundred steps for a mask of 128 px).

    Args:
        mask: bool (H, W).

    Returns:
        int32 (H, W): 0 outside the mask, else 1, 2, ... in reading order.
    """
    height, width = mask.shape
    edges = np.zeros((height, width + 2), np.int8)
    edges[:, 1:-1] = mask
    steps = np.diff(edges, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    roots = _join(rows.tolist(), starts.tolist(), ends.tolist())
    numbers = np.unique(roots, return_inverse=True)[1].astype(np.int32) + 1
    flat = np.zeros(height * width, np.int32)
    flat[mask.ravel()] = np.repeat(numbers, ends - starts)
    return flat.reshape(height, width)


def flood_from_border(mask: Mask) -> Mask:
    """Return the part of a mask (H, W) that is 4-connected to the image's border.

    The flood runs along whole rows and columns in turns, until nothing is new: three
    or four turns around a garment.
    """
    rim = np.ones_like(mask)
    rim[1:-1, 1:-1] = False
    across, down = _runs(mask), np.ascontiguousarray(_runs(mask.T).T)
    flooded, count = mask & rim, -1
    while count < (count := int(flooded.sum())):
        for runs in (across, down):
            is_reached = np.zeros(runs[-1, -1] + 1, np.bool_)
            is_reached[runs[flooded]] = True
            flooded = is_reached[runs] & mask
    return flooded


def _runs(mask: Mask) -> Indices:
    """Return (H, W): the number of each pixel's run in its row, 0.. in reading order.

    Pixels outside the mask have the number of the run before them.
    """
    is_start = mask.copy()
    is_start[:, 1:] &= ~mask[:, :-1]
    return is_start.ravel().cumsum().reshape(mask.shape)


def _join(rows: list[int], starts: list[int], ends: list[int]) -> list[int]:
    """Return the root of each run; ends are exclusive, runs in reading order."""
    parents = list(range(len(rows)))

    def root(run: int) -> int:
        while parents[run] != run:
            parents[run] = parents[parents[run]]
            run = parents[run]
        return run

    above = 0
    for run, row in enumerate(rows):
        # Skip the runs that end before this one, or lie more than a row above.
        while rows[above] < row - 1 or (
            rows[above] == row - 1 and ends[above] <= starts[run]
        ):
            above += 1
        other = above
        while rows[other] == row - 1 and starts[other] < ends[run]:
            low, high = sorted((root(other), root(run)))
            parents[high] = low
            other += 1
    return [root(run) for run in range(len(rows))]

"""What the cut-out's network learns from: U²-Net, looking in two ways.

It finds what stands out, not garments: it keeps hangers, and now and then bedding. The
second way mends some of that by colours; until the network that learns from it was good
enough, photos were cut out in that way.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from ml.arrays import Floats, Mask, Pixels
from ml.cutout.cutout import COARSE, clean_mask, invert_if_floor, is_plausible, seen_by
from ml.cutout.foreground import Foreground, find_foreground
from ml.cutout.outline import Outliner
from ml.imaging.filters import resize, shrink
from ml.imaging.regions import flood_from_border, label_regions
from ml.training.cutout.u2net import U2Net

# Of what U²-Net sees, in pixels: as it was trained, and a third of that work.
_CLOSE, _QUICK = 320, 192
_FINE = 512
# Below these, colours alone are sure: what garment and background share of them, the
# share of pixels in doubt, and of the border that is covered.
_SURE_LIKENESS, _SURE_DOUBT, _SURE_BORDER = 0.34, 0.03, 0.2
# Log-odds that they need, then, to correct the network by parts of at least this share
# of the photo. Chosen by looking at 280 training photos.
_SURE_FLOOR, _SURE_GARMENT, _LEAST_CORRECTION = 3.9, 5.5, 0.018


@dataclass(frozen=True, slots=True)
class Teachers:
    """U²-Net looking closely, and quickly."""

    close: Outliner
    quick: Outliner

    @classmethod
    def of(cls, published: Path) -> Self:
        """Read a published U²-Net; see `U2Net`."""
        return cls(U2Net(published, _CLOSE), U2Net(published, _QUICK))

    def seen_closely(self, rgb: Pixels) -> Floats:
        """Return the probability of standing out, float32 (320, 320) of 0..1."""
        odds = np.exp(-self.close.log_odds(rgb))
        return (1 / (1 + odds)).astype(np.float32)

    def seen_quickly(self, rgb: Pixels) -> Mask:
        """Return what stands out on a photo (H, W, 3), mended; all if nothing does."""
        fine = shrink(rgb, _FINE)
        seen = seen_by(self.quick, fine)
        found = find_foreground(shrink(fine, COARSE))
        told = invert_if_floor(clean_mask(found))
        if is_plausible(seen):
            sure = _is_confident(found, told)
            return _corrected(seen, told, found.evidence) if sure else seen
        return told if is_plausible(told) else np.ones_like(told)


def _is_confident(found: Foreground, mask: Mask) -> bool:
    """Tell whether colours alone part garment and floor beyond much doubt."""
    doubt = np.abs(found.probability - 0.5) < 0.4
    border = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]])
    return bool(
        found.likeness <= _SURE_LIKENESS
        and doubt.mean() <= _SURE_DOUBT
        and border.mean() <= _SURE_BORDER
    )


def _corrected(seen: Mask, told: Mask, evidence: Floats) -> Mask:
    """Return what a network saw, but for what sure colours deny strongly.

    Now and then a network takes bedding for garment, which then reaches the photo's
    edge, and dark parts on a dark floor for floor. Of a part in the middle colours know
    less: a white sleeve before a white wall is floor to them, and a shadow is garment.

    Args:
        seen: bool (H, W).
        told: bool (h, w), what colours found.
        evidence: float32 (h, w), see `Foreground`.

    Returns:
        bool, of either size.
    """
    network = resize(seen.astype(np.float32), told.shape) > 0.5
    if _surely(told & ~network, evidence, _SURE_GARMENT).any():
        return told  # half a garment that it missed: what it saw is no better
    floor = flood_from_border(network & ~told)
    wrong = _surely(floor, -evidence, _SURE_FLOOR)
    return seen & ~(resize(wrong.astype(np.float32), seen.shape) > 0.5)


def _surely(mask: Mask, evidence: Floats, least: float) -> Mask:
    """Return the large parts of a mask with that much evidence, on average."""
    labels = label_regions(mask)
    areas = np.bincount(labels.ravel())
    means = np.bincount(labels.ravel(), evidence.ravel()) / np.maximum(areas, 1)
    sure: Mask = (areas >= _LEAST_CORRECTION * mask.size) & (means >= least)
    return mask & sure[labels]

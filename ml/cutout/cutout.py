"""The cut-out: which of a photo's pixels are the garment's."""

from collections.abc import Callable

import numpy as np
from PIL import Image

from ml.arrays import Floats, Mask, Pixels
from ml.cutout.foreground import Foreground, find_foreground
from ml.cutout.hangers import without_hanger
from ml.cutout.outline import Outliner
from ml.imaging.filters import box_mean, guided_weights, resize, shrink
from ml.imaging.lab import to_lab
from ml.imaging.regions import flood_from_border, label_regions
from ml.photos.photo import Photo

# Finds the garment's alpha (H, W) on a photo.
CutOut = Callable[[Photo], Pixels]
# Finds the alpha (H, W) of each separate garment on a photo.
FindPieces = Callable[[Photo], list[Pixels]]

# The colours are modelled at this size, and edges refined at the next two.
COARSE = 128
_MIDDLE = 192
_FINE = 512
# A part stays when it has this share of the main part's area: the other shoe.
_LEAST_PART = 0.1
# A hole stays a hole when it is this large and plainly background: between arm
# and body. Eating a print would be worse than showing some floor.
_LEAST_HOLE = 0.02
_HOLE_EVIDENCE = -2.0
# Above these, garment and background share so many colours (see `likeness`) that
# bites and holes are taken for mistakes, or the whole result for one. By looking.
_LITTLE_CONTRAST = 0.4
_NO_CONTRAST = 0.85
_BITE = 5
# The middle of the photo, as a share of each side, and how little of it a garment
# covers: pairs of shoes and of trouser legs leave a gap. Of 260 own photos, measured,
# none covered less of it than of the border.
_CENTRE = 0.3
_LEAST_MIDDLE = 0.35
# A result outside these is no garment on a background; the whole photo is kept.
_LEAST_COVER, _MOST_COVER = 0.04, 0.97
_MOST_BORDER = 0.75
# Of 255: an alpha that is nowhere more has no garment in it.
_LEAST_SOLID = 127
# Less than this much see-through is a rounded corner, not a cut-out.
_LEAST_CLEAR = 0.02


def cut_out(photo: Photo, outliner: Outliner | None = None) -> Pixels:
    """Find the garment; when in doubt keep the whole photo.

    Args:
        outliner: The network that knows garments; without it, colours alone decide.

    Returns:
        uint8 (H, W): 255 where the garment is, 0 elsewhere, between at soft edges.
    """
    shape = photo.rgb.shape[:2]
    if photo.alpha is not None and (photo.alpha < 128).mean() > _LEAST_CLEAR:
        return photo.alpha
    fine = shrink(photo.rgb, _FINE)
    mask = _find_mask(fine, outliner)
    if mask is None or not is_plausible(mask):
        return np.full(shape, 255, np.uint8)
    alpha = refined(photo.rgb, mask)
    # Parts thinner than the edges' softness are gone after it.
    return alpha if alpha.max() > _LEAST_SOLID else np.full(shape, 255, np.uint8)


def _find_mask(rgb: Pixels, outliner: Outliner | None) -> Mask | None:
    """Return the garment (h, w) on a photo (H, W, 3); None if nothing tells it."""
    seen = seen_by(outliner, rgb) if outliner else None
    if seen is not None and is_plausible(seen):
        return seen
    found = find_foreground(shrink(rgb, COARSE))
    told = invert_if_floor(clean_mask(found))
    return told if found.likeness <= _NO_CONTRAST else None


def seen_by(outliner: Outliner, rgb: Pixels) -> Mask:
    """Return what a network takes for the garment (h, w), without hanger and specks."""
    small = shrink(rgb, _MIDDLE)
    seen = _parts(resize(outliner.log_odds(rgb), small.shape[:2]) > 0)
    mask = _parts(without_hanger(seen, to_lab(small)))
    labels = label_regions(~mask & ~flood_from_border(~mask))
    areas = np.bincount(labels.ravel())
    areas[0] = mask.size
    return mask | (areas <= _LEAST_HOLE * mask.size)[labels]


def clean_mask(found: Foreground) -> Mask:
    """Return the garment's parts (H, W), without specks, holes filled."""
    mask: Mask = found.probability > 0.5
    parts = _parts(mask)
    if found.likeness > _LITTLE_CONTRAST:
        closed = _close(parts)
        return closed | ~flood_from_border(~closed)
    return _fill_holes(parts, found.evidence)


def invert_if_floor(mask: Mask) -> Mask:
    """Return the garment where a mask (H, W) took the floor for it.

    People put what they photograph in the middle. A mask that covers less of it than
    of the border is the floor around a garment whose colours the floor has, too.
    """
    height, width = mask.shape
    across, along = (round(side * (1 - _CENTRE) / 2) for side in (width, height))
    middle = mask[along : height - along, across : width - across]
    border = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]])
    if middle.mean() >= min(_LEAST_MIDDLE, float(border.mean())):
        return mask
    labels = label_regions(~mask)
    inside = labels[along : height - along, across : width - across]
    in_middle = np.bincount(inside.ravel(), minlength=int(labels.max()) + 1)
    in_middle[0] = 0
    garment: Mask = labels == int(in_middle.argmax())
    return garment | ~flood_from_border(~garment)


def is_plausible(mask: Mask) -> bool:
    """Tell whether a mask (H, W) can be a garment on a background."""
    border = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]])
    covers = _LEAST_COVER <= mask.mean() <= _MOST_COVER
    return bool(covers and border.mean() <= _MOST_BORDER)


def _parts(mask: Mask) -> Mask:
    """Return a mask (H, W) without specks."""
    labels = label_regions(mask)
    areas = np.bincount(labels.ravel())
    areas[0] = 0
    kept = areas >= max(1.0, _LEAST_PART * float(areas.max()))
    kept[0] = False
    parts: Mask = kept[labels]
    return parts


def _close(mask: Mask) -> Mask:
    """Fill bites narrower than twice `_BITE` pixels."""
    spread = box_mean(mask.astype(np.float32), _BITE) > 1e-4
    return mask | (box_mean(spread.astype(np.float32), _BITE) > 1 - 1e-4)


def _fill_holes(mask: Mask, evidence: Floats) -> Mask:
    holes = ~mask & ~flood_from_border(~mask)
    labels = label_regions(holes)
    areas = np.bincount(labels.ravel())
    mean_evidence = np.bincount(labels.ravel(), evidence.ravel()) / np.maximum(areas, 1)
    is_gap = (areas > _LEAST_HOLE * mask.size) & (mean_evidence < _HOLE_EVIDENCE)
    return mask | (holes & ~is_gap[labels])


def refined(rgb: Pixels, mask: Mask) -> Pixels:
    """Return the alpha (H, W) of a coarse mask of a photo (H, W, 3)."""
    fine = shrink(rgb, _FINE)
    alpha = Image.fromarray(_refine(fine, mask.astype(np.float32)))
    shape = rgb.shape[:2]
    return np.asarray(alpha.resize(shape[::-1], Image.Resampling.BILINEAR))


def _refine(rgb: Pixels, mask: Floats) -> Pixels:
    """Bring a coarse mask (h, w) to the size of `rgb` (H, W, 3), along its edges."""
    middle = shrink(rgb, _MIDDLE)
    known = resize(mask, middle.shape[:2])
    guide = middle.astype(np.float32) * np.float32(1 / 255)
    weights = guided_weights(guide, known, radius=3)
    shape = rgb.shape[:2]
    alpha = resize(weights[..., 3], shape)
    for channel in range(3):
        weight = resize(weights[..., channel], shape)
        alpha += weight * rgb[..., channel] * np.float32(1 / 255)
    near = resize(box_mean(known, 2), shape)  # only the rim is in doubt
    alpha = np.where(near > 0.97, 1, np.where(near < 0.03, 0, alpha))
    # Steeper, and a little inwards: a rim of background is seen, a lost rim is not.
    steep: Floats = np.clip(1.6 * alpha - 0.45, 0, 1)
    return np.rint(steep * 255).astype(np.uint8)

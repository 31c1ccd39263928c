"""Where garments lie on squared photos, and how photos are cropped, turned and shifted.

Places are shares of the side, 0..1, from the left and from the top.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from ml.training.augmentation.batch_random import BatchRandom
from ml.training.augmentation.light import WHITE

# A mask outside of these is of no use: too little, or the whole photo.
_LEAST_COVER, _MOST_COVER = 0.05, 0.85
# A background of which three quarters are lighter than this is white already, and is
# not cropped when the eyes look, either (`ml.eyes.views`).
_CLEAN = 230
_TURN = 0.25  # radians
_ON_ITS_SIDE = 0.125  # as flat-lays from above lie
_ZOOM, _STRETCH, _SHIFT = (0.75, 1.3), (0.87, 1.15), 0.12
_LOOSE = 0.03  # a crop is never exact


@dataclass(frozen=True, slots=True)
class Squares:
    """Photos of a batch before they are changed.

    Attributes:
        photos: uint8 (N, 3, S, S), padded to a square with white.
        garments: uint8 (N, 1, S/2, S/2), 255 where the garment is; a row without any
            is not known.
    """

    photos: Tensor
    garments: Tensor


@dataclass(frozen=True, slots=True)
class Frames:
    """What is where on squared photos.

    Attributes:
        photos: (N, 4), where the photo lies in its white padding: left, top, right,
            bottom.
        garments: (N, 4), the box around the garment; the photo's where not known.
        is_known: bool (N,), whether the garment is.
        is_clean: bool (N,), whether it lies on white.
    """

    photos: Tensor
    garments: Tensor
    is_known: Tensor
    is_clean: Tensor

    @classmethod
    def of(cls, squares: Squares) -> "Frames":
        """Find them."""
        darkest = squares.photos[:, :, ::2, ::2].amin(1)
        is_seen = darkest < WHITE
        is_garment = squares.garments[:, 0] > WHITE / 2
        cover = is_garment.float().mean((1, 2))
        is_known = (cover > _LEAST_COVER) & (cover < _MOST_COVER)
        frames = boxes_of(is_seen)
        of_garments = torch.where(is_known[:, None], boxes_of(is_garment), frames)
        is_ground = is_seen & ~is_garment
        dark = (is_ground & (darkest <= _CLEAN)).sum((1, 2))
        is_clean = dark <= 0.25 * is_ground.sum((1, 2))
        return cls(frames, of_garments, is_known, is_clean)


def boxes_of(masks: Tensor) -> Tensor:
    """Return the boxes (N, 4) around masks, bool (N, H, W); all of it where empty."""
    sides = []
    for is_some in (masks.any(1), masks.any(2)):  # along x, along y
        length = is_some.shape[1]
        first = is_some.int().argmax(1)
        last = length - is_some.flip(1).int().argmax(1)
        sides.append((first / length, last / length))
    (left, right), (top, bottom) = sides
    return torch.stack([left, top, right, bottom], 1).float()


def crop_to_garments(
    photos: Tensor, frames: Frames, share: float, random: BatchRandom
) -> tuple[Tensor, Tensor]:
    """Whiten what is outside of the garment's box, in a share of the photos.

    Returns:
        The photos, float (N, 3, S, S), and the boxes (N, 4) that are to be shown.
    """
    count, _, size, _ = photos.shape
    is_cropped = random.bernoulli(count, share).flatten() > 0
    is_cropped = is_cropped & frames.is_known & ~frames.is_clean
    loose = random.uniform(count, -_LOOSE, _LOOSE, channels=4)[:, :, 0, 0]
    whole = torch.tensor([0.0, 0.0, 1.0, 1.0], device=photos.device)
    boxes = (frames.garments + loose).clamp(0, 1)
    boxes = torch.where(is_cropped[:, None], boxes, whole)
    return torch.where(inside(boxes, size), photos, WHITE), boxes


def inside(boxes: Tensor, size: int) -> Tensor:
    """Return bool (N, 1, S, S): which pixels lie in boxes (N, 4)."""
    along = (torch.arange(size, device=boxes.device) + 0.5) / size
    left, top, right, bottom = boxes.T[:, :, None]
    is_column = (along >= left) & (along <= right)
    is_row = (along >= top) & (along <= bottom)
    return is_row[:, None, :, None] & is_column[:, None, None, :]


def move(photos: Tensor, boxes: Tensor, size: int, random: BatchRandom) -> Tensor:
    """Turn, shift, scale, stretch and mirror each photo around its box.

    Returns:
        float (N, 3, size, size); white where there was no photo.
    """
    count = len(photos)
    quarters = random.choices(count, 4) * (math.pi / 2)
    is_turned = random.bernoulli(count, _ON_ITS_SIDE).flatten()
    angle = random.normal(count, _TURN).flatten() + is_turned * quarters
    side = torch.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    zoom = random.uniform(count, *_ZOOM).flatten() * side
    stretch = random.uniform(count, *_STRETCH).flatten()
    mirror = 1 - 2 * random.bernoulli(count, 0.5).flatten()
    shift = random.uniform(count, -_SHIFT, _SHIFT, channels=2)[:, :, 0, 0]
    middle = boxes[:, :2] + boxes[:, 2:] - 1  # of -1 to 1
    to = shift * side[:, None] + middle
    cos, sin = angle.cos() * zoom, angle.sin() * zoom
    rows = (
        torch.stack([cos * mirror * stretch, -sin, to[:, 0]], 1),
        torch.stack([sin * mirror * stretch, cos, to[:, 1]], 1),
    )
    grid = functional.affine_grid(
        torch.stack(rows, 1), [count, 3, size, size], align_corners=False
    )
    # grid_sample fills with zeros: sample the darkness below white instead.
    below_white = functional.grid_sample(WHITE - photos, grid, align_corners=False)
    return WHITE - below_white

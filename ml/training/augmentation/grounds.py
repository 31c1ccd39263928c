"""Garments laid on other grounds: corners of own photos, and pictures of anything.

Source of the idea: Dwibedi, Misra & Hebert 2017, "Cut, paste and learn". Own photos are
few, and each person's come with one floor; catalogues have many garments, but on white,
where a classifier learns that white means certain.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from ml.arrays import Pixels
from ml.training.augmentation.batch_random import BatchRandom
from ml.training.augmentation.geometry import Frames, Squares, boxes_of, inside
from ml.training.augmentation.light import WHITE

_CORNER = (0.14, 0.26)  # of each side; larger corners often hold a sleeve
_MIRRORED = (0.35, 1.0)  # of the ground is one corner: smaller ones repeat, mirrored
_PICTURES = 0.25  # of the grounds are pictures of something else
_SHADOW, _LIGHT = 0.35, (0.75, 1.1)
_PADDED = 0.5  # of them keep their photo's white padding


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where grounds are cut from.

    Attributes:
        squares: uint8 (M, S, S, 3), RGB, padded with white.
        own: Rows of people's own photos, whose corners are floors, beds and doors.
        pictures: Rows of pictures without a garment.
    """

    squares: Pixels
    own: list[int]
    pictures: list[int]

    def draw(self, count: int, random: BatchRandom) -> Tensor:
        """Return grounds, float (count, 3, S, S) of 0..255."""
        is_picture = random.bernoulli(count, _PICTURES).flatten() > 0
        is_picture = is_picture & bool(self.pictures)
        own = random.choices(count, len(self.own)).tolist()
        others = random.choices(count, max(len(self.pictures), 1)).tolist()
        rows = [
            self.pictures[other] if picture else self.own[mine]
            for picture, mine, other in zip(is_picture.tolist(), own, others)
        ]
        sources = torch.from_numpy(self.squares[rows]).permute(0, 3, 1, 2)
        return _tiled(sources.to(random.device), is_picture, random)


def lay_on_grounds(
    squares: Squares,
    frames: Frames,
    grounds: Grounds,
    share: float,
    random: BatchRandom,
) -> Tensor:
    """Lay a share of the garments on other grounds, each with a soft shadow.

    Returns:
        float (N, 3, S, S) of 0..255.
    """
    photos, garments = squares.photos.float(), squares.garments
    count, _, size, _ = photos.shape
    is_laid = (random.bernoulli(count, share).flatten() > 0) & frames.is_known
    rows = torch.nonzero(is_laid).flatten()
    some = len(rows)
    if not some or not grounds.own:
        return photos
    alpha = functional.interpolate(
        garments[rows].float() / WHITE, size=(size, size), mode="bilinear"
    )
    # The rim of a mask is half floor: it is soft, and lies inside.
    alpha = ((functional.avg_pool2d(alpha, 5, 1, 2) - 0.35) / 0.4).clamp(0, 1)
    shadow = functional.avg_pool2d(torch.roll(alpha, (4, 3), (2, 3)), 15, 1, 7)
    ground = grounds.draw(some, random) * (
        1 - random.uniform(some, 0, _SHADOW) * shadow
    )
    lit = (photos[rows] * random.uniform(some, *_LIGHT)).clamp(0, WHITE)
    laid = alpha * lit + (1 - alpha) * ground
    is_padding = ~inside(frames.photos[rows], size)
    is_padding = is_padding & (random.bernoulli(some, _PADDED) > 0)
    photos[rows] = torch.where(is_padding, WHITE, laid)
    return photos


def _tiled(sources: Tensor, is_picture: Tensor, random: BatchRandom) -> Tensor:
    """Fill squares with a corner of each source, or all of a picture, mirrored."""
    count, size = len(sources), sources.shape[-1]
    left, top, right, bottom = boxes_of(sources.amin(1) < WHITE).T
    part = torch.where(
        is_picture,
        random.uniform(count, 0.5, 1.0).flatten(),
        random.uniform(count, *_CORNER).flatten(),
    )
    width, height = part * (right - left), part * (bottom - top)
    is_left, is_top = (random.bernoulli(count, 0.5).flatten() > 0 for _ in range(2))
    x = torch.where(is_left, left, right - width)
    y = torch.where(is_top, top, bottom - height)
    repeats = random.uniform(count, *_MIRRORED).flatten() / part
    repeats = torch.where(is_picture, 1.0, repeats)[:, None]
    along = (torch.arange(size, device=sources.device) + 0.5) / size
    start = random.uniform(count, 0, 2, channels=2)[:, :, 0, 0]
    across, down = (_mirrored(along * repeats + start[:, k, None]) for k in range(2))
    grid_x = (x[:, None] + across * width[:, None]) * 2 - 1
    grid_y = (y[:, None] + down * height[:, None]) * 2 - 1
    grid = torch.stack(
        [
            grid_x[:, None, :].expand(-1, size, -1),
            grid_y[:, :, None].expand(-1, -1, size),
        ],
        -1,
    )
    return functional.grid_sample(
        sources.float(), grid, padding_mode="border", align_corners=False
    )


def _mirrored(places: Tensor) -> Tensor:
    """Return places folded into 0..1, there and back."""
    folded = torch.remainder(places, 2.0)
    return torch.where(folded > 1, 2 - folded, folded)

"""Backgrounds to lay products on: floors, beds and walls out of people's photos."""

import random

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from ml.arrays import Pixels
from ml.training.cutout.cutout_data import KEPT, CutoutData
from ml.training.cutout.floors import floor_of

# How often a background is a mirrored corner, an enlarged corner, and a photo whose
# garment was filled in; the rest are plain. Only the filled-in have rooms in them.
_MIRRORED, _ENLARGED, _INPAINTED = 0.35, 0.25, 0.33
_ENLARGED_SHARE = (0.16, 0.26)  # of each side; larger corners often hold a sleeve
# What is filled in reaches this far beyond the garment, in pixels: its shadow goes too.
_REACH = 12
_GRAIN = 4.0  # of 255, of what is filled in


def draw_background(data: CutoutData, rng: random.Random) -> Pixels:
    """Return a background of one of the training photos, uint8 (256, 256, 3)."""
    own = data.own[rng.randrange(len(data.own))]
    (kind,) = rng.choices(
        (_mirrored, _enlarged, None),
        (_MIRRORED, _ENLARGED, 1 - _MIRRORED - _ENLARGED),
    )
    if kind:
        return kind(own, rng)
    if rng.random() < _INPAINTED / (1 - _MIRRORED - _ENLARGED):
        row = int(rng.choice(np.flatnonzero(data.is_trusted)))
        return inpaint_garment(data.own[row], data.masks[row], rng)
    return _plain(rng)


def _mirrored(own: Pixels, rng: random.Random) -> Pixels:
    return floor_of(own, rng)


def _enlarged(own: Pixels, rng: random.Random) -> Pixels:
    side = round(KEPT * rng.uniform(*_ENLARGED_SHARE))
    top, left = (rng.choice((0, KEPT - side)) for _ in range(2))
    corner = Image.fromarray(own[top : top + side, left : left + side])
    return np.array(corner.resize((KEPT, KEPT), Image.Resampling.BICUBIC))


def _plain(rng: random.Random) -> Pixels:
    grey = rng.gauss(215, 30)
    shade = np.array([grey + rng.gauss(0, 5) for _ in range(3)])
    return np.broadcast_to(shade.clip(0, 255), (KEPT, KEPT, 3)).astype(np.uint8)


def inpaint_garment(own: Pixels, mask: Pixels, rng: random.Random) -> Pixels:
    """Fill a photo's garment in from around it, ever more coarsely towards its middle.

    Args:
        own: uint8 (S, S, 3).
        mask: uint8 (S, S), 255 where the garment is.
    """
    photo = torch.from_numpy(own).permute(2, 0, 1)[None].float()  # (1, 3, S, S)
    garment = torch.from_numpy(mask)[None, None].float() / 255
    near = functional.max_pool2d(garment, 2 * _REACH + 1, stride=1, padding=_REACH)
    levels: list[tuple[Tensor, Tensor]] = [(photo * (1 - near), 1 - near)]
    while levels[-1][1].shape[-1] > 3:
        colours, known = levels[-1]
        levels.append(
            (functional.avg_pool2d(colours, 2), functional.avg_pool2d(known, 2))
        )
    sums = [each.sum((2, 3), keepdim=True) for each in levels[0]]
    filled = (sums[0] / sums[1].clamp(min=1)).expand_as(levels[-1][0])
    for colours, known in reversed(levels):
        size = known.shape[-2:]
        rough = functional.interpolate(filled, size=size, mode="bilinear")
        share = (known * 4).clamp(max=1)
        filled = share * colours / known.clamp(min=1e-3) + (1 - share) * rough
    grain = np.random.default_rng(rng.getrandbits(32)).normal(0, _GRAIN, own.shape)
    pixels = filled[0].permute(1, 2, 0).numpy() + grain * near[0, 0, ..., None].numpy()
    result: Pixels = pixels.clip(0, 255).astype(np.uint8)
    return result

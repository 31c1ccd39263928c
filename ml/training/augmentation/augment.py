"""Random changes of a batch of photos, as phones, floors and lamps make them.

People's photos come from few people: a network learns their floors, their light and
where they stand. So garments are laid on other grounds, cropped as the eyes crop them
when they are served, moved, and seen in other light. On photos of people who were held
out, this is worth two points of types and four of patterns (docs/training.md).
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from ml.training.augmentation.batch_random import BatchRandom
from ml.training.augmentation.geometry import Frames, Squares, crop_to_garments, move
from ml.training.augmentation.grounds import Grounds, lay_on_grounds
from ml.training.augmentation.light import erase, relight, swap_channels


@dataclass(frozen=True, slots=True, kw_only=True)
class AugmentationSettings:
    """How often a photo is changed in which way; by trying them on held-out people.

    Attributes:
        ground_share: Of the photos whose garment is known are laid on another ground.
        crop_share: Of them are shown as the crop around the garment.
        swap_share: Are seen in other colours (and teach none).
        erase_share: Are partly hidden.
    """

    ground_share: float = 0.3
    crop_share: float = 0.4
    swap_share: float = 0.2
    erase_share: float = 0.25


def augment(
    squares: Squares,
    size: int,
    grounds: Grounds,
    settings: AugmentationSettings,
    random: BatchRandom,
) -> tuple[Tensor, Tensor]:
    """Change each photo at random, the whole batch in one call.

    Args:
        size: Side of the result in pixels.
        grounds: What garments are laid on.

    Returns:
        float32 (N, 3, size, size) in 0..255, and bool (N,): whether its colours are
        still those of the garment.
    """
    frames = Frames.of(squares)
    photos = lay_on_grounds(squares, frames, grounds, settings.ground_share, random)
    photos, boxes = crop_to_garments(photos, frames, settings.crop_share, random)
    lit = relight(move(photos, boxes, size, random), random)
    is_swapped = random.bernoulli(len(lit), settings.swap_share).flatten() > 0
    swapped = swap_channels(lit, torch.nonzero(is_swapped).flatten(), random)
    return erase(swapped, settings.erase_share, random), ~is_swapped

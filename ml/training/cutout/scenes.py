"""Scenes to learn cutting out from: products laid on the backgrounds of own photos.

Source of the idea: Dwibedi, Misra & Hebert 2017, "Cut, paste and learn". All of a batch
is made at once, and nothing is random but by the generator.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from ml.training.augmentation.batch_random import BatchRandom

# Pieces of these shares have any angle, a mirror image beside them (shoes only), the
# colour of the floor (grey on grey is what fails), a shadow.
_ANY_ANGLE, _PAIRS, _CAMOUFLAGED, _SHADOWED = 0.4, 0.7, 0.2, 0.7


class Placement(NamedTuple):
    """How pieces lie in their scenes, each float (N, 1, 1, 1) but `at`.

    Attributes:
        angle: In radians.
        scale: 1 fills the scene.
        stretch: Width by height; catalogues do not keep it.
        mirror: 1 or -1.
        at: (N, 2, 1, 1), where the middle lies, -1..1.
    """

    angle: Tensor
    scale: Tensor
    stretch: Tensor
    mirror: Tensor
    at: Tensor


def compose_scenes(
    pieces: Tensor, is_shoe: Tensor, floors: Tensor, random: BatchRandom
) -> Tensor:
    """Lay each piece on its floor, or hang it before its wall.

    Args:
        pieces: float (N, 8, P, P) of 0..1, colours and alpha of the piece, and of the
            hanger behind it.
        is_shoe: bool (N,).
        floors: float (N, 3, S, S) of 0..1.

    Returns:
        float (N, 4, S, S) of 0..1: the scene, and the mask that is right.
    """
    count, _, size, _ = floors.shape
    layer = _layers(pieces, is_shoe, size, random)
    alpha, behind = layer[:, 3:4], layer[:, 4:]
    colour = layer[:, :3] / alpha.clamp(min=1e-3)
    mean = floors.mean((2, 3), keepdim=True)
    shift = mean - _mean_inside(colour, alpha)
    hidden = random.bernoulli(count, _CAMOUFLAGED) * random.uniform(count, 0.5, 1.0)
    colour = colour + hidden * shift
    folds = 1 + random.noise(count, 1, 9, size) * random.uniform(count, 0, 0.35)
    colour = (colour * random.uniform(count, 0.5, 1.1) * folds).clamp(0, 1)
    solid = torch.maximum(alpha, behind[:, 3:])
    shade = 1 - _shadow(solid, random) * random.bernoulli(count, _SHADOWED)
    wall = floors * shade * (1 - behind[:, 3:]) + behind[:, :3]
    scene = wall * (1 - alpha) + colour * alpha
    return torch.cat([scene, alpha], 1)


def _layers(pieces: Tensor, is_shoe: Tensor, size: int, random: BatchRandom) -> Tensor:
    """Return the pieces (N, 8, S, S) somewhere, colours multiplied by alpha."""
    count = len(pieces)
    alpha, hanger = pieces[:, 3:4], pieces[:, 7:]
    covered = torch.cat(
        [pieces[:, :3] * alpha, alpha, pieces[:, 4:7] * hanger, hanger], 1
    )
    is_pair = is_shoe.view(-1, 1, 1, 1) & (random.bernoulli(count, _PAIRS) > 0)
    is_hung = hanger.amax((2, 3), keepdim=True) > 0
    first = _draw_placement(count, is_pair, is_hung, random)
    second = _second_shoe(first, random)
    half = (second.at - first.at) / 2 * is_pair
    first = first._replace(at=first.at - half)
    second = second._replace(at=second.at - half)
    layer = _warped(covered, first, size)
    other = _warped(covered, second, size) * is_pair
    return layer + other * (1 - layer[:, 3:4])


def _draw_placement(
    count: int, is_pair: Tensor, is_hung: Tensor, random: BatchRandom
) -> Placement:
    any_angle = random.uniform(count, -math.pi, math.pi)
    upright = random.uniform(count, -0.3, 0.3) * torch.where(is_hung, 0.3, 1.0)
    is_free = (random.bernoulli(count, _ANY_ANGLE) > 0) & ~is_hung
    scale = random.uniform(count, 0.6, 1.2) * torch.where(is_pair, 0.7, 1.0)
    scale = scale * torch.where(is_hung, 1.15, 1.0)
    room = (1.2 - scale).clamp(min=0.1) * 0.6
    return Placement(
        angle=torch.where(is_free, any_angle, upright),
        scale=scale,
        stretch=random.uniform(count, 0.8, 1.25),
        mirror=random.bernoulli(count, 0.5) * 2 - 1,
        at=torch.cat([random.uniform(count, -1, 1) * room for _ in range(2)], 1),
    )


def _second_shoe(first: Placement, random: BatchRandom) -> Placement:
    """Return where the other shoe of a pair lies."""
    count = len(first.at)
    across = random.uniform(count, 1.0, 2.0) * first.scale * first.angle.cos()
    step = torch.cat([across, random.uniform(count, -0.3, 0.3)], 1)
    step = torch.where(random.bernoulli(count, 0.5) > 0, step, step.flip(1))
    return first._replace(
        angle=first.angle + random.uniform(count, -0.3, 0.3),
        mirror=first.mirror * (random.bernoulli(count, 0.5) * 2 - 1),
        at=first.at + step,
    )


def _warped(layers: Tensor, placing: Placement, size: int) -> Tensor:
    """Return layers (N, C, S, S) as placed; zeros come in from outside."""
    angle, scale, wide, flip, at = (each.flatten(1) for each in placing)
    cos, sin = angle.cos() / scale, angle.sin() / scale
    turn = torch.cat([cos * flip * wide, sin * flip * wide, -sin, cos], 1)
    turn = turn.view(-1, 2, 2)
    shift = -turn @ at.unsqueeze(2)  # (N, 2, 1)
    grid = functional.affine_grid(
        torch.cat([turn, shift], 2),
        [len(layers), layers.shape[1], size, size],
        align_corners=False,
    )
    return functional.grid_sample(layers, grid, align_corners=False)


def _mean_inside(colour: Tensor, alpha: Tensor) -> Tensor:
    area = alpha.sum((2, 3), keepdim=True).clamp(min=1)
    return (colour * alpha).sum((2, 3), keepdim=True) / area


def _shadow(alpha: Tensor, random: BatchRandom) -> Tensor:
    """Return (N, 1, S, S) of 0..0.6: the piece's outline, moved and blurred."""
    count, _, size, _ = alpha.shape
    small = functional.avg_pool2d(alpha, 4)
    soft = functional.avg_pool2d(small, 5, stride=1, padding=2)
    soft = functional.avg_pool2d(soft, 3, stride=1, padding=1)
    down, right = torch.randint(-2, 3, (2,), generator=random.generator).tolist()
    random_affine = torch.roll(soft, (down, right), (2, 3))
    wide = functional.interpolate(random_affine, size=(size, size), mode="bilinear")
    return wide * random.uniform(count, 0.1, 0.6)


def random_affine(photos: Tensor, size: int, random: BatchRandom) -> Tensor:
    """Return photos with masks (N, 4, S, S) mirrored, turned a little and cropped.

    Args:
        size: The side of what is returned, in pixels.
    """
    count, channels, _, _ = photos.shape
    free = random.bernoulli(count, 0.25)
    quarter = (random.uniform(count, 0, 4).floor()) * (math.pi / 2)
    angle = (free * quarter + random.uniform(count, -0.2, 0.2)).flatten()
    zoom = random.uniform(count, 0.65, 1.05).flatten()
    flip = (random.bernoulli(count, 0.5) * 2 - 1).flatten()
    cos, sin = angle.cos() * zoom, angle.sin() * zoom
    room = (1 - zoom).clamp(min=0) * 0.6
    right, down = (random.uniform(count, -1, 1).flatten() * room for _ in range(2))
    rows = torch.stack([cos * flip, sin * flip, right, -sin, cos, down], 1)
    grid = functional.affine_grid(
        rows.view(-1, 2, 3), [count, channels, size, size], align_corners=False
    )
    return functional.grid_sample(
        photos, grid, padding_mode="reflection", align_corners=False
    )


def random_light(photos: Tensor, random: BatchRandom) -> Tensor:
    """Return photos (N, 3, S, S) of 0..1 in another light, blurred and noisy."""
    count, _, size, _ = photos.shape
    tint = torch.rand(count, 3, 1, 1, generator=random.generator) * 0.3 + 0.85
    falling = 1 + random.noise(count, 1, 3, size) * random.uniform(count, 0, 0.3)
    middle = photos.mean((1, 2, 3), keepdim=True)
    contrasted = (photos - middle) * random.uniform(count, 0.7, 1.25) + middle
    light = contrasted * random.uniform(count, 0.65, 1.25) * tint * falling
    blurred = functional.avg_pool2d(light, 3, stride=1, padding=1)
    share = random.bernoulli(count, 0.4) * random.uniform(count, 0, 1)
    grain = torch.randn(photos.shape, generator=random.generator)
    noisy = light + share * (blurred - light) + grain * random.uniform(count, 0, 0.03)
    return noisy.clamp(0, 1)

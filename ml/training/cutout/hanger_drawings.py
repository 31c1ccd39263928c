"""Draws hangers for cut-out products to hang on, as they do in people's photos."""

import math
import random

import numpy as np
from PIL import Image, ImageDraw

from ml.arrays import Mask, Pixels

# Drawn this much larger, then made small again: lines have soft edges.
_FINER = 3
# How much of its square the garment fills when it hangs; above it is room for a hook.
_HANGING = (0.72, 0.88)
# What hangers are made of: RGB.
_MATERIALS = (
    (176, 130, 84),
    (120, 80, 48),
    (24, 24, 26),
    (240, 240, 238),
    (150, 152, 156),
    (96, 98, 104),
    (214, 150, 160),
    (80, 130, 180),
)
# As shares of the garment's width unless said otherwise.
_NEAR_MIDDLE = 0.03
_SHOULDERS = (0.28, 0.44)  # from the middle, how far its arms reach
_SLOPE = (0.03, 0.14)  # how much higher its middle is than its ends
_THICKNESS = (0.012, 0.06)
_HOOK, _HOOK_RADIUS, _HOOK_THICKNESS = (0.06, 0.2), (0.03, 0.06), (0.01, 0.022)
_CLIP, _CLIP_HEIGHT = (0.05, 0.1), (0.06, 0.13)
_RAIL_SHARE, _RAIL = 0.25, (0.03, 0.07)


class _Canvas:
    """A square to draw lines on, in pixels of the garment's square."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.image = Image.new("RGBA", (side * _FINER, side * _FINER))
        self.draw = ImageDraw.Draw(self.image)

    def line(
        self, points: list[tuple[float, float]], width: float, rgb: tuple[int, ...]
    ) -> None:
        large = [(x * _FINER, y * _FINER) for x, y in points]
        thick = max(1, round(width * _FINER))
        self.draw.line(large, fill=(*rgb, 255), width=thick, joint="curve")

    def pixels(self) -> Pixels:
        return np.array(self.image.resize((self.side, self.side), Image.Resampling.BOX))


def hang(piece: Pixels, rng: random.Random, *, by_clips: bool) -> Pixels:
    """Return a product on a hanger, uint8 (P, P, 8): its RGBA, and the hanger's.

    The product is made smaller and moved down; the hanger is behind it. Of clips, what
    lies before the product is drawn on it: it stays a part of what is cut out.

    Args:
        piece: uint8 (P, P, 4), upright.
        by_clips: As trousers and skirts hang; else by the shoulders.
    """
    hung = _lowered(piece, rng)
    garment = hung[..., 3] > 127
    if not garment.any():
        return np.dstack([hung, np.zeros_like(hung)])
    canvas = _Canvas(len(piece))
    rows = np.flatnonzero(garment.any(1))
    held = garment[: rows[0] + 1 + len(rows) // 12] if by_clips else garment
    columns = np.flatnonzero(held.any(0))
    left, right = int(columns[0]), int(columns[-1])
    draw = _draw_clips if by_clips else _draw_arms
    middle = (left + right) / 2 + rng.gauss(0, _NEAR_MIDDLE / 2) * (right - left)
    apex = draw(canvas, garment, middle, right - left + 1, rng)
    _draw_hook(canvas, (middle, apex), right - left + 1, rng)
    hanger = canvas.pixels()
    if by_clips:
        before = hanger[..., 3:].astype(np.float32) / 255
        hung[..., :3] = np.rint(hung[..., :3] * (1 - before) + hanger[..., :3] * before)
    return np.dstack([hung, hanger])


def _lowered(piece: Pixels, rng: random.Random) -> Pixels:
    side = len(piece)
    small = round(side * rng.uniform(*_HANGING))
    image = Image.fromarray(piece).resize((small, small), Image.Resampling.BOX)
    square = Image.new("RGBA", (side, side))
    square.paste(image, ((side - small) // 2, side - small - 2))
    return np.array(square)


def _draw_arms(
    canvas: _Canvas, garment: Mask, middle: float, width: int, rng: random.Random
) -> float:
    """Draw the bow that shoulders lie on; return how high its middle is."""
    reach = width * rng.uniform(*_SHOULDERS)
    ends = [_top(garment, middle - reach), _top(garment, middle + reach)]
    thick = width * rng.uniform(*_THICKNESS)
    low = max(ends) + thick
    apex = min(*ends, low) + thick - width * rng.uniform(*_SLOPE)
    rgb = _shade(rng)
    points = []
    for step in range(-8, 9):
        share = step / 8
        drop = abs(share) ** rng.choice((1.0, 1.4)) * (low - apex)
        points.append((middle + share * reach, apex + drop))
    canvas.line(points, thick, rgb)
    if rng.random() < 0.5:  # the bar below, seen through a wide neckline
        bar = low + width * rng.uniform(0.0, 0.1)
        canvas.line([(middle - reach, bar), (middle + reach, bar)], thick / 2, rgb)
    return apex


def _draw_clips(
    canvas: _Canvas, garment: Mask, middle: float, width: int, rng: random.Random
) -> float:
    """Draw a bar with two clips at a waistband; return how high its middle is."""
    top = float(np.flatnonzero(garment.any(1))[0])
    bar = top - width * rng.uniform(0.0, 0.14)
    reach = width * rng.uniform(0.3, 0.55)
    rgb, clip_rgb = _shade(rng), _shade(rng)
    thick = width * rng.uniform(*_THICKNESS)
    canvas.line([(middle - reach, bar), (middle + reach, bar)], thick, rgb)
    clip, height = width * rng.uniform(*_CLIP), width * rng.uniform(*_CLIP_HEIGHT)
    for side in (-1, 1):
        at = middle + side * min(reach, width * 0.42) * rng.uniform(0.8, 1.0)
        held = max(bar, top) + height / 2
        canvas.line([(at, bar - thick / 2), (at, held)], clip, clip_rgb)
    return bar


def _draw_hook(
    canvas: _Canvas, start: tuple[float, float], width: int, rng: random.Random
) -> None:
    """Draw the hook, and now and then the rail that it hangs on."""
    x, y = start
    thick = width * rng.uniform(*_HOOK_THICKNESS)
    radius = width * rng.uniform(*_HOOK_RADIUS)
    top = y - width * rng.uniform(*_HOOK)
    side = rng.choice((-1, 1))
    bow = [
        (
            x + side * radius * (math.cos(math.pi - turn) + 1) * 0.9,
            top - radius * math.sin(turn),
        )
        for turn in (math.pi * step / 10 for step in range(13))
    ]
    canvas.line([(x, y), (x, top), *bow], thick, _shade(rng))
    if rng.random() < _RAIL_SHARE:
        high = top - radius + thick * 2
        rail = width * rng.uniform(*_RAIL)
        canvas.line([(0, high), (canvas.side, high)], rail, _shade(rng))


def _top(garment: Mask, column: float) -> float:
    """Return the first row of the garment near a column."""
    at = int(np.clip(round(column), 0, garment.shape[1] - 1))
    rows = np.flatnonzero(garment[:, max(0, at - 1) : at + 2].any(1))
    return float(rows[0]) if len(rows) else float(np.flatnonzero(garment.any(1))[0])


def _shade(rng: random.Random) -> tuple[int, ...]:
    shade = rng.uniform(0.75, 1.15)
    return tuple(min(255, round(part * shade)) for part in rng.choice(_MATERIALS))

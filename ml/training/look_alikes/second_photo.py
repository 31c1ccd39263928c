"""A second photo of the same garment: another angle, light, distance and camera.

Training learns what such a change leaves alone; the benchmark asks whether the first
photo is found by the second.
"""

import io

import numpy as np
from PIL import Image, ImageFilter

from ml.arrays import Doubles, Pixels

# How far each goes at most: a garment photographed again at home, not a new scene.
_TURN_DEGREES = 15.0
_SCALE = (0.75, 1.15)
_SHIFT = 0.06
_SKEW = 0.06
_EXPOSURE = (0.65, 1.35)
_GAMMA = (0.8, 1.25)
_WHITE_BALANCE = 0.08
_SHADE = 0.25
_BLUR_PX = 1.2
_NOISE = 6.0
_JPEG_QUALITY = (35, 85)


def simulate_second_photo(rgb: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the photo as another camera, light and hand would have taken it.

    Args:
        rgb: uint8 (H, W, 3).
    """
    moved = _move(Image.fromarray(rgb), rng)
    blurred = moved.filter(ImageFilter.GaussianBlur(rng.uniform(0, _BLUR_PX)))
    return _store(_light(np.asarray(blurred), rng), rng)


def _move(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Turn, zoom, shift and tilt; what comes into view is of the rim's colour."""
    width, height = image.size
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) / 2
    angle = np.deg2rad(rng.uniform(-_TURN_DEGREES, _TURN_DEGREES))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    seen = corners @ turn / rng.uniform(*_SCALE)
    seen += rng.uniform(-_SHIFT, _SHIFT, 2) + rng.uniform(-_SKEW, _SKEW, (4, 2))
    source = (seen + 0.5) * [width, height]
    target = (corners + 0.5) * [width, height]
    return image.transform(
        image.size,
        Image.Transform.PERSPECTIVE,
        _perspective(target, source),
        Image.Resampling.BILINEAR,
        fillcolor=_rim_colour(image),
    )


def _perspective(target: Doubles, source: Doubles) -> tuple[float, ...]:
    """Return the eight numbers that take four corners (4, 2) to four others."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(target, source):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        wanted += [u, v]
    return tuple(np.linalg.solve(np.array(rows), np.array(wanted)).tolist())


def _rim_colour(image: Image.Image) -> tuple[int, ...]:
    pixels = np.asarray(image)
    rim = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    return tuple(int(level) for level in np.median(rim, axis=0))


def _light(rgb: Pixels, rng: np.random.Generator) -> Pixels:
    height, width = rgb.shape[:2]
    light = (rgb / 255.0) ** rng.uniform(*_GAMMA)
    light *= 1 + rng.uniform(-_WHITE_BALANCE, _WHITE_BALANCE, 3)
    direction = rng.uniform(0, 2 * np.pi)
    across, along = np.linspace(-1, 1, width), np.linspace(-1, 1, height)[:, None]
    shade = np.cos(direction) * across + np.sin(direction) * along  # (H, W)
    light *= (1 + rng.uniform(0, _SHADE) * shade / np.sqrt(2))[..., None]
    light *= rng.uniform(*_EXPOSURE)
    levels = 255 * light + rng.normal(0, rng.uniform(0, _NOISE), rgb.shape)
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)


def _store(rgb: Pixels, rng: np.random.Generator) -> Pixels:
    stream = io.BytesIO()
    quality = int(rng.integers(*_JPEG_QUALITY))
    Image.fromarray(rgb).save(stream, "JPEG", quality=quality)
    return np.array(Image.open(stream).convert("RGB"))

"""Pictures without a garment, drawn: ten kinds, none of which was ever trained on."""

import io
import math
import random
from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from ml.arrays import Pixels

SIZE = (320, 240)
OF_EACH_KIND = 6

Draw = Callable[[random.Random], Image.Image]


def pictures_without_garment() -> Iterator[tuple[str, bytes]]:
    """Yield kind and PNG file of each picture; the same at every call."""
    for kind, draw in _KINDS.items():
        for number in range(OF_EACH_KIND):
            stream = io.BytesIO()
            draw(random.Random(f"{kind} {number}")).save(stream, "PNG")
            yield kind, stream.getvalue()


def draw_picture(number: int) -> Image.Image:
    """Return a picture, other than those above, in all kinds by turns."""
    draw = list(_KINDS.values())[number % len(_KINDS)]
    return draw(random.Random(f"drawn {number}"))


def _colour(rng: random.Random, low: int = 0, high: int = 255) -> tuple[int, int, int]:
    return (rng.randint(low, high), rng.randint(low, high), rng.randint(low, high))


def _of(pixels: np.ndarray) -> Image.Image:
    levels: Pixels = np.clip(pixels, 0, 255).astype(np.uint8)
    return Image.fromarray(levels)


def _noisy(image: Image.Image, rng: random.Random, spread: float = 6) -> Image.Image:
    noise = np.random.default_rng(rng.randint(0, 2**31))
    pixels = np.asarray(image, np.float32)
    return _of(pixels + noise.normal(0, spread, pixels.shape))


def _blank(rng: random.Random) -> Image.Image:
    return _noisy(Image.new("RGB", SIZE, _colour(rng, 60)), rng, rng.uniform(0, 5))


def _gradient(rng: random.Random) -> Image.Image:
    one, other = np.array(_colour(rng)), np.array(_colour(rng))
    angle = rng.uniform(0, 2 * math.pi)
    across, along = np.meshgrid(
        np.linspace(-1, 1, SIZE[0]), np.linspace(-1, 1, SIZE[1])
    )
    share = (across * math.cos(angle) + along * math.sin(angle)) / 2.83 + 0.5
    return _of(one + share[..., None] * (other - one))


def _noise(rng: random.Random) -> Image.Image:
    noise = np.random.default_rng(rng.randint(0, 2**31))
    small = noise.integers(0, 256, (SIZE[1] // 4, SIZE[0] // 4, 3), np.uint8)
    image = Image.fromarray(small).resize(SIZE, Image.Resampling.BICUBIC)
    return image.filter(ImageFilter.GaussianBlur(rng.uniform(0, 8)))


def _landscape(rng: random.Random) -> Image.Image:
    image = Image.new("RGB", SIZE, (rng.randint(120, 190), 190, 235))
    pen = ImageDraw.Draw(image)
    x, y = rng.randint(20, 300), rng.randint(15, 60)
    pen.ellipse((x - 14, y - 14, x + 14, y + 14), (255, 240, 180))
    for ridge in range(4):
        base, green = 90 + 35 * ridge, 140 - 25 * ridge
        tops = [(0, SIZE[1])]
        for x in range(0, SIZE[0] + 1, 8):
            wave = math.sin(x / rng.uniform(38, 42) + ridge) * 16
            tops.append((x, int(base + wave + rng.uniform(-3, 3))))
        pen.polygon([*tops, SIZE], (green // 2, green, green // 3))
    return _noisy(image, rng)


def _night(rng: random.Random) -> Image.Image:
    image = Image.new("RGB", SIZE, (8, 8, rng.randint(20, 50)))
    pen = ImageDraw.Draw(image)
    for _ in range(rng.randint(60, 160)):
        x, y = rng.randint(0, SIZE[0]), rng.randint(0, SIZE[1])
        level = rng.randint(120, 255)
        pen.ellipse((x, y, x + 1, y + 1), (level, level, level))
    return image


def _screenshot(rng: random.Random) -> Image.Image:
    is_dark = rng.random() < 0.5
    image = Image.new("RGB", SIZE, (40, 42, 48) if is_dark else (245, 245, 247))
    pen, ink = ImageDraw.Draw(image), (200, 200, 205) if is_dark else (60, 60, 70)
    pen.rectangle((0, 0, SIZE[0], 22), _colour(rng, 40, 200))
    for row in range(rng.randint(6, 10)):
        pen.text((90, 32 + 20 * row), f"Item {rng.randint(1, 999)}: ready", ink)
    for row in range(6):
        pen.rounded_rectangle((8, 32 + 24 * row, 76, 50 + 24 * row), 4, _colour(rng))
    return image


def _document(rng: random.Random) -> Image.Image:
    image = Image.new("RGB", SIZE, (252, 251, 247))
    pen = ImageDraw.Draw(image)
    for row in range(13):
        words = " ".join("x" * rng.randint(2, 9) for _ in range(7))
        pen.text((24, 18 + 16 * row), words[: rng.randint(20, 44)], (40, 40, 40))
    return _noisy(image.rotate(rng.uniform(-3, 3), fillcolor=(190, 180, 170)), rng, 3)


def _chart(rng: random.Random) -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    pen.line((30, 10, 30, 210, 310, 210), (60, 60, 60), 2)
    for bar in range(8):
        height = rng.randint(20, 180)
        left = 42 + 33 * bar
        pen.rectangle((left, 210 - height, left + 22, 209), _colour(rng, 30, 220))
    return image


def _face(rng: random.Random) -> Image.Image:
    image = Image.new("RGB", SIZE, _colour(rng, 120, 230))
    pen = ImageDraw.Draw(image)
    skin = rng.choice([(240, 205, 180), (198, 150, 115), (120, 80, 58)])
    hair = rng.choice([(40, 28, 22), (120, 80, 40), (180, 140, 80)])
    pen.ellipse((85, 5, 235, 190), hair)
    pen.ellipse((100, 25, 220, 225), skin)
    for x in (132, 188):
        pen.ellipse((x - 13, 95, x + 13, 111), "white")
        pen.ellipse((x - 6, 96, x + 6, 110), (60, 50, 40))
    pen.polygon([(160, 110), (150, 145), (170, 145)], tuple(v - 20 for v in skin))
    pen.arc((130, 150, 190, 190), 15, 165, (170, 60, 60), 5)
    return _noisy(image.filter(ImageFilter.GaussianBlur(2)), rng, 4)


def _tiles(rng: random.Random) -> Image.Image:
    one, joint = _colour(rng, 110, 230), _colour(rng, 60, 110)
    image = Image.new("RGB", SIZE, one)
    pen, side = ImageDraw.Draw(image), rng.randint(40, 90)
    for x in range(0, SIZE[0], side):
        pen.line((x, 0, x, SIZE[1]), joint, 3)
    for y in range(0, SIZE[1], side):
        pen.line((0, y, SIZE[0], y), joint, 3)
    return _noisy(image.rotate(rng.uniform(-8, 8), fillcolor=one), rng, 8)


_KINDS: dict[str, Draw] = {
    "blank tile": _blank,
    "gradient": _gradient,
    "noise": _noise,
    "landscape": _landscape,
    "night": _night,
    "screenshot": _screenshot,
    "document": _document,
    "chart": _chart,
    "face": _face,
    "tiled floor": _tiles,
}

"""Shrinks a decoded picture strip by strip, so that it is never converted whole.

A picture of 64 million pixels takes 256 MB; its copies in other modes would take as
much again, each.
"""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from ml.arrays import Floats

# Boxes of whole pixels come first, down to this many times the wanted size: faster
# than the filter alone, and not seen.
_GAP = 2.0
# Of one strip; in its largest mode 16 MB.
_PIXELS_OF_STRIP = 4_000_000
_PLAIN = frozenset({"L", "RGB", "CMYK"})


def shrink_by_strips(image: Image.Image, long_side: int) -> Image.Image:
    """Return a copy as L, RGB, RGBA or CMYK, of at most `long_side` pixels a side."""
    full = _full_value(image)
    scale = long_side / max(image.size)
    if scale >= 1:
        return _plain(image, full).copy()
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    factor = int(1 / scale / _GAP) or 1
    small = _reduced(image, factor, full)
    box = (0, 0, image.width / factor, image.height / factor)
    small = small.resize(size, Image.Resampling.BICUBIC, box=box)
    return small.convert("RGBA") if small.mode == "RGBa" else small


def _reduced(image: Image.Image, factor: int, full: float) -> Image.Image:
    """Return means of boxes; those with alpha weighed by it (RGBa)."""
    size = (-(-image.width // factor), -(-image.height // factor))
    whole: Image.Image | None = None
    for top, strip in _strips(image, factor):
        plain = _plain(strip, full)
        if plain.mode == "RGBA":  # else colours of clear pixels would bleed
            plain = plain.convert("RGBa")
        if whole is None:
            whole = Image.new(plain.mode, size)
        whole.paste(plain.reduce(factor), (0, top // factor))
    if whole is None:
        raise ValueError("a picture has no pixels")
    return whole


def _strips(image: Image.Image, factor: int) -> Iterator[tuple[int, Image.Image]]:
    """Yield strips of whole boxes, each with the row where it starts."""
    rows = max(1, _PIXELS_OF_STRIP // (image.width * factor)) * factor
    for top in range(0, image.height, rows):
        bottom = min(top + rows, image.height)
        yield top, image.crop((0, top, image.width, bottom))


def _plain(image: Image.Image, full: float) -> Image.Image:
    """Return it as L, RGB, RGBA or CMYK: the modes that shrink and convert well."""
    if _is_deep(image):
        scaled = np.clip(_finite(image) * (255.0 / full), 0, 255)
        return Image.fromarray(np.rint(scaled).astype(np.uint8))
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in _PLAIN:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _full_value(image: Image.Image) -> float:
    """Return what is white in 16-bit, 32-bit and float grey values."""
    if not _is_deep(image):
        return 255.0
    peak = max(float(_finite(strip).max()) for _, strip in _strips(image, 1))
    full = next((top for top in (1.0, 255.0, 65535.0) if peak <= top), peak)
    return full if image.mode.startswith("F") else max(full, 65535.0)


def _is_deep(image: Image.Image) -> bool:
    return image.mode.startswith(("I", "F"))


def _finite(image: Image.Image) -> Floats:
    values = np.asarray(image).astype(np.float32)
    return np.nan_to_num(values, posinf=0.0, neginf=0.0)

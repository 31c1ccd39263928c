"""Photos of a training set in memory, opened and squared as the application does."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ml.arrays import Pixels
from ml.cutout.cutout import CutOut
from ml.imaging.regions import flood_from_border
from ml.photos.photo import open_photo, to_square
from ml.training.data.datasets import Example
from wardrobe.model.progress import Tell

WHITE = 255
NEAR_WHITE = 242  # JPEG leaves the white of catalogues a little uneven
LEAST_BACKGROUND = 0.15  # below it the garment fills the picture, or is not on white


@dataclass(frozen=True, slots=True)
class Photos:
    """Labelled photos.

    Attributes:
        pixels: uint8 (N, S, S, 3), RGB, padded to a square with white.
        garments: uint8 (N, S/2, S/2), 255 where the garment is, nowhere if that is not
            known; None if nobody needs it.
    """

    examples: list[Example]
    pixels: Pixels
    garments: Pixels | None = None

    def batch(self, rows: Sequence[int]) -> Tensor:
        """Return uint8 (len(rows), 3, S, S)."""
        return torch.from_numpy(self.pixels[list(rows)]).permute(0, 3, 1, 2)


def load_photos(
    examples: list[Example],
    size: int,
    cache: Path,
    tell: Tell,
    cut_out: CutOut | None = None,
) -> Photos:
    """Open all photos, or map the cache files of an earlier call with the same ones.

    Args:
        cut_out: Finds the garments on people's own photos, if they are wanted.
    """
    names = "\n".join(str(example.path) for example in examples)
    digest = hashlib.sha256(names.encode()).hexdigest()[:16]

    def kept(name: str, make: Callable[[Example], Pixels]) -> Pixels:
        file = cache / f"{digest}-{size}{name}.npy"
        if not file.exists():
            tell(f"opening {len(examples)} photos at {size} px")
            _keep(file, make, examples)
        pixels: Pixels = np.load(file, mmap_mode="r", allow_pickle=False)
        return pixels

    pixels = kept("", lambda example: _square(example.path, size))
    if cut_out is None:
        return Photos(examples, pixels)
    garments = kept("-garments", lambda e: garment_of(e, size // 2, cut_out))
    return Photos(examples, pixels, garments)


def garment_of(example: Example, size: int, cut_out: CutOut) -> Pixels:
    """Return uint8 (size, size), 255 where the garment is; nowhere if nobody knows.

    Of catalogue pictures it is what is not the white around it.
    """
    if not example.is_garment:
        return np.zeros((size, size), np.uint8)
    if example.is_product:
        return _not_white(_square(example.path, size))
    alpha = cut_out(open_photo(example.path.read_bytes()))
    # What pads photos is white: turned round, it is no garment.
    turned = np.repeat((WHITE - alpha)[:, :, None], 3, axis=2)
    return WHITE - to_square(turned, size)[:, :, 0]


def _not_white(product: Pixels) -> Pixels:
    background = flood_from_border(product.min(axis=2) >= NEAR_WHITE)
    if background.mean() < LEAST_BACKGROUND:
        return np.zeros(background.shape, np.uint8)
    return np.where(background, 0, WHITE).astype(np.uint8)


def _keep(
    file: Path, make: Callable[[Example], Pixels], examples: list[Example]
) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        squares = list(pool.map(make, examples))
    part = file.with_suffix(".part.npy")
    np.save(part, np.stack(squares))
    part.replace(file)


def _square(path: Path, size: int) -> Pixels:
    return to_square(open_photo(path.read_bytes()).rgb, size)

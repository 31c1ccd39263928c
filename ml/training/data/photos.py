"""Photos of a training set in memory, opened and squared as the application does."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ml.arrays import Pixels
from ml.photos.photo import open_photo, to_square
from ml.training.data.datasets import Example
from wardrobe.model.progress import Tell


@dataclass(frozen=True, slots=True)
class Photos:
    """Labelled photos.

    Attributes:
        pixels: uint8 (N, S, S, 3), RGB, padded to a square with white.
    """

    examples: list[Example]
    pixels: Pixels

    def batch(self, rows: Sequence[int]) -> Tensor:
        """Return uint8 (len(rows), 3, S, S)."""
        return torch.from_numpy(self.pixels[list(rows)]).permute(0, 3, 1, 2)


def load_photos(examples: list[Example], size: int, cache: Path, tell: Tell) -> Photos:
    """Open all photos, or map the cache file of an earlier call with the same ones."""
    names = "\n".join(str(example.path) for example in examples)
    digest = hashlib.sha256(names.encode()).hexdigest()[:16]
    file = cache / f"{digest}-{size}.npy"
    if not file.exists():
        tell(f"opening {len(examples)} photos at {size} px")
        cache.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(2) as pool:
            squares = list(pool.map(lambda e: _square(e.path, size), examples))
        part = file.with_suffix(".part.npy")
        np.save(part, np.stack(squares))
        part.replace(file)
    return Photos(examples, np.load(file, mmap_mode="r", allow_pickle=False))


def _square(path: Path, size: int) -> Pixels:
    return to_square(open_photo(path.read_bytes()).rgb, size)

"""What frozen blocks make of photos, kept on disk, since it never changes.

Two thirds of the work of a step is in the first three blocks. While they are frozen,
each photo is shown in a few variants only, and each variant is computed once.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

CHANNELS = 256  # of the third block
_SHRINK = 8  # pixels of a photo to one of the maps


class FrozenMaps:
    """Maps of the third block by photo and variant, in a sparse file."""

    def __init__(self, file: Path, photos: int, variants: int, size: int) -> None:
        """Make the file, or go on with it.

        Args:
            photos: How many there are.
            variants: How many of each.
            size: Side of the photos in pixels.
        """
        side = size // _SHRINK
        shape = (photos * variants, CHANNELS, side, side)
        filled = file.with_suffix(".filled.npy")
        mode = "r+" if file.exists() and filled.exists() else "w+"
        file.parent.mkdir(parents=True, exist_ok=True)
        self._maps = np.lib.format.open_memmap(file, mode, np.float16, shape)
        self._filled = np.lib.format.open_memmap(filled, mode, np.bool_, shape[:1])
        self._variants = variants

    def of(
        self, rows: list[int], variant: int, make: Callable[[list[int]], Tensor]
    ) -> Tensor:
        """Return float32 (N, 256, S/8, S/8) of some photos in one variant.

        Args:
            rows: Of the photos.
            make: Computes the maps of rows that are not kept yet.
        """
        slots = np.array(rows) * self._variants + variant
        missing = sorted(set(np.array(rows)[~self._filled[slots]].tolist()))
        if missing:
            places = np.array(missing) * self._variants + variant
            self._maps[places] = make(missing).cpu().numpy()
            self._filled[places] = True
        return torch.from_numpy(self._maps[slots].astype(np.float32))

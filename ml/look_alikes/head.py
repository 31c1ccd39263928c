"""The head: from a photo's features to its look-alike vector."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from ml.arrays import Floats
from ml.model_file import read_card, read_npz

# What the parts of a vector tell, in order, and how many numbers each has. The first
# three are alike for garments of one type, colour, or pattern; the last only for
# photos of one garment.
PARTS = {"type": 64, "colour": 48, "pattern": 16, "garment": 128}
SIZE = sum(PARTS.values())
LEARNED = SIZE - PARTS["garment"]
TONE = slice(PARTS["type"], PARTS["type"] + PARTS["colour"] + PARTS["pattern"])


@dataclass(slots=True, eq=False)
class Head:
    """Float32 weights; F features, W whitened ones, H hidden units.

    Attributes:
        mean: (F,), of the features.
        whiten: (F, W): from features to directions in which second photos of one
            garment differ by the same noise, those that tell garments apart best
            first. The part that tells garments is the first of them.
        hidden: (W, H) and hidden_bias (H,).
        out: (W + H, LEARNED): each part sees the features and the hidden units.
        out_bias: (LEARNED,).
        shares: (4,): how much each of `PARTS` counts in a distance; sums to 1.
    """

    mean: Floats
    whiten: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats
    shares: Floats

    @classmethod
    def load(cls, model: Path) -> Self:
        """Read a head that its card vouches for.

        Raises:
            ModelUnusable: The file or its card is missing, or one was altered.
        """
        read_card(model)
        return read_npz(model, cls)

    def vectors(self, features: Floats) -> Floats:
        """Return float32 (N, SIZE), of length 1, for features (N, F).

        The cosine of two vectors is the mean of their parts' cosines, weighted by
        `shares`.
        """
        white = (features - self.mean) @ self.whiten  # (N, W)
        hidden = np.maximum(white @ self.hidden + self.hidden_bias, 0)
        learned = np.concatenate([white, hidden], 1) @ self.out + self.out_bias
        joined = np.concatenate([learned, white[:, : PARTS["garment"]]], axis=1)
        ends = np.cumsum([*PARTS.values()])[:-1]
        weighted = [
            to_unit_length(part) * np.sqrt(share)
            for part, share in zip(np.split(joined, ends, axis=1), self.shares)
        ]
        return np.concatenate(weighted, axis=1).astype(np.float32)


def to_unit_length(vectors: Floats) -> Floats:
    """Bring vectors (N, D) to length 1."""
    lengths = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    brought: Floats = vectors / np.maximum(lengths, 1e-9)
    return brought

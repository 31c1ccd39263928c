"""Look-alike vectors of photos, and how far apart two of them are."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from wardrobe.model.garment import Group

if TYPE_CHECKING:  # most commands do without
    import numpy as np
    from numpy.typing import NDArray


class Metric(StrEnum):
    """How far apart two vectors are.

    Cosine: 1 minus the cosine of the angle, 0..2. Euclidean: the length of the
    difference. Manhattan: the sum of the absolute differences.
    """

    COSINE = "cosine"
    EUCLIDEAN = "euclidean"
    MANHATTAN = "manhattan"


@dataclass(frozen=True, slots=True, eq=False)
class Embeddings:
    """Look-alike vectors: garment ids, and float32 (N, D) in their order."""

    garment_ids: tuple[int, ...]
    vectors: "NDArray[np.float32]"


@dataclass(frozen=True, slots=True, eq=False)
class QuickEmbedding:
    """What `embed_quickly` sees of a picture: a vector, float32 (D,), and a group."""

    vector: "NDArray[np.float32]"
    group: Group

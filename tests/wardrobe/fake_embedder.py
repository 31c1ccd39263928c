"""Vectors of photos without a network, for tests."""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from wardrobe.errors import BadPhoto
from wardrobe.model.embedding import QuickEmbedding
from wardrobe.model.garment import Group

NOW = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


def fake_vector(content: bytes) -> NDArray[np.float32]:
    """Return a vector of length 1, float32 (8,), alike for equal bytes alone."""
    vector = np.random.default_rng(list(content)).normal(size=8)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


class FakeEmbedder:
    """Sees the same in equal bytes; the first letter tells the rest of the vector."""

    version = "fake 1"
    size = 8
    tone = slice(4, 8)
    same_garment = 0.01
    double = 0.2

    def __init__(self) -> None:
        self.looked: list[bytes] = []

    def embed(self, content: bytes) -> NDArray[np.float32]:
        if content.startswith(b"bad"):
            raise BadPhoto("the fake embedder cannot see this")
        self.looked.append(content)
        return fake_vector(content)

    def embed_quickly(self, content: bytes) -> QuickEmbedding:
        group = Group.MIDDLE if b"trousers" in content else Group.TOP
        return QuickEmbedding(self.embed(content), group)

"""Look-alike vectors of garments, as an embedder's version made them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.tables.rows import EmbeddingRow
from wardrobe.model.embedding import Embeddings

# Half the bytes, and four times finer than what tells two photos apart.
_KEPT_AS = np.float16


def embeddings(session: Session, version: str) -> Embeddings:
    """Return the vectors that one version of an embedder made."""
    query = (
        select(EmbeddingRow.garment_id, EmbeddingRow.vector)
        .where(EmbeddingRow.version == version)
        .order_by(EmbeddingRow.garment_id)
    )
    rows = session.execute(query).all()
    vectors = [np.frombuffer(vector, _KEPT_AS) for _, vector in rows]
    return Embeddings(
        tuple(garment_id for garment_id, _ in rows),
        np.array(vectors, np.float32),
    )


def keep_embeddings(
    session: Session, version: str, vectors: Mapping[int, NDArray[np.float32]]
) -> None:
    """Keep vectors by garment id; those of other versions are of no use any more."""
    session.execute(delete(EmbeddingRow).where(EmbeddingRow.version != version))
    for garment_id, vector in vectors.items():
        blob = vector.astype(_KEPT_AS).tobytes()
        session.merge(EmbeddingRow(garment_id=garment_id, version=version, vector=blob))

"""The pictures of garments, and the vectors made of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from db.stores.sessions import ClosetSessions
from db.tables.garment_rows import garment_rows_of, photo_of, refuse_text, shared_photo
from db.tables.rows import PICTURES, EmbeddingRow, PhotoRow, content_sha256
from wardrobe.errors import UnknownGarment
from wardrobe.model.embedding import Embeddings
from wardrobe.model.picture import Picture
from wardrobe.ports.garments import PictureStore
from wardrobe.ports.similarity import EmbeddingStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Half the bytes, and four times finer than what tells two photos apart.
_KEPT_AS = "float16"


class SqlitePictures(ClosetSessions, PictureStore, EmbeddingStore):
    """Keeps pictures as they were encoded, and look-alike vectors."""

    def picture(self, garment_id: int, kind: Picture) -> bytes:
        """Return an encoded picture of a garment, removed or not."""
        query = select(PICTURES[kind]).where(PhotoRow.garment_id == garment_id)
        with self._reading() as session:
            picture = session.scalar(query)
            if picture == b"" and kind is Picture.PHOTO:
                picture = shared_photo(session, garment_id)
            refuse_text(garment_id, picture)
        if picture is None:
            raise UnknownGarment(garment_id)
        return picture

    def blobs(self, garment_id: int) -> tuple[dict[Picture, bytes], bytes]:
        """Return a garment's pictures and its embedding, removed or not."""
        query = select(PhotoRow.embedding, *PICTURES.values())
        with self._reading() as session:
            row = session.execute(
                query.where(PhotoRow.garment_id == garment_id)
            ).one_or_none()
            refuse_text(garment_id, *(row or ()))
            if row is None:
                raise UnknownGarment(garment_id)
            embedding, *blobs = row
            pictures = dict(zip(PICTURES, blobs, strict=True))
            pictures[Picture.PHOTO] = (
                pictures[Picture.PHOTO] or shared_photo(session, garment_id) or b""
            )
        return pictures, embedding

    def mask(self, garment_id: int) -> bytes | None:
        """Return the mask that the user painted, if there is one."""
        with self._reading() as session:
            return photo_of(session, garment_id).mask

    def retouch(
        self, garment_id: int, pictures: dict[Picture, bytes], mask: bytes | None
    ) -> None:
        """Replace the cut-out and thumbnails of a garment; its photo stays."""
        with self._writing() as session:
            photo = photo_of(session, garment_id)
            photo.mask = mask
            for kind, column in PICTURES.items():
                if kind in pictures and kind is not Picture.PHOTO:
                    setattr(photo, column.key, pictures[kind])
            blobs = (getattr(photo, column.key) for column in PICTURES.values())
            photo.content_sha256 = content_sha256(photo.embedding, *blobs)

    def embeddings(self, version: str) -> Embeddings:
        """Return the vectors that were kept of one version of an embedder."""
        import numpy as np  # noqa: PLC0415 - most commands do without

        query = (
            select(EmbeddingRow.garment_id, EmbeddingRow.vector)
            .where(EmbeddingRow.version == version)
            .order_by(EmbeddingRow.garment_id)
        )
        with self._reading() as session:
            rows = session.execute(query).all()
        vectors = [np.frombuffer(vector, _KEPT_AS) for _, vector in rows]
        return Embeddings(
            tuple(garment_id for garment_id, _ in rows), np.array(vectors, np.float32)
        )

    def keep_embeddings(
        self, version: str, vectors: "Mapping[int, NDArray[np.float32]]"
    ) -> None:
        """Keep look-alike vectors by garment id; those of other versions go."""
        others = delete(EmbeddingRow).where(EmbeddingRow.version != version)
        with self._writing() as session:
            garment_rows_of(session, vectors)
            session.execute(others)
            for garment_id, vector in vectors.items():
                blob = vector.astype(_KEPT_AS).tobytes()
                session.merge(
                    EmbeddingRow(garment_id=garment_id, version=version, vector=blob)
                )

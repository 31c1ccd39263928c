"""More photos of a garment than its face: of its back, its inside, itself worn."""

from collections.abc import Collection

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from db.stores.sessions import ClosetSessions
from db.tables.garment_rows import photo_of, refuse_text, shared_photo
from db.tables.rows import (
    PICTURES,
    EmbeddingRow,
    FurtherPhotoRow,
    PhotoRow,
    content_sha256,
)
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.picture import FurtherPhoto, Picture
from wardrobe.ports.garments import FurtherPhotos
from wardrobe.ports.maintenance import PhotoRecord

_COLUMN = {
    kind: getattr(FurtherPhotoRow, column.key) for kind, column in PICTURES.items()
}
# Not the digest of its file: either way the garment is known by both.
_CONTENT = ("embedding", "mask", *(each.key for each in PICTURES.values()))


class SqliteFurtherPhotos(ClosetSessions, FurtherPhotos):
    """Keeps them in rows as of a face, so that one can become it."""

    def further_photos(self, garment_id: int) -> list[FurtherPhoto]:
        """Return a garment's further photos, in the order of their numbers."""
        query = (
            select(
                FurtherPhotoRow.id, FurtherPhotoRow.garment_id, FurtherPhotoRow.sha256
            )
            .where(
                FurtherPhotoRow.garment_id == garment_id,
                FurtherPhotoRow.removed_at.is_(None),
            )
            .order_by(FurtherPhotoRow.id)
        )
        with self._reading() as session:
            return [FurtherPhoto(*row) for row in session.execute(query)]

    def picture_of_further(self, number: int, kind: Picture) -> bytes:
        """Return an encoded picture of a further photo, removed or not."""
        query = select(_COLUMN[kind]).where(FurtherPhotoRow.id == number)
        with self._reading() as session:
            picture: bytes | None = session.scalar(query)
            refuse_text(number, picture)
        if picture is None:
            raise _unknown(number)
        return picture

    def further_records(self, garment_id: int) -> list[PhotoRecord]:
        """Return a garment's further photos with all that belongs to them."""
        with self._reading() as session:
            return [
                PhotoRecord(
                    photo_sha256=row.sha256,
                    pictures={k: getattr(row, c.key) for k, c in PICTURES.items()},
                    embedding=row.embedding,
                    mask=row.mask,
                )
                for row in session.scalars(_kept_of(garment_id))
            ]

    def take_photos_of(self, other_id: int, garment_id: int) -> list[FurtherPhoto]:
        """Keep copies of another garment's photos as further ones of a garment."""
        with self._writing() as session:
            photo_of(session, garment_id)
            face = photo_of(session, other_id)
            taken = [(face.sha256, _whole(session, face))]
            taken += [
                (row.sha256, {name: getattr(row, name) for name in _CONTENT})
                for row in session.scalars(_kept_of(other_id))
            ]
            rows = []
            for sha256, content in taken:
                row = FurtherPhotoRow(garment_id=garment_id, sha256=sha256)
                _copy(content, row)
                rows.append(row)
            session.add_all(rows)
            _look_again(session, garment_id)
            session.flush()
            return [FurtherPhoto(row.id, garment_id, row.sha256) for row in rows]

    def show_further(self, number: int) -> None:
        """Make a further photo the garment's face; the face takes its number."""
        with self._writing() as session:
            row = _row(session, number)
            face = photo_of(session, row.garment_id)
            kept = _whole(session, face)
            _hand_over(session, face)
            _copy({name: getattr(row, name) for name in _CONTENT}, face)
            _copy(kept, row)

    def keep_further(self, numbers: Collection[int], *, is_kept: bool) -> None:
        """Take further photos from their garments, or bring them back."""
        with self._writing() as session:
            for number in numbers:
                row = _row(session, number)
                row.removed_at = None if is_kept else row.removed_at or self._now()
                _look_again(session, row.garment_id)


def _kept_of(garment_id: int) -> Select[FurtherPhotoRow]:
    return (
        select(FurtherPhotoRow)
        .where(FurtherPhotoRow.garment_id == garment_id)
        .where(FurtherPhotoRow.removed_at.is_(None))
        .order_by(FurtherPhotoRow.id)
    )


def _whole(session: Session, photo: PhotoRow) -> dict[str, bytes | None]:
    """Return what a photo consists of, with its pixels where another keeps them."""
    content = {name: getattr(photo, name) for name in _CONTENT}
    shared = shared_photo(session, photo.garment_id)
    return content | {"upright": content["upright"] or shared or b""}


def _copy(content: dict[str, bytes | None], to: PhotoRow | FurtherPhotoRow) -> None:
    for name, value in content.items():
        setattr(to, name, value)
    blobs = (getattr(to, column.key) for column in PICTURES.values())
    to.content_sha256 = content_sha256(to.embedding, *blobs)


def _hand_over(session: Session, face: PhotoRow) -> None:
    """Let the next garment on a photo keep it, whose keeper shows another."""
    query = select(PhotoRow).where(PhotoRow.photo_of == face.garment_id)
    sharing = session.scalars(query.order_by(PhotoRow.garment_id)).all()
    for photo in sharing:
        photo.photo_of = None if photo is sharing[0] else sharing[0].garment_id
    if sharing:
        _copy({"upright": face.upright}, sharing[0])
    face.photo_of = None


def _look_again(session: Session, garment_id: int) -> None:
    """Forget the look-alike vector: it is of all photos."""
    session.execute(delete(EmbeddingRow).where(EmbeddingRow.garment_id == garment_id))


def _row(session: Session, number: int) -> FurtherPhotoRow:
    row = session.get(FurtherPhotoRow, number)
    if row is None:
        raise _unknown(number)
    return row


def _unknown(number: int) -> InvalidValue:
    return InvalidValue(_("there is no further photo {number}", number=number))

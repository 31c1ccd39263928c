"""Finding, making and refusing the rows of garments and their photos."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables.columns import UnreadableValue
from db.tables.rows import (
    PICTURES,
    FurtherPhotoRow,
    GarmentRow,
    PhotoRow,
    content_sha256,
    to_row,
)
from wardrobe.errors import DuplicatePhoto, UnknownGarment
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture
from wardrobe.ports.maintenance import GarmentRecord, PhotoRecord

# SQLite has no larger numbers.
LARGEST_ID = 2**63 - 1


def added(
    session: Session, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
) -> GarmentRow:
    """Return a new row, or the one with this photo if it is removed or a wish.

    Raises:
        DuplicatePhoto: A garment in use has this photo.
        ValueError: A picture or the embedding is missing.
    """
    row = row_of_photo(session, garment.photo_sha256)
    if row is None:
        if not (embedding and all(pictures.get(kind) for kind in Picture)):
            raise ValueError("a garment needs all its pictures and its embedding")
        holder = keeper_of(session, pictures[Picture.PHOTO])
        row = to_row(garment, pictures, embedding, holder)
        session.add(row)
        session.flush()
    elif row.removed_at is None and row.wished_at is None:
        raise DuplicatePhoto(row.id)
    row.removed_at = None
    return row


def brought_in(
    session: Session, garment: Garment, brought: GarmentRecord, at: datetime
) -> GarmentRow:
    """Return the row of a garment of another closet; see `WholeCloset.bring_in`.

    Raises:
        DuplicatePhoto: The garment, or one with its photo, is here already.
    """
    known = row_of_photo(session, garment.photo_sha256)
    is_there = known is not None and (brought.is_removed or known.removed_at is None)
    if known is not None and is_there and (brought.is_removed or brought.is_wish):
        raise DuplicatePhoto(known.id)
    row = added(session, garment, brought.pictures, brought.embedding)
    if known is None:
        row.photo.mask = brought.mask
        session.add_all(_further_row(row.id, each) for each in brought.further)
    row.removed_at = at if brought.is_removed else None
    row.wished_at = at if brought.is_wish else None
    return row


def _further_row(garment_id: int, brought: PhotoRecord) -> FurtherPhotoRow:
    blobs = {column.key: brought.pictures[kind] for kind, column in PICTURES.items()}
    return FurtherPhotoRow(
        garment_id=garment_id,
        sha256=brought.photo_sha256,
        content_sha256=content_sha256(brought.embedding, *blobs.values()),
        embedding=brought.embedding,
        mask=brought.mask,
        **blobs,
    )


def keeper_of(session: Session, photo: bytes) -> int | None:
    """Return the garment, removed or not, that keeps a photo with these pixels."""
    if not photo:
        return None
    return session.scalar(
        select(PhotoRow.garment_id)
        # The length stands in a row's head; almost no other picture has it.
        .where(func.length(PhotoRow.upright) == len(photo))
        .where(PhotoRow.upright == photo)
        .order_by(PhotoRow.garment_id)
        .limit(1)
    )


def shared_photo(session: Session, garment_id: int) -> bytes | None:
    """Return the photo that a garment shares with another, which keeps it."""
    keeper = select(PhotoRow.photo_of).where(PhotoRow.garment_id == garment_id)
    return session.scalar(
        select(PhotoRow.upright).where(
            PhotoRow.garment_id == keeper.scalar_subquery(),
        )
    )


def refuse_text(garment_id: int, *blobs: object) -> None:
    """Refuse pictures that are no bytes.

    Raises:
        UnreadableValue: One of them is a text or a number.
    """
    # SQLite keeps any type in any column, and a file may be damaged or altered.
    if any(isinstance(blob, str | int | float) for blob in blobs):
        raise UnreadableValue(f"a picture of garment {garment_id} isn't a picture")


def row_of_photo(session: Session, photo_sha256: str) -> GarmentRow | None:
    """Return the row that was added from this photo file, removed or not."""
    return session.scalar(
        select(GarmentRow).join(GarmentRow.photo).where(PhotoRow.sha256 == photo_sha256)
    )


def photo_of(session: Session, garment_id: int) -> PhotoRow:
    """Return the photo of a garment.

    Raises:
        UnknownGarment: No garment has this id.
    """
    photo = session.get(PhotoRow, garment_id)
    if photo is None:
        raise UnknownGarment(garment_id)
    return photo


def garment_rows_of(session: Session, garment_ids: Collection[int]) -> list[GarmentRow]:
    """Return the rows of garments.

    Raises:
        UnknownGarment: No garment has one of these ids.
    """
    possible = [each for each in garment_ids if abs(each) <= LARGEST_ID]
    rows = session.scalars(select(GarmentRow).where(GarmentRow.id.in_(possible))).all()
    unknown = set(garment_ids) - {row.id for row in rows}
    if unknown:
        raise UnknownGarment(min(unknown))
    return list(rows)

"""The garments of a closet: owned, wished for, and in the trash."""

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import case, or_, select

from db.backup import backup_folder
from db.stores.sessions import ClosetSessions
from db.tables.garment_reading import GarmentReader
from db.tables.garment_rows import (
    added,
    brought_in,
    garment_rows_of,
    keeper_of,
    row_of_photo,
)
from db.tables.rows import FurtherPhotoRow, GarmentRow, PhotoRow, relabel, to_garment
from wardrobe.backup.retention import MANY_GARMENTS
from wardrobe.closet.merging import merged
from wardrobe.errors import DuplicatePhoto
from wardrobe.model.correction import SURE, Correction
from wardrobe.model.garment import Garment
from wardrobe.model.maintenance import BackupReason
from wardrobe.model.picture import Picture
from wardrobe.ports.garments import GarmentStore, WishList
from wardrobe.ports.maintenance import GarmentRecord

if TYPE_CHECKING:
    from db.tables.garment_reading import Narrowed, Query


class SqliteGarments(ClosetSessions, GarmentStore, WishList):
    """Keeps garments; what belongs to another closet can be brought in."""

    def add(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        """See `GarmentStore.add`; a wish with this photo is owned now.

        A removed one keeps its number, labels and pictures: what the user set once
        counts more than what the eyes see again.
        """
        with self._writing() as session:
            row = added(session, garment, pictures, embedding)
            row.wished_at = None
            return to_garment(row)

    def bring_in(self, garment: Garment, brought: GarmentRecord) -> Garment:
        """Save a garment of another closet; see `ports.maintenance`."""
        with self._writing() as session:
            return to_garment(brought_in(session, garment, brought, self._now()))

    def wish(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        """Put a garment that is not owned on the wish list; see `add`."""
        with self._writing() as session:
            known = row_of_photo(session, garment.photo_sha256)
            if known and known.removed_at is None:
                raise DuplicatePhoto(known.id)
            row = added(session, garment, pictures, embedding)
            row.wished_at = self._now()
            return to_garment(row)

    def wishes(self) -> list[Garment]:
        """Return the garments on the wish list that were not removed, by id."""
        return self._garments(_wished)

    def own(self, garment_ids: Collection[int], *, is_owned: bool = True) -> None:
        """Move garments from the wish list to the closet, or back."""
        with self._writing() as session:
            for row in garment_rows_of(session, garment_ids):
                row.wished_at = None if is_owned else row.wished_at or self._now()

    def garments(self) -> list[Garment]:
        """Return all garments that are owned and were not removed, by id."""
        return self._garments(_owned)

    def trash(self) -> list[Garment]:
        """Return the removed garments, those removed last first."""
        return self._garments(_removed)

    def garment(self, garment_id: int) -> Garment:
        """Return one garment, removed or not."""
        with self._reading() as session:
            (row,) = garment_rows_of(session, [garment_id])
            return to_garment(row)

    def garment_of_photo(self, photo_sha256: str) -> Garment | None:
        """Return the garment added from this photo file, unless it was removed."""
        with self._reading() as session:
            row = row_of_photo(session, photo_sha256)
            if row is None or row.removed_at is not None:
                row = session.scalar(
                    select(GarmentRow)
                    .join(FurtherPhotoRow, FurtherPhotoRow.garment_id == GarmentRow.id)
                    .where(FurtherPhotoRow.sha256 == photo_sha256)
                    .where(FurtherPhotoRow.removed_at.is_(None))
                )
            is_in_use = row and row.removed_at is None and row.wished_at is None
            return to_garment(row) if row and is_in_use else None

    def garment_of_picture(self, photo: bytes) -> Garment | None:
        """Return the garment with this picture of its photo, unless it was removed."""
        with self._reading() as session:
            keeper = keeper_of(session, photo)
            if keeper is None:
                return None
            row = session.scalar(
                select(GarmentRow)
                .join(GarmentRow.photo)
                .where(or_(GarmentRow.id == keeper, PhotoRow.photo_of == keeper))
                .where(GarmentRow.removed_at.is_(None), GarmentRow.wished_at.is_(None))
                .order_by(GarmentRow.id)
                .limit(1)
            )
            return to_garment(row) if row else None

    def update(
        self, garments: Collection[Garment], before: Collection[Garment] = ()
    ) -> None:
        """Save the name and labels of garments, removed ones too, all or none."""
        changed = {garment.id: garment for garment in garments}
        known = {garment.id: garment for garment in before}
        with self._writing() as session:
            for row in garment_rows_of(session, changed):
                after, old = changed[row.id], known.get(row.id)
                relabel(row, merged(to_garment(row), old, after) if old else after)

    def remove(self, garment_ids: Collection[int]) -> None:
        """Put garments in the trash; those already there stay as they are.

        Before many, a backup is made.
        """
        if len(garment_ids) >= MANY_GARMENTS:
            reason = BackupReason.BEFORE_REMOVAL
            backup_folder.make_first(self._path, reason, self._now())
        with self._writing() as session:
            for row in garment_rows_of(session, garment_ids):
                row.removed_at = row.removed_at or self._now()

    def restore(self, garment_ids: Collection[int]) -> None:
        """Bring removed garments back; those in use stay as they are."""
        with self._writing() as session:
            for row in garment_rows_of(session, garment_ids):
                row.removed_at = None

    def corrections(self) -> list[Correction]:
        """Return what people say of garments in use, by garment id."""
        set_by_hand = {
            GarmentRow.type: GarmentRow.confidence >= SURE,
            GarmentRow.pattern: GarmentRow.pattern_confidence >= SURE,
            GarmentRow.colour: GarmentRow.colour_confidence >= SURE,
        }
        query = (
            select(
                PhotoRow.embedding,
                *(case((is_set, value)) for value, is_set in set_by_hand.items()),
            )
            .join(GarmentRow, GarmentRow.id == PhotoRow.garment_id)
            .where(
                or_(*set_by_hand.values()),
                GarmentRow.removed_at.is_(None),
                GarmentRow.wished_at.is_(None),
            )
            .order_by(GarmentRow.id)
        )
        with self._reading() as session:
            return [Correction(*row) for row in session.execute(query)]

    @cached_property
    def _garment_reader(self) -> GarmentReader:
        return GarmentReader()

    def _garments(self, narrowed: "Narrowed") -> list[Garment]:
        reader = self._garment_reader
        with reader.lock, self._reading() as session:
            return reader.read(session, narrowed)


def _owned(garments: "Query") -> "Query":
    in_use = GarmentRow.removed_at.is_(None), GarmentRow.wished_at.is_(None)
    return garments.where(*in_use).order_by(GarmentRow.id)


def _wished(garments: "Query") -> "Query":
    in_use = GarmentRow.removed_at.is_(None), GarmentRow.wished_at.is_not(None)
    return garments.where(*in_use).order_by(GarmentRow.id)


def _removed(garments: "Query") -> "Query":
    removed_at = GarmentRow.removed_at
    return garments.where(removed_at.is_not(None)).order_by(removed_at.desc())

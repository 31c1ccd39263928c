"""Photos of what was worn on a day, kept in the closet file."""

import hashlib
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.stores.sessions import ClosetSessions
from db.tables.columns import UnreadableValue
from db.tables.day_rows import DayPhotoRow
from db.tables.garment_rows import LARGEST_ID
from wardrobe.days.day_photos import DayPhoto, refuse_no_photo
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.ports.day_photos import DayPhotoStore


class SqliteDayPhotos(ClosetSessions, DayPhotoStore):
    """Keeps them; what is removed stays in the file, marked."""

    def day_photos(
        self, first: date | None = None, last: date | None = None
    ) -> list[DayPhoto]:
        """Return those from a day to a day, both included, by day and number."""
        query = select(DayPhotoRow.day, DayPhotoRow.sha256, DayPhotoRow.id).where(
            DayPhotoRow.removed_at.is_(None)
        )
        if first is not None:
            query = query.where(DayPhotoRow.day >= first)
        if last is not None:
            query = query.where(DayPhotoRow.day <= last)
        with self._reading() as session:
            rows = session.execute(query.order_by(DayPhotoRow.day, DayPhotoRow.id))
            return [DayPhoto(*row) for row in rows]

    def day_photo(self, number: int) -> bytes:
        """Return what one shows: a JPEG file's content, removed or not."""
        with self._reading() as session:
            content: object = _row(session, number).content
        if not isinstance(content, bytes):  # SQLite keeps any type in any column
            raise UnreadableValue(f"photo {number} of a day isn't a photo")
        return content

    def keep_day_photo(self, day: date, content: bytes) -> DayPhoto:
        """Save a photo; return it with its number."""
        refuse_no_photo(content)
        sha256 = hashlib.sha256(content).hexdigest()
        with self._writing() as session:
            row = DayPhotoRow(day=day, sha256=sha256, content=content)
            session.add(row)
            session.flush()
            return DayPhoto(day, sha256, row.id)

    def remove_day_photo(self, number: int) -> None:
        """Remove one; one that is removed already stays so."""
        with self._writing() as session:
            row = _row(session, number)
            row.removed_at = row.removed_at or self._now()

    def restore_day_photo(self, number: int) -> None:
        """Bring a removed one back; one in use stays as it is."""
        with self._writing() as session:
            _row(session, number).removed_at = None


def _row(session: Session, number: int) -> DayPhotoRow:
    row = session.get(DayPhotoRow, number) if number <= LARGEST_ID else None
    if row is None:
        raise InvalidValue(
            _("there's no photo {number} of a day in this closet", number=str(number))
        )
    return row

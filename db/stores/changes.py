"""The changes that can be taken back, kept in the closet file."""

from sqlalchemy import delete, select

from db.stores.sessions import ClosetSessions
from db.tables.change_rows import ChangeRow
from wardrobe.ports.changes import ChangeLog, NotedChange

# So far back nobody remembers what a change was; an import's steps may be a megabyte.
MOST_CHANGES = 50


class SqliteChanges(ClosetSessions, ChangeLog):
    """Keeps the last of them."""

    def note_change(self, change: NotedChange) -> None:
        """Note a change that was made, and let go of those long ago."""
        with self._writing() as session:
            session.add(
                ChangeRow(
                    words=change.words, made_at=change.made_at, steps=change.steps
                )
            )
            session.flush()
            newest = select(ChangeRow.id).order_by(ChangeRow.id.desc())
            session.execute(
                delete(ChangeRow).where(ChangeRow.id.not_in(newest.limit(MOST_CHANGES)))
            )

    def withdraw_change(self) -> NotedChange | None:
        """Strike the last change out and return it; None if none is noted."""
        with self._writing() as session:
            row = session.scalar(select(ChangeRow).order_by(ChangeRow.id.desc()))
            if row is None:
                return None
            session.delete(row)
            return NotedChange(words=row.words, made_at=row.made_at, steps=row.steps)

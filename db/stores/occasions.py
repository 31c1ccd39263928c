"""The occasions of the user's own, kept in the closet file."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.stores.sessions import ClosetSessions
from db.tables.columns import UnreadableValue
from db.tables.rows import OwnOccasionRow
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.occasion import OwnOccasion, normal
from wardrobe.ports.occasions import OccasionStore


class SqliteOccasions(ClosetSessions, OccasionStore):
    """Keeps them, the removed ones too."""

    def occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were not removed, by number."""
        with self._reading() as session:
            return _occasions(session)

    def removed_occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were removed, by number."""
        with self._reading() as session:
            return _occasions(session, are_removed=True)

    def add_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save a new occasion of the user's own; return it with its number."""
        with self._writing() as session:
            _refuse_taken(session, occasion.name)
            return _added(session, occasion)

    def add_removed_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save one that was removed elsewhere; return it with its number."""
        with self._writing() as session:
            return _added(session, occasion, removed_at=self._now())

    def change_occasion(self, occasion: OwnOccasion) -> None:
        """Save what became of one, which keeps its number and its base."""
        with self._writing() as session:
            row = _row(session, occasion.number)
            if normal(row.name) != normal(occasion.name):
                _refuse_taken(session, occasion.name)
            if row.base != occasion.base:
                raise InvalidValue(_("an occasion stays similar to the same one"))
            row.name, row.steps = occasion.name, occasion.steps
            row.required, row.types_out = occasion.required, occasion.types_out
            row.colours_out = occasion.colours_out

    def remove_occasion(self, number: int) -> None:
        """Remove one; one that is removed already stays so."""
        with self._writing() as session:
            row = _row(session, number)
            row.removed_at = row.removed_at or self._now()

    def restore_occasion(self, number: int) -> OwnOccasion:
        """Bring a removed one back; one in use stays as it is."""
        with self._writing() as session:
            row = _row(session, number)
            if row.removed_at is not None:
                _refuse_taken(session, row.name)
                row.removed_at = None
            return _to_occasion(row)


def _occasions(session: Session, *, are_removed: bool = False) -> list[OwnOccasion]:
    query = (
        select(OwnOccasionRow)
        .where(OwnOccasionRow.removed_at.is_not(None) == are_removed)
        .order_by(OwnOccasionRow.id)
    )
    return [_to_occasion(row) for row in session.scalars(query)]


def _added(
    session: Session, occasion: OwnOccasion, removed_at: datetime | None = None
) -> OwnOccasion:
    row = OwnOccasionRow(
        name=occasion.name,
        base=occasion.base,
        steps=occasion.steps,
        required=occasion.required,
        types_out=occasion.types_out,
        colours_out=occasion.colours_out,
        removed_at=removed_at,
    )
    session.add(row)
    session.flush()
    return _to_occasion(row)


def _row(session: Session, number: int) -> OwnOccasionRow:
    row = session.get(OwnOccasionRow, number)
    if row is None:
        raise InvalidValue(
            _(
                "you have no occasion with number {number} in this closet",
                number=str(number),
            )
        )
    return row


def _refuse_taken(session: Session, name: str) -> None:
    if normal(name) in {normal(each.name) for each in _occasions(session)}:
        raise InvalidValue(_('you already have an occasion "{name}"', name=name))


def _to_occasion(row: OwnOccasionRow) -> OwnOccasion:
    try:
        return OwnOccasion(
            name=row.name,
            base=row.base,
            number=row.id,
            steps=row.steps,
            required=row.required,
            types_out=row.types_out,
            colours_out=row.colours_out,
        )
    except InvalidValue as error:
        raise UnreadableValue(f"own occasion {row.id}: {error}") from error

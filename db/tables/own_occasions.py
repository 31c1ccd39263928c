"""The occasions of the user's own, kept in the closet file."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.columns import UnreadableValue
from db.tables.rows import OwnOccasionRow
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.occasion import OwnOccasion, normal


def occasions(session: Session, *, are_removed: bool = False) -> list[OwnOccasion]:
    """Return those that were not removed, or were, by number.

    Raises:
        UnreadableValue: An entry is no occasion.
    """
    query = (
        select(OwnOccasionRow)
        .where(OwnOccasionRow.removed_at.is_not(None) == are_removed)
        .order_by(OwnOccasionRow.id)
    )
    return [_to_occasion(row) for row in session.scalars(query)]


def add(
    session: Session, occasion: OwnOccasion, *, removed_at: datetime | None = None
) -> OwnOccasion:
    """Save a new one, or one that was removed already; return it with its number.

    Raises:
        InvalidValue: Another one has this name, and it is not removed.
    """
    if removed_at is None:
        _refuse_taken(session, occasion.name)
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


def remove(session: Session, number: int, at: datetime) -> None:
    """Remove one; one that is removed already stays so.

    Raises:
        InvalidValue: There is none of this number.
    """
    row = _row(session, number)
    row.removed_at = row.removed_at or at


def restore(session: Session, number: int) -> OwnOccasion:
    """Bring a removed one back.

    Raises:
        InvalidValue: There is none of this number, or its name is taken now.
    """
    row = _row(session, number)
    if row.removed_at is not None:
        _refuse_taken(session, row.name)
        row.removed_at = None
    return _to_occasion(row)


def _row(session: Session, number: int) -> OwnOccasionRow:
    row = session.get(OwnOccasionRow, number)
    if row is None:
        raise InvalidValue(
            _(
                "there is no occasion {number} of your own in this closet",
                number=str(number),
            )
        )
    return row


def _refuse_taken(session: Session, name: str) -> None:
    if normal(name) in {normal(each.name) for each in occasions(session)}:
        raise InvalidValue(_('there is an occasion "{name}" already', name=name))


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

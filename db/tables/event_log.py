"""The event log and the versions of the taste that follow from it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from db.tables import boards, ranking_table
from db.tables.columns import UnreadableValue
from db.tables.garment_reading import rows_of
from db.tables.rows import EventGarmentRow, EventRow, GarmentRow, TasteRow, to_event_row
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.board import check_fits
from wardrobe.model.event import Event
from wardrobe.model.garment import Descriptor
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.ranking_table import ratings_by_user
from wardrobe.taste.taste import Taste, TasteCause


def events(session: Session, *, are_forgotten: bool = False) -> list[Event]:
    """Return the log without what was forgotten, or that alone, the oldest first.

    Raises:
        UnreadableValue: An entry is no event.
    """
    # Plain columns, past the ORM, and the garments apart: the log is read whole at each
    # event, and thousands of row objects take a while.
    connection = session.connection()
    worn = {
        event_id: tuple(garment_id for _, garment_id in group)
        for event_id, group in groupby(
            connection.execute(
                select(EventGarmentRow.event_id, EventGarmentRow.garment_id).order_by(
                    EventGarmentRow.event_id, EventGarmentRow.place
                )
            ),
            key=itemgetter(0),
        )
    }
    entries = connection.execute(
        select(
            EventRow.id,
            EventRow.kind,
            EventRow.occasion,
            EventRow.stars,
            EventRow.at,
            EventRow.zone,
            EventRow.board_id,
            EventRow.swapped_out,
            EventRow.swapped_in,
        )
        .where(EventRow.is_forgotten.is_(are_forgotten))
        .order_by(EventRow.at, EventRow.id)
    )
    log = []
    for event_id, kind, occasion, stars, at, zone, board_id, old, new in entries:
        if event_id not in worn:
            continue  # damaged: the check tells of it
        try:
            event = Event(
                kind=kind,
                garment_ids=worn[event_id],
                occasion=occasion,
                at=at.astimezone(zone),
                stars=stars,
                board_number=board_id,
                swapped=(old, new) if old is not None and new is not None else None,
                number=event_id,
            )
        except InvalidValue as error:
            raise UnreadableValue(f"event {event_id}: {error}") from error
        log.append(event)
    return log


def log(session: Session) -> ChoiceLog:
    """Return all that a taste is learned from."""
    happened = events(session)
    numbers = {event.board_number for event in happened if event.board_number}
    garments = rows_of(
        session,
        (GarmentRow.id, GarmentRow.type, GarmentRow.colour, GarmentRow.pattern),
    )
    return ChoiceLog(
        happened,
        {board.number: board for board in boards.boards(session, numbers)},
        {garment_id: Descriptor(*looks) for garment_id, *looks in garments},
    )


def append(session: Session, happened: Sequence[Event]) -> list[Event]:
    """Append events whose garments exist; return them with their numbers.

    Raises:
        InvalidValue: An event names a board that is not there, or does not fit it.
    """
    return [replace(each, number=_append(session, each)) for each in happened]


def mark(session: Session, numbers: Collection[int], *, is_forgotten: bool) -> None:
    """Leave events out of the log, or take them back.

    Raises:
        InvalidValue: There is no event of one of these numbers.
    """
    known = set(session.scalars(select(EventRow.id).where(EventRow.id.in_(numbers))))
    if unknown := set(numbers) - known:
        raise InvalidValue(
            _("there's no event {id} in this closet", id=str(min(unknown)))
        )
    _mark(session, EventRow.id.in_(numbers), is_forgotten=is_forgotten)


def mark_as_of(session: Session, version: int) -> None:
    """Forget and remember what makes the log that of a version of the taste.

    Raises:
        InvalidValue: There is no such version.
    """
    row = session.get(TasteRow, version)
    if row is None:
        raise InvalidValue(
            _("there's no version {version} of the taste", version=version)
        )
    was_there = EventRow.id <= row.last_event_id
    did_count = was_there & EventRow.id.not_in(row.forgotten)
    _mark(session, did_count, is_forgotten=False)
    _mark(session, ~did_count, is_forgotten=True)


def keep_taste(
    session: Session,
    learned: Taste,
    at: datetime,
    cause: TasteCause,
    event_id: int | None = None,
) -> Taste:
    """Save a taste as the version after the newest.

    The user's rows of the ranking table are made anew with it, unless the log stayed
    or only grew.
    """
    if cause not in (TasteCause.SHARED, TasteCause.EVENT):
        ranking_table.rewrite_of_user(session, ratings_by_user(log(session)))
    newest = _newest(session)
    version = newest.version + 1 if newest else 1
    if newest is not None:
        newest.learned = None
    is_forgotten = EventRow.is_forgotten.is_(True)
    row = TasteRow(
        version=version,
        created_at=at,
        cause=cause,
        event_id=event_id,
        forgotten=frozenset(session.scalars(select(EventRow.id).where(is_forgotten))),
        last_event_id=session.scalar(select(func.max(EventRow.id))) or 0,
        count_foretold=learned.count_foretold,
        hits=learned.hits,
        hits_of_expert=learned.hits_of_expert,
        learned=learned,
    )
    session.add(row)
    return replace(learned, version=version)


def taste(session: Session) -> Taste:
    """Return the newest version of the taste; one still to be learned is empty."""
    newest = _newest(session)
    if newest is None:
        return Taste()
    if newest.learned is None:
        return Taste(version=newest.version, is_check_due=True)
    return replace(newest.learned, version=newest.version)


def _append(session: Session, event: Event) -> int:
    if event.board_number is not None:
        found = boards.boards(session, [event.board_number])
        if not found:
            raise InvalidValue(_("there's no board {id}", id=str(event.board_number)))
        check_fits(event, found[0])
    row = to_event_row(event)
    session.add(row)
    session.flush()
    return row.id


def _mark(
    session: Session, is_meant: ColumnElement[bool], *, is_forgotten: bool
) -> None:
    session.execute(update(EventRow).where(is_meant).values(is_forgotten=is_forgotten))


def _newest(session: Session) -> TasteRow | None:
    return session.scalar(select(TasteRow).order_by(TasteRow.version.desc()).limit(1))

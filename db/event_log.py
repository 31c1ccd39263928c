"""The event log and the versions of the taste that follow from it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db import boards
from db.columns import UnreadableValue
from db.rows import EventGarmentRow, EventRow, GarmentRow, TasteRow, to_event_row
from wardrobe.board import Board, check_fits
from wardrobe.errors import InvalidValue
from wardrobe.event import Event
from wardrobe.evidence import Log
from wardrobe.garment import Descriptor
from wardrobe.learning import Learn
from wardrobe.taste import Taste


def events(session: Session) -> list[Event]:
    """Return the log without what was forgotten, the oldest first.

    Raises:
        UnreadableValue: An entry is no event.
    """
    # Plain columns: the log is read whole, and thousands of row objects take a while.
    entries = session.execute(
        select(
            EventRow.id,
            EventRow.kind,
            EventRow.occasion,
            EventRow.stars,
            EventRow.at,
            EventRow.board_id,
            EventRow.swapped_out,
            EventRow.swapped_in,
            EventGarmentRow.garment_id,
        )
        .join(EventRow.garments)
        .where(EventRow.forgotten_at.is_(None))
        .order_by(EventRow.at, EventRow.id, EventGarmentRow.place)
    )
    log = []
    for event_id, group in groupby(entries, key=attrgetter("id")):
        first, *others = group
        is_swap = first.swapped_out is not None and first.swapped_in is not None
        try:
            event = Event(
                kind=first.kind,
                garment_ids=(
                    first.garment_id,
                    *(other.garment_id for other in others),
                ),
                occasion=first.occasion,
                at=first.at,
                stars=first.stars,
                board_number=first.board_id,
                swapped=(first.swapped_out, first.swapped_in) if is_swap else None,
                number=event_id,
            )
        except InvalidValue as error:
            raise UnreadableValue(f"event {event_id}: {error}") from error
        log.append(event)
    return log


def log(session: Session) -> Log:
    """Return all that a taste is learned from."""
    happened = events(session)
    numbers = {event.board_number for event in happened if event.board_number}
    garments = session.execute(
        select(GarmentRow.id, GarmentRow.type, GarmentRow.colour, GarmentRow.pattern)
    )
    return Log(
        happened,
        {board.number: board for board in boards.boards(session, numbers)},
        {row.id: Descriptor(row.type, row.colour, row.pattern) for row in garments},
    )


def record(session: Session, event: Event, learn: Learn, *, at: datetime) -> Taste:
    """Append an event whose garments exist, and the version of the taste it makes.

    Raises:
        InvalidValue: The event names a board that is not there, or does not fit it.
    """
    number = _append(session, event)
    return learn_again(session, learn, at=at, event_id=number)


def bring_in(
    session: Session,
    shown: Sequence[Board],
    happened: Sequence[Event],
    learn: Learn,
    *,
    at: datetime,
) -> Taste:
    """Append boards and events of another closet, numbered anew, and learn once."""
    numbers = {board.number: boards.record(session, board) for board in shown}
    for event in happened:
        number = numbers.get(event.board_number or 0, event.board_number)
        _append(session, replace(event, board_number=number))
    return learn_again(session, learn, at=at)


def forget(
    session: Session, numbers: Collection[int], learn: Learn, *, at: datetime
) -> Taste:
    """Leave events out of the log, and learn as if they had never been."""
    return _mark(session, numbers, at, learn, at=at)


def remember(
    session: Session, numbers: Collection[int], learn: Learn, *, at: datetime
) -> Taste:
    """Take forgotten events back into the log, and learn again."""
    return _mark(session, numbers, None, learn, at=at)


def learn_again(
    session: Session, learn: Learn, *, at: datetime, event_id: int | None = None
) -> Taste:
    """Learn from the log as it is now, as a new version."""
    return keep(session, learn(log(session), taste(session)), at, event_id)


def keep(
    session: Session, learned: Taste, at: datetime, event_id: int | None = None
) -> Taste:
    """Save a taste as the version after the newest."""
    newest = _newest(session)
    version = newest.version + 1 if newest else 1
    if newest is not None:
        newest.learned = None
    session.add(
        TasteRow(version=version, created_at=at, event_id=event_id, learned=learned)
    )
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
            raise InvalidValue(f"there is no board {event.board_number}")
        check_fits(event, found[0])
    row = to_event_row(event)
    session.add(row)
    session.flush()
    return row.id


def _mark(
    session: Session,
    numbers: Collection[int],
    forgotten_at: datetime | None,
    learn: Learn,
    *,
    at: datetime,
) -> Taste:
    known = set(session.scalars(select(EventRow.id).where(EventRow.id.in_(numbers))))
    if unknown := set(numbers) - known:
        raise InvalidValue(f"there is no event {min(unknown)} in this closet")
    session.execute(
        update(EventRow)
        .where(EventRow.id.in_(numbers))
        .values(forgotten_at=forgotten_at)
    )
    before = taste(session)
    # From nothing, so that no trace of what was forgotten is left.
    nothing = Taste(version=before.version, share=before.share)
    return keep(session, learn(log(session), nothing), at)


def _newest(session: Session) -> TasteRow | None:
    return session.scalar(select(TasteRow).order_by(TasteRow.version.desc()).limit(1))

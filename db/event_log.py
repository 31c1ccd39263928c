"""The event log and the versions of the taste that follow from it."""

from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.columns import UnreadableValue
from db.rows import EventGarmentRow, EventRow, TasteRow, to_event_row
from wardrobe.errors import InvalidValue
from wardrobe.event import Event
from wardrobe.taste import Taste, learn


def events(session: Session) -> list[Event]:
    """Return the whole log, the oldest first.

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
            EventGarmentRow.garment_id,
        )
        .join(EventRow.garments)
        .order_by(EventRow.at, EventRow.id, EventGarmentRow.place)
    )
    log = []
    for event_id, group in groupby(entries, key=attrgetter("id")):
        first, *others = group
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
            )
        except InvalidValue as error:
            raise UnreadableValue(f"event {event_id}: {error}") from error
        log.append(event)
    return log


def record(session: Session, event: Event, *, at: datetime) -> Taste:
    """Append an event whose garments exist, and the version of the taste it makes."""
    row = to_event_row(event)
    session.add(row)
    session.flush()
    newest = _newest(session)
    taste = learn([event], before=_taste(newest))
    session.add(
        TasteRow(
            version=taste.version,
            created_at=at,
            event_id=row.id,
            opinions=taste.opinions,
        )
    )
    if newest is not None:
        newest.opinions = None
    return taste


def taste(session: Session) -> Taste:
    """Return the newest version of the taste."""
    return _taste(_newest(session))


def _newest(session: Session) -> TasteRow | None:
    return session.scalar(select(TasteRow).order_by(TasteRow.version.desc()).limit(1))


def _taste(row: TasteRow | None) -> Taste:
    if row is None:
        return Taste()
    return Taste(version=row.version, opinions=row.opinions or {})

"""What is looked for when a closet is checked for damage."""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sqlalchemy import Integer, String, func, literal_column, select, text, type_coerce
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from db.recovery import day_checks, day_photos
from db.recovery.repairs import REBUILD, sentence_of
from db.tables import event_log
from db.tables.columns import UnreadableValue
from db.tables.garment_rows import shared_photo
from db.tables.rows import (
    PICTURES,
    EventGarmentRow,
    EventRow,
    FurtherPhotoRow,
    GarmentRow,
    PhotoRow,
    Row,
    content_sha256,
)
from wardrobe.language.texts import _, noted
from wardrobe.model.event import MOST_STARS, EventKind
from wardrobe.model.maintenance import Finding
from wardrobe.model.picture import Picture
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.taste.taste import Learn, Taste

# Photos in memory at one time; each is some 100 kB.
_PHOTOS_AT_ONCE = 16
_SENTENCE_OF_TASTE = noted("the saved taste doesn't match the event log")
# What a row of the first table says when its row of the second is gone, and what mends
# it, as `db.recovery.repairs` knows it.
_ORPHANS = {
    ("photo", "garment"): (
        noted("a photo belongs to garment {garment_id}, which is gone"),
        "photo-alone {garment_id}",
    ),
    ("look", "garment"): (
        noted("a look-alike vector belongs to garment {garment_id}, which is gone"),
        "look {garment_id}",
    ),
    ("further_photo", "garment"): (
        noted("a photo belongs to garment {garment_id}, which is gone"),
        "further-photo {id}",
    ),
    ("event_garment", "garment"): (
        noted(
            "event {event_id} names garment {garment_id}, which isn't in this closet"
        ),
        "garment-gone {event_id} {garment_id}",
    ),
    ("event_garment", "event"): (
        noted(
            "garment {garment_id} was in event {event_id}, which is "
            "missing from the log"
        ),
        "event {event_id}",
    ),
    ("event", "board"): (
        noted("event {id} names board {board_id}, which is gone"),
        "board {board_id}",
    ),
    ("event", "garment"): (
        noted("event {id} swaps a garment that isn't in this closet"),
        "event {id}",
    ),
    ("board_outfit", "board"): (
        noted("an outfit was on board {board_id}, which is gone"),
        "board {board_id}",
    ),
    ("board_outfit", "garment"): (
        noted("board {board_id} shows a garment that isn't in this closet"),
        "board {board_id}",
    ),
    ("wash", "garment"): (
        noted("garment {garment_id} was washed, but isn't in this closet"),
        "wash {garment_id}",
    ),
    ("taste", "event"): (
        noted(
            "version {version} of the taste comes from event {event_id}, "
            "which is missing from the log"
        ),
        "taste",
    ),
}
_KEY_OF_VALUE = {
    "garment": "value {column} {key}",
    "event": "event {key}",
    "board": "board {key}",
    "taste": "taste",
    "further_photo": "further-photo {key}",
    "ranking": "rating {key}",
    "planned_outfit": "plan {key}",
    "saved_look": "saved-look {key}",
    "trip": "trip {key}",
    "wash": "wash {key}",
    "care": "care {key}",
    "day_setting": "day-setting {key}",
    "calendar_rule": "calendar-rule {key}",
    "day_photo": "day-photo {key}",
    "own_occasion": "",  # nothing else depends on it, and no repair knows what it was
}


def findings(
    session: Session, progress: Progress = NOBODY, learn: Learn | None = None
) -> list[Finding]:
    """Look for damage in a whole closet.

    Args:
        learn: To learn the taste again and compare; None leaves that out.

    A rule that damage keeps from looking makes a finding of that, and the others still
    look.
    """
    found: dict[Finding, None] = {}  # in order, and each only once
    rules = list(_RULES)
    if learn is not None:
        rules.append(partial(_other_taste, learn=learn))
    for number, rule in enumerate(rules):
        part = progress.part(number, len(rules))
        try:
            found.update(dict.fromkeys(rule(session, part)))
        except (DatabaseError, UnicodeDecodeError) as error:
            progress.step(number, len(rules))  # if it was stopped, this says so
            reason = error.orig if isinstance(error, DatabaseError) else error
            words = _(
                "damage kept part of the closet from being checked ({reason})",
                reason=reason,
            )
            found[_found(words, REBUILD)] = None
        except UnreadableValue as error:
            # Another rule names the entry, and what mends it.
            found[Finding(_("an entry can't be read: {error}", error=error))] = None
        progress.step(number + 1, len(rules))
    return list(found)


def _found(message: str, key: str) -> Finding:
    return Finding(message, sentence_of(key), key) if key else Finding(message)


def _damaged_file(session: Session, progress: Progress) -> Iterator[Finding]:
    progress.step(0, 1)
    for line in session.scalars(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield _found(_("the file is damaged: {detail}", detail=line), REBUILD)


def _orphans(session: Session, _progress: Progress) -> Iterator[Finding]:
    for table, rowid, parent, _number in session.execute(
        text("PRAGMA foreign_key_check")
    ):
        query = text(f'SELECT * FROM "{table}" WHERE rowid = :rowid')
        row = session.execute(query, {"rowid": rowid}).mappings().one()
        kind = table, parent
        values = {name: str(value) for name, value in row.items()}
        sentence, key = _ORPHANS[kind]
        yield _found(_(sentence, **values), key.format(**row))


def _unreadable_values(session: Session, _progress: Progress) -> Iterator[Finding]:
    dialect = session.get_bind().dialect
    for table in Row.metadata.sorted_tables:
        for column in table.columns:
            kind = column.type
            if not isinstance(kind, TypeDecorator):
                continue
            # A key may be what is damaged; the number of the row is the file's own.
            rowid = literal_column("rowid", Integer)
            query = select(rowid, type_coerce(column, String)).select_from(table)
            for key, raw in session.execute(query):
                try:
                    kind.process_result_value(raw, dialect)
                except UnreadableValue as error:
                    words = _(
                        "the {column} of {table} {key}: {error}",
                        column=column.name,
                        table=table.name,
                        key=str(key),
                        error=error,
                    )
                    mend = _KEY_OF_VALUE[table.name]
                    yield _found(words, mend.format(column=column.name, key=key))


def _garments_without_photo(session: Session, _progress: Progress) -> Iterator[Finding]:
    query = select(GarmentRow.id).where(
        GarmentRow.id.not_in(select(PhotoRow.garment_id))
    )
    for garment_id in session.scalars(query):
        yield _found(
            _("garment {id} has lost its photo", id=str(garment_id)),
            f"pictures {garment_id}",
        )


def _changed_pictures(session: Session, progress: Progress) -> Iterator[Finding]:
    query = select(
        PhotoRow.garment_id,
        PhotoRow.content_sha256,
        PhotoRow.embedding,
        PhotoRow.photo_of,
        *PICTURES.values(),
    ).execution_options(yield_per=_PHOTOS_AT_ONCE)
    count = session.scalar(select(func.count()).select_from(PhotoRow)) or 0
    for done, row in enumerate(session.execute(query)):
        progress.step(done, count)
        garment_id, saved_sha256, embedding, keeper, *pictures = row
        mend = f"pictures {garment_id}"
        blobs = [embedding, *pictures]
        for kind, blob in zip(("embedding", *PICTURES), blobs, strict=True):
            if kind is Picture.PHOTO and blob == b"" and keeper is not None:
                blob = shared_photo(session, garment_id)  # noqa: PLW2901 - where it is
            if not blob or not isinstance(blob, bytes):
                yield _found(
                    _(
                        "the {kind} of garment {id} is empty",
                        kind=kind,
                        id=str(garment_id),
                    ),
                    mend,
                )
        if not _is_as_saved(blobs, saved_sha256):
            yield _found(
                _(
                    "the pictures of garment {id} have changed since they were saved",
                    id=str(garment_id),
                ),
                mend,
            )


def _changed_further_photos(session: Session, _progress: Progress) -> Iterator[Finding]:
    blobs_of = [
        FurtherPhotoRow.embedding,
        *(getattr(FurtherPhotoRow, c.key) for c in PICTURES.values()),
    ]
    query = select(FurtherPhotoRow.id, FurtherPhotoRow.content_sha256, *blobs_of)
    for number, saved_sha256, *blobs in session.execute(
        query.execution_options(yield_per=_PHOTOS_AT_ONCE)
    ):
        if not all(blobs) or not _is_as_saved(blobs, saved_sha256):
            yield _found(
                _(
                    "further photo {number} has changed since it was saved",
                    number=str(number),
                ),
                f"further-photo {number}",
            )


def _is_as_saved(blobs: Sequence[object], sha256: str) -> bool:
    whole = [blob for blob in blobs if isinstance(blob, bytes)]
    return len(whole) == len(blobs) and content_sha256(*whole) == sha256


def _events_without_garments(
    session: Session, _progress: Progress
) -> Iterator[Finding]:
    query = select(EventRow.id).where(~EventRow.garments.any())
    for event_id in session.scalars(query):
        yield _found(
            _("event {id} doesn't name any garment", id=str(event_id)),
            f"event {event_id}",
        )


def _impossible_events(session: Session, _progress: Progress) -> Iterator[Finding]:
    readable = EventRow.kind.in_(list(EventKind))
    stars = select(EventRow.id, EventRow.kind, EventRow.stars).where(readable)
    for event_id, kind, count in session.execute(stars):
        if not _has_sensible_stars(kind, count):
            words = _("event {id} has stars that don't fit its kind", id=str(event_id))
            yield _found(words, f"event {event_id}")
    twice = (
        select(EventGarmentRow.event_id)
        .group_by(EventGarmentRow.event_id, EventGarmentRow.garment_id)
        .having(func.count() > 1)
    )
    for event_id in session.scalars(twice):
        words = _("event {id} names a garment twice", id=str(event_id))
        yield _found(words, f"event {event_id}")


def _has_sensible_stars(kind: EventKind, stars: int | None) -> bool:
    if kind is not EventKind.RATE:
        return stars is None
    return stars is not None and 1 <= stars <= MOST_STARS


def _impossible_days(session: Session, _progress: Progress) -> Iterator[Finding]:
    for rule in (
        day_checks.unknown_garments,
        day_checks.impossible_days,
        day_photos.changed_photos,
    ):
        for words, key in rule(session):
            yield _found(words, key)


def _taste_apart_from_log(session: Session, _progress: Progress) -> Iterator[Finding]:
    kept, happened = event_log.taste(session), event_log.events(session)
    # A taste from before the boards waits to be learned.
    is_learned = bool(kept.weights) or not kept.version
    if is_learned and kept.count_events != len(happened):
        yield _found(_(_SENTENCE_OF_TASTE), "taste")


def _other_taste(
    session: Session, _progress: Progress, learn: Learn
) -> Iterator[Finding]:
    kept, log = event_log.taste(session), event_log.log(session)
    if not kept.weights or not log.is_whole:
        return  # not learned yet, or other rules say what is gone
    if not _are_equal(kept, learn(log, kept)):
        yield _found(_(_SENTENCE_OF_TASTE), "taste")


def _are_equal(one: Taste, other: Taste) -> bool:
    return one.weights.keys() == other.weights.keys() and all(
        math.isclose(weight, mine.get(feature, 0.0), abs_tol=1e-6)
        for node, theirs in other.weights.items()
        for mine in [one.weights[node]]
        for feature, weight in theirs.items()
    )


_RULES: tuple[Callable[[Session, Progress], Iterator[Finding]], ...] = (
    _damaged_file,
    _orphans,
    _unreadable_values,
    _garments_without_photo,
    _changed_pictures,
    _changed_further_photos,
    _events_without_garments,
    _impossible_events,
    _impossible_days,
    _taste_apart_from_log,
)

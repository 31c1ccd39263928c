"""What is looked for when a closet is checked for damage."""

import math
from collections.abc import Callable, Iterator
from functools import partial

from sqlalchemy import String, select, text, type_coerce
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from db import event_log
from db.columns import UnreadableValue
from db.rows import PICTURES, EventRow, GarmentRow, PhotoRow, Row, content_sha256
from wardrobe.learning import Learn
from wardrobe.ports import Finding
from wardrobe.taste import Taste

# Photos in memory at one time; each is some 100 kB.
_PHOTOS_AT_ONCE = 16
_SENTENCE_OF_TASTE = "the taste is not what the event log teaches"
# What a row of the first table says when its row of the second is gone.
_SENTENCE_OF_ORPHAN = {
    ("photo", "garment"): "a photo belongs to garment {garment_id}, which is gone",
    ("event_garment", "garment"): "event {event_id} names garment {garment_id}, "
    "which is not in this closet",
    ("event_garment", "event"): "garment {garment_id} was in event {event_id}, "
    "which is gone from the log",
    ("event", "board"): "event {id} names board {board_id}, which is gone",
    ("event", "garment"): "event {id} swaps a garment which is not in this closet",
    ("board_outfit", "board"): "an outfit was on board {board_id}, which is gone",
    ("board_outfit", "garment"): "board {board_id} shows a garment which is not in "
    "this closet",
    ("taste", "event"): "version {version} of the taste comes from event {event_id}, "
    "which is gone from the log",
}


def findings(session: Session, learn: Learn | None) -> list[Finding]:
    """Look for damage in a whole closet.

    Args:
        learn: To learn the taste again and compare; None leaves that out.

    A rule that damage keeps from looking makes a finding of that, and the others still
    look.
    """
    found: dict[str, None] = {}  # in order, and each only once
    rules = list(_RULES)
    if learn is not None:
        rules.append(partial(_other_taste, learn=learn))
    for rule in rules:
        try:
            found.update(dict.fromkeys(rule(session)))
        except DatabaseError as error:
            found[f"damage kept part of the check from looking ({error.orig})"] = None
        except UnreadableValue as error:
            found[f"an entry cannot be read: {error}"] = None
    return [Finding(sentence) for sentence in found]


def _damaged_file(session: Session) -> Iterator[str]:
    for line in session.scalars(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield f"the file is damaged: {line}"


def _orphans(session: Session) -> Iterator[str]:
    for table, rowid, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        query = text(f'SELECT * FROM "{table}" WHERE rowid = :rowid')
        row = session.execute(query, {"rowid": rowid}).mappings().one()
        yield _SENTENCE_OF_ORPHAN[table, parent].format(**row)


def _unreadable_values(session: Session) -> Iterator[str]:
    dialect = session.get_bind().dialect
    for table in Row.metadata.sorted_tables:
        for column in table.columns:
            kind = column.type
            if not isinstance(kind, TypeDecorator):
                continue
            first_key = table.primary_key.columns[0]
            for key, raw in session.execute(
                select(first_key, type_coerce(column, String))
            ):
                try:
                    kind.process_result_value(raw, dialect)
                except UnreadableValue as error:
                    yield f"the {column.name} of {table.name} {key}: {error}"


def _garments_without_photo(session: Session) -> Iterator[str]:
    query = select(GarmentRow.id).where(
        GarmentRow.id.not_in(select(PhotoRow.garment_id))
    )
    for garment_id in session.scalars(query):
        yield f"garment {garment_id} has lost its photo"


def _changed_pictures(session: Session) -> Iterator[str]:
    query = select(
        PhotoRow.garment_id,
        PhotoRow.content_sha256,
        PhotoRow.embedding,
        *PICTURES.values(),
    ).execution_options(yield_per=_PHOTOS_AT_ONCE)
    for garment_id, saved_sha256, *blobs in session.execute(query):
        for kind, blob in zip(("embedding", *PICTURES), blobs, strict=True):
            if not blob:
                yield f"the {kind} of garment {garment_id} is empty"
        if content_sha256(*blobs) != saved_sha256:
            yield f"the pictures of garment {garment_id} are not as they were saved"


def _events_without_garments(session: Session) -> Iterator[str]:
    query = select(EventRow.id).where(~EventRow.garments.any())
    for event_id in session.scalars(query):
        yield f"event {event_id} names no garment"


def _taste_apart_from_log(session: Session) -> Iterator[str]:
    kept, happened = event_log.taste(session), event_log.events(session)
    # A taste from before the boards waits to be learned.
    is_learned = bool(kept.weights) or not kept.version
    if is_learned and kept.count_events != len(happened):
        yield _SENTENCE_OF_TASTE


def _other_taste(session: Session, learn: Learn) -> Iterator[str]:
    kept, log = event_log.taste(session), event_log.log(session)
    if not kept.weights or not log.is_whole:
        return  # not learned yet, or other rules say what is gone
    if not _are_equal(kept, learn(log, kept)):
        yield _SENTENCE_OF_TASTE


def _are_equal(one: Taste, other: Taste) -> bool:
    return one.weights.keys() == other.weights.keys() and all(
        math.isclose(weight, mine.get(feature, 0.0), abs_tol=1e-6)
        for node, theirs in other.weights.items()
        for mine in [one.weights[node]]
        for feature, weight in theirs.items()
    )


_RULES: tuple[Callable[[Session], Iterator[str]], ...] = (
    _damaged_file,
    _orphans,
    _unreadable_values,
    _garments_without_photo,
    _changed_pictures,
    _events_without_garments,
    _taste_apart_from_log,
)

"""What mends each kind of damage that a check finds."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from db.engine import connect
from db.recovery import day_checks, day_photos
from db.tables import event_log
from db.tables.columns import UnreadableValue
from db.tables.rows import (
    PICTURES,
    BoardOutfitRow,
    BoardRow,
    EmbeddingRow,
    EventGarmentRow,
    EventRow,
    FurtherPhotoRow,
    GarmentRow,
    PhotoRow,
    RankingRow,
    TasteRow,
    content_sha256,
)
from wardrobe.language.texts import _, noted
from wardrobe.model.colour import Colour
from wardrobe.model.event import EventKind
from wardrobe.model.garment import GarmentType, Pattern, State
from wardrobe.model.picture import Picture
from wardrobe.taste.taste import Learn, Taste, TasteCause

_BLOBS = (PhotoRow.embedding.key, *(column.key for column in PICTURES.values()))
_BYTES_OF_EMBEDDING = 512 * 4
# Eight pixels a side, without metadata: a grey JPEG, and a clear WebP.
_GREY_JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb00430050373c463c32504641465a5550"
    "5f78c882786e6e78f5afb991c8ffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffffffffffffffffffffffc0000b080008000801011100ffc400140001000000000000"
    "00000000000000000004ffc40014100100000000000000000000000000000000ffda00080101"
    "00003f0053ffd9"
)
_CLEAR_WEBP = bytes.fromhex(
    "524946461a000000574542505650384c0d0000002f07c00110071011118888fe0700"
)


class RepairContext(NamedTuple):
    """What a repair works with.

    Attributes:
        session: Of the closet, writing.
        backups: Files that may hold what is lost, the newest first.
        learn: Learns the taste from the log that is left.
        now: The time, for what has lost its own.
    """

    session: Session
    backups: Sequence[Path]
    learn: Learn
    now: datetime


def add_garment_of_photo(context: RepairContext, garment_id: str) -> None:
    """Make a garment for a photo that has none any more."""
    context.session.execute(
        text(
            "INSERT INTO garment (id, type, colour, pattern, name, confidence, colours,"
            " added_at) VALUES (:id, :type, :colour, :pattern, 'found again', 0.0,"
            " '[]', :at)"
        ),
        {
            "id": int(garment_id),
            "type": GarmentType.ACCESSORY.value,
            "colour": Colour.MULTICOLOUR.value,
            "pattern": Pattern.SOLID.value,
            "at": context.now.isoformat(timespec="microseconds"),
        },
    )


def bring_pictures_back(context: RepairContext, garment_id: str) -> None:
    """Take a garment's pictures from a backup, or make the best of what there is."""
    number = int(garment_id)
    row = context.session.get(PhotoRow, number)
    found = _from_backups(context, number, row.sha256 if row else None)
    if found:
        blobs, keeper = found
    else:
        keeper = row.photo_of if row else None
        kept = [getattr(row, name) if row else b"" for name in _BLOBS]
        blobs = [
            blob if blob and isinstance(blob, bytes) else blank
            for blob, blank in zip(kept, _blanks(), strict=True)
        ]
    values: dict[str, bytes | str | int | None] = dict(zip(_BLOBS, blobs, strict=True))
    values |= {"content_sha256": content_sha256(*blobs), "photo_of": keeper}
    if row is None:
        # No file has this digest, so the photo can be added again.
        digest = hashlib.sha256(f"the lost photo of {number}".encode()).hexdigest()
        context.session.add(PhotoRow(garment_id=number, sha256=digest, **values))
    else:
        for name, value in values.items():
            setattr(row, name, value)
    context.session.flush()


def forget_garment_in_event(
    context: RepairContext, event_id: str, garment_id: str
) -> None:
    """Take a garment that is gone out of an event, or the event if none is left."""
    context.session.execute(
        delete(EventGarmentRow).where(
            EventGarmentRow.event_id == int(event_id),
            EventGarmentRow.garment_id == int(garment_id),
        )
    )
    rest = select(EventGarmentRow).where(EventGarmentRow.event_id == int(event_id))
    if context.session.scalar(rest.limit(1)) is None:
        forget_event(context, event_id)


def forget_further_photo(context: RepairContext, number: str) -> None:
    """Take one of a garment's further photos out."""
    context.session.execute(
        delete(FurtherPhotoRow).where(FurtherPhotoRow.id == int(number))
    )


def forget_event(context: RepairContext, event_id: str) -> None:
    """Take an event out of the log."""
    number = int(event_id)
    for row in (TasteRow, EventGarmentRow):
        context.session.execute(delete(row).where(row.event_id == number))
    context.session.execute(delete(EventRow).where(EventRow.id == number))


def forget_board(context: RepairContext, board_id: str) -> None:
    """Take a board out of the log; what was done with its outfits stays.

    But for what was worn instead of it, which says nothing without it.
    """
    number = int(board_id)
    of_board = EventRow.board_id == number
    is_instead = EventRow.kind == EventKind.OTHER
    for event_id in context.session.scalars(
        select(EventRow.id).where(of_board, is_instead)
    ).all():
        forget_event(context, str(event_id))
    context.session.execute(update(EventRow).where(of_board).values(board_id=None))
    outfits = delete(BoardOutfitRow).where(BoardOutfitRow.board_id == number)
    context.session.execute(outfits)
    context.session.execute(delete(BoardRow).where(BoardRow.id == number))


def forget_rating(context: RepairContext, ranking_id: str) -> None:
    """Take a rating out of the ranking table, which is only a cache of it."""
    context.session.execute(delete(RankingRow).where(RankingRow.id == int(ranking_id)))


def forget_embedding(context: RepairContext, garment_id: str) -> None:
    """Take a look-alike vector away, which is made again where there is a garment."""
    context.session.execute(
        delete(EmbeddingRow).where(EmbeddingRow.garment_id == int(garment_id))
    )


def forget_taste(context: RepairContext) -> None:
    """Forget what was learned, which the log teaches again."""
    context.session.execute(delete(TasteRow))


def learn_again(context: RepairContext) -> None:
    """Learn the taste anew, from the log.

    While the log has entries that cannot be read, there is no taste.
    """
    forget_taste(context)
    try:
        log = event_log.log(context.session)
    except UnreadableValue:
        return
    if log.events and log.is_whole:
        learned = context.learn(log, Taste())
        event_log.keep_taste(
            context.session, learned, context.now, TasteCause.RELEARNED
        )
    context.session.flush()


def reset_value(context: RepairContext, column: str, garment_id: str) -> None:
    """Put a plain value where an unreadable one stands in a garment."""
    plain = {
        "type": GarmentType.ACCESSORY,
        "colour": Colour.MULTICOLOUR,
        "pattern": Pattern.SOLID,
        "colours": (),
        "added_at": context.now,
        "removed_at": None,
        "wished_at": None,
        "guesses": (),
        "bought_on": None,
        "state": State.IN_USE,
        "gone_reason": None,
        "pattern_confidence": None,
        "colour_confidence": None,
    }
    context.session.execute(
        update(GarmentRow)
        .where(GarmentRow.id == int(garment_id))
        .values({column: plain[column]})
    )


def forget_day_row(kind: str) -> Callable[[RepairContext, str], None]:
    """Return what takes a row of a kind out."""
    return lambda context, number: day_checks.forget_row(
        context.session, kind, int(number)
    )


def bring_day_photo_back(context: RepairContext, number: str) -> None:
    """Take a day's photo from a backup, or take it out."""
    day_photos.bring_back(context.session, context.backups, int(number))


def forget_garment_in(kind: str) -> Callable[[RepairContext, str, str], None]:
    """Return what takes a garment that is gone out of a plan or a look."""
    return lambda context, number, garment_id: day_checks.forget_garment(
        context.session, kind, int(number), int(garment_id)
    )


# By kind: what the repair will do, for the user, and what does it. Filled with the
# words of the finding's key, `a` and `b`.
REPAIRS: dict[str, tuple[str, Callable[..., None]]] = {
    "photo-alone": (
        noted("put garment {a} back, for you to label again"),
        add_garment_of_photo,
    ),
    "pictures": (
        noted(
            "take the pictures of garment {a} from the newest backup "
            "that has them intact; if there is none, keep what's there"
        ),
        bring_pictures_back,
    ),
    "garment-gone": (
        noted("remove garment {b} from event {a} and relearn the taste"),
        forget_garment_in_event,
    ),
    "event": (
        noted("remove event {a} from the log and relearn the taste"),
        forget_event,
    ),
    "board": (
        noted("remove board {a} from the log and relearn the taste"),
        forget_board,
    ),
    "taste": (noted("relearn the taste from the log"), forget_taste),
    "value": (noted("reset the {a} of garment {b}, for you to set again"), reset_value),
    "look": (
        noted("forget look-alike vector {a}; it's made again automatically"),
        forget_embedding,
    ),
    "further-photo": (
        noted("remove photo {a}, which can't be used"),
        forget_further_photo,
    ),
    "rating": (
        noted("forget rating {a}; it's made again automatically"),
        forget_rating,
    ),
    "plan": (noted("remove plan {a}"), forget_day_row("plan")),
    "plan-garment": (
        noted("remove garment {b} from plan {a}"),
        forget_garment_in("plan"),
    ),
    "saved-look": (noted("remove look {a}"), forget_day_row("saved-look")),
    "saved-look-garment": (
        noted("remove garment {b} from look {a}"),
        forget_garment_in("saved-look"),
    ),
    "trip": (noted("remove trip {a}"), forget_day_row("trip")),
    "trip-garment": (
        noted("remove garment {b} from trip {a}"),
        forget_garment_in("trip"),
    ),
    "wash": (noted("forget when garment {a} was washed"), forget_day_row("wash")),
    "care": (noted("care for this type as usual"), forget_day_row("care")),
    "day-setting": (noted("set it as it is by itself"), forget_day_row("day-setting")),
    "calendar-rule": (
        noted("remove calendar rule {a}"),
        forget_day_row("calendar-rule"),
    ),
    "day-photo": (
        noted(
            "take photo {a} of a day from the newest backup that has it intact; "
            "if there is none, remove it"
        ),
        bring_day_photo_back,
    ),
}
# After these, the taste is learned again, once.
_KINDS_OF_LOG = {"garment-gone", "event", "board", "taste"}
# Mended by `db.recovery.rescue`, as it concerns the whole file.
REBUILD = "file"


def sentence_of(key: str) -> str:
    """Return what the repair of a finding will do."""
    kind, *words = key.split()
    if kind == REBUILD:
        return _("rebuild the file from what can be read, and keep the old one")
    return _(REPAIRS[kind][0], **dict(zip("ab", words)))


def apply(context: RepairContext, keys: Iterable[str]) -> None:
    """Mend the findings that have these keys."""
    kinds = set()
    for key in keys:
        kind, *words = key.split()
        REPAIRS[kind][1](context, *words)
        kinds.add(kind)
    if kinds & _KINDS_OF_LOG:
        learn_again(context)


def _blanks() -> tuple[bytes, ...]:
    return (
        bytes(_BYTES_OF_EMBEDDING),
        *(_GREY_JPEG if kind is Picture.PHOTO else _CLEAR_WEBP for kind in PICTURES),
    )


def _from_backups(
    context: RepairContext, garment_id: int, sha256: str | None
) -> tuple[list[bytes], int | None] | None:
    """Return the blobs of a garment's photo from the newest backup that has them.

    With them, the garment that keeps the photo, if it is another.
    """
    query = "SELECT * FROM photo WHERE garment_id = ?"  # an older one has less
    for file in context.backups:
        try:
            with closing(connect(file, {"query_only": 1})) as connection:
                connection.row_factory = sqlite3.Row
                row = connection.execute(query, (garment_id,)).fetchone()
        except sqlite3.Error:
            continue  # of an older shape, or damaged itself
        if row is None:
            continue
        found = dict(row)
        if sha256 is not None and found["sha256"] != sha256:
            continue
        kept = [found.get(name) for name in _BLOBS]
        blobs = [blob for blob in kept if isinstance(blob, bytes)]
        is_whole = len(blobs) == len(_BLOBS)
        if is_whole and content_sha256(*blobs) == found["content_sha256"]:
            return blobs, found.get("photo_of")
    return None

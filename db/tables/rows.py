"""The tables of the closet file, and the way between rows and values."""

import hashlib
from datetime import date, datetime, timedelta, timezone

from sqlalchemy import (
    Double,
    ForeignKey,
    LargeBinary,
    MetaData,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    InstrumentedAttribute,
    Mapped,
    mapped_column,
    relationship,
)

from db.tables.columns import (
    ColoursColumn,
    DayColumn,
    DescriptorColumn,
    GuessesColumn,
    IdSetColumn,
    OccasionKeyColumn,
    ShareColumn,
    TasteColumn,
    UnreadableValue,
    UtcTimeColumn,
    WordColumn,
    WordSetColumn,
    ZoneColumn,
)
from wardrobe.model.board import SystemMode
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import (
    Descriptor,
    Garment,
    GarmentType,
    GoneReason,
    Guess,
    Pattern,
    State,
)
from wardrobe.model.occasion import Occasion, OccasionKey
from wardrobe.model.picture import Picture
from wardrobe.taste.ranking_table import RatingSource
from wardrobe.taste.taste import Taste, TasteCause


class Row(DeclarativeBase):
    """Base of all rows."""

    # Migrations can only drop a constraint that has a name.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy declares it without ClassVar
        datetime: UtcTimeColumn,
        date: DayColumn,
        timezone: ZoneColumn,
        float: Double,  # SQLAlchemy 2.0 and 2.1 differ in what they take by default
        GarmentType: WordColumn(GarmentType),
        Colour: WordColumn(Colour),
        Pattern: WordColumn(Pattern),
        EventKind: WordColumn(EventKind),
        SystemMode: WordColumn(SystemMode),
        Occasion: WordColumn(Occasion),
        RatingSource: WordColumn(RatingSource),
        TasteCause: WordColumn(TasteCause),
        State: WordColumn(State),
        GoneReason: WordColumn(GoneReason),
    }


class GarmentRow(Row):
    """One garment; never deleted, so that the event log keeps its meaning."""

    __tablename__ = "garment"

    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[GarmentType]
    colour: Mapped[Colour]
    pattern: Mapped[Pattern]
    name: Mapped[str]
    confidence: Mapped[float]
    colours: Mapped[tuple[ColourShare, ...]] = mapped_column(ColoursColumn)
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    """When it was put in the trash; None for a garment in use."""
    guesses: Mapped[tuple[Guess, ...]] = mapped_column(
        GuessesColumn, server_default="[]"
    )
    own_type: Mapped[str] = mapped_column(server_default=text("''"))
    notes: Mapped[str] = mapped_column(server_default=text("''"))
    brand: Mapped[str] = mapped_column(server_default=text("''"))
    size: Mapped[str] = mapped_column(server_default=text("''"))
    price_cents: Mapped[int | None]
    bought_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(server_default=text("''"))
    state: Mapped[State] = mapped_column(server_default=State.IN_USE)
    gone_reason: Mapped[GoneReason | None]
    pattern_confidence: Mapped[float | None] = mapped_column(ShareColumn)
    colour_confidence: Mapped[float | None] = mapped_column(ShareColumn)
    wished_at: Mapped[datetime | None]
    """When it was put on the wish list; None for a garment that is owned."""
    photographed_on: Mapped[date | None]

    photo: Mapped["PhotoRow"] = relationship(lazy="joined", innerjoin=True)


class PhotoRow(Row):
    """The photo of a garment, with all that was made of it.

    The blobs are read only when asked for, and stand in the order of their sizes:
    SQLite walks through a row's earlier columns to reach a later one.
    """

    __tablename__ = "photo"

    garment_id: Mapped[int] = mapped_column(ForeignKey("garment.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    """Of the file that was added, which itself is not kept."""
    content_sha256: Mapped[str] = mapped_column(String(64))
    """Of the blobs below, in order: SQLite does not notice a flipped bit in one."""
    embedding: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    thumbnail_256: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    thumbnail_512: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    cutout: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    upright: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    mask: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    """What the user cut it out with; None while the eyes' own cut stands."""
    photo_of: Mapped[int | None]
    """The garment that keeps the photo, where several lie on one: `upright` is empty.

    No foreign key, as garments are never deleted and to add one copies all photos.
    """


class FurtherPhotoRow(Row):
    """Another photo of a garment: its back, its inside; see `PhotoRow`."""

    __tablename__ = "further_photo"

    id: Mapped[int] = mapped_column(primary_key=True)
    garment_id: Mapped[int] = mapped_column(ForeignKey("garment.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    content_sha256: Mapped[str] = mapped_column(String(64))
    removed_at: Mapped[datetime | None]
    """When it was taken from the garment again."""
    embedding: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    thumbnail_256: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    thumbnail_512: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    cutout: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    upright: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    mask: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class EmbeddingRow(Row):
    """The look-alike vector of a garment's photo; made again when it is missing."""

    __tablename__ = "look"

    garment_id: Mapped[int] = mapped_column(ForeignKey("garment.id"), primary_key=True)
    version: Mapped[str] = mapped_column(String(64))
    """Of the embedder that made it; vectors of two versions cannot be compared."""
    vector: Mapped[bytes]
    """float16, of unit length."""


class EventRow(Row):
    """One entry of the event log, which is only ever added to."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[EventKind]
    occasion: Mapped[OccasionKey] = mapped_column(OccasionKeyColumn)
    stars: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(index=True)
    zone: Mapped[timezone] = mapped_column(server_default="+00:00")
    """Of the clock that it was done by: its day stays, wherever it is read."""
    board_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"))
    swapped_out: Mapped[int | None] = mapped_column(ForeignKey("garment.id"))
    swapped_in: Mapped[int | None] = mapped_column(ForeignKey("garment.id"))
    is_forgotten: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    """Whether the user had it forgotten; it can be remembered."""

    garments: Mapped[list["EventGarmentRow"]] = relationship(
        order_by="EventGarmentRow.place"
    )


class EventGarmentRow(Row):
    """A garment of the outfit that an event is about."""

    __tablename__ = "event_garment"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    garment_id: Mapped[int] = mapped_column(ForeignKey("garment.id"), index=True)


class BoardRow(Row):
    """A board as it was shown."""

    __tablename__ = "board"

    id: Mapped[int] = mapped_column(primary_key=True)
    occasion: Mapped[OccasionKey] = mapped_column(OccasionKeyColumn)
    mode: Mapped[SystemMode]
    locked: Mapped[frozenset[int]] = mapped_column(IdSetColumn)
    temperature_c: Mapped[float | None]
    at: Mapped[datetime]


class BoardOutfitRow(Row):
    """An outfit of a board, in its place, with what the scorer gave it then."""

    __tablename__ = "board_outfit"

    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    top: Mapped[int] = mapped_column(ForeignKey("garment.id"))
    middle: Mapped[int | None] = mapped_column(ForeignKey("garment.id"))
    bottom: Mapped[int] = mapped_column(ForeignKey("garment.id"))
    outer: Mapped[int | None] = mapped_column(ForeignKey("garment.id"))
    logit: Mapped[float]


class OwnOccasionRow(Row):
    """An occasion of the user's own; never deleted: the event log refers to it."""

    __tablename__ = "own_occasion"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    base: Mapped[Occasion]
    steps: Mapped[int]
    required: Mapped[frozenset[GarmentType]] = mapped_column(WordSetColumn(GarmentType))
    types_out: Mapped[frozenset[GarmentType]] = mapped_column(
        WordSetColumn(GarmentType)
    )
    colours_out: Mapped[frozenset[Colour]] = mapped_column(WordSetColumn(Colour))
    removed_at: Mapped[datetime | None]


class TasteRow(Row):
    """One version of the taste, with its figures (see `TasteVersion`).

    Only the newest keeps what was learned: an older version is learned again from the
    events up to its own, and keeping each would make the file grow with the square of
    the log.
    """

    __tablename__ = "taste"

    version: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    cause: Mapped[TasteCause]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    """The event that caused it, if one did."""
    last_event_id: Mapped[int]
    """The newest event that there was then, forgotten or not; 0 for none."""
    forgotten: Mapped[frozenset[int]] = mapped_column(IdSetColumn)
    """The events that were forgotten then."""
    count_foretold: Mapped[int]
    hits: Mapped[int]
    hits_of_expert: Mapped[int]
    learned: Mapped[Taste | None] = mapped_column(TasteColumn)


class RankingRow(Row):
    """One rating of the ranking table: of an outfit's descriptors, for an occasion."""

    __tablename__ = "ranking"
    __table_args__ = (
        UniqueConstraint("top", "middle", "bottom", "outer", "occasion", "source"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    top: Mapped[Descriptor | None] = mapped_column(DescriptorColumn, nullable=False)
    middle: Mapped[Descriptor | None] = mapped_column(DescriptorColumn, nullable=False)
    bottom: Mapped[Descriptor | None] = mapped_column(DescriptorColumn, nullable=False)
    outer: Mapped[Descriptor | None] = mapped_column(DescriptorColumn, nullable=False)
    occasion: Mapped[Occasion]
    rating: Mapped[float]
    source: Mapped[RatingSource]
    weight: Mapped[float]


PICTURES: dict[Picture, InstrumentedAttribute[bytes]] = {
    Picture.THUMBNAIL_256: PhotoRow.thumbnail_256,
    Picture.THUMBNAIL_512: PhotoRow.thumbnail_512,
    Picture.CUTOUT: PhotoRow.cutout,
    Picture.PHOTO: PhotoRow.upright,
}


# What of a garment stands in columns of its own, by the same names.
_LABELS = (
    *("type", "colour", "pattern", "name", "confidence", "colours", "guesses"),
    *("own_type", "notes", "brand", "size", "price_cents", "bought_on", "place"),
    *("state", "gone_reason", "pattern_confidence", "colour_confidence"),
    "photographed_on",
)
# Plain columns: row objects of 10,000 garments take three times as long.
GARMENT_COLUMNS = (
    *(GarmentRow.id, GarmentRow.added_at, PhotoRow.sha256.label("photo_sha256")),
    *(getattr(GarmentRow, label) for label in _LABELS),
)


def to_garment(row: GarmentRow) -> Garment:
    """Return the garment of a row.

    Raises:
        UnreadableValue: A damaged file holds something else there.
    """
    if not isinstance(row.name, str) or not isinstance(row.confidence, float):
        raise UnreadableValue(f"the name or confidence of garment {row.id} isn't valid")
    return Garment(
        id=row.id,
        added_at=row.added_at,
        photo_sha256=row.photo.sha256,
        **{label: getattr(row, label) for label in _LABELS},
    )


def to_row(
    garment: Garment,
    pictures: dict[Picture, bytes],
    embedding: bytes,
    photo_of: int | None = None,
) -> GarmentRow:
    """Return a row for a garment that the closet has not numbered yet.

    Args:
        photo_of: The garment that keeps the same photo already.
    """
    row = GarmentRow(added_at=garment.added_at)
    relabel(row, garment)
    if photo_of is not None:
        pictures = {**pictures, Picture.PHOTO: b""}
    row.photo = PhotoRow(
        sha256=garment.photo_sha256,
        content_sha256=content_sha256(
            embedding, *(pictures[kind] for kind in PICTURES)
        ),
        embedding=embedding,
        photo_of=photo_of,
        **{column.key: pictures[kind] for kind, column in PICTURES.items()},
    )
    return row


def relabel(row: GarmentRow, garment: Garment) -> None:
    """Write what a user may change of a garment to its row."""
    for label in _LABELS:
        setattr(row, label, getattr(garment, label))
    row.confidence = float(garment.confidence)  # SQLite would keep a float32 as a blob


def to_event_row(event: Event) -> EventRow:
    """Return a row for an event that is not in the log yet."""
    return EventRow(
        kind=event.kind,
        occasion=event.occasion,
        stars=event.stars,
        at=event.at,
        zone=timezone(event.at.utcoffset() or timedelta()),
        board_id=event.board_number,
        swapped_out=event.swapped[0] if event.swapped else None,
        swapped_in=event.swapped[1] if event.swapped else None,
        garments=[
            EventGarmentRow(place=place, garment_id=garment_id)
            for place, garment_id in enumerate(event.garment_ids)
        ],
    )


def content_sha256(*blobs: bytes) -> str:
    """Return the SHA-256 of blobs one after another, in hex."""
    digest = hashlib.sha256()
    for blob in blobs:
        digest.update(blob)
    return digest.hexdigest()

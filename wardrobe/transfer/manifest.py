"""What an exported folder holds, as both sides of it know it: its manifest.

closet.json        everything: garments, wishes, occasions, boards, events, days, and
                   each file's SHA-256
garments.csv       the garments, for a spreadsheet
index.html         the garments with their pictures, for a browser
photos/ …          a folder for each kind of picture
days/              the photos of what was worn on a day
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, convert
from msgspec.structs import asdict

from wardrobe.closet.editing import LONGEST_NAME, LONGEST_NOTES, MOST_CENTS
from wardrobe.closet.photo_files import FORMAT, MANIFEST
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.board import Board
from wardrobe.model.colour import Colour
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType, GoneReason, Pattern, State
from wardrobe.model.occasion import Occasion, OwnKey, OwnOccasion, read_key
from wardrobe.model.picture import Picture
from wardrobe.transfer.days_entry import DaysEntry, DaysForm, read_days, written_days

VERSION = 1
TABLE = "garments.csv"
OVERVIEW = "index.html"
# Where the pictures of a kind are, and how their files end.
PLACES: Mapping[Picture, tuple[str, str]] = {
    Picture.PHOTO: ("photos", ".jpg"),
    Picture.CUTOUT: ("cutouts", ".webp"),
    Picture.THUMBNAIL_256: ("thumbnails-256", ".webp"),
    Picture.THUMBNAIL_512: ("thumbnails-512", ".webp"),
}
# Where the masks are that the user painted.
PLACE_OF_MASKS = ("masks", ".png")
# Where the photos are of what was worn on a day.
PLACE_OF_DAYS = ("days", ".jpg")

_Share = Annotated[float, Meta(ge=0, le=1)]
_Time = Annotated[datetime, Meta(tz=True)]
_Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
_Short = Annotated[str, Meta(max_length=LONGEST_NAME)]
_Cents = Annotated[int, Meta(ge=0, le=MOST_CENTS)]


class PictureFile(Struct, frozen=True):
    """A picture's file of the folder."""

    path: str
    sha256: _Sha256


class PhotoEntry(Struct, frozen=True, kw_only=True):
    """A further photo of a garment as it was taken away; see `GarmentEntry`."""

    photo_sha256: _Sha256
    embedding: bytes
    pictures: dict[Picture, PictureFile]
    mask: PictureFile | None = None


class GarmentEntry(Struct, frozen=True, kw_only=True):
    """A garment as it was taken away.

    Attributes:
        is_removed: Whether it was in the trash.
        is_wish: Whether it was on the wish list, and not owned.
        embedding: 512 float32 as bytes.
        mask: What the user painted, if anything.
        further: More photos of it than its face.
    """

    garment: Garment
    is_removed: bool
    is_wish: bool = False
    embedding: bytes
    pictures: dict[Picture, PictureFile]
    mask: PictureFile | None = None
    further: tuple[PhotoEntry, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether it is neither in the trash nor only wished for."""
        return not (self.is_removed or self.is_wish)


class OccasionEntry(Struct, frozen=True):
    """An occasion of the user's own as it was taken away."""

    occasion: OwnOccasion
    is_removed: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that was taken away, but for the pictures themselves."""

    garments: tuple[GarmentEntry, ...]
    occasions: tuple[OccasionEntry, ...]
    boards: tuple[Board, ...]
    events: tuple[Event, ...]
    days: DaysEntry = field(default_factory=DaysEntry)


# What follows are the values as the file has them, in its order.


class _Colour(Struct, array_like=True, forbid_unknown_fields=True):
    name: Colour
    share: _Share


class _Guess(Struct, array_like=True, forbid_unknown_fields=True):
    type: GarmentType
    probability: _Share


class _Outfit(Struct, array_like=True, forbid_unknown_fields=True):
    top: int
    middle: int | None
    bottom: int
    outer: int | None
    logit: float


class _EarlyGarment(Struct):
    """A garment in a folder of before there were details."""

    id: int
    type: GarmentType
    colour: Colour
    pattern: Pattern
    name: str
    confidence: _Share
    colours: tuple[_Colour, ...]
    added_at: _Time
    photo_sha256: _Sha256


class _Garment(_EarlyGarment):
    guesses: tuple[_Guess, ...]
    own_type: _Short
    notes: Annotated[str, Meta(max_length=LONGEST_NOTES)]
    brand: _Short
    size: _Short
    price_cents: _Cents | None
    bought_on: date | None
    place: _Short
    state: State
    gone_reason: GoneReason | None
    pattern_confidence: _Share | None = None
    colour_confidence: _Share | None = None
    photographed_on: date | None = None

    def __post_init__(self) -> None:
        if self.gone_reason is not None and self.state is not State.GONE:
            raise ValueError("a garment that isn't gone has a reason for being gone")


class _Occasion(Struct):
    number: int
    name: str
    base: Occasion
    steps: int
    required: frozenset[GarmentType]
    types_out: frozenset[GarmentType]
    colours_out: frozenset[Colour]


class _Board(Struct):
    number: int
    occasion: str
    at: _Time
    temperature_c: float | None
    locked: frozenset[int]
    outfits: tuple[_Outfit, ...]


class _Event(Struct):
    kind: EventKind
    garment_ids: tuple[int, ...]
    occasion: str
    at: _Time
    stars: int | None
    board_number: int | None = None
    swapped: tuple[int, int] | None = None
    day: date | None = None
    """By the clock of `at`; None in a folder of before that clock was kept."""


class _Head(Struct):
    format: object
    version: object


class _Body(Struct):
    garments: tuple[dict[str, Any], ...]
    events: tuple[_Event, ...]
    occasions: tuple[dict[str, Any], ...] = ()
    boards: tuple[_Board, ...] = ()
    days: DaysForm = msgspec.field(default_factory=DaysForm)


def written(manifest: Manifest) -> str:
    """Return the manifest as JSON."""
    value = {
        "format": FORMAT,
        "version": VERSION,
        "garments": [_flat(_Garment, each) for each in manifest.garments],
        "occasions": [_flat(_Occasion, each) for each in manifest.occasions],
        "boards": [_fields(_Board, each) for each in manifest.boards],
        "events": [_fields(_Event, each) for each in manifest.events],
        "days": written_days(manifest.days),
    }
    return json.dumps(value, indent=1, default=_plain)


def read(text: str) -> Manifest:
    """Return the manifest of a JSON text.

    Raises:
        InvalidValue: It is none, or of a newer version.
    """
    try:
        head = msgspec.json.decode(text, type=_Head)
        if (head.format, head.version) == (FORMAT, VERSION):
            return _manifest(msgspec.json.decode(text, type=_Body))
    except (InvalidValue, LookupError, RecursionError, TypeError, ValueError) as error:
        raise InvalidValue(
            _("{file} is damaged: {error!s:.100}", file=MANIFEST, error=error)
        ) from error
    if head.format != FORMAT:
        raise InvalidValue(_("{file} isn't from an exported closet", file=MANIFEST))
    raise InvalidValue(
        _(
            "{file} was made by a newer version of this program; update the program",
            file=MANIFEST,
        )
    )


def _flat(form: type[Struct], entry: GarmentEntry | OccasionEntry) -> dict[str, Any]:
    """Return an entry's fields, after those of what it is an entry of."""
    (_name, kept), *rest = asdict(entry).items()
    return _fields(form, kept) | dict(rest)


def _fields(form: type[Struct], value: object) -> dict[str, Any]:
    """Return the fields that a value has in the file."""
    return {name: getattr(value, name) for name in form.__struct_fields__}


def _plain(value: object) -> object:
    """Return in JSON's words what it has no word for."""
    match value:
        case date():
            return value.isoformat()
        case bytes():
            return value.hex()
        case frozenset():
            return sorted(value)
        case OwnKey():
            return str(value)
        case PictureFile() | PhotoEntry():
            return asdict(value)
    # A colour, a guess or an outfit is a row.
    return list(msgspec.to_builtins(value).values())


def _manifest(body: _Body) -> Manifest:
    return Manifest(
        tuple(_garment(each) for each in body.garments),
        tuple(_occasion(each) for each in body.occasions),
        tuple(
            convert(_keyed(each), Board, from_attributes=True) for each in body.boards
        ),
        tuple(_event(each) for each in body.events),
        read_days(body.days),
    )


def _garment(value: dict[str, Any]) -> GarmentEntry:
    form = _Garment if "state" in value else _EarlyGarment
    made = {
        "garment": convert(convert(value, form), Garment, from_attributes=True),
        "further": [each | _seen(each) for each in value.get("further", ())],
    }
    return convert(value | made | _seen(value), GarmentEntry)


def _seen(value: dict[str, Any]) -> dict[str, Any]:
    """Return what the eyes made of a photo."""
    return {
        "embedding": bytes.fromhex(value["embedding"]),
        "pictures": {kind: value["pictures"][kind] for kind in PLACES},
    }


def _occasion(value: dict[str, Any]) -> OccasionEntry:
    made = convert(convert(value, _Occasion), OwnOccasion, from_attributes=True)
    return convert(value | {"occasion": made}, OccasionEntry)


def _event(value: _Event) -> Event:
    event = convert(_keyed(value), Event)
    if value.day is None:  # of before: the zone of the machine stands for it
        return replace(event, at=event.at.astimezone())
    return event


def _keyed(value: _Board | _Event) -> dict[str, Any]:
    return asdict(value) | {"occasion": read_key(value.occasion)}

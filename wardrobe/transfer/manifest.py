"""What an exported folder holds, as both sides of it know it: its manifest.

closet.json        everything: garments, wishes, occasions, boards, events, and each
                   file's SHA-256
garments.csv       the garments, for a spreadsheet
index.html         the garments with their pictures, for a browser
photos/ …          a folder for each kind of picture
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from wardrobe.closet.editing import LONGEST_NAME, LONGEST_NOTES
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import (
    Garment,
    GarmentType,
    GoneReason,
    Guess,
    Pattern,
    State,
)
from wardrobe.model.occasion import Occasion, OwnOccasion, read_key
from wardrobe.model.picture import Picture
from wardrobe.transfer import json_values

Made = TypeVar("Made")

FORMAT = "digital-wardrobe export"
VERSION = 1
MANIFEST = "closet.json"
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


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's file of the folder."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GarmentEntry:
    """A garment as it was taken away.

    Attributes:
        is_removed: Whether it was in the trash.
        is_wish: Whether it was on the wish list, and not owned.
        embedding: 512 float32 as bytes.
        mask: What the user painted, if anything.
    """

    garment: Garment
    is_removed: bool = False
    is_wish: bool = False
    embedding: bytes
    pictures: dict[Picture, PictureFile]
    mask: PictureFile | None = None

    @property
    def is_shown(self) -> bool:
        """Whether it is neither in the trash nor only wished for."""
        return not (self.is_removed or self.is_wish)


@dataclass(frozen=True, slots=True)
class OccasionEntry:
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


def written(manifest: Manifest) -> str:
    """Return the manifest as JSON."""
    value = {
        "format": FORMAT,
        "version": VERSION,
        "garments": [_garment_json(taken) for taken in manifest.garments],
        "occasions": [_occasion_json(taken) for taken in manifest.occasions],
        "boards": [_board_json(board) for board in manifest.boards],
        "events": [_event_json(event) for event in manifest.events],
    }
    return json.dumps(value, indent=1)


def read(text: str) -> Manifest:
    """Return the manifest of a JSON text.

    Raises:
        InvalidValue: It is none, or of a newer version.
    """
    try:
        value = json.loads(text)
        if value["format"] != FORMAT:
            raise InvalidValue(_("{file} isn't from an exported closet", file=MANIFEST))
        if value["version"] != VERSION:
            raise InvalidValue(
                _(
                    "{file} was made by a newer version of this program; update "
                    "the program",
                    file=MANIFEST,
                )
            )
        return Manifest(
            tuple(_garment(each) for each in value["garments"]),
            tuple(_occasion(each) for each in value.get("occasions", ())),
            tuple(_board(each) for each in value.get("boards", ())),
            tuple(_event(each) for each in value["events"]),
        )
    except (
        AttributeError,
        LookupError,
        OverflowError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise InvalidValue(
            _("{file} is damaged: {error!s:.100}", file=MANIFEST, error=error)
        ) from error


def _garment_json(taken: GarmentEntry) -> dict[str, Any]:
    garment = taken.garment
    return {
        "id": garment.id,
        "type": garment.type,
        "colour": garment.colour,
        "pattern": garment.pattern,
        "name": garment.name,
        "confidence": garment.confidence,
        "colours": [[colour.name, colour.share] for colour in garment.colours],
        "added_at": garment.added_at.isoformat(),
        "photo_sha256": garment.photo_sha256,
        **_details_json(garment),
        "is_removed": taken.is_removed,
        "is_wish": taken.is_wish,
        "embedding": taken.embedding.hex(),
        "pictures": {
            kind: _member_json(member) for kind, member in taken.pictures.items()
        },
        "mask": _member_json(taken.mask) if taken.mask else None,
    }


def _details_json(garment: Garment) -> dict[str, Any]:
    bought_on = garment.bought_on
    return {
        "guesses": [[guess.type, guess.probability] for guess in garment.guesses],
        "own_type": garment.own_type,
        "notes": garment.notes,
        "brand": garment.brand,
        "size": garment.size,
        "price_cents": garment.price_cents,
        "bought_on": bought_on.isoformat() if bought_on else None,
        "place": garment.place,
        "state": garment.state,
        "gone_reason": garment.gone_reason,
    }


def _member_json(member: PictureFile) -> dict[str, str]:
    return {"path": member.path, "sha256": member.sha256}


def _garment(value: Mapping[str, Any]) -> GarmentEntry:
    garment = Garment(
        id=json_values.whole(value["id"]),
        type=GarmentType(value["type"]),
        colour=Colour(value["colour"]),
        pattern=Pattern(value["pattern"]),
        name=json_values.text(value["name"]),
        confidence=json_values.share(value["confidence"]),
        added_at=json_values.time(value["added_at"]),
        photo_sha256=json_values.sha256(value["photo_sha256"]),
        colours=tuple(
            ColourShare(Colour(name), json_values.share(share))
            for name, share in value["colours"]
        ),
        **_details(value),
    )
    mask = value.get("mask")
    return GarmentEntry(
        garment=garment,
        is_removed=value["is_removed"] is True,
        is_wish=value.get("is_wish") is True,
        embedding=bytes.fromhex(value["embedding"]),
        pictures={kind: _member(value["pictures"][kind]) for kind in PLACES},
        mask=None if mask is None else _member(mask),
    )


def _details(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what older folders do not have of a garment."""
    if "state" not in value:
        return {}
    bought_on, reason = value["bought_on"], value["gone_reason"]
    state = State(value["state"])
    if reason is not None and state is not State.GONE:
        raise ValueError("a garment that isn't gone has a reason for being gone")
    return {
        "guesses": tuple(
            Guess(GarmentType(name), json_values.share(share))
            for name, share in value["guesses"]
        ),
        **{
            name: json_values.short(value[name], LONGEST_NAME)
            for name in ("own_type", "brand", "size", "place")
        },
        "notes": json_values.short(value["notes"], LONGEST_NOTES),
        "price_cents": json_values.price(value["price_cents"]),
        "bought_on": None if bought_on is None else date.fromisoformat(bought_on),
        "state": state,
        "gone_reason": None if reason is None else GoneReason(reason),
    }


def _member(value: Mapping[str, Any]) -> PictureFile:
    return PictureFile(
        json_values.text(value["path"]), json_values.sha256(value["sha256"])
    )


def _occasion_json(taken: OccasionEntry) -> dict[str, Any]:
    occasion = taken.occasion
    return {
        "number": occasion.number,
        "name": occasion.name,
        "base": occasion.base,
        "steps": occasion.steps,
        "required": sorted(occasion.required),
        "types_out": sorted(occasion.types_out),
        "colours_out": sorted(occasion.colours_out),
        "is_removed": taken.is_removed,
    }


def _occasion(value: Mapping[str, Any]) -> OccasionEntry:
    occasion = _sensible(
        lambda: OwnOccasion(
            number=json_values.whole(value["number"]),
            name=json_values.text(value["name"]),
            base=Occasion(value["base"]),
            steps=json_values.whole(value["steps"]),
            required=frozenset(GarmentType(each) for each in value["required"]),
            types_out=frozenset(GarmentType(each) for each in value["types_out"]),
            colours_out=frozenset(Colour(each) for each in value["colours_out"]),
        )
    )
    return OccasionEntry(occasion, value["is_removed"] is True)


def _event_json(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "garment_ids": event.garment_ids,
        "occasion": str(event.occasion),
        "at": event.at.isoformat(),
        "stars": event.stars,
        "board_number": event.board_number,
        "swapped": event.swapped,
    }


def _board_json(board: Board) -> dict[str, Any]:
    return {
        "number": board.number,
        "occasion": str(board.occasion),
        "at": board.at.isoformat(),
        "temperature_c": board.temperature_c,
        "locked": sorted(board.locked),
        "outfits": [
            [each.top, each.middle, each.bottom, each.outer, each.logit]
            for each in board.outfits
        ],
    }


def _board(value: Mapping[str, Any]) -> Board:
    celsius = value["temperature_c"]
    return _sensible(
        lambda: Board(
            number=json_values.whole(value["number"]),
            occasion=read_key(json_values.text(value["occasion"])),
            at=json_values.time(value["at"]),
            temperature_c=None if celsius is None else json_values.json_number(celsius),
            locked=frozenset(json_values.whole(each) for each in value["locked"]),
            outfits=tuple(_shown_outfit(*each) for each in value["outfits"]),
        )
    )


def _shown_outfit(
    top: object, middle: object, bottom: object, outer: object, logit: object
) -> ShownOutfit:
    return ShownOutfit(
        top=json_values.whole(top),
        middle=json_values.whole_or_none(middle),
        bottom=json_values.whole(bottom),
        outer=json_values.whole_or_none(outer),
        logit=json_values.json_number(logit),
    )


def _event(value: Mapping[str, Any]) -> Event:
    swapped = value.get("swapped")
    return _sensible(
        lambda: Event(
            kind=EventKind(value["kind"]),
            garment_ids=tuple(json_values.whole(each) for each in value["garment_ids"]),
            occasion=read_key(json_values.text(value["occasion"])),
            at=json_values.time(value["at"]),
            stars=json_values.whole_or_none(value["stars"]),
            board_number=json_values.whole_or_none(value.get("board_number")),
            swapped=(json_values.whole(swapped[0]), json_values.whole(swapped[1]))
            if swapped
            else None,
        )
    )


def _sensible(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except InvalidValue as error:
        raise ValueError(str(error)) from error

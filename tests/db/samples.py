"""Garments, pictures and events that tests of the closet put into it."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.picture import Picture

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PICTURES = {kind: f"the {kind}".encode() for kind in Picture}
EMBEDDING = bytes(2048)


def noon() -> datetime:
    return NOON


def a_garment(photo: str = "shirt.jpg") -> Garment:
    return Garment(
        id=0,
        type=GarmentType.SHIRT,
        colour=Colour.NAVY,
        pattern=Pattern.STRIPED,
        name=photo,
        confidence=0.875,
        added_at=datetime(
            2026, 2, 28, 23, 30, 0, 123456, timezone(timedelta(hours=-5))
        ),
        photo_sha256=hashlib.sha256(photo.encode()).hexdigest(),
        colours=(ColourShare(Colour.NAVY, 0.7), ColourShare(Colour.WHITE, 0.3)),
    )


def a_board(*pairs: int) -> Board:
    """A board of outfits of a top and shoes, given one after another."""
    return Board(
        outfits=tuple(
            ShownOutfit(top=top, middle=None, bottom=bottom, outer=None, logit=top / 4)
            for top, bottom in zip(pairs[::2], pairs[1::2], strict=True)
        ),
        occasion=Occasion.WORK,
        at=NOON,
        temperature_c=12.5,
        locked=frozenset({pairs[0]}),
    )


def an_event(
    *garment_ids: int, kind: EventKind = EventKind.WEAR, at: datetime = NOON
) -> Event:
    return Event(
        kind=kind,
        garment_ids=garment_ids,
        occasion=Occasion.WORK,
        at=at,
        stars=4 if kind is EventKind.RATE else None,
    )

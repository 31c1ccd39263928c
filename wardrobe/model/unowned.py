"""Garments that nobody owns: the one that is tried, and imagined ones."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import product

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Pattern

# Garments of the closet are numbered from 1, and 0 is an empty slot.
TRIED_ID = -1
# What is imagined may be ranked beside what is tried, so none has its number.
_FIRST_IMAGINED_ID = -2


def imagined(
    types: Iterable[GarmentType], colours: Iterable[Colour] = Colour
) -> list[Garment]:
    """Return a plain garment of each type in each colour."""
    return [
        Garment(
            id=_FIRST_IMAGINED_ID - number,
            type=garment_type,
            colour=colour,
            pattern=Pattern.SOLID,
            name="",
            confidence=1.0,
            added_at=datetime.min.replace(tzinfo=UTC),
            photo_sha256="",
        )
        for number, (garment_type, colour) in enumerate(product(types, colours))
    ]


def is_imagined(garment: Garment) -> bool:
    """Return whether a garment is neither owned nor tried."""
    return garment.id <= _FIRST_IMAGINED_ID

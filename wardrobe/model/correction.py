"""What a person corrected, for the eyes to learn from."""

from dataclasses import dataclass

from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

# What a garment's confidence in its type, pattern or colour is once a person set it.
SURE = 1.0
# What anybody else is at most; only people correct.
MOST_SURE = 0.9999


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person set of a garment; None where they left what the eyes said.

    Attributes:
        embedding: As `Labels.embedding`.
        type: What the person says that it is.
        pattern: Which pattern it has.
        colour: Its main colour.
    """

    embedding: bytes
    type: GarmentType | None = None
    pattern: Pattern | None = None
    colour: Colour | None = None

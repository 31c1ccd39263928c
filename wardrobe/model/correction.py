"""What a person corrected, for the eyes to learn from."""

from dataclasses import dataclass

from wardrobe.model.garment import GarmentType

# What `Garment.confidence` is once a person set the type.
SURE = 1.0
# What anybody else is at most; only people correct.
MOST_SURE = 0.9999


@dataclass(frozen=True, slots=True)
class Correction:
    """A garment whose type a person set.

    Attributes:
        embedding: As `Labels.embedding`.
        type: What the person says that it is.
    """

    embedding: bytes
    type: GarmentType

"""Garments that only their looks and a number tell apart."""

from datetime import UTC, datetime

from wardrobe.model.garment import Descriptor, Garment

START = datetime(2026, 1, 1, 8, tzinfo=UTC)


def numbered_garment(number: int, look: Descriptor) -> Garment:
    """Return a garment of a look."""
    return Garment(
        id=number,
        type=look.type,
        colour=look.colour,
        pattern=look.pattern,
        name=f"garment {number}",
        confidence=1.0,
        added_at=START,
        photo_sha256=f"{number:064x}",
    )

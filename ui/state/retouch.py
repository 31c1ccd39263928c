"""One state of a garment's pictures, to go forth and back between."""

from dataclasses import dataclass

from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture


@dataclass(frozen=True, slots=True, eq=False)
class CutoutVersion:
    """The pictures of a garment, and the mask they were cut with, if painted."""

    garment: Garment
    pictures: dict[Picture, bytes]
    mask: bytes | None

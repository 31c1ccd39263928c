"""The pictures that the closet keeps, and what the eyes make of a photo."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from wardrobe.model.garment import Labels

if TYPE_CHECKING:  # most commands do without
    import numpy as np
    from numpy.typing import NDArray


class Picture(StrEnum):
    """The pictures that the closet keeps of each garment."""

    PHOTO = "photo"
    CUTOUT = "cutout"
    THUMBNAIL_256 = "thumbnail-256"
    THUMBNAIL_512 = "thumbnail-512"


@dataclass(frozen=True, slots=True)
class FurtherPhoto:
    """Another photo of a garment, as of its back.

    Attributes:
        number: The closet's, of all further photos.
    """

    number: int
    garment_id: int
    photo_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a quick look at any picture tells.

    Attributes:
        likeness: How surely it shows a garment: above 0 rather yes.
        is_single: Whether that is one, and not several or a whole room.
        taken_on: The day of the photo, by its camera.
    """

    likeness: float
    is_single: bool
    taken_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What the eyes make of one photo.

    Attributes:
        pictures: Encoded files by kind: the photo upright and at most 1280 px
            (JPEG); the cut-out with alpha, cropped to the garment (WebP); the
            cut-out on squares of 256 and 512 px with alpha (WebP).
        vector: float32 (D,), of length 1: near where photos look alike, as of
            `Embedder`.
        count_pieces: How many separate garments lie on the photo.
        taken_on: The day of the photo, by its camera.
    """

    labels: Labels
    pictures: dict[Picture, bytes]
    vector: "NDArray[np.float32]"
    count_pieces: int = 1
    taken_on: date | None = None

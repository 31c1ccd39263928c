"""Use case: make each garment of a photo that shows several one of its own."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.eyes import Eyes

# Encodes a mask (H, W) as the closet keeps it, a PNG.
EncodeMask = Callable[[NDArray[np.uint8]], bytes]


@dataclass(frozen=True, slots=True)
class Parted:
    """A garment that was several, and those that it was parted into."""

    whole: Garment
    pieces: tuple[Garment, ...]


def part_garment(
    garment_id: int,
    masks: Sequence[NDArray[np.uint8]],
    encode: EncodeMask,
    *,
    closet: Closet,
    eyes: Eyes,
    now: Callable[[], datetime],
    progress: Progress = NOBODY,
) -> Parted:
    """Add a garment for each piece of a photo, and remove the one that was all.

    They share its photo, which is kept once. A second time brings back what a first
    one made.

    Args:
        masks: uint8 (H, W) each, one a piece.

    Raises:
        BadPhoto: The photo that is kept is damaged.
        Cancelled: The user stopped it: all is as it was.
    """
    whole = closet.garment(garment_id)
    photo = closet.picture(garment_id, Picture.PHOTO)
    sights = [eyes.look_at_piece(photo, mask) for mask in progress.each(list(masks))]
    pieces = []
    for number, (sight, mask) in enumerate(zip(sights, masks, strict=True), start=1):
        made = Garment.from_labels(
            sight.labels,
            name=sight.labels.type.words,
            added_at=now(),
            photo_sha256=_digest(whole, number, mask),
        )
        made = replace(made, photographed_on=whole.photographed_on)
        pictures = {**sight.pictures, Picture.PHOTO: photo}
        kept = closet.add(made, pictures, sight.labels.embedding)
        closet.retouch(kept.id, pictures, encode(mask))
        pieces.append(kept)
    closet.remove([garment_id])
    return Parted(whole, tuple(pieces))


def _digest(whole: Garment, number: int, mask: NDArray[np.uint8]) -> str:
    """Return what a piece is known by: no file has it, and each cut has another."""
    told = f"{whole.photo_sha256} {number} ".encode() + mask.tobytes()
    return hashlib.sha256(told).hexdigest()

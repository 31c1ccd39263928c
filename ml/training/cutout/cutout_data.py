"""What the cut-out's network learns from: products cut out, own photos with masks."""

import random
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from ml.arrays import Mask, Pixels, Words
from ml.cutout.outline import stretch
from ml.imaging.lab import to_lab
from ml.imaging.regions import flood_from_border
from ml.model_file import read_npz
from ml.photos.photo import open_photo
from ml.training.cutout.masks_by_eye import CLOSE, QUICK, MaskByEye
from ml.training.cutout.teachers import Teachers
from ml.training.data.datasets import Example, Split
from ml.training.data.labels_by_eye import key_of
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType, Group
from wardrobe.model.progress import Tell

SIDE = 320  # of what the network sees, in pixels
KEPT = 256  # of own photos, whose shorter side has no more
PIECE = 192  # of a product, which mostly fills a part of a scene
# JPEG leaves the white of catalogues a little uneven.
_NEAR_WHITE = 244
# Of a catalogue picture; less is a white garment that was eaten, more no backdrop.
_LEAST_PIECE, _MOST_PIECE = 0.08, 0.8
# CIELAB of skin in a studio's light, and how much of it says that somebody wears it.
_SKIN = (np.array([40, 6, 8]), np.array([88, 26, 32]))
_MOST_SKIN = 0.02
# Of watches and the like: they are many, and nobody's own photos show them.
_ACCESSORY, _ACCESSORY_SHARE = frozenset({GarmentType.ACCESSORY}), 0.2
# Of 255, and of the border: an own garment to paste is seen without its soft edges, and
# as a whole.
_WITHOUT_RIM, _MOST_CUT_OFF = 140, 0.01
# A mask that nobody looked at is taken for right if both ways find it alike.
_LEAST_AGREEMENT = 0.95
_HALF = 127  # of 255


class HomePhoto(NamedTuple):
    """A person's photo, squared by stretching: rgb (S, S, 3), mask (S, S), trust."""

    rgb: Pixels
    mask: Pixels
    is_trusted: bool


@dataclass(frozen=True, slots=True, eq=False)
class CutoutData:
    """Everything that scenes are made of.

    Attributes:
        pieces: uint8 (P, 192, 192, 4), garments with their alpha, of products and of
            own photos.
        groups: str (P,), the `Group` of each: shoes come in pairs, and what
            hangs on a hanger depends on it.
        own: uint8 (N, 256, 256, 3), people's photos of the training part.
        masks: uint8 (N, 256, 256), 255 for garment, by the teacher.
        is_trusted: bool (N,), whether the mask is learned from.
    """

    pieces: Pixels
    groups: Words
    own: Pixels
    masks: Pixels
    is_trusted: Mask


def load_cutout_data(
    examples: list[Example],
    teachers: Teachers,
    looked_at: Mapping[str, MaskByEye],
    cache: Path,
    tell: Tell,
) -> CutoutData:
    """Prepare training examples, or read what an earlier call prepared.

    Args:
        looked_at: What somebody said of masks, by `key_of` the photo.

    Raises:
        InvalidValue: No products on white, or no own photos with masks to trust.
    """
    file = cache / "cutout-data.npz"
    if not file.exists():
        train = [each for each in examples if each.split is Split.TRAIN]
        _save(_prepared(train, teachers, looked_at, tell), file)
    return read_npz(file, CutoutData)


def _save(data: CutoutData, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part.npz")
    np.savez(part, **{each.name: getattr(data, each.name) for each in fields(data)})
    part.replace(file)


def _prepared(
    train: list[Example],
    teachers: Teachers,
    looked_at: Mapping[str, MaskByEye],
    tell: Tell,
) -> CutoutData:
    products = _without_most_accessories(train)
    people = [each for each in train if not each.is_product]
    tell(f"cutting out {len(products)} products and {len(people)} own photos")
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(cut_out_product, products))
        own = list(
            pool.map(
                lambda each: read_home_photo(each.path, teachers, looked_at), people
            )
        )
    trusted = [(photo, each) for photo, each in zip(own, people) if photo.is_trusted]
    pairs = [
        (piece, str(each.group))
        for piece, each in [
            *zip(found, products),
            *((_own_piece(photo), each) for photo, each in trusted),
        ]
        if piece is not None and each.group is not None
    ]
    tell(f"{len(pairs)} garments and the masks of {len(trusted)} own photos are usable")
    if not pairs or not trusted:
        raise InvalidValue("training needs both product and own photos")
    return CutoutData(
        pieces=np.stack([piece for piece, _ in pairs]),
        groups=np.array([group for _, group in pairs]),
        own=np.stack([each.rgb for each in own]),
        masks=np.stack([each.mask for each in own]),
        is_trusted=np.array([each.is_trusted for each in own]),
    )


def _without_most_accessories(train: list[Example]) -> list[Example]:
    rng = random.Random(0)
    return [
        each
        for each in train
        if each.is_product
        and (each.types != _ACCESSORY or rng.random() < _ACCESSORY_SHARE)
    ]


def cut_out_product(product: Example) -> Pixels | None:
    """Return a product on white with its alpha, uint8 (192, 192, 4).

    None if it does not stand on white, or somebody wears it.
    """
    rgb = open_photo(product.path.read_bytes()).rgb
    garment = ~flood_from_border(rgb.min(axis=2) >= _NEAR_WHITE)
    if not _LEAST_PIECE < garment.mean() < _MOST_PIECE:
        return None
    if product.group in {Group.TOP, Group.MIDDLE} and _shows_skin(rgb, garment):
        return None
    return as_piece(rgb, garment)


def as_piece(rgb: Pixels, garment: Mask) -> Pixels:
    """Return a garment (H, W) of a photo with its alpha, uint8 (192, 192, 4)."""
    rows, columns = np.flatnonzero(garment.any(1)), np.flatnonzero(garment.any(0))
    box = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    image = Image.fromarray(np.dstack([rgb, _narrowed(garment)])).crop(box)
    image.thumbnail((PIECE - 4, PIECE - 4), Image.Resampling.BOX)
    square = Image.new("RGBA", (PIECE, PIECE))
    square.paste(image, ((PIECE - image.width) // 2, (PIECE - image.height) // 2))
    return np.array(square)


def _own_piece(photo: HomePhoto) -> Pixels | None:
    """Return the garment of an own photo; None if it goes on beyond the photo."""
    garment = photo.mask > _WITHOUT_RIM
    border = np.concatenate([garment[0], garment[-1], garment[:, 0], garment[:, -1]])
    return None if border.mean() > _MOST_CUT_OFF else as_piece(photo.rgb, garment)


def _narrowed(garment: Mask) -> Pixels:
    """Return alpha without the rim of one pixel, which is half white."""
    alpha = Image.fromarray(np.where(garment, 255, 0).astype(np.uint8))
    return np.asarray(alpha.filter(ImageFilter.MinFilter(3)))


def _shows_skin(rgb: Pixels, garment: Mask) -> bool:
    lab = to_lab(rgb)
    low, high = _SKIN
    is_skin = ((lab >= low) & (lab <= high)).all(axis=2) & garment
    return bool(is_skin.sum() > _MOST_SKIN * garment.sum())


def read_home_photo(
    photo: Path, teachers: Teachers, looked_at: Mapping[str, MaskByEye]
) -> HomePhoto:
    """Return a person's photo and the garment on it, as a teacher finds it.

    Args:
        looked_at: What somebody said of masks, by `key_of` the photo; of others, a mask
            is trusted that both ways find alike.
    """
    rgb = open_photo(photo.read_bytes()).rgb
    square, seen = stretch(rgb, KEPT), looked_at.get(key_of(photo))
    if seen is None:
        close, quick = (_mask_of(rgb, teachers, way) for way in (CLOSE, QUICK))
        is_right = overlap(close > _HALF, quick > _HALF) >= _LEAST_AGREEMENT
        return HomePhoto(square, close, is_right)
    if not seen.is_right:
        return HomePhoto(square, np.zeros((KEPT, KEPT), np.uint8), is_trusted=False)
    mask = _mask_of(rgb, teachers, seen.teacher)
    mask[: round(seen.top * KEPT)] = 0
    return HomePhoto(square, mask, is_trusted=True)


def _mask_of(rgb: Pixels, teachers: Teachers, way: str) -> Pixels:
    """Return what a teacher sees, uint8 (256, 256) of 0..255."""
    look = teachers.seen_quickly if way == QUICK else teachers.seen_closely
    return stretch(np.rint(look(rgb) * np.float32(255)).astype(np.uint8), KEPT)


def overlap(first: Mask, second: Mask) -> float:
    """Return the intersection of two masks over their union, 0..1."""
    return float((first & second).sum() / max(1, (first | second).sum()))

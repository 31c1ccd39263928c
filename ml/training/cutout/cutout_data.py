"""What the cut-out's network learns from: products cut out, own photos with masks."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from ml.arrays import Mask, Pixels
from ml.cutout.cutout import clean_mask, invert_if_floor, is_confident, is_plausible
from ml.cutout.foreground import find_foreground
from ml.cutout.outline import stretch
from ml.imaging.filters import shrink
from ml.imaging.lab import to_lab
from ml.imaging.regions import flood_from_border
from ml.model_file import read_npz
from ml.photos.photo import open_photo
from ml.training.data.datasets import Example, Split
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType, Group
from wardrobe.model.progress import Tell

SIDE = 192  # of what the network sees, in pixels
PIECE = 128  # of a product, which mostly fills a part of a scene
# JPEG leaves the white of catalogues a little uneven.
_NEAR_WHITE = 244
# Of a catalogue picture; less is a white garment that was eaten, more no backdrop.
_LEAST_PIECE, _MOST_PIECE = 0.08, 0.8
# CIELAB of skin in a studio's light, and how much of it says that somebody wears it.
_SKIN = (np.array([40, 6, 8]), np.array([88, 26, 32]))
_MOST_SKIN = 0.02
# Of watches and the like: they are many, and nobody's own photos show them.
_ACCESSORY, _ACCESSORY_SHARE = frozenset({GarmentType.ACCESSORY}), 0.2
# A mask is taken for right if colours are sure of it, and it hardly changes with the
# size that it is found at.
_SIZES = (128, 96)
_LEAST_AGREEMENT = 0.97


class HomePhoto(NamedTuple):
    """A person's photo, squared by stretching: rgb (S, S, 3), mask (S, S), trust."""

    rgb: Pixels
    mask: Pixels
    is_trusted: bool


@dataclass(frozen=True, slots=True, eq=False)
class CutoutData:
    """Everything that scenes are made of.

    Attributes:
        pieces: uint8 (P, 128, 128, 4), products with their alpha.
        is_shoe: bool (P,): seen singly in catalogues, and in pairs at home.
        own: uint8 (N, 192, 192, 3), people's photos of the training part.
        masks: uint8 (N, 192, 192), 255 for garment, by the way without a network.
        is_trusted: bool (N,), whether the mask is learned from.
    """

    pieces: Pixels
    is_shoe: Mask
    own: Pixels
    masks: Pixels
    is_trusted: Mask


def load_cutout_data(examples: list[Example], cache: Path, tell: Tell) -> CutoutData:
    """Prepare training examples, or read what an earlier call prepared.

    Raises:
        InvalidValue: No products on white, or no own photos with masks to trust.
    """
    file = cache / "cutout-data.npz"
    if not file.exists():
        train = [each for each in examples if each.split is Split.TRAIN]
        _save(_prepared(train, tell), file)
    return read_npz(file, CutoutData)


def _save(data: CutoutData, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part.npz")
    np.savez(part, **{each.name: getattr(data, each.name) for each in fields(data)})
    part.replace(file)


def _prepared(train: list[Example], tell: Tell) -> CutoutData:
    products = _without_most_accessories(train)
    people = [each for each in train if not each.is_product]
    tell(f"cutting out {len(products)} products and {len(people)} own photos")
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(cut_out_product, products))
        own = list(pool.map(lambda each: read_home_photo(each.path), people))
    pairs = [(piece, each) for piece, each in zip(found, products) if piece is not None]
    trusted = sum(each.is_trusted for each in own)
    tell(f"{len(pairs)} products and the masks of {trusted} own photos are usable")
    if not pairs or not trusted:
        raise InvalidValue("training needs both product and own photos")
    return CutoutData(
        pieces=np.stack([piece for piece, _ in pairs]),
        is_shoe=np.array([each.group is Group.BOTTOM for _, each in pairs]),
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
    """Return a product on white with its alpha, uint8 (128, 128, 4).

    None if it does not stand on white, or somebody wears it.
    """
    rgb = open_photo(product.path.read_bytes()).rgb
    garment = ~flood_from_border(rgb.min(axis=2) >= _NEAR_WHITE)
    if not _LEAST_PIECE < garment.mean() < _MOST_PIECE:
        return None
    if product.group in {Group.TOP, Group.MIDDLE} and _shows_skin(rgb, garment):
        return None
    alpha = _narrowed(garment)
    rows, columns = np.flatnonzero(garment.any(1)), np.flatnonzero(garment.any(0))
    box = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    image = Image.fromarray(np.dstack([rgb, alpha])).crop(box)
    image.thumbnail((PIECE - 4, PIECE - 4), Image.Resampling.BOX)
    square = Image.new("RGBA", (PIECE, PIECE))
    square.paste(image, ((PIECE - image.width) // 2, (PIECE - image.height) // 2))
    return np.array(square)


def _narrowed(garment: Mask) -> Pixels:
    """Return alpha without the rim of one pixel, which is half white."""
    alpha = Image.fromarray(np.where(garment, 255, 0).astype(np.uint8))
    return np.asarray(alpha.filter(ImageFilter.MinFilter(3)))


def _shows_skin(rgb: Pixels, garment: Mask) -> bool:
    lab = to_lab(rgb)
    low, high = _SKIN
    is_skin = ((lab >= low) & (lab <= high)).all(axis=2) & garment
    return bool(is_skin.sum() > _MOST_SKIN * garment.sum())


def read_home_photo(photo: Path) -> HomePhoto:
    """Return a person's photo and the mask that the way without a network finds."""
    rgb = open_photo(photo.read_bytes()).rgb
    founds = [find_foreground(shrink(rgb, size)) for size in _SIZES]
    raw = [clean_mask(found) for found in founds]
    mask = invert_if_floor(raw[0])
    squares = [stretch(np.where(each, 255, 0).astype(np.uint8), SIDE) for each in raw]
    first, second = (square > 127 for square in squares)
    agreement = (first & second).sum() / max(1, (first | second).sum())
    is_trusted = (
        mask is raw[0]
        and is_plausible(mask)
        and agreement >= _LEAST_AGREEMENT
        and is_confident(founds[0], mask)
    )
    return HomePhoto(stretch(rgb, SIDE), squares[0], bool(is_trusted))

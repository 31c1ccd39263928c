"""Labels that somebody read off the photos by eye, by the hash of each photo's file.

People's own photos have coarse labels (Shoes, Longsleeve) and no pattern or colour. In
`assets/labels` each photo has the types, patterns and main colours that one may call
it, the best first: where people differ there are several. `own_photos.csv` is for
training and validation, `test_photos.csv` only for measuring.
"""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ml.training.data.datasets import Example, Split
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

OWN_PHOTOS = "own_photos.csv"
TEST_PHOTOS = "test_photos.csv"
PRODUCT_TYPES = "product_types.csv"


@dataclass(frozen=True, slots=True)
class SeenLabels:
    """What one may call the garment on one photo; the best answer comes first."""

    types: tuple[GarmentType, ...]
    patterns: tuple[Pattern, ...]
    colours: tuple[Colour, ...]


def read_labels_by_eye(table: Path) -> dict[str, SeenLabels]:
    """Read a table of `photo,types,patterns,colours`, answers parted by blanks."""
    with table.open(newline="", encoding="utf-8") as file:
        return {
            row["photo"]: SeenLabels(
                tuple(map(GarmentType, row["types"].split())),
                tuple(map(Pattern, row["patterns"].split())),
                tuple(map(Colour, row["colours"].split())),
            )
            for row in csv.DictReader(file)
        }


def with_labels_by_eye(examples: list[Example], folder: Path) -> list[Example]:
    """Return the examples with what was seen on them in place of coarse labels.

    Coarse labels (Pants, Shoes) never say boots or track pants, so a classifier that
    is trained on them alone never would. The test part stays as it is published.

    Args:
        folder: Of the tables.
    """
    seen = read_labels_by_eye(folder / OWN_PHOTOS)
    types = _read_product_types(folder / PRODUCT_TYPES)
    return [
        example
        if example.split is Split.TEST
        else _with_labels(example, key_of(example.path), seen, types)
        for example in examples
    ]


def labels_of_split(folder: Path, split: Split) -> dict[str, SeenLabels]:
    """Return what was seen on the photos of a part, by `key_of` the photo."""
    table = TEST_PHOTOS if split is Split.TEST else OWN_PHOTOS
    return read_labels_by_eye(folder / table)


def key_of(photo: Path) -> str:
    """Return what names a photo in the tables: 16 hex digits of its SHA-256."""
    return hashlib.sha256(photo.read_bytes()).hexdigest()[:16]


def _with_labels(
    example: Example,
    key: str,
    seen: Mapping[str, SeenLabels],
    types: Mapping[str, GarmentType],
) -> Example:
    if labels := seen.get(key):
        return replace(
            example,
            types=frozenset(labels.types),
            patterns=frozenset(labels.patterns),
            colours=frozenset(labels.colours),
        )
    if example.split is Split.TRAIN and key in types:
        return replace(example, types=frozenset({types[key]}))
    return example


def _read_product_types(table: Path) -> dict[str, GarmentType]:
    with table.open(newline="", encoding="utf-8") as file:
        return {row["photo"]: GarmentType(row["type"]) for row in csv.DictReader(file)}

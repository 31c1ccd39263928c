"""Adapters: folders of labelled photos as lists of examples, split by fixed rules."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ml.training.data.labels import (
    CLOTHING,
    Allowed,
    pattern_of_name,
    types_of_product,
    types_of_word,
)
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType, Group, Pattern

PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})


class Split(StrEnum):
    """What an example may be used for."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled photo.

    Attributes:
        types: The types that its label allows, never empty.
        label: The label as the data set words it.
        is_product: A catalogue picture, not a photo that a person took at home.
    """

    path: Path
    types: Allowed
    label: str
    pattern: Pattern | None
    split: Split
    is_product: bool

    @property
    def group(self) -> Group | None:
        """The group, if all allowed types share one."""
        groups = {garment_type.group for garment_type in self.types}
        return groups.pop() if len(groups) == 1 else None


def read_examples(folder: Path) -> list[Example]:
    """Read every data set below a folder, in a fixed order.

    Known are `clothing/images.csv`, `products/styles.csv` and, in any other
    sub-folder, one folder of photos for each label.

    Raises:
        InvalidValue: There is no labelled photo.
    """
    examples = [*_clothing(folder), *_products(folder), *_folders(folder)]
    if not examples:
        raise InvalidValue(f"{folder} has no labelled photos in a known layout")
    return examples


def with_finer_types(examples: list[Example], table: Path) -> list[Example]:
    """Return training examples with a finer type where somebody looked at the photo.

    Coarse labels (Shoes, Pants) never say boots or track pants, so a classifier
    trained on them alone never would. Examples of other splits stay as they are:
    what is measured must not depend on the table.

    Args:
        table: CSV of `photo` (first 16 hex digits of the file's SHA-256) and `type`.
    """
    types = {row["photo"]: GarmentType(row["type"]) for row in _rows(table)}
    return [
        replace(example, types=frozenset({types[key]}))
        if example.split is Split.TRAIN and (key := key_of(example.path)) in types
        else example
        for example in examples
    ]


def key_of(photo: Path) -> str:
    """Return what names a photo file in the table of finer types."""
    return hashlib.sha256(photo.read_bytes()).hexdigest()[:16]


def fixed_split(key: str) -> Split:
    """Split by a hash of the key: 80 % train, 10 % validation, 10 % test."""
    tenth = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 10
    return {0: Split.TEST, 1: Split.VALIDATION}.get(tenth, Split.TRAIN)


def _clothing(folder: Path) -> Iterator[Example]:
    for row in _rows(folder / "clothing" / "images.csv"):
        types = CLOTHING.get(row["label"])
        if types:
            # `extra` are photos of more senders: none of them in the test split.
            split = "train" if row["split"] == "extra" else row["split"]
            yield Example(
                path=folder / "clothing" / "images" / f"{row['image']}.jpg",
                types=types,
                label=row["label"],
                pattern=None,
                split=Split(split),
                is_product=False,
            )


def product_rows(folder: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """Yield the photo and the row of every product that has a photo."""
    images = folder / "products" / "images"
    for row in _rows(folder / "products" / "styles.csv"):
        path = images / f"{row['id']}.jpg"
        if path.exists():
            yield path, row


def _products(folder: Path) -> Iterator[Example]:
    for path, row in product_rows(folder):
        types = types_of_product(row["articleType"], row["productDisplayName"])
        if types:
            yield Example(
                path=path,
                types=types,
                label=row["articleType"],
                pattern=_product_pattern(row),
                split=fixed_split(row["id"]),
                is_product=True,
            )


def _product_pattern(row: dict[str, str]) -> Pattern | None:
    is_cloth = row["masterCategory"] == "Apparel"
    return pattern_of_name(row["productDisplayName"]) if is_cloth else None


def _folders(folder: Path) -> Iterator[Example]:
    for child in sorted(path for path in folder.glob("*/*") if path.is_dir()):
        types = types_of_word(child.name)
        for path in sorted(child.iterdir()) if types else ():
            if types and path.suffix.lower() in PHOTO_SUFFIXES:
                yield Example(
                    path=path,
                    types=types,
                    label=child.name,
                    pattern=None,
                    split=fixed_split(path.name),
                    is_product=False,
                )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)

"""Adapters: folders of labelled photos as lists of examples, split by fixed rules."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ml.training.data.labels import (
    CLOTHING,
    NO_GARMENT,
    Allowed,
    colour_of_product,
    pattern_of_name,
    types_of_product,
    types_of_word,
)
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Group, Pattern

# One in so many people who sent photos is held out. Any remainder would do; this one
# has 42 people of 429 photos, 14 hats among them.
_SENDERS, _HELD_OUT_SENDER = 8, 3
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
        types: The types that its label allows; none where no garment is to be seen.
        label: The label as the data set words it.
        patterns: The patterns that one may call it; none where nobody said.
        colours: The main colours that one may call it; none where nobody said.
        is_product: A catalogue picture, not a photo that a person took at home.
    """

    path: Path
    types: Allowed
    label: str
    split: Split
    is_product: bool
    patterns: frozenset[Pattern] = frozenset()
    colours: frozenset[Colour] = frozenset()

    @property
    def is_garment(self) -> bool:
        """Whether a garment is on the photo at all."""
        return bool(self.types)

    @property
    def group(self) -> Group | None:
        """The group, if all allowed types share one."""
        groups = {garment_type.group for garment_type in self.types}
        return groups.pop() if len(groups) == 1 else None


def read_examples(folder: Path) -> list[Example]:
    """Read every data set below a folder, in a fixed order.

    Known are `clothing/images.csv`, `products/styles.csv` and, in any other
    sub-folder, one folder of photos for each label; `none` is the label of pictures
    without a garment.

    Raises:
        InvalidValue: There is no labelled photo.
    """
    examples = [*_clothing(folder), *_products(folder), *_folders(folder)]
    if not examples:
        raise InvalidValue(f"{folder} has no labelled photos in a known layout")
    return examples


def fixed_split(key: str) -> Split:
    """Split by a hash of the key: 80 % train, 10 % validation, 10 % test."""
    tenth = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 10
    return {0: Split.TEST, 1: Split.VALIDATION}.get(tenth, Split.TRAIN)


def _clothing(folder: Path) -> Iterator[Example]:
    for row in _rows(folder / "clothing" / "images.csv"):
        types = CLOTHING.get(row["label"])
        if types:
            yield Example(
                path=folder / "clothing" / "images" / f"{row['image']}.jpg",
                types=types,
                label=row["label"],
                split=_split_of_sender(row),
                is_product=False,
            )


def _split_of_sender(row: dict[str, str]) -> Split:
    """Return the published test part, and hold one sender in eight out of the rest.

    The published validation part has photos of people whose other photos are trained
    on: it calls a network good that has learned their floors. `extra` are photos of
    more senders, none of them in the test part. Without senders it stands as published.
    """
    published = Split.TRAIN if row["split"] == "extra" else Split(row["split"])
    sender = row.get("sender")
    if published is Split.TEST or not sender:
        return published
    is_held_out = int(sender) % _SENDERS == _HELD_OUT_SENDER
    return Split.VALIDATION if is_held_out else Split.TRAIN


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
                split=fixed_split(row["id"]),
                is_product=True,
                patterns=_product_patterns(row),
                colours=_product_colours(row),
            )


def _product_patterns(row: dict[str, str]) -> frozenset[Pattern]:
    is_cloth = row["masterCategory"] == "Apparel"
    pattern = pattern_of_name(row["productDisplayName"]) if is_cloth else None
    return frozenset({pattern} if pattern else ())


def _product_colours(row: dict[str, str]) -> frozenset[Colour]:
    colour = colour_of_product(row["subCategory"], row["baseColour"])
    return frozenset({colour} if colour else ())


def _folders(folder: Path) -> Iterator[Example]:
    for child in sorted(path for path in folder.glob("*/*") if path.is_dir()):
        is_none = child.name == NO_GARMENT
        types = frozenset() if is_none else types_of_word(child.name)
        for path in sorted(child.iterdir()) if types is not None else ():
            if types is not None and path.suffix.lower() in PHOTO_SUFFIXES:
                yield Example(
                    path=path,
                    types=types,
                    label=child.name,
                    split=fixed_split(path.name),
                    is_product=False,
                )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)

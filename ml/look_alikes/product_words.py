"""What a catalogue's own table says of its pictures."""

import csv
from dataclasses import dataclass
from pathlib import Path

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _

TABLE = "styles.csv"


@dataclass(frozen=True, slots=True)
class Product:
    """A row of `styles.csv`, as Fashion Product Images has them."""

    id: str
    article: str
    colour: str
    name: str


def read_product_words(folder: Path) -> list[Product]:
    """Return the products of a folder's table, or of the folder's above.

    Raises:
        InvalidValue: The table cannot be read as CSV text.
    """
    for place in (folder, folder.parent):
        table = place / TABLE
        if not table.is_file():
            continue
        try:
            with table.open(newline="", encoding="utf-8-sig") as file:
                return [_product(row) for row in csv.DictReader(file)]
        except (OSError, UnicodeError, csv.Error) as error:
            raise InvalidValue(
                _("{table} can't be read as CSV text", table=table)
            ) from error
    return []


def words_by_id(folder: Path) -> dict[str, str]:
    """Return the words for each picture, by its file's name without suffix."""
    return {
        product.id: product.name or f"{product.colour} {product.article}".strip()
        for product in read_product_words(folder)
    }


def _product(row: dict[str, str | None]) -> Product:
    return Product(
        id=row.get("id") or "",
        article=row.get("articleType") or "",
        colour=row.get("baseColour") or "",
        name=row.get("productDisplayName") or "",
    )

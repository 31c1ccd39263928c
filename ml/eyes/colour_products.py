"""Product photos with the names of their colours, as data to learn from."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ml.eyes.colour_training import Names
from ml.eyes.cutout import cut_out
from ml.eyes.filters import shrink
from ml.eyes.photo import open_photo
from wardrobe.colour import Colour

_SIDE = 64
# A product's part is the last digit of its id's SHA-256, as a decimal number.
TEST, VALIDATION = 0, 1
# The catalogue's base colours by our names; a colour that is not here is left out.
BASE_COLOURS = {
    Colour.BLACK: "Black",
    Colour.WHITE: "White, Off White",
    Colour.GREY: "Grey, Grey Melange, Charcoal",
    Colour.BEIGE: "Beige, Cream, Nude, Skin, Khaki, Taupe",
    Colour.BROWN: "Brown, Coffee Brown, Mushroom Brown, Tan, Rust, Copper",
    Colour.RED: "Red, Maroon, Burgundy",
    Colour.PINK: "Pink, Rose, Magenta",
    Colour.ORANGE: "Orange, Peach",
    Colour.YELLOW: "Yellow, Mustard",
    Colour.GREEN: "Green, Olive, Sea Green, Lime Green, Fluorescent Green, Teal",
    Colour.BLUE: "Blue, Turquoise Blue",
    Colour.NAVY: "Navy Blue",
    Colour.PURPLE: "Purple, Lavender, Mauve",
    Colour.GOLD: "Gold, Bronze",
    Colour.SILVER: "Silver, Steel, Metallic",
    Colour.MULTICOLOUR: "Multi",
}
# Not worn, or of glass and steel.
_LEFT_OUT = (
    "Watches, Eyewear, Fragrance, Cufflinks, Jewellery, Free Gifts, Umbrellas, "
    "Sports Equipment, Shoe Accessories, Accessories"
)


@dataclass(frozen=True, slots=True, eq=False)
class Products:
    """Product photos made small, with their cut-outs.

    Attributes:
        rgb: uint8 (N, 64, 64, 3).
        cover: uint8 (N, 64, 64).
        names: (N,) indices into `Colour`.
        part: (N,) 0 is the test part, 1 the validation part, the rest is learned.
    """

    rgb: NDArray[np.uint8]
    cover: NDArray[np.uint8]
    names: Names
    part: Names


def read_products(folder: Path) -> Products:
    """Open and cut out every product photo whose base colour has a name here."""
    index = list(Colour)
    name_of = {
        base: index.index(name)
        for name, bases in BASE_COLOURS.items()
        for base in bases.split(", ")
    }
    rgb, cover, names, part = [], [], [], []
    for row in _rows(folder):
        if (
            row["subCategory"] in _LEFT_OUT.split(", ")
            or row["baseColour"] not in name_of
        ):
            continue
        photo = open_photo((folder / "images" / f"{row['id']}.jpg").read_bytes())
        alpha = cut_out(photo)
        rgb.append(shrink(photo.rgb, _SIDE))
        cover.append(shrink(alpha, _SIDE))
        names.append(name_of[row["baseColour"]])
        digest = hashlib.sha256(row["id"].encode()).hexdigest()
        part.append(int(digest, 16) % 10)
    return Products(np.stack(rgb), np.stack(cover), np.array(names), np.array(part))


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "images.csv").open(newline="", encoding="utf-8") as file:
        ids = {row["id"] for row in csv.DictReader(file)}
    with (folder / "styles.csv").open(newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["id"] in ids]

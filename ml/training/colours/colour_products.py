"""Product photos with the names of their colours, as data to learn from."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ml.arrays import Indices, Pixels
from ml.cutout.cutout import cut_out
from ml.eyes.colour_names import HISTOGRAM_SIDE
from ml.imaging.filters import shrink
from ml.imaging.regions import flood_from_border
from ml.photos.photo import Photo, open_photo
from ml.training.data.datasets import product_rows
from wardrobe.model.colour import Colour

TEST, VALIDATION = 0, 1  # see `part_of`
_WHITE = 238  # JPEG leaves the white of catalogues a little uneven
# Less white is no backdrop, and more has eaten a white garment.
_LEAST_CLEAR, _MOST_CLEAR = 0.15, 0.9
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
_NAME_OF_BASE = {
    base: name for name, bases in BASE_COLOURS.items() for base in bases.split(", ")
}
# Not worn, or of glass and steel.
_LEFT_OUT = (
    "Watches, Eyewear, Fragrance, Cufflinks, Jewellery, Free Gifts, Umbrellas, "
    "Sports Equipment, Shoe Accessories, Accessories"
)


@dataclass(frozen=True, slots=True, eq=False)
class ColourProducts:
    """Product photos made small, with their cut-outs.

    Attributes:
        rgb: uint8 (N, 64, 64, 3).
        cover: uint8 (N, 64, 64).
        names: (N,) indices into `Colour`.
        part: (N,) 0 is the test part, 1 the validation part, the rest is learned.
    """

    rgb: Pixels
    cover: Pixels
    names: Indices
    part: Indices


def part_of(product: str) -> int:
    """Return the part of a product, 0 to 9, by its id."""
    # Salted anew when the names learned last: the part before had been looked at.
    digest = hashlib.sha256(f"colour:{product}".encode()).hexdigest()
    return int(digest, 16) % 10


def name_of_base(row: dict[str, str]) -> Colour | None:
    """Return our name for a product's base colour; None where it is left out."""
    if row["subCategory"] in _LEFT_OUT.split(", "):
        return None
    return _NAME_OF_BASE.get(row["baseColour"])


def read_products(data: Path) -> ColourProducts:
    """Open and cut out every product photo whose base colour has a name here."""
    rgb, cover, names, part = [], [], [], []
    for path, row in product_rows(data):
        name = name_of_base(row)
        if name is None:
            continue
        photo = open_photo(path.read_bytes())
        small = shrink(photo.rgb, HISTOGRAM_SIDE)
        rgb.append(small)
        cover.append(_cover(photo, small))
        names.append(list(Colour).index(name))
        part.append(part_of(row["id"]))
    return ColourProducts(
        np.stack(rgb), np.stack(cover), np.array(names), np.array(part)
    )


def _cover(photo: Photo, small: Pixels) -> Pixels:
    """Return the cut-out at the size of `small` (h, w, 3).

    On white, what white reaches from the border is not the garment: as good as the
    cut-out there, and a thousand photos a minute faster.
    """
    outside = flood_from_border(small.min(axis=2) >= _WHITE)
    if _LEAST_CLEAR < outside.mean() < _MOST_CLEAR:
        return np.where(outside, 0, 255).astype(np.uint8)
    return shrink(cut_out(photo), HISTOGRAM_SIDE)

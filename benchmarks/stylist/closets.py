"""Closets with the types and colours that people own, at the shares they own them.

Source: ours, after the photos that people took of their own clothes (the review of the
window's 73) and the marginals of stylists' outfits in black, white, blue and navy.
"""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from benchmarks.garments import numbered_garment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, Garment, GarmentType, Group, Pattern

T = GarmentType
Word = TypeVar("Word")

# How many of each type a woman and a man own, on average.
_HERS: Mapping[T, float] = {
    T.T_SHIRT: 5,
    T.BLOUSE: 4,
    T.SHIRT: 2,
    T.TANK_TOP: 2,
    T.LONG_SLEEVE: 2,
    T.SWEATER: 4,
    T.SWEATSHIRT: 1,
    T.HOODIE: 1,
    T.CARDIGAN: 2,
    T.TUNIC: 0.5,
    T.JACKET: 2,
    T.COAT: 1.5,
    T.BLAZER: 1,
    T.DRESS: 4,
    T.JUMPSUIT: 0.5,
    T.TROUSERS: 3,
    T.JEANS: 3,
    T.LEGGINGS: 1,
    T.TRACK_PANTS: 0.7,
    T.SHORTS: 1.5,
    T.SKIRT: 2.5,
    T.SNEAKERS: 2,
    T.SPORTS_SHOES: 0.8,
    T.FLATS: 1.5,
    T.HEELS: 1.5,
    T.BOOTS: 1.5,
    T.SANDALS: 1.2,
    T.FLIP_FLOPS: 0.4,
    T.SLIPPERS: 0.3,
}
_HIS: Mapping[T, float] = {
    T.T_SHIRT: 6,
    T.POLO: 2,
    T.SHIRT: 5,
    T.LONG_SLEEVE: 1,
    T.SWEATER: 3,
    T.SWEATSHIRT: 1.5,
    T.HOODIE: 2,
    T.CARDIGAN: 0.5,
    T.VEST: 0.3,
    T.JACKET: 2.5,
    T.COAT: 1,
    T.BLAZER: 1.2,
    T.TROUSERS: 3.5,
    T.JEANS: 3,
    T.TRACK_PANTS: 1,
    T.SHORTS: 2,
    T.SNEAKERS: 2.5,
    T.SPORTS_SHOES: 1,
    T.FORMAL_SHOES: 1.5,
    T.BOOTS: 1,
    T.SANDALS: 0.5,
    T.FLIP_FLOPS: 0.5,
    T.SLIPPERS: 0.3,
}
_COLOURS: Mapping[Colour, float] = {
    Colour.BLACK: 22,
    Colour.WHITE: 16,
    Colour.GREY: 12,
    Colour.NAVY: 12,
    Colour.BLUE: 10,
    Colour.BEIGE: 8,
    Colour.BROWN: 5,
    Colour.GREEN: 4,
    Colour.RED: 3,
    Colour.PINK: 3,
    Colour.YELLOW: 1.5,
    Colour.ORANGE: 1,
    Colour.PURPLE: 1,
    Colour.MULTICOLOUR: 1,
    Colour.GOLD: 0.3,
    Colour.SILVER: 0.4,
}
_JEANS: Mapping[Colour, float] = {
    Colour.BLUE: 6,
    Colour.NAVY: 3,
    Colour.BLACK: 3,
    Colour.GREY: 1,
}
_SHOES: dict[Colour, float] = {
    Colour.BLACK: 8,
    Colour.BROWN: 4,
    Colour.WHITE: 4,
    Colour.BEIGE: 2,
}
_SHOES |= {Colour.GREY: 1, Colour.NAVY: 1, Colour.RED: 0.3, Colour.SILVER: 0.3}
_PATTERNS: dict[Pattern, float] = {
    Pattern.STRIPED: 8,
    Pattern.CHECKED: 6,
    Pattern.PRINTED: 6,
}
_PATTERNS |= {Pattern.FLORAL: 4, Pattern.DOTTED: 2}
_SHARE_PATTERNED = {Group.TOP: 0.28, Group.MIDDLE: 0.1, Group.BOTTOM: 0.0}
# A closet of which about 50,000 outfits can be made.
_LARGE = 1.3


def closet_like_real_ones(seed: int, *, large: bool = False) -> list[Garment]:
    """Return a closet; every other one is a woman's."""
    random = np.random.default_rng(seed)
    owned = _HIS if seed % 2 else _HERS
    looks = [
        _look(kind, random)
        for kind, mean in owned.items()
        for _ in range(_count(mean * (_LARGE if large else 1), random))
    ]
    return [numbered_garment(number, look) for number, look in enumerate(looks, 1)]


def _count(mean: float, random: np.random.Generator) -> int:
    """Return how many are owned: one of what nobody goes without, at least."""
    return max(int(mean >= 1), int(random.poisson(mean)))


def _look(kind: GarmentType, random: np.random.Generator) -> Descriptor:
    colours: Mapping[Colour, float] = _COLOURS
    if kind.group is Group.BOTTOM:
        colours = _SHOES
    elif kind is T.JEANS:
        colours = _JEANS
    pattern = Pattern.SOLID
    is_plain = kind in (T.JEANS, T.COAT, T.LEGGINGS)
    if not is_plain and random.random() < _SHARE_PATTERNED[kind.group]:
        pattern = _drawn(_PATTERNS, random)
    return Descriptor(kind, _drawn(colours, random), pattern)


def _drawn(weights: Mapping[Word, float], random: np.random.Generator) -> Word:
    shares = np.array(list(weights.values())) / sum(weights.values())
    return list(weights)[int(random.choice(len(shares), p=shares))]

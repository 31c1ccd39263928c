"""The sixteen colour names that garments, rules and people here share."""

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """A colour name of clothes."""

    BLACK = "black"
    WHITE = "white"
    GREY = "grey"
    BEIGE = "beige"
    BROWN = "brown"
    RED = "red"
    PINK = "pink"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    NAVY = "navy"
    PURPLE = "purple"
    GOLD = "gold"
    SILVER = "silver"
    MULTICOLOUR = "multicolour"


@dataclass(frozen=True, slots=True)
class ColourShare:
    """How much of a garment, 0..1, has a colour."""

    name: Colour
    share: float

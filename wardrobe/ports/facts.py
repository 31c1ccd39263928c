"""What a stylist can say for or against an outfit, and of which pieces."""

from dataclasses import dataclass
from enum import StrEnum

from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType
from wardrobe.model.outfit import Slot


class FactKind(StrEnum):
    """The kinds of facts; those against an outfit come first, the gravest at the top.

    A fact is said only where a table or the user's own words say so, never because a
    pair is seldom seen.
    """

    OUT_OF_CODE = "out-of-code"
    LACKS = "lacks"
    COLD_PIECE = "cold-piece"
    LACKS_COAT = "lacks-coat"
    WARM_PIECE = "warm-piece"
    WET_PIECE = "wet-piece"
    SUEDE_IN_RAIN = "suede-in-rain"
    SUEDE_IN_SNOW = "suede-in-snow"
    TOO_COLD = "too-cold"
    TOO_WARM = "too-warm"
    LOUD_COLOURS = "loud-colours"
    TWO_PATTERNS = "two-patterns"
    TOO_CASUAL = "too-casual"
    TOO_DRESSY = "too-dressy"
    IN_CODE = "in-code"
    WARM_ENOUGH = "warm-enough"
    LIGHT_ENOUGH = "light-enough"
    READY_FOR_WET = "ready-for-wet"
    ONE_COLOUR = "one-colour"
    TONES = "tones"
    COLOUR_PAIR = "colour-pair"
    SMART_NEUTRALS = "smart-neutrals"
    EASY_NEUTRALS = "easy-neutrals"
    ONE_ACCENT = "one-accent"
    ONE_PATTERN = "one-pattern"

    @property
    def is_against(self) -> bool:
        """Whether it speaks against the outfit."""
        return self in _AGAINST

    @property
    def is_grave(self) -> bool:
        """Whether no outfit is great that it speaks against."""
        return self in _AGAINST and self not in _MILD


_AGAINST = frozenset(list(FactKind)[: list(FactKind).index(FactKind.IN_CODE)])
# A good outfit makes up for these.
_MILD = {FactKind.TOO_CASUAL, FactKind.TOO_DRESSY, FactKind.TOO_WARM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the tables say of an outfit.

    Attributes:
        slots: The pieces that it is of, in the order in which they are named.
        colours: The colours that it names.
        types: What an occasion asks for, for `FactKind.LACKS`.
    """

    kind: FactKind
    slots: tuple[Slot, ...] = ()
    colours: tuple[Colour, ...] = ()
    types: tuple[GarmentType, ...] = ()

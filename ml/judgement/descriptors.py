"""Descriptors as numbers: what the expert and the rating network read."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Group, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot

Codes = NDArray[np.int64]

TYPES = tuple(GarmentType)
COLOURS = tuple(Colour)
PATTERNS = tuple(Pattern)
OCCASIONS = tuple(Occasion)

# Two more types: nothing in the slot, and a type that the slot cannot hold.
EMPTY_TYPE = len(TYPES)
MISPLACED_TYPE = len(TYPES) + 1
EMPTY_COLOUR = len(COLOURS)
EMPTY_PATTERN = len(PATTERNS)
EMPTY = (EMPTY_TYPE, EMPTY_COLOUR, EMPTY_PATTERN)

# How many words each column of codes has, in its order: type, colour, pattern.
SIZES = (len(TYPES) + 2, len(COLOURS) + 1, len(PATTERNS) + 1)

_TYPE = {word: code for code, word in enumerate(TYPES)}
_COLOUR = {word: code for code, word in enumerate(COLOURS)}
_PATTERN = {word: code for code, word in enumerate(PATTERNS)}


def encode(slot: Slot, descriptors: Sequence[Descriptor | None]) -> Codes:
    """Return int64 (N, 3): the codes of type, colour and pattern in one slot."""
    group = slot.group
    rows = [_codes(each, group) if each else EMPTY for each in descriptors]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def types_of_slot(slot: Slot) -> list[int]:
    """Return the codes of the types that a slot can hold."""
    return [_TYPE[word] for word in TYPES if word.group is slot.group]


def _codes(descriptor: Descriptor, group: Group) -> tuple[int, int, int]:
    fits = descriptor.type.group is group
    return (
        _TYPE[descriptor.type] if fits else MISPLACED_TYPE,
        _COLOUR[descriptor.colour],
        _PATTERN[descriptor.pattern],
    )

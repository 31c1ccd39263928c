"""What a taste can be about in two garments that are worn together."""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Pattern
from wardrobe.model.outfit import Slot
from wardrobe.taste.colour_space import HUES, LIGHTNESS, LOUDNESS, WARMTH, distances
from wardrobe.taste.features import SPREAD_FORMALITY, Feature
from wardrobe.taste.priors import COLOURS, RELATION, TYPES, Relation

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
SlotPair = tuple[Slot, Slot]


# Colours that look less far apart than this are shades of one another.
_NEAR = 40.0

_PATTERNS = list(Pattern)
_COUNT_PATTERNS = len(_PATTERNS)
_COLOURS, _TYPES, _SLOTS = list(Colour), list(GarmentType), list(Slot)


def look_of(descriptor: Descriptor) -> int:
    """Return the place of its colour in its pattern among all looks."""
    colour, pattern = _COLOURS.index(descriptor.colour), descriptor.pattern
    return colour * _COUNT_PATTERNS + _PATTERNS.index(pattern)


def type_of(descriptor: Descriptor) -> int:
    """Return the place of its type among all types."""
    return _TYPES.index(descriptor.type)


def of_colour_pairs(table: Floats) -> Floats:
    """Spread (colours, colours) over (looks, looks)."""
    return np.repeat(np.repeat(table, _COUNT_PATTERNS, axis=0), _COUNT_PATTERNS, axis=1)


def _tables_of_looks() -> dict[Relation, Floats]:
    colour = np.repeat(np.arange(len(_COLOURS)), _COUNT_PATTERNS)
    pattern = np.tile(np.arange(_COUNT_PATTERNS), len(_COLOURS))
    is_patterned = (pattern != _PATTERNS.index(Pattern.SOLID)).astype(np.float64)
    loud, light = LOUDNESS[colour], LIGHTNESS
    both = np.outer(is_patterned, is_patterned)
    beside = np.outer(is_patterned, loud)
    return {
        Relation.SAME_COLOUR: of_colour_pairs(np.eye(len(_COLOURS))),
        Relation.NEAR_COLOURS: of_colour_pairs(np.exp(-((distances() / _NEAR) ** 2))),
        Relation.CONTRAST: of_colour_pairs(np.abs(light[:, None] - light)),
        Relation.LIGHTER_ABOVE: of_colour_pairs(0.6 * np.sign(light[:, None] - light)),
        Relation.HUES: of_colour_pairs(HUES @ HUES.T),
        Relation.WARMTH: of_colour_pairs(np.outer(WARMTH, WARMTH)),
        Relation.LOUD: np.outer(loud, loud),
        Relation.PATTERNS: both,
        Relation.SAME_PATTERN: both * (pattern[:, None] == pattern),
        Relation.PATTERN_BY_LOUD: beside + beside.T,
    }


# Float64 (looks, looks) by relation: what the first garment is to the second.
TABLES_OF_LOOKS: Mapping[Relation, Floats] = _tables_of_looks()


def formality_gaps(points: Floats) -> Floats:
    """Return (types, types): how far apart types are in formality, about 0..2.

    Args:
        points: (types,) in the order of `GarmentType`.
    """
    return np.asarray(np.abs(points[:, None] - points) / SPREAD_FORMALITY, np.float64)


def shared(relation: Relation) -> Feature:
    """Return the feature of a relation in all pairs of slots."""
    return f"{RELATION}:{relation}"


def in_slots(relation: Relation, slots: SlotPair) -> Feature:
    """Return the feature of a relation in one pair of slots."""
    return f"{slots[0]}+{slots[1]}:{relation}"


def of_colours(first: Colour, second: Colour) -> Feature:
    """Return the feature of two colours together, whichever is where."""
    return f"{COLOURS}:{min(first, second)}+{max(first, second)}"


def of_types(first: GarmentType, second: GarmentType) -> Feature:
    """Return the feature of two types together."""
    return f"{TYPES}:{min(first, second)}+{max(first, second)}"


class Pairs(NamedTuple):
    """Garments worn together, as intp (pairs, 2) places: that of the upper one first.

    Attributes:
        looks: See `look_of`.
        types: See `type_of`.
        slots: Among `Slot`.
    """

    looks: Indices
    types: Indices
    slots: Indices

    def features(self, points: Floats) -> tuple[list[Feature], Floats]:
        """Return the columns that occur, relations first, and (pairs, columns).

        Args:
            points: (types,): how formal types are, in the order of `GarmentType`.
        """
        relations = self._relations(points)
        names = [shared(each) for each in Relation]
        blocks = [relations]
        for slots in combinations(_SLOTS, 2):
            is_there = (self.slots == [_SLOTS.index(each) for each in slots]).all(
                axis=1
            )
            if is_there.any():
                names += [in_slots(each, slots) for each in Relation]
                blocks.append(relations * is_there[:, None])
        for values, words, feature_of in (
            (self.looks // _COUNT_PATTERNS, _COLOURS, of_colours),
            (self.types, _TYPES, of_types),
        ):
            both, column = np.unique(
                np.sort(values, axis=1), axis=0, return_inverse=True
            )
            names += [
                feature_of(words[one], words[other]) for one, other in both.tolist()
            ]
            blocks.append(np.eye(len(both))[column.ravel()])
        return names, np.concatenate(blocks, axis=1)

    def _relations(self, points: Floats) -> Floats:
        """Return (pairs, relations)."""
        tables = [TABLES_OF_LOOKS[each] for each in Relation if each in TABLES_OF_LOOKS]
        looks = [table[self.looks[:, 0], self.looks[:, 1]] for table in tables]
        gaps = formality_gaps(points)[self.types[:, 0], self.types[:, 1]]
        return np.stack([*looks, gaps], axis=1)

"""Outfits drawn at random for the rating network to learn from."""

from dataclasses import dataclass

import numpy as np

from ml.arrays import Doubles
from ml.judgement.descriptors import (
    COLOURS,
    EMPTY,
    MISPLACED_TYPE,
    PATTERNS,
    TYPES,
    Codes,
    types_of_slot,
)
from wardrobe.model.garment import ONE_PIECE_TYPES, OUTER_TYPES, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot

# How often each colour is worn; half of the colours are drawn so, half all alike.
# Source: ours after the marginals of the stylist outfits and the product catalogue.
COMMON_COLOURS = {"black": 6, "white": 5, "navy": 4, "blue": 4, "grey": 4, "beige": 3}
COMMON_COLOURS |= {"brown": 3}
SHARE_OF_SOLID = 0.65
SHARE_WITHOUT_OUTER = 0.45
SHARE_OF_LAYERS = 0.85  # of outer tops, that are types meant to be worn over
SHARE_OF_EMPTY_MIDDLE = 0.85  # under a one-piece
SHARE_WITHOUT_TEMPERATURE = 0.4
# What should not be met, but must be rated low when it is.
SHARE_OF_ODD = 0.015
COLDEST_C, WARMEST_C = -12.0, 37.0

_LAYERS = [*OUTER_TYPES, GarmentType.CARDIGAN, GarmentType.VEST]


@dataclass(frozen=True, slots=True)
class Samples:
    """Outfits with their settings.

    Attributes:
        outfits: int64 (N, 4, 3) codes by slot.
        occasions: int64 (N,) codes.
        temperature_c: float64 (N,); nan where it is not given.
    """

    outfits: Codes
    occasions: Codes
    temperature_c: Doubles


def draw_samples(count: int, random: np.random.Generator) -> Samples:
    """Draw outfits of all kinds, for all occasions and temperatures."""
    slots = [_draw_slot(slot, count, random) for slot in Slot]
    outfits = np.stack(slots, axis=1)
    _empty_slots(outfits, random)
    temperature = random.uniform(COLDEST_C, WARMEST_C, count)
    temperature[random.random(count) < SHARE_WITHOUT_TEMPERATURE] = np.nan
    return Samples(outfits, random.integers(len(Occasion), size=count), temperature)


def _draw_slot(slot: Slot, count: int, random: np.random.Generator) -> Codes:
    """Return (count, 3): garments of a slot, a few of them of another group."""
    types = random.choice(types_of_slot(slot), count)
    if slot is Slot.OUTER:
        layers = random.choice([TYPES.index(each) for each in _LAYERS], count)
        types = np.where(random.random(count) < SHARE_OF_LAYERS, layers, types)
    types[random.random(count) < SHARE_OF_ODD] = MISPLACED_TYPE
    return np.stack([types, *_draw_looks(count, random)], axis=1)


def _draw_looks(count: int, random: np.random.Generator) -> tuple[Codes, Codes]:
    """Return (count,) each: colours and patterns."""
    common = np.array([COMMON_COLOURS.get(colour, 1) for colour in COLOURS], float)
    chances = (common / common.sum() + 1 / len(COLOURS)) / 2
    colours = random.choice(len(COLOURS), count, p=chances)
    patterns = random.integers(len(PATTERNS), size=count)
    patterns[random.random(count) < SHARE_OF_SOLID] = 0
    return colours, patterns


def _empty_slots(outfits: Codes, random: np.random.Generator) -> None:
    """Take garments away, in place: layers often, others only where they must."""
    top, middle, _, outer = range(len(Slot))
    one_pieces = [TYPES.index(each) for each in ONE_PIECE_TYPES]
    chance = np.full((len(outfits), len(Slot)), SHARE_OF_ODD)
    chance[:, outer] = SHARE_WITHOUT_OUTER
    is_one_piece = np.isin(outfits[:, top, 0], one_pieces)
    chance[is_one_piece, middle] = SHARE_OF_EMPTY_MIDDLE
    outfits[random.random(chance.shape) < chance] = EMPTY

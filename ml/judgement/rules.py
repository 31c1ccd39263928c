"""Rules that are served as they stand in the tables, beside what the network learned.

They are those that depend on how strictly the dress codes are read, and those of the
weather: hard where people would freeze, which a network would round off. What a rule
takes from a garment is spread over its three pairs, a third each; a rule that an outer
garment lifts belongs to the pair of both. So every sum is exact.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ml.arrays import Floats, Mask
from ml.judgement.descriptors import (
    COLOURS,
    EMPTY_TYPE,
    MISPLACED_TYPE,
    PATTERNS,
    SIZES,
    TYPES,
    Codes,
)
from ml.judgement.expert_tables import ExpertTables, Rule, WeatherRule
from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part, Slot
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ranking.pair_scores import JUDGED_PARTS

# A garment is in three of the six pairs.
PAIRS_OF_SLOT = 3
# Worked out, they take a megabyte each; a slider passes many temperatures.
MOST_CIRCUMSTANCES = 16
# What dress codes add to, and what the weather does.
_PARTS = tuple(map(JUDGED_PARTS.index, (Part.OCCASION, Part.WARMTH)))

AnyRule = Rule | WeatherRule


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides which rules hold.

    Attributes:
        temperature_c: Outdoors; None where it is not known.
    """

    occasion: Occasion
    temperature_c: float | None = None
    sky: Sky = Sky.DRY
    dress_code: DressCode = DressCode.USUAL


@dataclass(frozen=True, slots=True)
class _Tables:
    """What the rules of some circumstances add, by slot; parts as in `_PARTS`.

    Attributes:
        own: Float32 (2, types, colours, patterns).
        over: Float32 (2, types, colours, types of what is worn over).
    """

    own: dict[Slot, Floats]
    over: dict[Slot, Floats]


class ServedRules:
    """Says which rules hold, and what they add to pairs of garments."""

    def __init__(self, tables: ExpertTables) -> None:
        """Keep the rules; those of a few circumstances stay worked out."""
        self._codes = tables.rules
        self._weather = tables.weather
        self._warmer = dict(zip(Occasion, tables.occasions["warmer_c"].tolist()))
        self._tables = lru_cache(maxsize=MOST_CIRCUMSTANCES)(self._work_out)

    def codes_under(self, asked: Circumstances) -> list[Rule]:
        """Return the dress codes of an occasion in one reading, served or learned."""
        return [
            rule
            for rule in self._codes
            if rule.occasion is asked.occasion
            and (not rule.codes or asked.dress_code in rule.codes)
        ]

    def weather_under(self, asked: Circumstances) -> list[WeatherRule]:
        """Return the rules of the weather that hold."""
        celsius = asked.temperature_c
        felt = None if celsius is None else celsius + self._warmer[asked.occasion]
        return [rule for rule in self._weather if _holds(rule, felt, asked.sky)]

    def add_to(
        self,
        parts: Floats,
        slots: tuple[Slot, Slot],
        first: Codes,
        second: Codes,
        asked: Circumstances,
    ) -> None:
        """Add what the rules say to the parts (n, m, 4) of a pair of slots, in place.

        Args:
            parts: In the order of `JUDGED_PARTS`.
            first: Codes (n, 3) of what fills the first slot.
            second: Codes (m, 3), likewise.
        """
        tables = self._tables(asked)
        rows, columns = (
            tables.own[slot][:, codes[:, 0], codes[:, 1], codes[:, 2]] / PAIRS_OF_SLOT
            for slot, codes in zip(slots, (first, second))
        )  # (2, n) and (2, m)
        added = rows[:, :, None] + columns[:, None]
        if slots[1] is Slot.OUTER:
            over = tables.over[slots[0]][:, first[:, 0], first[:, 1]]  # (2, n, types)
            added = added + over[:, :, second[:, 0]]
        for place, part in enumerate(_PARTS):
            parts[:, :, part] += added[place]

    def _work_out(self, asked: Circumstances) -> _Tables:
        shape, over = SIZES, (SIZES[0], SIZES[1], SIZES[0])
        tables = _Tables(
            {slot: np.zeros((len(_PARTS), *shape), np.float32) for slot in Slot},
            {slot: np.zeros((len(_PARTS), *over), np.float32) for slot in Slot},
        )
        served: list[tuple[int, AnyRule]] = [
            (0, each) for each in self.codes_under(asked) if each.codes
        ]
        served += [(1, each) for each in self.weather_under(asked)]
        for part, rule in served:
            logits = np.float32(logit_of(rule)) * mask_of_rule(rule)
            if rule.unless_outer:
                is_without = ~mask_of_words(TYPES, rule.unless_outer, SIZES[0])
                tables.over[rule.slot][part] += logits[:, :, :1] * is_without
            else:
                tables.own[rule.slot][part] += logits
        return tables


def is_meant(rule: AnyRule, worn: Descriptor | None) -> bool:
    """Return whether a rule is about what is worn in its slot."""
    if worn is None:
        return False
    is_named = not rule.types or worn.type in rule.types
    if isinstance(rule, Rule):
        if rule.kind == "required":
            is_named = not is_named
        is_named = is_named and (not rule.patterns or worn.pattern in rule.patterns)
    return is_named and (not rule.colours or worn.colour in rule.colours)


def lifts(rule: AnyRule, outer: Descriptor | None) -> bool:
    """Return whether what is worn over lifts a rule."""
    return outer is not None and outer.type in rule.unless_outer


def logit_of(rule: AnyRule) -> float:
    """Return what a rule adds for a garment that it is about."""
    is_for = isinstance(rule, Rule) and rule.kind == "preferred"
    return rule.strength if is_for else -rule.strength


def mask_of_words(words: Collection[str], named: Collection[str], size: int) -> Mask:
    """Return (size,): which words are named; all of them where none is."""
    if not named:
        return np.ones(size, dtype=bool)
    mask = np.zeros(size, dtype=bool)
    mask[: len(words)] = [word in named for word in words]
    return mask


def mask_of_rule(rule: AnyRule) -> Mask:
    """Return (types, colours, patterns): what a rule is about; an empty slot never."""
    types = mask_of_words(TYPES, rule.types, SIZES[0])
    colours = mask_of_words(COLOURS, rule.colours, SIZES[1])
    patterns = np.ones(SIZES[2], dtype=bool)
    if isinstance(rule, Rule):
        patterns = mask_of_words(PATTERNS, rule.patterns, SIZES[2])
        types = ~types if rule.kind == "required" else types
    types[[EMPTY_TYPE, MISPLACED_TYPE]] = False
    return types[:, None, None] & colours[:, None] & patterns


def _holds(rule: WeatherRule, felt_c: float | None, sky: Sky) -> bool:
    if rule.sky is not None:
        return rule.sky is sky
    if felt_c is None:
        return False
    is_any = math.isinf(rule.below_c) and math.isinf(rule.above_c)
    return not is_any and rule.above_c < felt_c < rule.below_c

"""The expert's rules worked out to arrays: one look-up for each question."""

import numpy as np

from ml.arrays import Doubles
from ml.judgement.descriptors import (
    EMPTY_TYPE,
    MISPLACED_TYPE,
    OCCASIONS,
    SIZES,
    TYPES,
    types_of_slot,
)
from ml.judgement.expert_tables import ExpertTables, Rule
from ml.judgement.rules import logit_of, mask_of_rule, mask_of_words
from wardrobe.model.garment import ONE_PIECE_TYPES
from wardrobe.model.outfit import Slot
from wardrobe.ranking.pair_scores import SLOT_PAIRS

# What a garment of the right formality adds, what is left of it at the tolerance, and
# what each squared point beyond costs; the floor leaves the rest to the dress codes.
FIT = 0.3
FIT_AT_TOLERANCE = 0.15
COST_OF_FORMALITY = 0.5
WORST_FIT = -1.6
# A layer on top is half the outfit's own: it comes off indoors.
FIT_OF_OUTER = 0.5
# A one-piece fills the place of the top and the middle: its fit counts for more.
SLOTS_OF_ONE_PIECE = 1.5
# Points of formality that two garments may lie apart, and what each squared point
# beyond costs. Source: facts from Permanent Style 2017, a spread over 2 is penalised.
FORMALITY_APART = 2.0
COST_OF_APART = 0.35
# Two patterns compete; a pattern with itself competes less.
CLASH = -1.4
SAME_PATTERN = -0.5
# What the loudest colour, and likewise the busiest pattern, costs by slot; on top,
# where one wears it if at all, it is free.
COST_OF_LOUDNESS = {
    Slot.TOP: 0.0,
    Slot.MIDDLE: 0.3,
    Slot.BOTTOM: 0.2,
    Slot.OUTER: 0.2,
}
# No outfit: a garment out of place, a one-piece with trousers, a top without any.
IMPOSSIBLE = -9.0


def fit_to_occasion(slot: Slot, tables: ExpertTables) -> Doubles:
    """Return (occasions, types, colours, patterns): a garment's own fit in a slot.

    Rules of one reading of the codes only are left to `ml/judgement/rules.py`.
    """
    formality = _formality(tables)
    target, tolerance = (
        tables.occasions[name][:, None, None, None]
        for name in ("target_formality", "tolerance")
    )
    off = np.abs(formality - target)
    within = np.minimum(off / tolerance, 1)
    beyond = np.maximum(off - tolerance, 0)
    fit: Doubles = FIT - (FIT - FIT_AT_TOLERANCE) * within**2
    fit = np.maximum(fit - COST_OF_FORMALITY * beyond**2, WORST_FIT)
    if slot is Slot.OUTER:
        fit = FIT_OF_OUTER * fit + tables.occasions["layer"][:, None, None, None]
    fit = fit + _quietness(slot, tables)
    weight = tables.occasions["posts"][:, None]
    fit = fit + (weight * tables.posts)[:, :, None, None]
    for rule in tables.rules:
        if rule.slot is slot and not rule.unless_outer and not rule.codes:
            fit[OCCASIONS.index(rule.occasion)] += _logits_of(rule)
    fit[:, [TYPES.index(each) for each in ONE_PIECE_TYPES]] *= SLOTS_OF_ONE_PIECE
    fit[:, [EMPTY_TYPE, MISPLACED_TYPE]] = 0
    return np.nan_to_num(fit)


def fit_unless_outer(tables: ExpertTables) -> Doubles:
    """Return (occasions, top types, top colours, outer types): rules on two garments.

    Such as: no t-shirt in business, unless under a blazer.
    """
    fit = np.zeros((len(OCCASIONS), SIZES[0], SIZES[1], SIZES[0]))
    for rule in tables.rules:
        if rule.unless_outer and not rule.codes:
            without = ~mask_of_words(TYPES, rule.unless_outer, SIZES[0])
            logits = _logits_of(rule).max(axis=2, keepdims=True) * without
            fit[OCCASIONS.index(rule.occasion)] += logits
    fit[:, [EMPTY_TYPE, MISPLACED_TYPE]] = 0
    return fit


def types_together(tables: ExpertTables) -> Doubles:
    """Return (6, types, types): how two types go together, by slot pair."""
    formality = tables.types["formality"]
    beyond = np.abs(formality[:, None] - formality) - FORMALITY_APART
    apart = np.nan_to_num(COST_OF_APART * np.maximum(beyond, 0) ** 2)
    together = tables.type_pairs - apart
    together[SLOT_PAIRS.index((Slot.TOP, Slot.MIDDLE))] += _impossible()
    return together


def patterns_together(tables: ExpertTables) -> Doubles:
    """Return (patterns, patterns): how much two patterns compete."""
    busy = tables.busyness
    clash = np.full((len(busy), len(busy)), CLASH)
    np.fill_diagonal(clash, SAME_PATTERN)
    return clash * busy[:, None] * busy


def _quietness(slot: Slot, tables: ExpertTables) -> Doubles:
    """Return (occasions, 1, colours, patterns): what a loud garment costs in a slot."""
    cost = COST_OF_LOUDNESS[slot] * tables.occasions["quiet"][:, None, None, None]
    loudness: Doubles = tables.loudness[:, None] + tables.busyness
    return -cost * loudness


def _formality(tables: ExpertTables) -> Doubles:
    """Return (types, colours, patterns); nan for what is no garment."""
    types = tables.types["formality"][:, None, None]
    formality: Doubles = types + tables.colour_shift[:, None] + tables.pattern_shift
    return formality


def _logits_of(rule: Rule) -> Doubles:
    """Return (types, colours, patterns): what one dress code adds for each."""
    return np.where(mask_of_rule(rule), logit_of(rule), 0.0)


def _impossible() -> Doubles:
    """Return (top types, middle types): what cannot be worn at once."""
    table = np.zeros((SIZES[0], SIZES[0]))
    for top in types_of_slot(Slot.TOP):
        if TYPES[top].is_one_piece:
            table[top, types_of_slot(Slot.MIDDLE)] = IMPOSSIBLE
        else:
            table[top, EMPTY_TYPE] = IMPOSSIBLE
    return table

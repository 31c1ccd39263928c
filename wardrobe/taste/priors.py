"""What a taste may be about beyond single pieces, and how freely.

Most of what people do is told by the pieces that they like. A taste about pairs, or
about not wearing the same again, is believed only when it makes picks likelier by far:
see `choice_model.evidence`.
"""

from collections.abc import Mapping
from enum import StrEnum


class Prior(StrEnum):
    """What a taste is mostly about, the plainest first."""

    PIECES = "pieces"
    REPEATS = "repeats"
    PAIRS = "pairs"
    TONES = "tones"
    CONTRAST = "contrast"
    LOUDNESS = "loudness"
    PATTERNS = "patterns"
    FORMALITY = "formality"
    COLOUR_PAIRS = "colour-pairs"
    TYPE_PAIRS = "type-pairs"

    @property
    def has_pairs(self) -> bool:
        """Whether two garments together count."""
        return self not in (Prior.PIECES, Prior.REPEATS)


class Relation(StrEnum):
    """How two garments can be to one another; an outfit's is the sum over its pairs.

    A number of pieces, such as of loud ones, is told by the sum over pieces and the
    sum over pairs together: any opinion on none, one or two of them is a weight of
    each, and three follow.
    """

    SAME_COLOUR = "same-colour"
    NEAR_COLOURS = "near-colours"
    HUES = "hues"
    WARMTH = "warmth"
    CONTRAST = "contrast"
    LIGHTER_ABOVE = "lighter-above"
    LOUD = "loud"
    PATTERN_BY_LOUD = "pattern-by-loud"
    PATTERNS = "patterns"
    SAME_PATTERN = "same-pattern"
    FORMALITY_GAP = "formality-gap"


# Kinds of features that only some priors have: a garment worn the last time too, two
# colours, two types, and how loud or patterned pieces are, all in all: what a taste
# for pairs of these is set against.
AGAIN, COLOURS, TYPES = "again", "colours", "types"
COUNT_OF_LOUD, COUNT_OF_PATTERNED = "loudness", "patterned"
COUNTS = (COUNT_OF_LOUD, COUNT_OF_PATTERNED)
# Of relations, in all pairs of slots.
RELATION = "pair"

# What each prior that is about relations is mostly about.
ABOUT = {
    Prior.TONES: (
        Relation.SAME_COLOUR,
        Relation.NEAR_COLOURS,
        Relation.HUES,
        Relation.WARMTH,
    ),
    Prior.CONTRAST: (Relation.CONTRAST, Relation.LIGHTER_ABOVE),
    Prior.LOUDNESS: (Relation.LOUD, Relation.PATTERN_BY_LOUD),
    Prior.PATTERNS: (Relation.PATTERNS, Relation.SAME_PATTERN),
    Prior.FORMALITY: (Relation.FORMALITY_GAP,),
}

# The standard deviations of weights, in logits: of what a prior is about, and of what
# it is not; of a relation in all pairs of slots, and in one.
_OPEN, _OPEN_IN_SLOTS = 1.5, 1.0
_EVEN, _EVEN_IN_SLOTS = 0.9, 0.54
_QUIET, _QUIET_IN_SLOTS = 0.3, 0.18
SD_OF_OPEN_KIND = 1.2
SD_OF_QUIET_KIND = 0.4
SD_OF_AGAIN = {Prior.REPEATS: 1.0}
SD_OF_QUIET_AGAIN = 0.3
_OPEN_KINDS: Mapping[Prior, str] = {
    Prior.COLOUR_PAIRS: COLOURS,
    Prior.TYPE_PAIRS: TYPES,
    Prior.LOUDNESS: COUNT_OF_LOUD,
    Prior.PATTERNS: COUNT_OF_PATTERNED,
}
# A prior other than the plainest must make what was done likelier by this many nats:
# the odds are then 7 to 1.
LEAST_EVIDENCE_NATS = 2.0


def sd_of_relation(relation: Relation, prior: Prior, *, is_in_slots: bool) -> float:
    """Return the standard deviation of a relation's weight before the first event."""
    if prior is Prior.PAIRS:
        return _EVEN_IN_SLOTS if is_in_slots else _EVEN
    if relation in ABOUT.get(prior, ()):
        return _OPEN_IN_SLOTS if is_in_slots else _OPEN
    return _QUIET_IN_SLOTS if is_in_slots else _QUIET


def sd_of_kind(kind: str, prior: Prior) -> float:
    """Return the standard deviation of another kind of weight that priors differ in."""
    if kind == AGAIN:
        return SD_OF_AGAIN.get(prior, SD_OF_QUIET_AGAIN)
    is_open = _OPEN_KINDS.get(prior) == kind
    return SD_OF_OPEN_KIND if is_open else SD_OF_QUIET_KIND

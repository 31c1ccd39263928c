"""What a taste may be about beyond single pieces, and how freely.

Most of what people do is told by the pieces that they like. Only when picks are likelier
by far under another prior is a taste about pairs, or about not wearing the same again,
believed: see `choice_model.evidence`.
"""

from collections.abc import Mapping
from enum import StrEnum


class Prior(StrEnum):
    """What a taste is about, the plainest first."""

    PIECES = "pieces"
    REPEATS = "repeats"
    SOME_PAIRS = "some-pairs"
    PAIRS = "pairs"
    MANY_PAIRS = "many-pairs"
    COLOUR_PAIRS = "colour-pairs"
    TYPE_PAIRS = "type-pairs"

    @property
    def has_pairs(self) -> bool:
        """Whether two garments together count."""
        return self not in (Prior.PIECES, Prior.REPEATS)


# Kinds of features that only some priors have: a garment worn the last time too, a
# relation in all pairs of slots and in one, two colours, two types, and counts.
AGAIN, RELATION, RELATION_IN_SLOTS = "again", "pair", "pair-in-slots"
COLOURS, TYPES, COUNT = "colours", "types", "count"


def _of_pairs(
    relation: float, *, colours: float = 0.4, types: float = 0.4
) -> Mapping[str, float]:
    return {
        AGAIN: 0.3,
        RELATION: relation,
        RELATION_IN_SLOTS: 0.6 * relation,
        COLOURS: colours,
        TYPES: types,
        COUNT: 0.4,
    }


# The standard deviations of these kinds of weights, in logits.
SD_OF_KIND: Mapping[Prior, Mapping[str, float]] = {
    Prior.PIECES: {},
    Prior.REPEATS: {AGAIN: 1.0},
    Prior.SOME_PAIRS: _of_pairs(0.3),
    Prior.PAIRS: _of_pairs(0.9),
    Prior.MANY_PAIRS: _of_pairs(2.0),
    Prior.COLOUR_PAIRS: _of_pairs(0.3, colours=1.2),
    Prior.TYPE_PAIRS: _of_pairs(0.3, types=1.2),
}
# A prior other than the plainest must make what was done likelier by this many nats: the
# odds are then 7 to 1.
LEAST_EVIDENCE_NATS = 2.0

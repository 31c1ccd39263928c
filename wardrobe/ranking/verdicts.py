"""What a rating means: where on the scale of one occasion an outfit stands.

The scale is what a stylist would accept for the occasion, in this weather: outfits of
a plain wardrobe that anybody might own, rated by the same scorer. So a word means the
same in every closet, and stays right when the network is trained anew.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Group, Pattern
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import GOOD_ENOUGH, Slot, Verdict
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.candidates import distinct
from wardrobe.ranking.pair_scores import SLOT_PAIRS
from wardrobe.ranking.tables import Floats, spread_evenly

# Outfits of the plain wardrobe that are looked at: enough for a tenth of the few that
# do for a formal evening.
SAMPLES = 16_000
SHARE_OF_ONE_PIECES = 0.2
SHARE_WITHOUT_OUTER = 0.5
GREAT_FROM, GOOD_FROM = 0.9, 0.5  # of what is accepted
# With fewer that are accepted no tenth is worth its name.
LEAST_ACCEPTED = 40
_FAIR = math.log(GOOD_ENOUGH / (1 - GOOD_ENOUGH))
# Without a scale: ratings of .7 and .95.
_GOOD, _GREAT = math.log(0.7 / 0.3), math.log(0.95 / 0.05)

# How often each colour is owned, in an order in which each type gets common ones.
# Source: as the samples that the network learns from.
_COLOURS = (
    *(Colour.BLACK, Colour.WHITE, Colour.NAVY, Colour.GREY, Colour.BLUE, Colour.BEIGE),
    *(Colour.BROWN, Colour.RED, Colour.BLACK, Colour.WHITE, Colour.GREEN, Colour.BLUE),
    *(Colour.NAVY, Colour.PINK, Colour.GREY, Colour.BLACK, Colour.BEIGE, Colour.YELLOW),
    *(Colour.WHITE, Colour.BROWN, Colour.NAVY, Colour.PURPLE, Colour.BLUE),
)
COLOURS_OF_TYPE, COLOURS_OF_ONE_PIECE = 3, 6
_PATTERNS = {2: Pattern.STRIPED, 7: Pattern.CHECKED, 12: Pattern.PRINTED}
_PATTERNS |= {16: Pattern.FLORAL}
_CYCLE = 19  # of patterns over the garments: four of five are solid


@dataclass(frozen=True, slots=True)
class VerdictScale:
    """The least logits of great, good and fair outfits."""

    great: float = _GREAT
    good: float = _GOOD
    fair: float = _FAIR

    @classmethod
    def of(cls, logits: Floats) -> Self:
        """Make the scale from the logits of outfits that anybody might wear."""
        accepted = logits[logits >= _FAIR]
        if len(accepted) < LEAST_ACCEPTED:
            return cls()
        # As `np.quantile`, which would load the masked arrays of numpy for it.
        shares = np.linspace(0, 1, len(accepted))
        wanted = np.interp((GOOD_FROM, GREAT_FROM), shares, np.sort(accepted))
        good, great = wanted.tolist()
        return cls(great, good)

    def verdict(self, logit: float) -> Verdict:
        """Return the word for an outfit."""
        if logit >= self.great:
            return Verdict.GREAT
        if logit >= self.good:
            return Verdict.GOOD
        return Verdict.FAIR if logit >= self.fair else Verdict.STRETCH

    def standing(self, logit: float, verdict: Verdict | None = None) -> float:
        """Return 0..1: fair begins at .2, good at .4, and great at .6.

        Args:
            verdict: Where something speaks against an outfit, the word that it has; it
                stands no higher than that.
        """
        if verdict is Verdict.GOOD:
            logit = min(logit, self.great)
        step = self.great - self.good
        end = self.great + 2 * step  # what the best of large closets come to
        knots = (self.fair - step, self.fair, self.good, self.great, end)
        return float(np.interp(logit, knots, (0.0, 0.2, 0.4, 0.6, 1.0)))


@lru_cache(maxsize=64)
def verdict_scale(
    scorer: Scorer, occasion: AnyOccasion, temperature_c: float | None
) -> VerdictScale:
    """Return the scale of an occasion in a weather, by a scorer."""
    count = round(SAMPLES * SHARE_OF_ONE_PIECES)
    logits = [
        _logits(scorer, occasion, temperature_c, wardrobe, size)
        for wardrobe, size in zip(_wardrobes(), (SAMPLES - count, count))
    ]
    return VerdictScale.of(np.concatenate(logits))


def _logits(
    scorer: Scorer,
    occasion: AnyOccasion,
    temperature_c: float | None,
    wardrobe: dict[Slot, list[Descriptor | None]],
    count: int,
) -> Floats:
    """Return (count,): the logits of outfits spread evenly over a wardrobe."""
    looks, places = {}, {}
    chosen = spread_evenly([len(owned) for owned in wardrobe.values()], count)
    for (slot, owned), each in zip(wardrobe.items(), chosen, strict=True):
        looks[slot], look = distinct(owned)
        places[slot] = look[each]
    logits = np.zeros(count, np.float32)
    for one, other in SLOT_PAIRS:
        parts = scorer.score_pairs(
            (one, other), looks[one], looks[other], occasion, temperature_c
        )
        logits += parts.sum(axis=2)[places[one], places[other]]
    return logits


def _wardrobes() -> Iterator[dict[Slot, list[Descriptor | None]]]:
    """Yield the plain wardrobe's separates, and its one-pieces."""
    tops, middles, bottoms = (
        [each for each in GarmentType if each.group is group]
        for group in (Group.TOP, Group.MIDDLE, Group.BOTTOM)
    )
    layers: list[Descriptor | None] = [*_owned(t for t in tops if t.is_outer)]
    bare = round(len(layers) * SHARE_WITHOUT_OUTER / (1 - SHARE_WITHOUT_OUTER))
    outer = [*layers, *[None] * bare]
    shoes: list[Descriptor | None] = [*_owned(iter(bottoms))]
    one_pieces = (t for t in tops if t.is_one_piece)
    yield {
        Slot.TOP: [*_owned(t for t in tops if not (t.is_outer or t.is_one_piece))],
        Slot.MIDDLE: [*_owned(iter(middles))],
        Slot.BOTTOM: shoes,
        Slot.OUTER: outer,
    }
    yield {
        Slot.TOP: [*_owned(one_pieces, COLOURS_OF_ONE_PIECE)],
        Slot.MIDDLE: [None],
        Slot.BOTTOM: shoes,
        Slot.OUTER: outer,
    }


def _owned(
    types: Iterator[GarmentType], count: int = COLOURS_OF_TYPE
) -> Iterator[Descriptor]:
    """Yield some garments of each type."""
    for number, garment_type in enumerate(each for t in types for each in [t] * count):
        colour = _COLOURS[number % len(_COLOURS)]
        pattern = _PATTERNS.get(number % _CYCLE, Pattern.SOLID)
        yield Descriptor(garment_type, colour, pattern)

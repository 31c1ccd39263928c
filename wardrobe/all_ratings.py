"""The ratings of all outfits at once: how many are good, and what is usual."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wardrobe.candidates import kinds_of_outfits
from wardrobe.garment import Garment
from wardrobe.occasion import Occasion
from wardrobe.outfit import Slot
from wardrobe.pair_scores import SLOT_PAIRS, Candidates, PairScores, Setting
from wardrobe.ports import Judge
from wardrobe.taste import Taste

Floats = NDArray[np.float32]
Places = Mapping[Slot, NDArray[np.intp]]

# Up to so many outfits are all rated; of more, as many are drawn. A median of a
# million draws is right to a tenth of a percent of the outfits.
MOST_RATED = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class AllRatings:
    """The ratings of all outfits that garments make.

    Attributes:
        count: How many outfits there are.
        logits: float32, of all of them, or of outfits drawn from them.
    """

    count: int
    logits: Floats

    @property
    def median(self) -> float | None:
        """The logit that half of the outfits exceed; None without outfits."""
        return float(np.median(self.logits)) if len(self.logits) else None

    def count_above(self, logit: float) -> int:
        """Count the outfits above a logit; where outfits were drawn, about."""
        if not len(self.logits):
            return 0
        return round(float((self.logits > logit).mean()) * self.count)


def rate_all(
    garments: Sequence[Garment],
    occasion: Occasion,
    *,
    judge: Judge,
    taste: Taste,
    locked: Collection[int] = (),
) -> AllRatings:
    """Rate all outfits of an occasion, without weather.

    Args:
        locked: Ids of garments that every outfit must have.
    """
    kinds = list(kinds_of_outfits(garments, locked))
    sizes = [size_of(kind) for kind in kinds]
    share = min(1.0, MOST_RATED / max(1, sum(sizes)))
    setting = Setting(occasion, None)
    parts, count = [np.empty(0, np.float32)], 0.0
    for kind, size in zip(kinds, sizes):
        scores = PairScores.of(kind, setting, judge, taste)
        logits = logits_at(scores, places_of(kind, round(size * share)))
        possible = logits[np.isfinite(logits)]  # no garment lies over itself
        parts.append(possible)
        count += len(possible) / len(logits) * size
    return AllRatings(round(count), np.concatenate(parts))


def size_of(kind: Candidates) -> int:
    """Return how many ways there are to choose a garment for each slot."""
    return int(np.prod([len(kind[slot]) for slot in Slot], dtype=np.int64))


def places_of(kind: Candidates, count: int) -> Places:
    """Return the places, by slot, of all choices, or of `count` drawn from them.

    The draw is always the same, so that equal closets give equal numbers.
    """
    size = size_of(kind)
    numbers: NDArray[np.intp] = np.arange(size if count >= size else 0)
    if count < size:
        numbers = np.random.default_rng(0).integers(0, size, max(1, count))
    shape = [len(kind[slot]) for slot in Slot]
    return dict(zip(Slot, np.unravel_index(numbers, shape)))


def logits_at(scores: PairScores, places: Places) -> Floats:
    """Return float32 (n,), the logits of outfits given by their places, by slot."""
    logits = np.zeros(len(places[Slot.TOP]), np.float32)
    for first, second in SLOT_PAIRS:
        table = scores.pairs[first, second].sum(axis=2)
        logits += table[places[first], places[second]]
    for slot, taste in scores.taste.items():
        logits += taste[places[slot]]
    return logits

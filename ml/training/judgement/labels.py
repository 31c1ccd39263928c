"""Outfits that somebody rated for an occasion, to train the rating network on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from ml.arrays import Floats
from ml.judgement.descriptors import OCCASIONS, encode
from ml.training.judgement.samples import Samples
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import DescribedOutfit, Slot

# A rating of 0 or 1 would be a logit without end.
LEAST_RATING, MOST_RATING = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class LabelledOutfits:
    """Outfits with their ratings.

    Attributes:
        samples: N outfits with their occasions, without temperature.
        logits: Float32 (N,), of the ratings.
    """

    samples: Samples
    logits: Floats

    @classmethod
    def of(cls, rows: Sequence[tuple[DescribedOutfit, Occasion, float]]) -> Self:
        """Make them from outfits, occasions, and ratings in 0..1."""
        slots = zip(*(outfit.in_slots() for outfit, _, _ in rows))
        codes = np.stack([encode(*each) for each in zip(Slot, slots)], axis=1)
        occasions = np.array([OCCASIONS.index(occasion) for _, occasion, _ in rows])
        ratings = np.clip([rating for *_, rating in rows], LEAST_RATING, MOST_RATING)
        logits = np.log(ratings / (1 - ratings)).astype(np.float32)
        return cls(Samples(codes, occasions, np.full(len(rows), np.nan)), logits)

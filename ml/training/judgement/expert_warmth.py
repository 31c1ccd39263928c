"""How warm an outfit is, and how warm it should be.

The clo of garments add up, and being off costs ((sum - wanted) / tolerance)²: a square
of a sum, so it is itself a sum over garments and pairs of garments. Each slot is
measured against its share of what is wanted, which leaves the sum as it is.
Source: ISO 9920 (insulation adds up nearly), ASHRAE 55; the cost is ours.
"""

from dataclasses import dataclass

import numpy as np

from ml.arrays import Doubles
from ml.judgement.descriptors import Codes
from ml.judgement.expert_tables import ExpertTables
from ml.judgement.warmth import felt_c, wanted_clo
from wardrobe.ranking.pair_scores import SLOT_PAIRS

# What the right warmth adds, and the cost of each degree beyond what a type stands.
WARM_ENOUGH = 0.3
COST_OF_DEGREE = 0.15
MOST_DEGREES = 15.0
# Of the wanted clo, by slot; they sum to 1.
SHARES = np.array([0.25, 0.25, 0.05, 0.45])


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmthTerms:
    """The logits of warmth of N outfits; 0 where no temperature is given.

    Attributes:
        own: (N, 4): of each garment.
        excess: (N, 4): clo of each slot beyond its share of what is wanted.
        weight: (N,): of the products of two excesses.
        whole: (N,): of the outfit.
    """

    own: Doubles
    excess: Doubles
    weight: Doubles
    whole: Doubles

    def shared(self, one: int, other: int) -> Doubles:
        """Return (N,): what a pair of slots adds beside what its garments do."""
        product = self.excess[:, one] * self.excess[:, other]
        return -2 * self.weight * product + self.whole / len(SLOT_PAIRS)


class ExpertWarmth:
    """Works out the terms of warmth from the tables."""

    def __init__(self, tables: ExpertTables) -> None:
        """Keep the columns that warmth needs."""
        self._clo = np.nan_to_num(tables.types["warmth_clo"])
        self._coldest = np.nan_to_num(tables.types["coldest_c"], nan=-np.inf)
        self._warmest = np.nan_to_num(tables.types["warmest_c"], nan=np.inf)
        self._tables = tables

    def terms(
        self, types: Codes, occasions: Codes, temperature_c: Doubles
    ) -> WarmthTerms:
        """Return the terms of outfits.

        Args:
            types: (N, 4) codes by slot.
            occasions: (N,) codes.
            temperature_c: (N,) in degrees Celsius; nan where it is not known.
        """
        felt = felt_c(self._tables, occasions, temperature_c)
        wanted, tolerance = wanted_clo(self._tables, felt)
        weight = tolerance**-2
        excess = self._clo[types] - SHARES * wanted[:, None]
        beyond = self._degrees_beyond(types, felt)
        own = -weight[:, None] * excess**2 - COST_OF_DEGREE * beyond
        return WarmthTerms(
            own=np.nan_to_num(own),
            excess=np.nan_to_num(excess),
            weight=np.nan_to_num(weight),
            whole=np.where(np.isnan(felt), 0.0, WARM_ENOUGH),
        )

    def _degrees_beyond(self, types: Codes, felt: Doubles) -> Doubles:
        """Return (N, 4): how far it is too cold or too warm for each garment."""
        too_cold = self._coldest[types] - felt[:, None]
        too_warm = felt[:, None] - self._warmest[types]
        return np.clip(np.maximum(too_cold, too_warm), 0, MOST_DEGREES)

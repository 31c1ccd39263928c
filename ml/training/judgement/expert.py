"""The expert: rates outfits by the tables alone, and teaches the rating network.

An outfit's logit is the sum over the six pairs of its slots. What a garment adds on
its own (its fit to the occasion, its warmth) is spread over the three pairs that it is
in, a third each; what the outfit adds as a whole (the base of the occasion) over all
six, a sixth each. So every sum is exact.
"""

from pathlib import Path
from typing import Self

import numpy as np

from ml.arrays import Doubles
from ml.judgement.descriptors import MISPLACED_TYPE, Codes
from ml.judgement.expert_tables import ExpertTables
from ml.judgement.network import PLACES
from ml.training.judgement.expert_rules import (
    IMPOSSIBLE,
    fit_to_occasion,
    fit_unless_outer,
    patterns_together,
    types_together,
)
from ml.training.judgement.expert_warmth import ExpertWarmth
from wardrobe.model.outfit import Part, Slot
from wardrobe.ranking.pair_scores import JUDGED_PARTS, SLOT_PAIRS

# A garment is in three of the six pairs.
PAIRS_OF_SLOT = 3

_TOP_OUTER = SLOT_PAIRS.index((Slot.TOP, Slot.OUTER))
_OCCASION, _COLOURS, _TYPES, _WARMTH = (
    JUDGED_PARTS.index(part)
    for part in (Part.OCCASION, Part.COLOURS, Part.TYPES, Part.WARMTH)
)


class Expert:
    """Rates outfits, given as codes, by look-ups in the tables.

    Attributes:
        types: Float32 (6, types, types): how types go together, by slot pair.
        colours: Float32 (6, colours, colours), likewise.
    """

    def __init__(self, tables: ExpertTables) -> None:
        """Work the tables out to an array for each question."""
        self._fit = np.stack([fit_to_occasion(slot, tables) for slot in Slot])
        self._unless = fit_unless_outer(tables)
        self.types = types_together(tables).astype(np.float32)
        self.colours = tables.colour_pairs.astype(np.float32)
        self._patterns = patterns_together(tables)
        self._base = tables.occasions["base"]
        self._warmth = ExpertWarmth(tables)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the expert's tables from a folder.

        Raises:
            ModelUnusable: A table is missing or damaged.
        """
        return cls(ExpertTables.read(folder))

    def parts_by_pair(
        self, outfits: Codes, occasions: Codes, temperature_c: Doubles
    ) -> Doubles:
        """Return float64 (6, N, 4): logits by slot pair, parts as in `JUDGED_PARTS`.

        `style.Style` holds the rest: what types, and what colours, add together.

        Args:
            outfits: (N, 4, 3) codes by slot.
            occasions: (N,) codes.
            temperature_c: (N,) in degrees Celsius; nan leaves warmth out.
        """
        warmth = self._warmth.terms(outfits[:, :, 0], occasions, temperature_c)
        own = self._own_parts(outfits, occasions)  # (N, 4, 4)
        own[:, :, _WARMTH] = warmth.own
        parts = np.zeros((len(SLOT_PAIRS), len(outfits), len(JUDGED_PARTS)))
        for pair, (one, other) in enumerate(PLACES):
            first, second = outfits[:, one].T, outfits[:, other].T  # (3, N)
            parts[pair] = (own[:, one] + own[:, other]) / PAIRS_OF_SLOT
            parts[pair, :, _OCCASION] += self._base[occasions] / len(SLOT_PAIRS)
            parts[pair, :, _COLOURS] += self._patterns[first[2], second[2]]
            parts[pair, :, _WARMTH] += warmth.shared(one, other)
        top, outer = outfits[:, 0].T, outfits[:, 3].T
        parts[_TOP_OUTER, :, _OCCASION] += self._unless[
            occasions, top[0], top[1], outer[0]
        ]
        return parts

    def _own_parts(self, outfits: Codes, occasions: Codes) -> Doubles:
        """Return (N, 4 slots, 4 parts): what each garment adds on its own."""
        own = np.zeros((*outfits.shape[:2], len(JUDGED_PARTS)))
        for slot in range(len(Slot)):
            types, colours, patterns = outfits[:, slot].T
            own[:, slot, _OCCASION] = self._fit[
                slot, occasions, types, colours, patterns
            ]
            own[:, slot, _TYPES] = IMPOSSIBLE * (types == MISPLACED_TYPE)
        return own

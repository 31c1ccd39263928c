"""The network and the style in service: rate all pairs with numpy alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np

from ml.arrays import Floats
from ml.judgement.descriptors import OCCASIONS, Codes, encode
from ml.judgement.network import (
    FIRST,
    SECOND,
    SETTING,
    WARMTH,
    Weights,
    input_rows,
    setting_features,
)
from ml.judgement.style import Style, appearance_codes
from ml.model_file import read_card, read_npz
from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import AnyOccasion, Occasion
from wardrobe.model.outfit import Part, Slot
from wardrobe.ranking.pair_scores import JUDGED_PARTS, SLOT_PAIRS

# Pairs that are rated at once: their hidden units stay in a core's cache.
BLOCK = 2048

STYLE_FILE = "style.npz"
TYPES, COLOURS = (JUDGED_PARTS.index(part) for part in (Part.TYPES, Part.COLOURS))


class NumpyScorer:
    """Rates pairs by the network and the style; keeps no state.

    `stylist.Stylist` adds the rules that are served as they stand.
    """

    def __init__(self, weights: Weights, style: Style) -> None:
        self.weights = weights
        self._types = style.by_types()
        self._looks = style.by_looks()

    @classmethod
    def load(cls, model: Path) -> Self:
        """Read a model, and the style beside it, that their cards vouch for.

        Raises:
            ModelUnusable: The file or its card is missing, or one was altered.
        """
        read_card(model)
        return cls(read_npz(model, Weights), Style.load(model.with_name(STYLE_FILE)))

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> Floats:
        """See `Scorer.score_pairs`; an occasion of the user's own counts as its base.

        The first layer is a sum, so each descriptor's share is computed once.
        """
        pair = SLOT_PAIRS.index(slots)
        firsts, seconds = encode(slots[0], first), encode(slots[1], second)
        rows = self._share(pair, FIRST, firsts)
        rows += self._share_of_setting(pair, occasion.base, temperature_c)
        columns = self._share(pair, SECOND, seconds)
        parts = self._parts(pair, rows, columns)
        if temperature_c is None:
            parts[:, :, WARMTH] = 0
        types = np.ix_(firsts[:, 0], seconds[:, 0])
        looks = np.ix_(appearance_codes(firsts), appearance_codes(seconds))
        parts[:, :, TYPES] += self._types[pair][types]
        parts[:, :, COLOURS] += self._looks[pair][looks]
        return parts

    def _share(self, pair: int, place: slice, codes: Codes) -> Floats:
        """Return (N, H): what descriptors of one slot add to the first layer."""
        rows = self.weights.first[pair, place]
        share: Floats = rows[input_rows(codes)].sum(axis=1)
        return share

    def _share_of_setting(
        self, pair: int, occasion: Occasion, temperature_c: float | None
    ) -> Floats:
        """Return (1, H): what occasion, temperature and bias add to the first layer."""
        degrees = np.nan if temperature_c is None else temperature_c
        setting = setting_features(
            np.array([OCCASIONS.index(occasion)]), np.array([degrees])
        )
        weights = self.weights
        share: Floats = setting @ weights.first[pair, SETTING]
        share += weights.first_bias[pair]
        return share

    def _parts(self, pair: int, rows: Floats, columns: Floats) -> Floats:
        """Return (n, m, 4): what the layers above make of sums of the first.

        Each part lies in one piece, as parts are added to one by one.

        Args:
            rows: (n, H), of the first slot; `columns`, (m, H), of the second.
        """
        weights, m = self.weights, len(columns)
        step = max(1, min(len(rows), BLOCK // max(1, m)))
        # The same memory for each block: to ask for it anew takes as long as the sums.
        sums = np.empty((step, m, rows.shape[1]), np.float32)
        units = np.empty((step * m, weights.second.shape[2]), np.float32)
        parts = np.empty((len(JUDGED_PARTS), len(rows), m), np.float32)
        for start in range(0, len(rows), step):
            block = rows[start : start + step]
            hidden, second = sums[: len(block)], units[: len(block) * m]
            np.add(block[:, None], columns, out=hidden)
            np.maximum(hidden, 0, out=hidden)
            np.matmul(
                hidden.reshape(len(second), hidden.shape[2]),
                weights.second[pair],
                out=second,
            )
            second += weights.second_bias[pair]
            np.maximum(second, 0, out=second)
            of_pairs = second @ weights.out[pair] + weights.out_bias[pair]
            parts[:, start : start + step] = of_pairs.T.reshape(
                len(parts), len(block), m
            )
        return parts.transpose(1, 2, 0)

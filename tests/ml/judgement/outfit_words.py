"""Outfits written as words: `white shirt + navy checked trousers + black heels`."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import assets
from ml.judgement.scorer import NumpyScorer
from ml.training.judgement.cases import described_outfit_of
from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.ranking.pair_scores import SLOT_PAIRS

ASSETS = Path(assets.__file__).parent
TABLES = ASSETS / "expert"
MODEL = ASSETS / "models" / "judge.npz"
STYLE = ASSETS / "models" / "style.npz"

SLOTS = tuple(Slot)


def in_slots(words: str) -> dict[Slot, Descriptor | None]:
    return dict(zip(SLOTS, described_outfit_of(words).in_slots(), strict=True))


def parts_of(
    scorer: NumpyScorer,
    outfit: Sequence[Descriptor | None],
    occasion: Occasion,
    temperature_c: float | None = None,
) -> NDArray[np.float32]:
    """(6, 4) by slot pair."""
    worn = dict(zip(SLOTS, outfit))
    return np.stack(
        [
            scorer.score_pairs(
                pair, [worn[pair[0]]], [worn[pair[1]]], occasion, temperature_c
            )[0, 0]
            for pair in SLOT_PAIRS
        ]
    )


def rating(
    scorer: NumpyScorer,
    words: str,
    occasion: Occasion,
    temperature_c: float | None = None,
) -> float:
    worn = list(in_slots(words).values())
    logit = parts_of(scorer, worn, occasion, temperature_c).sum()
    return float(1 / (1 + np.exp(-logit)))

"""Outfits written as words: `white shirt + navy checked trousers + black heels`."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

import assets
from ml.arrays import Floats
from ml.judgement.style import Style
from ml.training.judgement.cases import described_outfit_of
from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.ports.scorer import PairScorer
from wardrobe.ranking.pair_scores import SLOT_PAIRS

ASSETS = Path(assets.__file__).parent
TABLES = ASSETS / "expert"
MODEL = ASSETS / "models" / "judge.npz"
STYLE = ASSETS / "models" / "style.npz"

SLOTS = tuple(Slot)


def in_slots(words: str) -> dict[Slot, Descriptor | None]:
    return dict(zip(SLOTS, described_outfit_of(words).in_slots(), strict=True))


def style_of_expert(types: Floats, colours: Floats) -> Style:
    """Return the style of the expert's tables alone."""
    pairs, count_types, count_colours = len(types), len(types[0]), len(colours[0])
    return Style(
        expert_types=types,
        expert_colours=colours,
        trust_types=np.zeros_like(types),
        trust_colours=np.zeros_like(colours),
        types=np.zeros_like(types),
        colours=np.zeros_like(colours),
        type_colour=np.zeros((pairs, count_types, count_colours), np.float32),
        colour_type=np.zeros((pairs, count_colours, count_types), np.float32),
        looks_at=np.zeros(0, np.int64),
        looks=np.zeros(0, np.float32),
    )


def parts_of(
    scorer: PairScorer,
    outfit: Sequence[Descriptor | None],
    occasion: Occasion,
    temperature_c: float | None = None,
) -> Floats:
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
    scorer: PairScorer,
    words: str,
    occasion: Occasion,
    temperature_c: float | None = None,
) -> float:
    worn = list(in_slots(words).values())
    logit = parts_of(scorer, worn, occasion, temperature_c).sum()
    return float(1 / (1 + np.exp(-logit)))

"""Outfits written as words: `white shirt + navy checked trousers + black heels`."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import assets
from ml.judgement.judge import NumpyJudge
from wardrobe.colour import Colour
from wardrobe.garment import Descriptor, GarmentType, Pattern
from wardrobe.occasion import Occasion
from wardrobe.outfit import Slot
from wardrobe.pair_scores import SLOT_PAIRS

ASSETS = Path(assets.__file__).parent
TABLES = ASSETS / "expert"
MODEL = ASSETS / "models" / "judge.npz"

SLOTS = tuple(Slot)


def descriptor(words: str) -> Descriptor:
    colour, *pattern, garment_type = words.split()
    return Descriptor(
        GarmentType(garment_type),
        Colour(colour),
        Pattern(pattern[0]) if pattern else Pattern.SOLID,
    )


def in_slots(words: str) -> dict[Slot, Descriptor | None]:
    """A second garment of the top's group is worn over the first."""
    worn: dict[Slot, Descriptor | None] = dict.fromkeys(SLOTS)
    for each in words.split(" + "):
        one = descriptor(each)
        slot = Slot(one.type.group.value)
        worn[Slot.OUTER if worn[slot] else slot] = one
    return worn


def parts_of(
    judge: NumpyJudge,
    outfit: Sequence[Descriptor | None],
    occasion: Occasion,
    temperature_c: float | None = None,
) -> NDArray[np.float32]:
    """(6, 4) by slot pair."""
    worn = dict(zip(SLOTS, outfit))
    return np.stack(
        [
            judge.judge_pairs(
                pair, [worn[pair[0]]], [worn[pair[1]]], occasion, temperature_c
            )[0, 0]
            for pair in SLOT_PAIRS
        ]
    )


def rating(
    judge: NumpyJudge,
    words: str,
    occasion: Occasion,
    temperature_c: float | None = None,
) -> float:
    worn = list(in_slots(words).values())
    logit = parts_of(judge, worn, occasion, temperature_c).sum()
    return float(1 / (1 + np.exp(-logit)))

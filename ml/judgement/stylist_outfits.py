"""Outfits that stylists put together: read, split by product, and recombined.

They are only positive examples. What is compared with them are outfits of the same
garments, each slot drawn anew, so that no garment is more frequent on either side.
"""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ml.judgement.descriptors import Codes, encode
from wardrobe.outfit import Slot
from wardrobe.rating import read_described

Scores = NDArray[np.floating]

FILE = Path("outfits", "stylist_outfits.csv")
# One product in five is never learned from.
FOLDS = 5


@dataclass(frozen=True, slots=True)
class StylistOutfits:
    """Codes of outfits, int64 (N, 4, 3) by slot."""

    codes: Codes

    @classmethod
    def read(cls, data: Path) -> tuple[Self, Self]:
        """Return those to learn from, and those of tops that are unseen there.

        Args:
            data: The folder that holds `FILE`.
        """
        lines = (data / FILE).read_text(encoding="utf-8").splitlines()
        outfits = [outfit for outfit, _ in read_described(lines)]
        slots = zip(*(outfit.in_slots() for outfit in outfits))
        codes = np.stack([encode(*each) for each in zip(Slot, slots)], axis=1)
        is_unseen = np.array(
            [_is_unseen(row["top_product"]) for row in csv.DictReader(lines)]
        )
        return cls(codes[~is_unseen]), cls(codes[is_unseen])

    def recombined(self, random: np.random.Generator) -> Codes:
        """Return (N, 4, 3): the same garments, top, middle and bottom drawn anew.

        The outer layer stays with the top: few outfits have one, and a layer over
        nothing it was chosen for would be told too easily.
        """
        codes = self.codes.copy()
        for slot in (1, 2):
            codes[:, slot] = random.permutation(codes[:, slot])
        return codes


def area_under_curve(better: Scores, worse: Scores) -> float:
    """Return the probability that a better one scores above a worse one (ties half)."""
    ranked = np.sort(worse)
    below = np.searchsorted(ranked, better, side="left")
    not_above = np.searchsorted(ranked, better, side="right")
    return float((below + not_above).mean() / 2 / len(worse))


def _is_unseen(product: str) -> bool:
    digest = hashlib.sha256(product.encode()).digest()
    return digest[0] % FOLDS == 0

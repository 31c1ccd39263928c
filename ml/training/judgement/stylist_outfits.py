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

from ml.arrays import Mask
from ml.judgement.descriptors import Codes, encode
from wardrobe.errors import InvalidValue
from wardrobe.model.outfit import Slot
from wardrobe.ranking.rating_described import read_described

Scores = NDArray[np.floating]

FILE = Path("outfits", "stylist_outfits.csv")
FOLDS = 5


@dataclass(frozen=True, slots=True)
class StylistOutfits:
    """Outfits of stylists.

    Attributes:
        codes: Int64 (N, 4, 3) by slot.
        folds: Int64 (N,), 0..FOLDS - 1, the same for all outfits with one top product.
    """

    codes: Codes
    folds: Codes

    @classmethod
    def read(cls, data: Path) -> Self:
        """Read all outfits.

        Args:
            data: The folder that holds `FILE`.

        Raises:
            InvalidValue: It cannot be read, or a row is no outfit.
        """
        try:
            lines = (data / FILE).read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise InvalidValue(f"{data / FILE} can't be read: {error}") from error
        outfits = [outfit for outfit, _ in read_described(lines)]
        slots = zip(*(outfit.in_slots() for outfit in outfits))
        codes = np.stack([encode(*each) for each in zip(Slot, slots)], axis=1)
        products = [row["top_product"] for row in csv.DictReader(lines)]
        return cls(codes, np.array([_fold_of(product) for product in products]))

    def fold(self, number: int) -> tuple[Self, Self]:
        """Return the outfits outside of a fold, and those in it."""
        is_in = self.folds == number
        return self._only(~is_in), self._only(is_in)

    def _only(self, rows: Mask) -> Self:
        return type(self)(self.codes[rows], self.folds[rows])

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


def _fold_of(product: str) -> int:
    return hashlib.sha256(product.encode()).digest()[0] % FOLDS

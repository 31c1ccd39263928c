"""How often stylists combine types and colours, as rows of the expert's tables.

Run `python -m ml.judgement.stylist_lifts DATA TABLES` after the data or the split
changed; rows of other sources are kept.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import numpy as np

from ml.judgement.descriptors import COLOURS, TYPES, Codes
from ml.judgement.expert_tables import Row, Table, rows_of
from ml.judgement.stylist_outfits import StylistOutfits
from wardrobe.garment import GarmentType
from wardrobe.outfit import Slot
from wardrobe.pair_scores import SLOT_PAIRS

SOURCE = "stylist outfits"
COLUMNS = ("slots", "first", "second", "weight", "count", "source")
# Pseudo-counts on either side: chosen by the AUC on unseen tops (3 beat 1, 10, 30).
SHRINKAGE = 3.0
# One brand for women is believed by a part only; the rest is the expert's own.
WEIGHT_OF_TYPES = 0.4
WEIGHT_OF_COLOURS = 0.5
# Rarer pairs say nothing.
LEAST_COUNT = 4.0
LEAST_WEIGHT = 0.03
# A pair is no better for being rarer: most often it is one colour all over, which
# people like less than colours that match moderately (Gray et al. 2014).
MOST_LOG_LIFT = 0.5
# The stylists' "shoes" are read as flats, but may be any of these.
LIKE_FLATS = "flats heels formal-shoes"


def write_lifts(data: Path, tables: Path) -> None:
    """Write the stylists' rows of `type_pairs.csv` and `colour_pairs.csv` anew."""
    outfits, _ = StylistOutfits.read(data)
    for file, column, words, weight in (
        ("type_pairs.csv", 0, TYPES, WEIGHT_OF_TYPES),
        ("colour_pairs.csv", 1, COLOURS, WEIGHT_OF_COLOURS),
    ):
        kept = [r for r in rows_of(tables / file) if not _is_computed(r)]
        computed = _rows(outfits.codes[:, :, column], words, weight)
        _write(tables / file, [*kept, *computed])


def lifts(first: Codes, second: Codes, size: int) -> tuple[Table, Table, Table]:
    """Return (size, size) each: shrunk log lift, count, and count if by chance."""
    both = (first < size) & (second < size)  # neither slot is empty
    count = np.zeros((size, size))
    np.add.at(count, (first[both], second[both]), 1)
    chance = count.sum(1)[:, None] * count.sum(0) / max(count.sum(), 1)
    return np.log((count + SHRINKAGE) / (chance + SHRINKAGE)), count, chance


def _rows(codes: Codes, words: Sequence[str], scale: float) -> Iterator[Row]:
    slots = list(Slot)
    for one, other in SLOT_PAIRS:
        first, second = codes[:, slots.index(one)], codes[:, slots.index(other)]
        logs, count, chance = lifts(first, second, len(words))
        for i, j in product(range(len(words)), repeat=2):
            weight = scale * min(logs[i, j], MOST_LOG_LIFT)
            if max(count[i, j], chance[i, j]) < LEAST_COUNT:
                continue
            if abs(weight) >= LEAST_WEIGHT:
                yield {
                    "slots": f"{one}-{other}",
                    "first": _written(words[i]),
                    "second": _written(words[j]),
                    "weight": f"{weight:.2f}",
                    "count": f"{count[i, j]:.0f}",
                    "source": f"{SOURCE}: lift {count[i, j] / chance[i, j]:.2f}",
                }


def _written(word: str) -> str:
    return LIKE_FLATS if word == GarmentType.FLATS else str(word)


def _is_computed(row: Row) -> bool:
    return row["source"].startswith(f"{SOURCE}: lift") and bool(row["count"])


def _write(file: Path, rows: list[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write_lifts(Path(sys.argv[1]), Path(sys.argv[2]))

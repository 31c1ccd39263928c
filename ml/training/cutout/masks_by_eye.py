"""Masks of own photos that somebody looked at, by the hash of each photo's file.

The cut-out's teacher sees most garments whole and alone, but not all: now and then it
keeps a hanger or loses a sleeve. `cut_outs.csv` in `assets/labels` says of each photo
which of two masks is right, if either is.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

CUT_OUTS = "cut_outs.csv"
CLOSE, QUICK = "close", "quick"
_NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class MaskByEye:
    """What somebody said of the masks of one photo.

    Attributes:
        teacher: `close` or `quick`, see `Teachers`; `neither` if both have faults.
        top: 0..1, the share of the photo's height from above that is not garment,
            where one line parts it from the hanger above it; mostly 0.
    """

    teacher: str
    top: float = 0.0

    @property
    def is_right(self) -> bool:
        """Tell whether one of the masks may be learned from."""
        return self.teacher != _NEITHER


def read_masks_by_eye(table: Path) -> dict[str, MaskByEye]:
    """Read a table of `photo,mask,top`."""
    with table.open(newline="", encoding="utf-8") as file:
        return {
            row["photo"]: MaskByEye(row["mask"], float(row["top"] or 0))
            for row in csv.DictReader(file)
        }

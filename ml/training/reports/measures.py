"""Counts, shares and intervals that every report is made of."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

NORMAL_95 = 1.959964  # two-sided 95 % quantile of the normal distribution


@dataclass(frozen=True, slots=True)
class BinaryCounts:
    """One class against the rest."""

    tp: int
    tn: int
    fp: int
    fn: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[bool, bool]]) -> "BinaryCounts":
        """Count pairs of (is it, was it said)."""
        cells = {(a, b): 0 for a in (True, False) for b in (True, False)}
        for is_it, was_said in pairs:
            cells[is_it, was_said] += 1
        return cls(
            tp=cells[True, True],
            tn=cells[False, False],
            fp=cells[False, True],
            fn=cells[True, False],
        )

    def as_json(self) -> dict[str, Any]:
        """Return the counts and what follows from them, with 95 % intervals."""
        total = self.tp + self.tn + self.fp + self.fn
        return {
            "TP": self.tp,
            "TN": self.tn,
            "FP": self.fp,
            "FN": self.fn,
            "sensitivity": proportion(self.tp, self.tp + self.fn),
            "specificity": proportion(self.tn, self.tn + self.fp),
            "accuracy": proportion(self.tp + self.tn, total),
        }


def proportion(hits: int, count: int) -> dict[str, Any]:
    """Return a share with its 95 % interval (Wilson 1927); None of nothing."""
    if count == 0:
        return {"value": None, "count": 0, "interval": [0.0, 1.0]}
    z2 = NORMAL_95**2
    middle = (hits + z2 / 2) / (count + z2)
    half = NORMAL_95 / (count + z2) * math.sqrt(hits * (count - hits) / count + z2 / 4)
    interval = [round(middle - half, 4), round(middle + half, 4)]
    return {"value": round(hits / count, 4), "count": count, "interval": interval}


def share_with_interval(hits: Iterable[object]) -> dict[str, Any]:
    """Return the share of what is true, with its interval."""
    listed = [bool(hit) for hit in hits]
    return proportion(sum(listed), len(listed))


def macro(classes: Iterable[dict[str, Any]]) -> dict[str, float | None]:
    """Return means over classes of sensitivity, specificity and accuracy."""
    listed = list(classes)
    means: dict[str, float | None] = {}
    for name in ("sensitivity", "specificity", "accuracy"):
        values = [c[name]["value"] for c in listed if c[name]["value"] is not None]
        means[name] = round(sum(values) / len(values), 4) if values else None
    return means

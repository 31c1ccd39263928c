"""How far a confidence can be believed, and what reviewing the least sure gains."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ml.arrays import Mask
from ml.training.reports.measures import proportion

BINS = 10
# Shares of the photos, the least sure first, that a person would look through.
REVIEWED = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5)
LEAST_SURE = 0.1


def reliability(confidences: Sequence[float], hits: Sequence[bool]) -> dict[str, Any]:
    """Return the expected calibration error and the bins that it is made of.

    Source: Naeini, Cooper & Hauskrecht 2015, with ten bins of equal width.
    """
    sure, right = np.array(confidences), np.array(hits, dtype=bool)
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    bins, error = [], 0.0
    for place in range(BINS):
        chosen = places == place
        count = int(chosen.sum())
        if count:
            mean = float(sure[chosen].mean())
            hit = proportion(int(right[chosen].sum()), count)
            error += count / len(sure) * abs(mean - float(right[chosen].mean()))
            bins.append({"confidence": round(mean, 4), "right": hit})
    return {"photos": len(sure), "ece": round(error, 4), "bins": bins}


def review_gain(confidences: Sequence[float], hits: Sequence[bool]) -> dict[str, Any]:
    """Return what is gained when a person reviews the least sure photos.

    Returns:
        `errors`; `in_least_sure`, the share of them among the least sure tenth; and
        `rest`, the accuracy of what is left by the share that was reviewed.
    """
    right: Mask = np.array(hits, dtype=bool)[np.argsort(confidences, kind="stable")]
    errors = int((~right).sum())
    least_sure = round(LEAST_SURE * len(right))
    rest = []
    for reviewed in REVIEWED:
        left = right[round(reviewed * len(right)) :]
        rest.append({"reviewed": reviewed, **proportion(int(left.sum()), len(left))})
    return {
        "errors": errors,
        "in_least_sure": proportion(int((~right[:least_sure]).sum()), errors),
        "rest": rest,
    }

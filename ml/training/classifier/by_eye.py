"""The report against what somebody saw on the photos: type, pattern, colour, all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ml.training.classifier.evaluation import LabelledPrediction
from ml.training.data.labels_by_eye import SeenLabels, key_of
from ml.training.reports.measures import share_with_interval
from ml.training.reports.reliability import reliability, review_gain
from wardrobe.model.garment import Pattern

# What is said with this confidence should not be wrong.
SURE = 0.7


def report_by_eye(
    seen: Sequence[LabelledPrediction], labels: Mapping[str, SeenLabels]
) -> dict[str, Any]:
    """Return how often own photos are called what one may call them.

    Args:
        labels: By `key_of` the photo; photos without are left out.
    """
    known = [
        (s, labels[key]) for s in seen if (key := key_of(s.example.path)) in labels
    ]
    types = [s.prediction.type in seen.types for s, seen in known]
    patterns = [s.prediction.pattern in seen.patterns for s, seen in known]
    colours = [s.colours.shares[0].name in seen.colours for s, seen in known]
    confidences = {
        "type": [s.prediction.type_confidence for s, _ in known],
        "pattern": [s.prediction.pattern_confidence for s, _ in known],
        "colour": [s.colours.confidence for s, _ in known],
    }
    hits = {"type": types, "pattern": patterns, "colour": colours}
    return {
        "photos": len(known),
        "type": share_with_interval(types),
        "pattern": share_with_interval(patterns),
        "pattern_where_there_is_one": share_with_interval(
            hit
            for hit, (_, seen) in zip(patterns, known, strict=True)
            if Pattern.SOLID not in seen.patterns
        ),
        "plain_called_patterned": share_with_interval(
            s.prediction.pattern is not Pattern.SOLID
            for s, seen in known
            if seen.patterns == (Pattern.SOLID,)
        ),
        "colour": share_with_interval(colours),
        "all_three": share_with_interval(map(all, zip(types, patterns, colours))),
        "wrong_among_sure": {
            name: share_with_interval(
                not hit
                for hit, sure in zip(hits[name], each, strict=True)
                if sure >= SURE
            )
            for name, each in confidences.items()
        },
        "called_no_garment": share_with_interval(
            not s.prediction.is_garment for s, _ in known
        ),
        "calibration": {n: reliability(confidences[n], hits[n]) for n in hits},
        "review": {n: review_gain(confidences[n], hits[n]) for n in hits},
        "mistakes": _mistakes(known),
    }


def _mistakes(
    known: Sequence[tuple[LabelledPrediction, SeenLabels]],
) -> dict[str, dict[str, int]]:
    """Count by what it is and what was said, the commonest first."""
    types: Counter[str] = Counter()
    patterns: Counter[str] = Counter()
    colours: Counter[str] = Counter()
    for s, seen in known:
        if s.prediction.type not in seen.types:
            types[f"{seen.types[0]} → {s.prediction.type}"] += 1
        if s.prediction.pattern not in seen.patterns:
            patterns[f"{seen.patterns[0]} → {s.prediction.pattern}"] += 1
        main = s.colours.shares[0].name
        if main not in seen.colours:
            colours[f"{seen.colours[0]} → {main}"] += 1
    return {
        "type": dict(types.most_common()),
        "pattern": dict(patterns.most_common()),
        "colour": dict(colours.most_common()),
    }

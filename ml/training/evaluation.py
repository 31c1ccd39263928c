"""The classifier's report: how often group, type and pattern are right, and of what.

It judges the model file that is served, needs no torch, and never mixes product
photos with people's own.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ml.eyes.classifier import Classifier, Prediction
from ml.eyes.photo import open_photo
from ml.training.datasets import Example, Split, read_examples
from wardrobe.errors import InvalidValue
from wardrobe.garment import Group

WORN_GROUPS = (Group.TOP, Group.MIDDLE, Group.BOTTOM)
# A type with fewer photos says more about chance than about the classifier.
LEAST_PHOTOS_OF_LABEL = 50
NORMAL_95 = 1.959964  # two-sided 95 % quantile of the normal distribution


@dataclass(frozen=True, slots=True)
class Seen:
    """An example and what the classifier says of it."""

    example: Example
    prediction: Prediction


@dataclass(frozen=True, slots=True)
class Counts:
    """One group against the rest."""

    tp: int
    tn: int
    fp: int
    fn: int

    def as_json(self) -> dict[str, Any]:
        """Return the counts and what follows from them, with 95 % intervals."""
        return {
            "TP": self.tp,
            "TN": self.tn,
            "FP": self.fp,
            "FN": self.fn,
            "sensitivity": share_of(self.tp, self.tp + self.fn),
            "specificity": share_of(self.tn, self.tn + self.fp),
            "accuracy": share_of(
                self.tp + self.tn, self.tp + self.tn + self.fp + self.fn
            ),
        }


def evaluate_classifier(
    model: Path,
    data: Path,
    split: Split,
    on_progress: Callable[[str], object] = lambda _: None,
) -> dict[str, Any]:
    """Return the report of a model file on one split of the data in a folder.

    Raises:
        InvalidValue: The folder has no labelled photos of this split.
        ModelUnusable: The model file is missing or altered.
    """
    examples = [each for each in read_examples(data) if each.split is split]
    if not examples:
        raise InvalidValue(f"{data} holds no labelled photos of the {split} part")
    classifier = Classifier(model)
    seen = []
    for done, example in enumerate(examples, start=1):
        photo = open_photo(example.path.read_bytes())
        seen.append(Seen(example, classifier.predict(photo.rgb)))
        if done % 200 == 0:
            on_progress(f"{done} of {len(examples)} photos")
    kinds = {"own": False, "product": True}
    return {
        "model": model.name,
        "split": split,
        **{
            kind: report_of([s for s in seen if s.example.is_product is is_product])
            for kind, is_product in kinds.items()
        },
    }


def report_of(seen: Sequence[Seen]) -> dict[str, Any]:
    """Return the report of photos of one kind."""
    if not seen:
        return {"photos": 0}
    groups = {group: counts_of(seen, group) for group in Group}
    worn = [groups[group].as_json() for group in WORN_GROUPS]
    return {
        "photos": len(seen),
        "group": _share(s.prediction.group is s.example.group for s in seen),
        "type": _share(_is_type_right(s) for s in seen),
        "type_of_frequent_labels": _share_of_frequent(seen),
        "pattern": _share(
            s.prediction.pattern is s.example.pattern for s in seen if s.example.pattern
        ),
        "macro_over_top_middle_bottom": {
            name: round(float(np.mean([each[name]["value"] for each in worn])), 4)
            for name in ("sensitivity", "specificity", "accuracy")
        },
        "groups": {group: counts.as_json() for group, counts in groups.items()},
        "labels": _labels(seen),
    }


def counts_of(seen: Sequence[Seen], group: Group) -> Counts:
    """Count one group against the rest."""
    cells = Counter(
        (s.example.group is group, s.prediction.group is group) for s in seen
    )
    return Counts(
        tp=cells[True, True],
        tn=cells[False, False],
        fp=cells[False, True],
        fn=cells[True, False],
    )


def share_of(hits: int, count: int) -> dict[str, float | int | list[float]]:
    """Return a share with its 95 % interval (Wilson 1927)."""
    if count == 0:
        return {"value": math.nan, "count": 0, "interval": [0.0, 1.0]}
    z2 = NORMAL_95**2
    middle = (hits + z2 / 2) / (count + z2)
    half = NORMAL_95 / (count + z2) * math.sqrt(hits * (count - hits) / count + z2 / 4)
    interval = [round(middle - half, 4), round(middle + half, 4)]
    return {"value": round(hits / count, 4), "count": count, "interval": interval}


def _share(hits: Any) -> dict[str, Any]:
    listed = [bool(hit) for hit in hits]
    return share_of(sum(listed), len(listed))


def _is_type_right(seen: Seen) -> bool:
    return seen.prediction.type in seen.example.types


def _share_of_frequent(seen: Sequence[Seen]) -> dict[str, Any]:
    labels = Counter(s.example.label for s in seen)
    return _share(
        _is_type_right(s)
        for s in seen
        if labels[s.example.label] >= LEAST_PHOTOS_OF_LABEL
    )


def _labels(seen: Sequence[Seen]) -> dict[str, Any]:
    """By the data set's own label: how many types were right, and what was said."""
    labels: dict[str, Any] = {}
    for label in sorted({s.example.label for s in seen}):
        of_label = [s for s in seen if s.example.label == label]
        said = Counter(str(s.prediction.type) for s in of_label)
        labels[label] = {
            "right": sum(map(_is_type_right, of_label)),
            "photos": len(of_label),
            "said": dict(said.most_common()),
        }
    return labels

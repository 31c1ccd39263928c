"""The report: counts, shares and intervals."""

import math
from pathlib import Path

import numpy as np
import pytest

from ml.eyes.classifier import Prediction
from ml.training.datasets import Example, Split
from ml.training.evaluation import Counts, Seen, report_of, share_of
from wardrobe.garment import GarmentType, Pattern


def seen(actual: GarmentType, said: GarmentType) -> Seen:
    p = np.full(len(GarmentType), 0.001, np.float32)
    p[list(GarmentType).index(said)] = 0.9
    patterns = np.eye(len(Pattern), dtype=np.float32)[0]
    example = Example(
        path=Path("x"),
        types=frozenset({actual}),
        label=actual,
        pattern=None,
        split=Split.TEST,
        is_product=False,
    )
    return Seen(example, Prediction(p, patterns, np.zeros(512, np.float32)))


def test_sensitivity_specificity_and_accuracy_follow_from_the_counts() -> None:
    counts = Counts(tp=8, tn=85, fp=5, fn=2).as_json()

    assert counts["sensitivity"]["value"] == 0.8
    assert counts["specificity"]["value"] == round(85 / 90, 4)
    assert counts["accuracy"]["value"] == 0.93


def test_a_share_has_a_wilson_interval() -> None:
    share = share_of(9, 10)

    assert share["value"] == 0.9
    # Wilson 1927 by hand: (9 + 1.92) / 13.84 ± 1.96 / 13.84 · sqrt(0.9 + 0.96)
    assert share["interval"] == pytest.approx([0.596, 0.982], abs=0.001)
    assert math.isnan(float(str(share_of(0, 0)["value"])))


def test_the_report_counts_each_group_against_the_rest() -> None:
    report = report_of(
        [
            seen(GarmentType.SHIRT, GarmentType.SHIRT),
            seen(GarmentType.SHIRT, GarmentType.JEANS),
            seen(GarmentType.BOOTS, GarmentType.FLATS),
            seen(GarmentType.JEANS, GarmentType.JEANS),
        ]
    )

    assert report["group"]["value"] == 0.75
    assert report["type"]["value"] == 0.5
    top, middle = report["groups"]["top"], report["groups"]["middle"]
    assert (top["TP"], top["FN"], top["FP"], top["TN"]) == (1, 1, 0, 2)
    assert (middle["TP"], middle["FN"], middle["FP"], middle["TN"]) == (1, 0, 1, 2)
    assert report["labels"]["boots"]["said"] == {"flats": 1}


def test_no_photos_are_said_as_none() -> None:
    assert report_of([]) == {"photos": 0}

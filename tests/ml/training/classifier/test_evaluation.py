"""The report: what is counted, and what is never mixed."""

import json
from pathlib import Path

import numpy as np
import pytest

from ml.eyes.classifier import Prediction
from ml.eyes.colour_names import NamedColours
from ml.model_file import sha256_of
from ml.training.classifier.evaluation import (
    LabelledPrediction,
    agreement,
    float_model_of,
    report_of,
)
from ml.training.data.datasets import Example, Split
from ml.training.reports.published import class_of
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.garment import GarmentType


def told(said: GarmentType, sure: float = 5.0) -> Prediction:
    logits = np.zeros(len(GarmentType), np.float32)
    logits[list(GarmentType).index(said)] = sure
    patterns, colours = np.eye(6, dtype=np.float32)[0], np.zeros(16, np.float32)
    return Prediction(logits, patterns, colours, 1.0, np.zeros(512, np.float32))


def seen(
    actual: GarmentType | set[GarmentType],
    said: GarmentType,
    *,
    label: str = "a label",
    by_float: GarmentType | None = None,
) -> LabelledPrediction:
    types = {actual} if isinstance(actual, GarmentType) else actual
    example = Example(
        path=Path("x"),
        types=frozenset(types),
        label=label,
        split=Split.TEST,
        is_product=False,
    )
    float_told = told(by_float) if by_float else None
    red = NamedColours((ColourShare(Colour.RED, 1.0),), 0.9)
    return LabelledPrediction(example, told(said), red, told(said), float_told)


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
    assert report["labels"]["a label"]["said"] == {
        "shirt": 1,
        "jeans": 2,
        "flats": 1,
    }
    assert report["said_of_groups"]["top"]["middle"] == 1


def test_no_photos_are_said_as_none() -> None:
    assert report_of([]) == {"photos": 0}


def test_a_coarse_label_counts_only_against_the_types_that_it_excludes() -> None:
    long_trousers = {GarmentType.JEANS, GarmentType.TROUSERS}

    report = report_of(
        [
            seen(long_trousers, GarmentType.JEANS),
            seen(long_trousers, GarmentType.SKIRT),
            seen(GarmentType.JEANS, GarmentType.JEANS),
            seen(GarmentType.SKIRT, GarmentType.SKIRT),
        ]
    )

    jeans, skirt = report["types"]["jeans"], report["types"]["skirt"]
    assert (jeans["TP"], jeans["FN"], jeans["FP"], jeans["TN"]) == (1, 0, 0, 1)
    assert (skirt["TP"], skirt["FN"], skirt["FP"], skirt["TN"]) == (1, 0, 1, 2)
    assert "trousers" not in report["types"]


def test_the_float_and_the_int8_model_stand_side_by_side() -> None:
    pairs = [
        seen(GarmentType.SHIRT, GarmentType.SHIRT, by_float=GarmentType.SHIRT),
        seen(GarmentType.SHIRT, GarmentType.POLO, by_float=GarmentType.SHIRT),
    ]

    both = agreement(pairs)

    assert both is not None
    assert both["same_group"]["value"] == 1.0
    assert both["same_type"]["value"] == 0.5
    assert both["float"]["type"]["value"] == 1.0
    assert both["int8"]["type"]["value"] == 0.5
    assert agreement([seen(GarmentType.SHIRT, GarmentType.SHIRT)]) is None


def test_a_float_model_of_another_training_is_not_compared_with(
    tmp_path: Path,
) -> None:
    (tmp_path / "eyes.onnx").write_bytes(b"int8")
    digest = sha256_of(tmp_path / "eyes.onnx")
    card = {"sha256": digest, "float_sha256": "another"}
    (tmp_path / "eyes.json").write_text(json.dumps(card))

    assert float_model_of(tmp_path / "eyes.onnx", tmp_path) is None
    (tmp_path / "eyes-float.onnx").write_bytes(b"float")
    assert float_model_of(tmp_path / "eyes.onnx", tmp_path) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (GarmentType.SWEATER, "Longsleeve"),
        (GarmentType.BOOTS, "Shoes"),
        (GarmentType.BLAZER, "Outwear"),
    ],
)
def test_types_are_told_as_one_of_the_ten_published_classes(
    said: GarmentType, name: str
) -> None:
    assert class_of(told(said)) == name


def test_the_published_classes_are_reported_where_their_labels_are() -> None:
    report = report_of(
        [
            seen(GarmentType.SHIRT, GarmentType.SHIRT, label="Shirt"),
            seen(GarmentType.HAT, GarmentType.SHIRT, label="Hat"),
            seen(GarmentType.BLOUSE, GarmentType.SHIRT, label="Blouse"),
        ]
    )

    assert report["ten_classes"]["accuracy"]["count"] == 2
    assert report["ten_classes"]["accuracy"]["value"] == 0.5
    assert report["ten_classes"]["said"]["Hat"] == {"Shirt": 1}

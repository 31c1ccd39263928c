"""The classifier that is shipped, on pictures made here."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ml.arrays import Floats, Pixels
from ml.eyes.classifier import Calibration, Classifier, Prediction
from ml.model_file import sha256_of
from wardrobe.errors import ModelUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Group, Pattern

COUNT = len(GarmentType)
ASSETS = Path(__file__).parents[3] / "assets"
SHIPPED = ASSETS / "models" / "eyes.onnx"
DRAWINGS = ASSETS / "demo"


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(SHIPPED, threads=1)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for suffix in (".onnx", ".json"):
        shutil.copy(SHIPPED.with_suffix(suffix), tmp_path)
    return tmp_path / SHIPPED.name


def prediction_of(
    logits: Floats,
    patterns: Floats | None = None,
    calibration: Calibration | None = None,
    garment: float = 1.0,
) -> Prediction:
    if patterns is None:
        patterns = np.zeros(len(Pattern), np.float32)
    colours, embedding = np.zeros(len(Colour), np.float32), np.zeros(512, np.float32)
    return Prediction(
        logits, patterns, colours, garment, embedding, calibration or Calibration()
    )


def trousers(width: int = 300, height: int = 400) -> Pixels:
    """Blue trousers on a white sheet, drawn with two legs and a waist."""
    rgb = np.full((height, width, 3), 245, np.uint8)
    blue = (40, 60, 120)
    rgb[30:150, 80:220] = blue
    rgb[150:380, 80:143] = blue
    rgb[150:380, 157:220] = blue
    return rgb


def drawn(name: str) -> Pixels:
    """Return a drawing of the demo closet on white."""
    image = QImage(400, 400, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWINGS / f"{name}.svg")).render(painter)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(400, 400, 3).copy()


def test_a_picture_gets_probabilities_and_an_embedding(classifier: Classifier) -> None:
    prediction = classifier.predict(trousers())

    assert prediction.types.shape == (len(GarmentType),)
    assert prediction.types.sum() == pytest.approx(1, abs=1e-5)
    assert prediction.pattern_logits.shape == (len(Pattern),)
    assert prediction.embedding.shape == (512,)
    assert np.isfinite(prediction.embedding).all()
    assert sum(prediction.groups.values()) == pytest.approx(1, abs=1e-5)


def test_drawn_trousers_are_seen_as_something_for_the_legs(
    classifier: Classifier,
) -> None:
    prediction = classifier.predict(drawn("navy-trousers"))

    assert prediction.group is Group.MIDDLE
    assert prediction.is_garment


def test_one_by_one_and_together_say_the_same(classifier: Classifier) -> None:
    rng = np.random.default_rng(1)
    side = classifier.size
    squares = rng.integers(0, 255, (3, side, side, 3), np.uint8)

    together = classifier._run(squares)[0]

    for square, logits in zip(squares, together, strict=True):
        alone = classifier.mean_of([square[None]])
        assert alone.type_logits == pytest.approx(logits, abs=1e-3)


def test_the_type_is_the_best_of_the_best_group() -> None:
    p = np.full(len(GarmentType), 1e-6, np.float32)
    order = list(GarmentType)
    p[order.index(GarmentType.HAT)] = 0.4
    p[order.index(GarmentType.JEANS)] = 0.35
    p[order.index(GarmentType.TROUSERS)] = 0.25

    prediction = prediction_of(np.log(p), np.eye(6, dtype=np.float32)[1])

    assert prediction.group is Group.MIDDLE
    assert prediction.type is GarmentType.JEANS
    assert prediction.type_confidence == pytest.approx(0.35, abs=1e-3)
    assert prediction.pattern is Pattern.STRIPED


def test_temperatures_make_it_less_sure_but_say_the_same() -> None:
    logits = np.zeros(len(GarmentType), np.float32)
    logits[0] = 6.0

    bold = prediction_of(logits)
    modest = prediction_of(logits, calibration=Calibration(2.0, 3.0))

    assert modest.type is bold.type
    assert modest.type_confidence < bold.type_confidence < 1
    assert modest.group_confidence < bold.group_confidence < 1


@given(
    logits=st.lists(
        st.floats(-60, 60), min_size=len(GarmentType), max_size=len(GarmentType)
    ),
    of_type=st.floats(0.3, 4),
    of_group=st.floats(0.3, 4),
)
def test_a_type_is_never_surer_than_its_group(
    logits: list[float], of_type: float, of_group: float
) -> None:
    prediction = prediction_of(
        np.array(logits, np.float32), calibration=Calibration(of_type, of_group)
    )

    assert prediction.type.group is prediction.group
    assert 0 <= prediction.type_confidence <= prediction.group_confidence < 1


def test_a_pattern_is_as_sure_as_it_is_probable() -> None:
    patterns = np.log(np.array([0.1, 0.6, 0.1, 0.1, 0.05, 0.05], np.float32))
    nothing = np.zeros(len(GarmentType), np.float32)

    plain = prediction_of(nothing, patterns)
    modest = prediction_of(nothing, patterns, Calibration(pattern=2.0))

    assert plain.pattern is modest.pattern is Pattern.STRIPED
    assert plain.pattern_confidence == pytest.approx(0.6, abs=1e-3)
    assert modest.pattern_confidence < 0.5


def test_what_is_below_the_least_is_no_garment() -> None:
    nothing = np.zeros(len(GarmentType), np.float32)
    calibration = Calibration(least_garment=-1.5)

    assert prediction_of(nothing, calibration=calibration, garment=-1.0).is_garment
    assert not prediction_of(nothing, calibration=calibration, garment=-2.0).is_garment


def test_views_are_averaged(classifier: Classifier) -> None:
    side = classifier.size
    squares = np.random.default_rng(1).integers(0, 255, (4, side, side, 3), np.uint8)

    mean = classifier.mean_of([squares[:2], squares[2:]])

    alone = classifier._run(squares)[0]
    assert mean.type_logits == pytest.approx(np.mean(alone, axis=0), abs=1e-3)


def test_a_file_that_is_no_network_is_a_sentence(copy: Path) -> None:
    copy.write_bytes(b"no network")
    card = json.loads(copy.with_suffix(".json").read_text())
    card["sha256"] = sha256_of(copy)
    copy.with_suffix(".json").write_text(json.dumps(card))

    with pytest.raises(ModelUnusable, match="can't run on this onnxruntime"):
        Classifier(copy)


def test_a_missing_model_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="missing or damaged"):
        Classifier(tmp_path / "eyes.onnx")


def test_an_altered_model_is_a_sentence(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-1] + b"x")

    with pytest.raises(ModelUnusable, match="doesn't match its card"):
        Classifier(copy)


def test_a_model_of_other_types_is_a_sentence(copy: Path) -> None:
    file = copy.with_suffix(".json")
    card = json.loads(file.read_text())
    file.write_text(json.dumps({**card, "types": ["toga"]}))

    with pytest.raises(ModelUnusable, match="other garment types"):
        Classifier(copy)

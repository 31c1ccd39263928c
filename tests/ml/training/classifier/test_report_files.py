"""The report is written for programs, for reading and for looking at."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.training.classifier.evaluation import report_of
from ml.training.classifier.report_files import write_report
from tests.ml.training.classifier.test_evaluation import seen
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType


def reports() -> dict[str, dict[str, object]]:
    own = [
        seen(t, t, label=label, by_float=t)
        for t, label in (
            (GarmentType.SHIRT, "Shirt"),
            (GarmentType.JEANS, "Jeans"),
            (GarmentType.HAT, "Hat"),
        )
    ]
    own.append(seen(GarmentType.HAT, GarmentType.SHIRT, label="Hat"))
    return {
        "test": {
            "model": "eyes.onnx",
            "sha256": "ab" * 32,
            "split": "test",
            "own": report_of(own),
            "product": report_of([]),
        }
    }


def test_all_three_are_written_and_say_the_same(tmp_path: Path) -> None:
    files = write_report(reports(), tmp_path / "runs")

    assert [file.suffix for file in files] == [".json", ".md", ".png"]
    assert json.loads(files[0].read_text())["test"]["own"]["group"]["value"] == 0.75
    page = files[1].read_text()
    assert "| group right | 0.750 |" in page
    assert "int8 says the float model's group" in page
    assert "## Product photos, test part\n\nNo photos." in page
    pixels = np.asarray(Image.open(files[2]))
    assert pixels.shape[1] == 2720
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 20


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(InvalidValue, match="cannot be written"):
        write_report(reports(), tmp_path / "file" / "runs")

"""The report is written for programs, for reading and for looking at."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from matplotlib import rc_context
from PIL import Image, ImageColor

from ml.training.classifier.evaluation import report_of
from ml.training.reports.report_files import write_report
from ml.training.reports.report_picture import ACCENT, draw_report
from tests.ml.training.classifier.test_evaluation import seen
from wardrobe.errors import WardrobeError
from wardrobe.model.garment import GarmentType

GREEN = ImageColor.getrgb(ACCENT)


def picture_of(report: dict[str, object]) -> Image.Image:
    return Image.open(io.BytesIO(draw_report(report))).convert("RGB")


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
    with Image.open(files[2]) as picture:
        assert picture.width == 2720
        assert picture.info.keys() == {"dpi"}  # no date, no version


def test_each_kind_of_photos_has_its_charts_and_its_matrix() -> None:
    own = reports()["test"]
    both = own | {"product": own["own"]}

    one, two = (np.asarray(picture_of(report)) for report in (own, both))

    assert len(two) > len(one)
    greens = [(each[:2000] == GREEN).all(axis=2) for each in (one, two)]
    halves = [half.any() for each in greens for half in np.hsplit(each, 2)]
    assert halves == [True, False, True, True]


def test_the_same_report_gives_the_same_picture() -> None:
    report = reports()["test"]

    assert draw_report(report) == draw_report(report)


def test_settings_of_the_machine_do_not_change_the_picture() -> None:
    report = reports()["test"]
    usual = draw_report(report)

    with rc_context({"font.size": 30, "axes.grid": True, "lines.linewidth": 9}):
        assert draw_report(report) == usual


def test_photos_that_no_label_names_one_type_of_have_a_picture() -> None:
    coarse = {GarmentType.JEANS, GarmentType.TROUSERS}
    own = report_of([seen(coarse, GarmentType.JEANS, label="nobody's word")])

    assert own["calibration"]["type"]["bins"] == []
    assert draw_report(reports()["test"] | {"own": own})


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(WardrobeError, match="runs can't be written"):
        write_report(reports(), tmp_path / "file" / "runs")

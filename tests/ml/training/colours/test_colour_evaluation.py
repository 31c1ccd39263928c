"""The colours' report, from products made here."""

from pathlib import Path

import pytest

import assets
from ml.eyes.eye_models import EyeModels
from ml.training.colours.colour_evaluation import evaluate_colour, report_of_colours
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour

FOLDER = Path(assets.__file__).parent / "models"
MODELS = EyeModels(FOLDER / "eyes.onnx", FOLDER / "colour.json")


def test_names_that_others_do_not_tell_apart_count_as_one() -> None:
    report = report_of_colours(
        [
            (Colour.NAVY, Colour.BLUE),
            (Colour.GREY, Colour.SILVER),
            (Colour.RED, Colour.BLACK),
            (Colour.RED, Colour.RED),
        ]
    )

    assert report["accuracy_12"]["value"] == 0.75
    assert report["accuracy_16"]["value"] == 0.25
    assert len(report["names"]) == 12
    assert report["names"]["red"]["sensitivity"]["value"] == 0.5
    assert report["said"]["navy"] == {"blue": 1}


def test_without_products_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="no labelled photos"):
        evaluate_colour(tmp_path, MODELS, tell=lambda _: None)

"""The colours' report, from products made here."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import assets
from ml.eyes.colour_names import ColourModel
from ml.training.colours.colour_evaluation import evaluate_colour, report_of_colours
from ml.training.colours.colour_products import TEST, part_of
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour

MODEL = ColourModel.load(Path(assets.__file__).parent / "models" / "colour.json")


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


def test_only_held_out_products_are_judged(tmp_path: Path) -> None:
    held_out = [str(n) for n in range(200) if part_of(str(n)) == TEST][:3]
    learned = [str(n) for n in range(200) if part_of(str(n)) != TEST][:3]
    place = tmp_path / "products" / "images"
    place.mkdir(parents=True)
    for product in held_out + learned:
        pixels = np.full((90, 90, 3), 255, np.uint8)
        pixels[20:70, 20:70] = (200, 20, 30)
        Image.fromarray(pixels).save(place / f"{product}.jpg", quality=95)
    with (tmp_path / "products" / "styles.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "subCategory", "baseColour"))
        writer.writerows((p, "Topwear", "Red") for p in held_out + learned)

    report = evaluate_colour(tmp_path, MODEL)

    assert report["photos"] == 3
    assert report["accuracy_12"]["value"] == 1.0


def test_without_products_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="no held-out products"):
        evaluate_colour(tmp_path, MODEL)

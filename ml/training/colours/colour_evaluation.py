"""The report of the colour names: how often the main colour is the catalogue's.

It judges what is served, from the photo's file to the main colour, on a part of the
products that the names were not learned from.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ml.cutout.cutout import CutOut, cut_out
from ml.eyes.eye_models import EyeModels
from ml.training.classifier.evaluation import LabelledPrediction, predict_examples
from ml.training.data.datasets import Example, Split
from ml.training.reports.measures import BinaryCounts, macro, share_with_interval
from wardrobe.model.colour import Colour
from wardrobe.model.progress import Tell

# Names that others do not tell apart; without them twelve are left.
TWELVE = {
    Colour.NAVY: Colour.BLUE,
    Colour.SILVER: Colour.GREY,
    Colour.GOLD: Colour.YELLOW,
    Colour.ORANGE: Colour.RED,
}


def evaluate_colour(
    data: Path, models: EyeModels, *, cut_out: CutOut = cut_out, tell: Tell
) -> dict[str, Any]:
    """Return the report on the held-out part of the products.

    Args:
        cut_out: How garments are told from what is around them.

    Raises:
        InvalidValue: The folder holds no products with base colours.
    """

    def is_wanted(example: Example) -> bool:
        return example.is_product and bool(example.colours)

    seen = predict_examples(
        models, data, Split.TEST, tell, cut_out=cut_out, is_wanted=is_wanted
    )
    return report_of_products(seen)


def report_of_products(seen: Iterable[LabelledPrediction]) -> dict[str, Any]:
    """Return the report of products whose base colour is known."""
    return report_of_colours(
        [
            (next(iter(s.example.colours)), s.colours.shares[0].name)
            for s in seen
            if s.example.is_product and s.example.colours
        ]
    )


def report_of_colours(told: list[tuple[Colour, Colour]]) -> dict[str, Any]:
    """Return the report of pairs of the catalogue's main colour and ours.

    Twelve names are told apart where others did so: navy counts as blue, silver as
    grey, gold as yellow and orange as red.
    """
    grouped = [(TWELVE.get(a, a), TWELVE.get(b, b)) for a, b in told]
    names = [name for name in Colour if name not in TWELVE]
    rows = {
        name: BinaryCounts.of((a is name, b is name) for a, b in grouped).as_json()
        for name in names
    }
    said = {
        name: dict(Counter(str(b) for a, b in told if a is name).most_common())
        for name in Colour
    }
    return {
        "photos": len(told),
        "accuracy_12": share_with_interval(a is b for a, b in grouped),
        "accuracy_16": share_with_interval(a is b for a, b in told),
        "macro_over_12": macro(rows.values()),
        "names": rows,
        "said": said,
    }

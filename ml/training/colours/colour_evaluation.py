"""The report of the colour names: how often the main colour is the catalogue's.

It judges what is served, from the photo's file to the main colour, on a part of the
products that the names were not learned from.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from ml.cutout.cutout import CutOut, cut_out
from ml.eyes.colour_names import ColourModel, name_colours
from ml.photos.photo import open_photo
from ml.training.colours.colour_products import TEST, name_of_base, part_of
from ml.training.colours.colour_training import TWELVE
from ml.training.data.datasets import product_rows
from ml.training.reports.measures import BinaryCounts, macro, share_with_interval
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.progress import Tell


def evaluate_colour(
    data: Path,
    colours: ColourModel,
    *,
    cut_out: CutOut = cut_out,
    every: int = 1,
    tell: Tell = lambda _: None,
) -> dict[str, Any]:
    """Return the report on the held-out part of the products.

    Args:
        cut_out: How garments are told from what is around them.
        every: Takes one photo in so many.

    Raises:
        InvalidValue: The folder holds no products with base colours.
    """
    told: list[tuple[Colour, Colour]] = []
    held_out = [
        (path, name)
        for path, row in product_rows(data)
        if part_of(row["id"]) == TEST and (name := name_of_base(row))
    ][::every]
    if not held_out:
        raise InvalidValue(f"{data} has no held-out products with base colours")
    for done, (path, name) in enumerate(held_out, start=1):
        photo = open_photo(path.read_bytes())
        told.append((name, name_colours(colours, photo.rgb, cut_out(photo))[0].name))
        if done % 200 == 0:
            tell(f"{done} of {len(held_out)} photos")
    return report_of_colours(told)


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

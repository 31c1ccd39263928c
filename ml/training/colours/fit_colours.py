"""Fits colour names to product photos.

`python -m ml.training.colours.fit_colours --data FOLDER` does it again.

The folder holds `products/` of the Fashion Product Images: `styles.csv` and
`images/ID.jpg`. Nothing of a photo gets into the file but fitted numbers.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from ml.arrays import Floats, Indices, Mask, Pixels
from ml.eyes.colour_names import SOFTNESS, ColourModel, colour_histograms
from ml.imaging.lab import to_lab
from ml.imaging.palette import find_palette
from ml.training.colours.colour_products import (
    TEST,
    VALIDATION,
    ColourProducts,
    read_products,
)
from ml.training.colours.colour_survey import synthetic_garments
from ml.training.colours.colour_training import (
    TWELVE,
    ColourSettings,
    accuracy,
    learn_main_names,
    learn_pixel_names,
)
from wardrobe.model.colour import Colour

PALETTE_SIZE = 96
# Phones' photos are darker and tinted; each photo is also learned from like that.
COPIES = 1
# Of each colour of the survey: enough that a plain strong colour has its name.
PLAIN_COPIES = 3


def _groups(merged: dict[Colour, Colour]) -> Indices:
    index = list(Colour)
    return np.array([index.index(merged.get(name, name)) for name in index])


# To compare with others, who told 12 apart; 13 keep navy apart from blue.
GROUPINGS = {
    12: _groups(TWELVE),
    13: _groups({name: TWELVE[name] for name in TWELVE if name is not Colour.NAVY}),
    16: _groups({}),
}


def main() -> None:
    """Fit, write the file, and print the report as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--out", type=Path, default=Path("assets", "models", "colour.json")
    )
    wanted = parser.parse_args()
    products = read_products(wanted.data)
    model, report = fit_colours(products, ColourSettings())
    wanted.out.write_text(_to_json(model, report), encoding="utf-8")
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


def fit_colours(
    products: ColourProducts, settings: ColourSettings
) -> tuple[ColourModel, dict[str, Any]]:
    """Learn from the training part; report on the two others."""
    is_learned = products.part > VALIDATION
    palette = _learn_palette(products, is_learned)
    histograms = _describe_all(products.rgb, products.cover, palette)
    seen, names = histograms[is_learned], products.names[is_learned]
    pixel_names = learn_pixel_names(seen[:, 0], names)
    rng = np.random.default_rng(settings.seed)
    views = [seen]
    for _ in range(COPIES):
        altered = _altered(products.rgb[is_learned], rng)
        views.append(_describe_all(altered, products.cover[is_learned], palette))
    plain, plain_names = synthetic_garments(palette, SOFTNESS, PLAIN_COPIES, rng)
    empty = np.zeros((0, 0), np.float32)
    model = learn_main_names(
        ColourModel(palette, pixel_names, empty, empty),
        np.concatenate([*views, plain]),
        np.concatenate([np.tile(names, len(views)), plain_names]),
        settings,
    )
    return model, _report(model, products, histograms, settings)


def _learn_palette(products: ColourProducts, is_learned: Mask) -> Floats:
    rng = np.random.default_rng(0)
    pixels = products.rgb[is_learned][products.cover[is_learned] > 250]
    return find_palette(to_lab(rng.choice(pixels, 20_000)), PALETTE_SIZE)


def _describe_all(rgb: Pixels, cover: Pixels, palette: Floats) -> Floats:
    return np.stack([colour_histograms(*pair, palette) for pair in zip(rgb, cover)])


def _altered(rgb: Pixels, rng: np.random.Generator) -> Pixels:
    """Return photos (N, H, W, 3) in other light: dimmer, and a little tinted."""
    dimmed = rng.uniform(0.8, 1.05, (len(rgb), 1, 1, 1))
    tinted = rng.normal(1, 0.04, (len(rgb), 1, 1, 3))
    light = (dimmed * tinted).astype(np.float32)
    return np.asarray(np.clip(np.rint(rgb * light), 0, 255), np.uint8)


def _report(
    model: ColourModel,
    products: ColourProducts,
    histograms: Floats,
    settings: ColourSettings,
) -> dict[str, Any]:
    report: dict[str, Any] = {
        "source": "base colours of Fashion Product Images; xkcd colour survey (CC0)",
        "settings": asdict(settings),
    }
    for part, name in (TEST, "test"), (VALIDATION, "validation"):
        chosen = products.part == part
        seen, names = histograms[chosen], products.names[chosen]
        report[name] = {"photos": len(names)} | {
            f"accuracy_{count}": round(accuracy(model, seen, names, groups), 4)
            for count, groups in GROUPINGS.items()
        }
    return report


def _to_json(model: ColourModel, report: dict[str, Any]) -> str:
    """Write one line a row, so that the tables can be read and compared."""
    tables = {
        "palette": np.round(model.palette, 1),
        "names": np.round(model.names, 4),
        "hidden": np.round(model.hidden, 3),
        "output": np.round(model.output, 3),
    }
    lines = [f' "report": {json.dumps(report)}']
    for name, table in tables.items():
        rows = ",\n  ".join(json.dumps(row) for row in table.astype(float).tolist())
        lines.append(f' "{name}": [\n  {rows}\n ]')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()

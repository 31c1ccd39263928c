"""Fits colour names to photos, and how much they are trusted beside the network's.

`python -m ml.training.colours.fit_colours --data FOLDER` does it again, after the
classifier was trained. Nothing of a photo gets into the file but fitted numbers.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from ml.arrays import Floats, Pixels
from ml.cutout.cutout import CutOut
from ml.cutout.cutout import cut_out as by_colours_alone
from ml.cutout.trained_cutout import NetworkCutout
from ml.eyes.classifier import Classifier
from ml.eyes.colour_names import SOFTNESS, ColourModel, colour_histograms, score_names
from ml.imaging.lab import to_lab
from ml.imaging.palette import find_palette
from ml.photos.photo import open_photo
from ml.training.colours.colour_photos import ColourPhotos, read_colour_photos
from ml.training.colours.colour_survey import synthetic_garments
from ml.training.colours.colour_training import (
    ColourSettings,
    learn_main_names,
    learn_pixel_names,
)
from ml.training.data.datasets import Example, Split, read_examples
from ml.training.data.labels_by_eye import with_labels_by_eye
from ml.training.reports.measures import share_with_interval
from wardrobe.model.colour import Colour

PALETTE_SIZE = 96
# Phones' photos are darker and tinted; each photo is also learned from like that.
COPIES = 1
# Of each colour of the survey: enough that a plain strong colour has its name.
PLAIN_COPIES = 3
_SOLID = 250  # of 255: surely the garment
# What the logits of pixels and network may be multiplied by.
_TRUSTS = np.linspace(0, 1.5, 16)


def main() -> None:
    """Fit, write the file, and print the report as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=Path("assets", "labels"))
    parser.add_argument("--models", type=Path, default=Path("assets", "models"))
    wanted = parser.parse_args()
    cut_out = NetworkCutout(wanted.models / "cutout.onnx", sys.stderr.write)
    examples = with_labels_by_eye(read_examples(wanted.data), wanted.labels)
    learned = [e for e in examples if e.split is Split.TRAIN]
    # By colours alone: for thousands of photos, in a fifth of the time.
    photos = read_colour_photos(learned, by_colours_alone)
    model = fit_colours(photos, ColourSettings())
    held_out = [e for e in examples if e.split is Split.VALIDATION and e.colours]
    classifier = Classifier(wanted.models / "eyes.onnx")
    model, report = fit_trust(model, classifier, held_out, cut_out)
    report["settings"] = asdict(ColourSettings())
    file = wanted.models / "colour.json"
    file.write_text(_to_json(model, report), encoding="utf-8")
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


def fit_colours(photos: ColourPhotos, settings: ColourSettings) -> ColourModel:
    """Learn the names of pixels, and the main name by a garment's pixels."""
    palette = _learn_palette(photos)
    seen, names = _describe_all(photos.rgb, photos.cover, palette), photos.names
    pixel_names = learn_pixel_names(seen[:, 0], names)
    rng = np.random.default_rng(settings.seed)
    views = [seen]
    for _ in range(COPIES):
        altered = [_altered(each, rng) for each in photos.rgb]
        views.append(_describe_all(altered, photos.cover, palette))
    plain, plain_names = synthetic_garments(palette, SOFTNESS, PLAIN_COPIES, rng)
    of_plain = np.eye(len(Colour), dtype=np.float32)[plain_names]
    empty = np.zeros((0, 0), np.float32)
    return learn_main_names(
        ColourModel(palette, pixel_names, empty, empty, np.ones(2, np.float32)),
        np.concatenate([*views, plain]),
        np.concatenate([np.tile(names, (len(views), 1)), of_plain]),
        settings,
    )


def fit_trust(
    model: ColourModel,
    classifier: Classifier,
    examples: Sequence[Example],
    cut_out: CutOut,
) -> tuple[ColourModel, dict[str, Any]]:
    """Find what mixture of pixels and network knows the colours of own photos best.

    Args:
        examples: Of the validation part, with known colours.
        cut_out: How garments are told from what is around them.
    """
    both = [_logits_of(model, classifier, each, cut_out) for each in examples]
    of_pixels, of_network = (np.stack(each) for each in zip(*both, strict=True))
    allowed = np.array([[c in e.colours for c in Colour] for e in examples])
    is_own = np.array([not e.is_product for e in examples])
    decides = is_own if is_own.any() else ~is_own

    def loss(trust: tuple[float, float]) -> float:
        logits = trust[0] * of_pixels[decides] + trust[1] * of_network[decides]
        right = np.where(allowed[decides], logits, -np.inf)
        gaps = np.logaddexp.reduce(logits, 1) - np.logaddexp.reduce(right, 1)
        return float(gaps.mean())

    best = min(((a, b) for a in _TRUSTS for b in _TRUSTS), key=loss)
    report: dict[str, Any] = {
        "source": "main colours by eye (own photos), base colours of Fashion Product "
        "Images; xkcd colour survey (CC0)",
        "trust": [round(float(each), 2) for each in best],
    }
    ways = {"pixels": (1, 0), "network": (0, 1), "both": best}
    for part, chosen in {"own": is_own, "product": ~is_own}.items():
        report[part] = {
            name: share_with_interval(
                allowed[row, int((a * of_pixels[row] + b * of_network[row]).argmax())]
                for row in np.flatnonzero(chosen)
            )
            for name, (a, b) in ways.items()
        }
    return replace(model, trust=np.array(best, np.float32)), report


def _logits_of(
    model: ColourModel, classifier: Classifier, example: Example, cut_out: CutOut
) -> tuple[Floats, Floats]:
    photo = open_photo(example.path.read_bytes())
    alpha = cut_out(photo)
    histograms = colour_histograms(photo.rgb, alpha, model.palette)
    told = classifier.predict(photo.on_white(), alpha)
    return score_names(model, histograms), told.colour_logits


def _learn_palette(photos: ColourPhotos) -> Floats:
    rng = np.random.default_rng(0)
    pixels = np.concatenate(
        [rgb[cover > _SOLID] for rgb, cover in zip(photos.rgb, photos.cover)]
    )
    return find_palette(to_lab(rng.choice(pixels, 20_000)), PALETTE_SIZE)


def _describe_all(
    rgb: Sequence[Pixels], cover: Sequence[Pixels], palette: Floats
) -> Floats:
    return np.stack([colour_histograms(*pair, palette) for pair in zip(rgb, cover)])


def _altered(rgb: Pixels, rng: np.random.Generator) -> Pixels:
    """Return a photo (H, W, 3) in other light: dimmer, and a little tinted."""
    light = rng.uniform(0.8, 1.05) * rng.normal(1, 0.04, 3)
    return np.asarray(np.clip(np.rint(rgb * light), 0, 255), np.uint8)


def _to_json(model: ColourModel, report: dict[str, Any]) -> str:
    """Write one line a row, so that the tables can be read and compared."""
    tables = {
        "palette": np.round(model.palette, 1),
        "names": np.round(model.names, 4),
        "hidden": np.round(model.hidden, 3),
        "output": np.round(model.output, 3),
    }
    trust = np.round(model.trust, 2).astype(float).tolist()
    lines = [f' "report": {json.dumps(report)}', f' "trust": {trust}']
    for name, table in tables.items():
        rows = ",\n  ".join(json.dumps(row) for row in table.astype(float).tolist())
        lines.append(f' "{name}": [\n  {rows}\n ]')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()

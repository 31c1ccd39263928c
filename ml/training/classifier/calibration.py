"""Temperatures and views of a trained model, chosen on the validation part.

`python -m ml.training.classifier.calibration --model FILE.onnx --data FOLDER` does it
again for a model file, writes both into its card, and fits the statistics that
corrections need, which depend on the views; the cut-out's network is the one beside the
model. It needs no torch.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ml.arrays import Doubles, Mask
from ml.cutout.cutout import CutOut, cut_out
from ml.cutout.trained_cutout import NetworkCutout
from ml.eyes.classifier import TYPES_OF_GROUP, Classifier, Prediction, Temperatures
from ml.eyes.views import View, view_squares
from ml.model_file import extend_card
from ml.photos.photo import open_photo
from ml.training.classifier.evaluation import predict_examples
from ml.training.classifier.fit_statistics import write_statistics
from ml.training.data.datasets import Example, Split, read_examples
from ml.training.reports.measures import share_with_interval
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType
from wardrobe.model.progress import Tell

# Each costs the time of its views in every photo; one more must earn it.
CHOICES: tuple[tuple[View, ...], ...] = (
    (View.PHOTO,),
    (View.PHOTO, View.SMALL),
    (View.PHOTO, View.SMALL, View.CROP),
    (View.PHOTO, View.SMALL, View.CUTOUT),
)
# What a nat of likelihood more views must gain per photo, to be worth their time.
LEAST_GAIN = 0.005
# Beyond these a temperature says that something else is wrong.
_TEMPERATURES = np.geomspace(0.3, 4.0, 120)


def calibrate(
    model: Path, data: Path, tell: Tell, cut_out: CutOut = cut_out
) -> dict[str, Any]:
    """Choose views and temperatures of a model, and write them into its card.

    People's own photos decide; without any, all photos of the validation part do.

    Args:
        cut_out: How garments are told from what is around them where it is served.

    Returns:
        What was measured for each choice of views.

    Raises:
        InvalidValue: The folder has no labelled photos of the validation part.
    """
    held_out = [e for e in read_examples(data) if e.split is Split.VALIDATION]
    examples = [e for e in held_out if not e.is_product] or held_out
    if not examples:
        raise InvalidValue(f"{data} has no labelled photos from the validation part")
    classifier = Classifier(model)
    tell(f"choosing views and temperatures on {len(examples)} photos")
    logits = [_logits_by_view(classifier, each, cut_out) for each in examples]
    tried = {}
    for views in CHOICES:
        means = np.stack([np.mean([each[v] for v in views], axis=0) for each in logits])
        tried[views] = calibrated_scores(means, examples)
    best = CHOICES[0]
    for views in CHOICES[1:]:
        if tried[views]["loss"] < tried[best]["loss"] - LEAST_GAIN:
            best = views
    figures = {" + ".join(views): each for views, each in tried.items()}
    extend_card(
        model,
        {
            "views": list(best),
            "temperatures": tried[best]["temperatures"],
            "calibration": figures,
        },
    )
    return figures


def calibrated_scores(logits: Doubles, examples: Sequence[Example]) -> dict[str, Any]:
    """Return what logits (N, 37) reach at the temperatures that fit them best.

    `loss` is the mean of -log p(allowed types) and -log p(group).
    """
    allowed = np.array([[t in e.types for t in GarmentType] for e in examples])
    groups = allowed @ TYPES_OF_GROUP > 0
    of_type = fit_temperature(logits, allowed)
    of_group = fit_temperature(logits, groups @ TYPES_OF_GROUP.T > 0)
    temperatures = Temperatures(round(of_type[0], 3), round(of_group[0], 3))
    nothing = np.zeros(0, np.float32)
    seen = [
        Prediction(each.astype(np.float32), nothing, nothing, temperatures)
        for each in logits
    ]
    return {
        "loss": round((of_type[1] + of_group[1]) / 2, 4),
        "group": share_with_interval(
            p.group is e.group for p, e in zip(seen, examples)
        ),
        "type": share_with_interval(p.type in e.types for p, e in zip(seen, examples)),
        "temperatures": {"type": temperatures.type, "group": temperatures.group},
    }


def fit_temperature(logits: Doubles, allowed: Mask) -> tuple[float, float]:
    """Return the temperature of the least mean -log p(allowed), and that mean.

    Args:
        logits: (N, K).
        allowed: (N, K), the classes that the label allows, at least one a row.
    """
    losses = [_loss(logits / t, allowed) for t in _TEMPERATURES]
    best = int(np.argmin(losses))
    return float(_TEMPERATURES[best]), losses[best]


def _loss(logits: Doubles, allowed: Mask) -> float:
    all_of_it = np.logaddexp.reduce(logits, axis=1)
    of_label = np.logaddexp.reduce(np.where(allowed, logits, -np.inf), axis=1)
    return float((all_of_it - of_label).mean())


def _logits_by_view(
    classifier: Classifier, example: Example, cut_out: CutOut
) -> dict[View, Doubles]:
    photo = open_photo(example.path.read_bytes())
    alpha = cut_out(photo)
    squares = view_squares(photo.rgb, alpha, tuple(View), classifier.size)
    logits = {
        view: classifier.mean_of([each]).type_logits.astype(np.float64)
        for view, each in squares.items()
    }
    # Of a white background there are fewer: others could add nothing.
    return dict.fromkeys(View, logits[View.PHOTO]) | logits


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main() -> None:
    """Calibrate a model file, and print what was measured as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    wanted = parser.parse_args()
    cut_out = NetworkCutout(wanted.model.with_name("cutout.onnx"), _tell)
    tried = calibrate(wanted.model, wanted.data, _tell, cut_out)
    seen = predict_examples(
        wanted.model, wanted.data, Split.VALIDATION, _tell, cut_out=cut_out
    )
    write_statistics(wanted.model, seen)
    sys.stdout.write(json.dumps(tried, indent=1) + "\n")


if __name__ == "__main__":
    main()

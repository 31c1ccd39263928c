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
from ml.eyes.classifier import TYPES_OF_GROUP, Classifier, Prediction
from ml.eyes.probabilities import softmax
from ml.eyes.views import View, view_squares
from ml.model_file import extend_card
from ml.photos.photo import open_photo
from ml.training.classifier.by_eye import SURE
from ml.training.classifier.evaluation import predict_examples
from ml.training.classifier.fit_statistics import write_statistics
from ml.training.data.datasets import Example, Split, read_examples
from ml.training.data.labels_by_eye import with_labels_by_eye
from ml.training.reports.measures import share_with_interval
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern
from wardrobe.model.progress import Tell

# A view alone is shown twice, see `view_squares`, so all cost the same.
CHOICES: tuple[tuple[View, ...], ...] = (
    (View.PHOTO,),
    (View.PHOTO, View.SMALL),
    (View.PHOTO, View.CROP),
    (View.PHOTO, View.CUTOUT),
)
# Beyond these a temperature says that something else is wrong.
_TEMPERATURES = np.geomspace(0.3, 4.0, 120)
# The most of the types said with `SURE` and more that may be wrong: nobody is asked
# about those, so they stay wrong.
_MOST_WRONG = 0.05
# The share of own photos of garments that may be taken for none; photos without a
# garment are seen by the same threshold.
_MOST_MISSED = 0.004


def calibrate(
    model: Path, data: Path, labels: Path, tell: Tell, cut_out: CutOut = cut_out
) -> dict[str, Any]:
    """Choose views and temperatures of a model, and write them into its card.

    People's own photos decide; without any, all photos of the validation part do.

    Args:
        labels: Folder of what was seen by eye, see `labels_by_eye`.
        cut_out: How garments are told from what is around them where it is served.

    Returns:
        What was measured for each choice of views.

    Raises:
        InvalidValue: The folder has no labelled photos of the validation part.
    """
    every = with_labels_by_eye(read_examples(data), labels)
    held_out = [e for e in every if e.split is Split.VALIDATION and e.is_garment]
    examples = [e for e in held_out if not e.is_product] or held_out
    if not examples:
        raise InvalidValue(f"{data} has no labelled photos from the validation part")
    classifier = Classifier(model)
    tell(f"choosing views and temperatures on {len(examples)} photos")
    seen = [_predictions_by_views(classifier, each, cut_out) for each in examples]
    tried = {
        views: calibrated_scores(
            np.stack([each[views].type_logits for each in seen]),
            np.stack([each[views].pattern_logits for each in seen]),
            np.stack([each[views].colour_logits for each in seen]),
            examples,
        )
        for views in CHOICES
    }
    best = min(CHOICES, key=lambda views: float(tried[views]["loss"]))
    garment = [each[best].garment_logit for each in seen]
    least = {"least_garment": round(float(np.quantile(garment, _MOST_MISSED)), 3)}
    figures = {" + ".join(views): each for views, each in tried.items()}
    extend_card(
        model,
        {
            "views": list(best),
            "calibration": tried[best]["temperatures"] | least,
            "tried": figures,
        },
    )
    return figures


def calibrated_scores(
    types: Doubles, patterns: Doubles, colours: Doubles, examples: Sequence[Example]
) -> dict[str, Any]:
    """Return what logits reach at the temperatures that fit them best.

    `loss` is the mean of -log p(allowed) of groups, types, patterns and colours.

    Args:
        types: (N, 37).
        patterns: (N, 6).
        colours: (N, 16).
        examples: N photos; patterns and colours of those that have some count.
    """
    allowed = np.array([[t in e.types for t in GarmentType] for e in examples])
    groups = allowed @ TYPES_OF_GROUP > 0
    said = {
        "group": (types, groups @ TYPES_OF_GROUP.T > 0),
        "type": (types, allowed),
        "pattern": _known(
            patterns, [[p in e.patterns for p in Pattern] for e in examples]
        ),
        "colour": _known(colours, [[c in e.colours for c in Colour] for e in examples]),
    }
    fits = {name: fit_temperature(*each) for name, each in said.items()}
    temperatures = {name: t for name, (t, _) in fits.items()}
    # Colours are calibrated together with what the pixels say.
    del temperatures["colour"]
    temperatures["type"] = cautious_temperature(types, allowed, temperatures["type"])
    return {
        "loss": round(float(np.mean([loss for _, loss in fits.values()])), 4),
        **{
            name: share_with_interval(right[np.arange(len(each)), each.argmax(axis=1)])
            for name, (each, right) in said.items()
        },
        "temperatures": {name: round(t, 3) for name, t in temperatures.items()},
    }


def _known(logits: Doubles, allowed: list[list[bool]]) -> tuple[Doubles, Mask]:
    """Return the rows (M, K) of photos of which something is known, and what."""
    wanted = np.array(allowed)
    is_known = wanted.any(axis=1)
    return logits[is_known], wanted[is_known]


def cautious_temperature(logits: Doubles, allowed: Mask, least: float) -> float:
    """Return the lowest temperature at which what is said with `SURE` is seldom wrong.

    Departs from Guo et al. 2017: a wrong label that nobody is asked about costs more
    than a question. And since few people's photos tell how often it happens, what
    counts is the most that they leave possible: the upper end of the 95 % interval.

    Args:
        logits: (N, K).
        allowed: (N, K), the classes that the label allows.
        least: Of the temperatures that are tried.

    Returns:
        If none is cautious enough, the one at which the least may be wrong.
    """
    is_right = allowed[np.arange(len(logits)), logits.argmax(axis=1)]
    nearest, lowest = least, np.inf
    for temperature in (least, *_TEMPERATURES[least < _TEMPERATURES]):
        is_sure = softmax(logits / temperature).max(axis=1) >= SURE
        _, most = share_with_interval(~is_right[is_sure])["interval"]
        if most < lowest:
            nearest, lowest = temperature, most
        if most <= _MOST_WRONG:
            break
    return float(nearest)


def fit_temperature(logits: Doubles, allowed: Mask) -> tuple[float, float]:
    """Return the temperature of the least mean -log p(allowed), and that mean.

    Args:
        logits: (N, K); of no photo, nothing is changed.
        allowed: (N, K), the classes that the label allows, at least one a row.
    """
    if not len(logits):
        return 1.0, 0.0
    losses = [_loss(logits / t, allowed) for t in _TEMPERATURES]
    best = int(np.argmin(losses))
    return float(_TEMPERATURES[best]), losses[best]


def _loss(logits: Doubles, allowed: Mask) -> float:
    all_of_it = np.logaddexp.reduce(logits, axis=1)
    of_label = np.logaddexp.reduce(np.where(allowed, logits, -np.inf), axis=1)
    return float((all_of_it - of_label).mean())


def _predictions_by_views(
    classifier: Classifier, example: Example, cut_out: CutOut
) -> dict[tuple[View, ...], Prediction]:
    photo = open_photo(example.path.read_bytes())
    alpha = cut_out(photo)
    return {
        views: classifier.mean_of(
            view_squares(photo.rgb, alpha, views, classifier.size).values()
        )
        for views in CHOICES
    }


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main() -> None:
    """Calibrate a model file, and print what was measured as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=Path("assets", "labels"))
    wanted = parser.parse_args()
    cut_out = NetworkCutout(wanted.model.with_name("cutout.onnx"), _tell)
    tried = calibrate(wanted.model, wanted.data, wanted.labels, _tell, cut_out)
    seen = predict_examples(
        wanted.model, wanted.data, Split.VALIDATION, _tell, cut_out=cut_out
    )
    write_statistics(wanted.model, seen)
    sys.stdout.write(json.dumps(tried, indent=1) + "\n")


if __name__ == "__main__":
    main()

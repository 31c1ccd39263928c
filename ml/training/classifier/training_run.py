"""A whole training run: data, start, training, export, report, model card."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ml.cutout.cutout import CutOut, cut_out
from ml.cutout.trained_cutout import NetworkCutout
from ml.model_file import extend_card, read_card
from ml.training.classifier.calibration import calibrate
from ml.training.classifier.evaluation import predict_examples, report_on
from ml.training.classifier.export import (
    CALIBRATION_PHOTOS,
    export_float,
    export_int8,
    write_classifier_card,
)
from ml.training.classifier.fit_statistics import write_statistics
from ml.training.classifier.ranks import process_group
from ml.training.classifier.report_files import write_report
from ml.training.classifier.settings import ClassifierSettings
from ml.training.classifier.shipped_weights import load_shipped
from ml.training.classifier.train_classifier import ClassifierTraining, accuracies_of
from ml.training.classifier.vgg16 import GarmentVgg16, load_convolutions, load_imagenet
from ml.training.classifier.weight_averaging import average_weights
from ml.training.commit import commit_of_code
from ml.training.data.datasets import Example, Split, read_examples, with_finer_types
from ml.training.data.photos import Photos, load_photos
from wardrobe.errors import ModelUnusable
from wardrobe.model.progress import Tell

CHECKPOINT = "checkpoint.pt"
START = "start.pt"


def train_classifier(
    data: Path,
    folder: Path,
    *,
    start: Path | None,
    shipped: Path,
    photo_types: Path,
    tell: Tell,
) -> dict[str, Any] | None:
    """Train, or go on where an earlier run in the same folder was stopped.

    Args:
        data: Folder of labelled photos, see `datasets.read_examples`.
        folder: For the checkpoint, the cache, and at the end `eyes.onnx` (int8),
            `eyes-float.onnx` and their model cards.
        start: Safetensors file with convolutions to start from; None takes
            torchvision's ImageNet weights, or else the shipped ones.
        shipped: The int8 model that the program is shipped with, beside the network
            of its cut-out.
        photo_types: Table of finer types, see `datasets.with_finer_types`.
        tell: Called with lines of progress.

    Returns:
        The model card of the int8 file; None in all but the first process.
    """
    settings = ClassifierSettings()
    torch.manual_seed(settings.seed)
    examples = with_finer_types(read_examples(data), photo_types)
    with process_group() as ranks:
        tell = tell if ranks.is_first else _say_nothing
        model = GarmentVgg16()
        origin = "the checkpoint of this run"
        # The other processes get their weights from the first one.
        if ranks.is_first and not (folder / CHECKPOINT).exists():

            def from_shipped() -> None:
                size = int(read_card(shipped)["size"])
                photos = load_photos(
                    _calibration(examples, settings), size, folder / "cache", tell
                )
                load_shipped(model, shipped, photos.batch(range(len(photos.examples))))

            origin = _start(model, start, from_shipped, tell)
            folder.mkdir(parents=True, exist_ok=True)
            torch.save(model.state_dict(), folder / START)
        training = ClassifierTraining(model, settings, folder / CHECKPOINT, ranks)
        training.run(examples, folder / "cache", tell)
    if not ranks.is_first:
        return None
    cutting = NetworkCutout(shipped.with_name("cutout.onnx"), tell)
    facts = {"start": origin}
    return _export(training, examples, data, facts, tell=tell, cut_out=cutting)


def _export(
    training: ClassifierTraining,
    examples: list[Example],
    data: Path,
    facts: dict[str, Any],
    *,
    tell: Tell,
    cut_out: CutOut,
) -> dict[str, Any]:
    """Write what was trained as float and int8 model; return the card of the latter."""
    settings, folder = training.settings, training.checkpoint.parent
    size = settings.stages[-1].size
    held_out = [each for each in examples if each.split is Split.VALIDATION]
    check = load_photos(held_out, size, folder / "cache", tell)
    trained, weights = _better_of(training, check, tell)
    tell("writing the float and the int8 model")
    facts = facts | {
        "what": "VGG16 with batch norm, 13 convolutions, global average pooling",
        "input": "photos: float32 (N, 3, S, S), RGB in 0..255, padded to a square "
        f"with white; trained at S = {size}",
        "outputs": "type_logits (N, 37), pattern_logits (N, 6), embedding (N, 512)",
        "weights": weights,
        "data": _counts(examples),
        "settings": settings.as_json(),
        "log": training.log,
        "commit": commit_of_code(),
    }
    float_file, int8_file = folder / "eyes-float.onnx", folder / "eyes.onnx"
    export_float(trained, size, float_file)
    write_classifier_card(float_file, {"size": size, **facts})
    calibration = _calibration(examples, settings)
    squares = load_photos(calibration, size, folder / "cache", tell).pixels
    export_int8(float_file, np.asarray(squares), int8_file, facts)
    return calibrate_and_report(int8_file, float_file, data, tell, cut_out)


def _say_nothing(_line: str) -> None:
    """Take a line of progress of a process that is not the first."""


def calibrate_and_report(
    int8_file: Path,
    float_file: Path,
    data: Path,
    tell: Tell,
    cut_out: CutOut = cut_out,
) -> dict[str, Any]:
    """Calibrate a model that was written, report on it, and return its card."""
    calibrate(int8_file, data, tell, cut_out)
    figures: dict[str, Any] = {}
    for split in (Split.VALIDATION, Split.TEST):
        seen = predict_examples(
            int8_file, data, split, tell, float_file, cut_out=cut_out
        )
        figures[split] = report_on(seen, int8_file, split)
        if split is Split.VALIDATION:
            write_statistics(int8_file, seen)
    write_report(figures, int8_file.parent)
    return extend_card(int8_file, {"figures": figures})


def _start(
    model: GarmentVgg16,
    start: Path | None,
    from_shipped: Callable[[], None],
    tell: Tell,
) -> str:
    """Take over the best weights there are, and return what they are."""
    if start:
        load_convolutions(model, start)
        return f"convolutions of {start.name}"
    if load_imagenet(model):
        return "ImageNet weights of torchvision (IMAGENET1K_V1)"
    tell("ImageNet weights aren't on this machine and can't be downloaded")
    try:
        from_shipped()
    except ModelUnusable as error:
        tell(f"{error}: starting from random weights, which takes more epochs")
        return "random weights"
    tell("starting from the shipped weights")
    return "shipped int8 weights"


def _better_of(
    training: ClassifierTraining, check: Photos, tell: Tell
) -> tuple[GarmentVgg16, str]:
    """Return those of the weights that see own photos of the validation part best.

    The average lags behind a short last stage; halfway to the start, less is forgotten.
    """
    start = GarmentVgg16().to(training.device)
    file = training.checkpoint.with_name(START)
    start.load_state_dict(
        torch.load(file, map_location=training.device, weights_only=True)
    )
    ends = {"last": training.model, "averaged": training.averaged}
    middles = {
        f"halfway from the start to the {name}": average_weights(start, end)
        for name, end in ends.items()
    }
    scores = {}
    for name, model in (ends | middles).items():
        figures = accuracies_of(model, check, training.device)
        tell(f"{name} weights: {figures}")
        scores[name] = figures.get("own group", 0) + figures.get("own type", 0), model
    best = max(scores, key=lambda name: scores[name][0])
    return scores[best][1], best


def _calibration(
    examples: list[Example], settings: ClassifierSettings
) -> list[Example]:
    """Choose training photos, two of a person's own to each product photo."""
    rng = random.Random(settings.seed)
    train = [each for each in examples if each.split is Split.TRAIN]
    chosen: list[Example] = []
    for is_product, share in ((False, 2 / 3), (True, 1 / 3)):
        kind = [each for each in train if each.is_product is is_product]
        count = min(len(kind), round(share * CALIBRATION_PHOTOS))
        chosen += rng.sample(kind, count)
    return chosen


def _counts(examples: list[Example]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for example in examples:
        kind = "product" if example.is_product else "own"
        key = f"{kind} photos, {example.split}"
        counts[key] = counts.get(key, 0) + 1
    return counts

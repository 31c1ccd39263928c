"""A whole training run: data, start, training, export, report, model card."""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from ml.cutout.trained_cutout import NetworkCutout
from ml.eyes.eye_models import EyeModels
from ml.model_file import extend_card
from ml.training.classifier.by_eye import report_by_eye
from ml.training.classifier.calibration import calibrate
from ml.training.classifier.checking import accuracies_of, checked_examples
from ml.training.classifier.evaluation import predict_examples, report_on
from ml.training.classifier.export import (
    CALIBRATION_PHOTOS,
    OUTPUTS,
    export_float,
    export_int8,
    write_classifier_card,
)
from ml.training.classifier.fit_statistics import write_statistics
from ml.training.classifier.networks.ensemble import GarmentEnsemble
from ml.training.classifier.networks.lite0 import GarmentLite0
from ml.training.classifier.networks.shipped_weights import shipped_vgg16
from ml.training.classifier.networks.starting import (
    is_second_look,
    new_network,
    take_best_weights,
)
from ml.training.classifier.networks.vgg16 import (
    GarmentVgg16,
    is_whole,
    load_weights,
    mean_of,
    save_weights,
)
from ml.training.classifier.ranks import process_group
from ml.training.classifier.settings import SECOND_LOOK, ClassifierSettings
from ml.training.classifier.train_classifier import ClassifierTraining
from ml.training.commit import commit_of_code
from ml.training.data.datasets import Example, Split, read_examples
from ml.training.data.labels_by_eye import labels_of_split, with_labels_by_eye
from ml.training.data.photos import Photos, load_photos
from ml.training.reports.report_files import write_report
from wardrobe.model.progress import Tell

CHECKPOINT = "checkpoint.pt"
FLOAT_FILE, INT8_FILE = "eyes-float.onnx", "eyes.onnx"
WEIGHTS_FILE = "eyes.safetensors"  # for `--start` of another run
_OF_VGG16 = (
    "the convolutions that VGG16 was fine-tuned from are CC BY 4.0, Visual Geometry "
    "Group, University of Oxford"
)
# What the model card says of a network.
_SAID: dict[type[nn.Module], dict[str, str]] = {
    GarmentVgg16: {
        "what": "VGG16 (13 convolutions), average and maximum of its last three "
        "blocks, fine-tuned",
        "licence": _OF_VGG16,
    },
    GarmentEnsemble: {
        "what": "VGG16 (13 convolutions), average and maximum of its last three "
        "blocks, and EfficientNet-Lite0, both fine-tuned: the mean of their embeddings",
        "licence": f"{_OF_VGG16}; EfficientNet-Lite0's are Apache-2.0, Google",
    },
}


def train_classifier(
    data: Path,
    folder: Path,
    *,
    start: Path | None,
    shipped: Path,
    labels: Path,
    tell: Tell,
) -> dict[str, Any] | None:
    """Train, or go on where an earlier run in the same folder was stopped.

    Args:
        data: Folder of labelled photos, see `datasets.read_examples`.
        folder: For the checkpoint, the cache, and at the end `eyes.onnx` (int8),
            `eyes-float.onnx` and their model cards, and `eyes.safetensors`.
        start: Safetensors file with weights to start from; None takes
            torchvision's ImageNet weights, or else the shipped ones. If it is of
            an earlier run, the mean of both ends is tried, too. EfficientNet-Lite0's
            ONNX file: the second look is trained, beside the shipped VGG16.
        shipped: The int8 model that the program is shipped with, beside the network
            of its cut-out.
        labels: Folder of what was seen by eye, see `labels_by_eye`.
        tell: Called with lines of progress.

    Returns:
        The model card of the int8 file; None in all but the first process.
    """
    settings = SECOND_LOOK if is_second_look(start) else ClassifierSettings()
    torch.manual_seed(settings.seed)
    examples = with_labels_by_eye(read_examples(data), labels)
    with process_group() as ranks:
        tell = tell if ranks.is_first else _say_nothing
        model = new_network(start, shipped)
        origin = "the checkpoint of this run"
        # The other processes get their weights from the first one.
        if ranks.is_first and not (folder / CHECKPOINT).exists():
            origin = take_best_weights(model, start, shipped, tell)
        training = ClassifierTraining(model, settings, folder / CHECKPOINT, ranks)
        cut_out = NetworkCutout(shipped.with_name("cutout.onnx"), tell)
        training.run(examples, folder / "cache", cut_out, tell)
    if not ranks.is_first:
        return None
    candidates = candidates_of(training, start, shipped)
    export_training(training, examples, candidates, {"start": origin}, tell)
    models = EyeModels(folder / INT8_FILE, shipped.with_name("colour.json"))
    return calibrate_and_report(models, folder / FLOAT_FILE, data, labels, tell)


def export_training(
    training: ClassifierTraining[Any],
    examples: list[Example],
    candidates: Mapping[str, nn.Module],
    facts: dict[str, Any],
    tell: Tell,
) -> None:
    """Write the best of the candidates as float and int8 model, with their cards."""
    settings, folder = training.settings, training.checkpoint.parent
    size = settings.size
    check = load_photos(checked_examples(examples), size, folder / "cache", tell)
    trained, weights = _best_of(candidates, check, training.device, tell)
    tell("writing the weights, the float and the int8 model")
    save_weights(trained, folder / WEIGHTS_FILE)
    facts = facts | {
        **_SAID[type(trained)],
        "input": "photos: float32 (N, 3, S, S), RGB in 0..255, padded to a square "
        f"with white; trained at S = {size}",
        "outputs": ", ".join(OUTPUTS),
        "weights": weights,
        "data": _counts(examples),
        "settings": settings.as_json(),
        "log": training.log,
        "commit": commit_of_code(),
    }
    float_file, int8_file = folder / FLOAT_FILE, folder / INT8_FILE
    export_float(trained, size, float_file)
    write_classifier_card(float_file, {"size": size, **facts})
    calibration = _calibration(examples, settings)
    squares = load_photos(calibration, size, folder / "cache", tell).pixels
    export_int8(float_file, np.asarray(squares), int8_file, facts)


def _say_nothing(_line: str) -> None:
    """Take a line of progress of a process that is not the first."""


def calibrate_and_report(
    models: EyeModels,
    float_file: Path,
    data: Path,
    labels: Path,
    tell: Tell,
) -> dict[str, Any]:
    """Calibrate a classifier that was written, report on it, and return its card.

    Args:
        models: The classifier, and the colour names that are served with it; the
            network of the cut-out lies beside the latter.
    """
    cut_out = NetworkCutout(models.colours_file.with_name("cutout.onnx"), tell)
    calibrate(models.file, data, labels, tell, cut_out)
    figures: dict[str, Any] = {}
    for split in (Split.VALIDATION, Split.TEST):
        seen = predict_examples(models, data, split, tell, float_file, cut_out=cut_out)
        figures[split] = report_on(seen, models.file, split)
        figures[split]["by_eye"] = report_by_eye(seen, labels_of_split(labels, split))
        if split is Split.VALIDATION:
            write_statistics(models.file, seen)
    write_report(figures, models.file.parent)
    return extend_card(models.file, {"figures": figures})


def candidates_of(
    training: ClassifierTraining[Any], start: Path | None, shipped: Path
) -> dict[str, nn.Module]:
    """Return the networks that a run may end with, by what their weights are.

    The average lags behind a short last stage. Where the run began with another's end,
    the mean of both ends is better than each. A second look is shown with the first.
    """
    ends = {"last": training.model, "averaged": training.averaged}
    if isinstance(training.model, GarmentLite0):
        first = shipped_vgg16(shipped)
        sizes = ClassifierSettings().size, training.settings.size
        return {n: GarmentEnsemble(first, end, sizes) for n, end in ends.items()}
    if start and is_whole(start):
        began = GarmentVgg16()
        load_weights(began, start)
        mean = mean_of(training.averaged, began)
        ends[f"mean of the average and {start.name}"] = mean
    return ends


def _best_of(
    candidates: Mapping[str, nn.Module], check: Photos, device: str, tell: Tell
) -> tuple[nn.Module, str]:
    """Return the network that sees own photos of the validation part best."""
    scores = {}
    for name, model in candidates.items():
        figures = accuracies_of(model, check, device)
        tell(f"{name} weights: {figures}")
        scores[name] = sum(
            figures.get(f"own {each}", 0) for each in ("group", "type", "pattern")
        )
    best = max(scores, key=lambda name: scores[name])
    return candidates[best], best


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

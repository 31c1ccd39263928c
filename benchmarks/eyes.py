"""The eyes: what they tell apart, how sure they are, how fast, and how they learn."""

import io
import os
import statistics
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

import assets
from benchmarks.figures import Figure, at_most, seconds_of
from benchmarks.lessons.corrections import measure_corrections
from benchmarks.no_garment import pictures_without_garment
from main import embedder_files, eye_models, trained_cut_out
from ml.arrays import Floats
from ml.eyes.classifier import Classifier, Prediction
from ml.eyes.garment_eyes import GarmentEyes
from ml.look_alikes.embedder import PhotoEmbedder
from ml.model_file import read_card
from ml.photos.photo import Photo
from ml.training.classifier.by_eye import SURE, report_by_eye
from ml.training.classifier.evaluation import (
    LabelledPrediction,
    float_model_of,
    predict_examples,
    report_of,
)
from ml.training.colours.colour_evaluation import report_of_products
from ml.training.data.datasets import Example, Split
from ml.training.data.labels_by_eye import labels_of_split

ASSETS = Path(assets.__file__).parent
MODEL, LABELS = ASSETS / "models" / "eyes.onnx", ASSETS / "labels"
# Where `train classifier` left the float model, if not in the folder of the data.
RUNS = Path("runs")
QUICK_SAMPLE = 6  # one photo in so many
YARDSTICK_SIZE = 224
REPEATS = 9


def measure(data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures; `is_quick` takes one photo in six and says so."""
    try:
        seen = _test_part(data, is_quick)
    except FileNotFoundError:
        yield Figure("labels of the test parts", "no data", "see docs/eyes.md", None)
    else:
        sample = f" (1 photo in {QUICK_SAMPLE})" if is_quick else ""
        own = report_of([s for s in seen if not s.example.is_product])
        product = report_of([s for s in seen if s.example.is_product])
        yield from _own(own, sample)
        yield from _product(product, sample)
        colours = report_of_products(seen)["accuracy_12"]
        yield _share(f"products: colour in 12 names{sample}", colours, 0.76)
        yield from _by_eye(seen, sample)
        yield from _numbers(own, product, sample)
        yield from measure_corrections(data, MODEL, seen, trained_cut_out(), is_quick)
    yield _without_garment()
    yield from _speed(is_quick)


def _without_garment() -> Figure:
    """Look at drawn pictures; real ones are looked at with `label`."""
    eyes = GarmentEyes(eye_models(), _no_vector, cut_out=trained_cut_out())
    called = [eyes.label(each).is_garment for _, each in pictures_without_garment()]
    name = f"{len(called)} drawn pictures without a garment: called garment"
    return at_most(name, sum(called) / len(called), 0.05, "", 3)


def _no_vector(_photo: Photo, _prediction: Prediction) -> Floats:
    return np.zeros(0, np.float32)


def _test_part(data: Path, is_quick: bool) -> list[LabelledPrediction]:
    if not (data / "clothing" / "images.csv").exists():
        raise FileNotFoundError

    def is_wanted(example: Example) -> bool:
        name = zlib.crc32(example.path.name.encode())
        return not is_quick or name % QUICK_SAMPLE == 0

    return predict_examples(
        eye_models(),
        data,
        Split.TEST,
        float_model=float_model_of(MODEL, RUNS),
        cut_out=trained_cut_out(),
        is_wanted=is_wanted,
    )


def _own(own: dict[str, Any], sample: str) -> Iterator[Figure]:
    macro = own["macro_over_top_middle_bottom"]
    for name, goal in (
        ("sensitivity", 0.990),
        ("specificity", 0.993),
        ("accuracy", 0.994),
    ):
        yield _at_least(f"own photos: macro {name}{sample}", macro[name], goal)
    hats = own["groups"]["other"]["sensitivity"]
    yield _share(f"own photos: hats found{sample}", hats, 0.90)
    ten = own["ten_classes"]["accuracy"]
    yield _share(f"own photos: 10 published classes{sample}", ten, 0.92)
    held = own["review"]["group"]["in_least_sure"]
    name = f"own photos: wrong groups among the 10 % least sure{sample}"
    yield _share(name, held, 0.60)
    for kind in ("group", "type"):
        name = f"own photos: calibration error of the {kind}{sample}"
        yield at_most(name, own["calibration"][kind]["ece"], 0.05, "", 3)


def _by_eye(seen: list[LabelledPrediction], sample: str) -> Iterator[Figure]:
    own = [s for s in seen if not s.example.is_product]
    report = report_by_eye(own, labels_of_split(LABELS, Split.TEST))
    for name, goal in (
        ("type", 0.80),
        ("pattern", 0.90),
        ("pattern_where_there_is_one", 0.75),
        ("colour", 0.92),
        ("all_three", 0.68),
    ):
        words = name.replace("_", " ")
        yield _share(f"own photos by eye: {words}{sample}", report[name], goal)
    for name, most in (("plain_called_patterned", 0.04), ("called_no_garment", 0.01)):
        words = name.replace("_", " ")
        value = report[name]["value"]
        yield at_most(f"own photos by eye: {words}{sample}", value, most, "", 3)
    wrong = report["wrong_among_sure"]["type"]["value"]
    name = f"own photos by eye: wrong among types said with {SURE} and more{sample}"
    yield at_most(name, wrong, 0.05, "", 3)


def _product(product: dict[str, Any], sample: str) -> Iterator[Figure]:
    yield _share(f"products: group{sample}", product["group"], 0.995)
    frequent = product["type_of_frequent_labels"]
    yield _share(f"products: type, labels of 50 and more{sample}", frequent, 0.90)
    yield _share(f"products: pattern{sample}", product["pattern"], 0.86)


def _numbers(
    own: dict[str, Any], product: dict[str, Any], sample: str
) -> Iterator[Figure]:
    """Compare int8 with float: measured here, or else as the model card says."""
    for kind, report in (("own photos", own), ("products", product)):
        both, source = report["float_and_int8"], sample
        if both is None:
            both, source = _of_card(kind), " (from the model card)"
        name = f"{kind}: int8 as float"
        if both is None:
            yield Figure(name, f"no float model in {RUNS}", "same group 0.995", None)
            continue
        yield _share(f"{name}, same group{source}", both["same_group"], 0.995)
        yield _share(f"{name}, same type{source}", both["same_type"], 0.98)
        lost = both["float"]["type"]["value"] - both["int8"]["type"]["value"]
        yield at_most(f"{name}, types lost{source}", 100 * lost, 0.5, "points", 2)


def _of_card(kind: str) -> dict[str, Any] | None:
    figures = read_card(MODEL).get("figures", {}).get("test", {})
    report = figures.get("own" if kind == "own photos" else "product", {})
    both: dict[str, Any] | None = report.get("float_and_int8")
    return both


def _speed(is_quick: bool) -> Iterator[Figure]:
    repeats = 3 if is_quick else REPEATS
    content = _photo_of_12_megapixels()
    models = eye_models()
    embedder = PhotoEmbedder(models, embedder_files().head)
    eyes = GarmentEyes(models, embedder.vector_of, cut_out=trained_cut_out())
    eyes.label(content)  # loads the network
    seconds = statistics.median(
        seconds_of(lambda: eyes.label(content)) for _ in range(repeats)
    )
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    name = f"photo file of 12 megapixels to labels, median, {cores} cores"
    yield at_most(name, 1000 * seconds, 300, "ms")
    yield from _against_torch(repeats)


def _against_torch(repeats: int) -> Iterator[Figure]:
    name = "both networks against torchvision's VGG16, fp32, 224 px, one run"
    try:
        import torch  # noqa: PLC0415  # only the yardstick needs it
        from torchvision.models import vgg16  # noqa: PLC0415
    except ImportError:
        yield Figure(name, "torch is not installed", "15 times a view", None)
        return
    classifier = Classifier(MODEL)
    squares = np.zeros((1, classifier.size, classifier.size, 3), np.uint8)
    network = vgg16(weights=None).eval()
    photo = torch.zeros(1, 3, YARDSTICK_SIZE, YARDSTICK_SIZE)

    def by_torch() -> object:
        with torch.inference_mode():
            return network(photo)

    def by_us() -> object:
        return classifier.mean_of([squares])

    # In turns, so that a busy machine slows both.
    ours, theirs = [], []
    for _ in range(repeats + 1):
        ours.append(seconds_of(by_us))
        theirs.append(seconds_of(by_torch))
    ratio = statistics.median(theirs[1:]) / statistics.median(ours[1:])
    views = max(2, len(classifier.views))  # one alone is shown twice
    for words, value, goal in (
        ("a view", ratio, 15),
        (f"all {views} views", ratio / views, 4),
    ):
        told = f"{value:.1f} times as fast"
        yield Figure(f"{name}: {words}", told, f"at least {goal} times", value >= goal)


def _photo_of_12_megapixels() -> bytes:
    """Return a JPEG of a shirt-like shape on a busy floor, 4000 × 3000."""
    rng = np.random.default_rng(1)
    floor = rng.normal((150, 120, 90), 18, (750, 1000, 3))
    floor[150:650, 300:700] = (60, 70, 140)
    floor[150:350, 180:820] = (60, 70, 140)
    small = np.clip(floor + rng.normal(0, 5, floor.shape), 0, 255).astype(np.uint8)
    image = Image.fromarray(small).resize((4000, 3000), Image.Resampling.BICUBIC)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=90)
    return stream.getvalue()


def _share(name: str, share: dict[str, Any], goal: float) -> Figure:
    if share["value"] is None:
        return Figure(name, "none to count", f"at least {goal:.3f}", None)
    low, high = share["interval"]
    value = f"{share['value']:.3f} of {share['count']} ({low:.3f} to {high:.3f})"
    return Figure(name, value, f"at least {goal:.3f}", share["value"] >= goal)


def _at_least(name: str, value: float | None, goal: float) -> Figure:
    if value is None:
        return Figure(name, "none to count", f"at least {goal:.3f}", None)
    return Figure(name, f"{value:.4f}", f"at least {goal:.3f}", value >= goal)

"""The report of look-alikes: ours beside the extractors that the field uses."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from ml.arrays import Floats
from ml.eyes.eye_models import EyeModels
from ml.look_alikes.embedder import extract_features
from ml.look_alikes.head import Head
from ml.training.data.datasets import Split
from ml.training.look_alikes.look_alike_photos import LookAlikeProducts
from ml.training.look_alikes.measures import TOP, measure_retrieval
from wardrobe.errors import InvalidValue, WardrobeError
from wardrobe.model.progress import Tell

OURS = "VGG16 with look-alike head"
FORMULA = "relevance = sum of Y_i / (i + 1) over sum of 1 / (i + 1), i = 0..4"
# The autoencoder sees fewer photos than there are: it has no labels to overfit, and
# levels off.
_EPOCHS, _MOST_TRAINED = 4, 4000
_WARM_UP = 3


def compare_extractors(
    data: Path,
    models: EyeModels,
    head: Path,
    tell: Tell,
    *,
    most: int | None = None,
    epochs: int = _EPOCHS,
) -> dict[str, Any]:
    """Ask each extractor for look-alikes within the test part of the products.

    A look-alike is right when its article type and base colour are the query's.

    Args:
        data: The folder with `products/`, and weights in `pretrained/` where there are.
        most: Take so many photos only, for a quick look.
        epochs: Of the autoencoder.

    Raises:
        InvalidValue: The folder has no products.
        WardrobeError: Torch is not installed.
    """
    try:
        from ml.training.look_alikes import extractors  # noqa: PLC0415  # torch takes seconds
    except ImportError as error:
        raise WardrobeError(
            f"the comparison needs more packages ({error.name} is missing): "
            "pip install 'digital-wardrobe[train]'"
        ) from error
    products = LookAlikeProducts.read(data)
    test, train = products.of(Split.TEST), products.of(Split.TRAIN)
    if len(test.rows) < 2 * TOP or not train.rows:
        raise InvalidValue(f"{data} has too few products to compare extractors")
    if most:
        test = LookAlikeProducts(test.folder, test.rows[:most])
    count = min(_MOST_TRAINED, len(train.rows), *([4 * most] if most else []))
    autoencoder = extractors.trained_autoencoder(
        [train.photo(row).rgb for row in range(count)], epochs, tell
    )
    rows = [_measured(*each, test, tell) for each in _ours(models, head)]
    rows += [
        _measured(
            other.name, other.weights, lambda p, o=other: o.extract(p.rgb), test, tell
        )
        for other in (*extractors.pretrained_extractors(data), autoencoder)
    ]
    return {
        "photos": len(test.rows),
        "right": "same article type and same base colour",
        "formula": FORMULA,
        "extractors": rows,
    }


def _ours(
    models: EyeModels, head: Path
) -> Sequence[tuple[str, str, Callable[..., Any]]]:
    classifier, fitted = models.classifier(), Head.load(head)
    return (
        (
            OURS,
            "this program's",
            lambda photo: fitted.vectors(extract_features(photo, models)[None])[0],
        ),
        (
            "VGG16 alone",
            "this program's",
            lambda photo: classifier.predict(photo.rgb).embedding,
        ),
    )


def _measured(
    name: str,
    weights: str,
    extract: Callable[..., Any],
    test: LookAlikeProducts,
    tell: Tell,
) -> dict[str, Any]:
    vectors: list[Floats] = []
    seconds = []
    for row in range(len(test.rows)):
        photo = test.photo(row)
        started = time.perf_counter()
        vectors.append(extract(photo))
        seconds.append(time.perf_counter() - started)
    ranking = measure_retrieval(np.array(vectors), test.kinds())
    tell(f"{name}: precision at 5 {ranking.precision:.3f}")
    measures = {key: round(value, 4) for key, value in asdict(ranking).items()}
    milliseconds = 1000 * median(seconds[_WARM_UP:])
    return {
        "name": name,
        "weights": weights,
        "numbers": len(vectors[0]),
        **measures,
        "milliseconds": round(milliseconds, 2),
    }

"""Training: fits the look-alikes' head to the eyes, and writes it with its card."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ml.arrays import Floats, Indices
from ml.eyes.eye_models import EyeModels
from ml.look_alikes.embedder import digests_of
from ml.look_alikes.head import PARTS, Head
from ml.model_file import npz_of, write_models
from ml.training.data.datasets import Split
from ml.training.look_alikes.fit_head import FitSettings, TwoPhotos, fit_head
from ml.training.look_alikes.look_alike_photos import (
    LookAlikeProducts,
    features_of_two_photos,
)
from ml.training.look_alikes.measures import hit_rate_at_1, measure_retrieval
from wardrobe.errors import InvalidValue
from wardrobe.model.progress import Tell

# Of all pairs of two garments, this share may be taken for one garment: one or two
# pairs in a closet of a hundred. Catalogues are full of products that differ in a logo.
_WRONG_GARMENTS = 3e-4
# Of the pairs at most so far apart, this share is of another type or colour.
_WRONG_DOUBLES = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class FeaturePart:
    """One part of the data: features and labels, and which are right answers."""

    photos: TwoPhotos
    kinds: Indices

    def vectors(self, head: Head) -> tuple[Floats, Floats]:
        """Return the vectors of the photos and of the second photos."""
        return head.vectors(self.photos.first), head.vectors(self.photos.second)


def fit_look_alikes(
    data: Path, models: EyeModels, folder: Path, tell: Tell, settings: FitSettings
) -> dict[str, Any]:
    """Fit the head on the training part, tune it on the validation part, report both.

    Args:
        data: The folder with `products/`.
        models: The eyes that the head is for.
        folder: Gets `looks.npz` and its card `looks.json`.

    Returns:
        The card.
    """
    products = LookAlikeProducts.read(data)
    parts = {
        split: FeaturePart(features_of_two_photos(each, models, tell), each.kinds())
        for split, each in ((split, products.of(split)) for split in Split)
    }
    if not all(len(part.kinds) > 1 for part in parts.values()):
        raise InvalidValue(f"{data} has too few product photos to fit look-alikes")
    head = fit_head(parts[Split.TRAIN].photos, _even_shares(), settings, tell)
    head = _with_best_shares(head, parts[Split.VALIDATION])
    card = {
        "what": "look-alike vectors from VGG16's embedding and the garment's colours",
        **digests_of(models),
        "parts": PARTS,
        "shares": dict(zip(PARTS, [round(float(s), 3) for s in head.shares])),
        "source": "Fashion Product Images; the second photos are made from the first",
        "settings": asdict(settings),
        "distances": _distances(head, parts[Split.VALIDATION]),
        "report": {
            split: look_alikes_report(head, parts[split])
            for split in (Split.VALIDATION, Split.TEST)
        },
    }
    return write_models(folder, {"looks.npz": (npz_of(head), card)})[0]


def look_alikes_report(head: Head, part: FeaturePart) -> dict[str, Any]:
    """Return how good the head's look-alikes are on one part."""
    first, second = part.vectors(head)
    ranking = measure_retrieval(first, part.kinds)
    return {
        "photos": len(first),
        **{name: round(value, 4) for name, value in asdict(ranking).items()},
        "second_photo_found_first": round(hit_rate_at_1(first, second), 4),
    }


def _even_shares() -> Floats:
    return np.full(len(PARTS), 1 / len(PARTS), np.float32)


def _with_best_shares(head: Head, part: FeaturePart) -> Head:
    """Weigh the parts so that type and colour are found best (MAP at 5)."""
    heads = [replace(head, shares=shares) for shares in _thinkable_shares()]
    return max(
        heads,
        key=lambda each: (
            measure_retrieval(
                each.vectors(part.photos.first), part.kinds
            ).mean_average_precision
        ),
    )


def _thinkable_shares() -> Iterator[Floats]:
    # Without a tenth of it for the garment, second photos are lost among others.
    for garment in (0.1, 0.15, 0.2):
        for pattern in (0.0, 0.05, 0.1):
            for colour in (0.4, 0.5, 0.6):
                rest = 1 - garment - pattern
                shares = [rest * (1 - colour), rest * colour, pattern, garment]
                yield np.array(shares, np.float32)


def _distances(head: Head, part: FeaturePart) -> dict[str, float]:
    """Return up to which cosine distance photos show one garment, or doubles."""
    first, second = part.vectors(head)
    pairs = np.triu_indices(len(first), 1)
    apart = (1 - first @ first.T)[pairs]
    same_garment = float(np.quantile(apart, _WRONG_GARMENTS))
    order = np.argsort(apart)
    is_right = (part.kinds[pairs[0]] == part.kinds[pairs[1]])[order]
    shares = is_right.cumsum() / np.arange(1, len(order) + 1)
    last = int(np.flatnonzero(shares >= 1 - _WRONG_DOUBLES)[-1])
    own = 1 - (first * second).sum(axis=1)
    return {
        "same_garment": round(same_garment, 4),
        "second_photos_within": round(float((own <= same_garment).mean()), 4),
        "double": round(float(apart[order[last]]), 4),
    }

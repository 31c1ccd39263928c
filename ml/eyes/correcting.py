"""Corrections change what is said of the next photo like theirs, at once.

The last layer gets a small addition, fitted anew to all corrections each time, so that
taking one back takes back what it taught. It is ridge regression on whitened
embeddings: what photos in general have in common is dear to change, what only the
corrected ones have is cheap. Hence few photos teach a kind, and others keep their
labels (`docs/eyes.md` has figures).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ml.arrays import Floats, Indices
from ml.eyes.classifier import EMBEDDING_SIZE, LOGIT_OF_UNKNOWN, Prediction, in_order
from ml.model_file import read_card, read_npz, sha256_of
from wardrobe.errors import ModelUnusable
from wardrobe.language.texts import _
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType

# By how many nats a corrected type shall lead all the others together.
MARGIN = 4.0
# How much a single photo is doubted: 0 follows each correction to the letter.
RIDGE = 0.3
# The most that corrections together may change what is said of photos in general, as
# the squared norm of the addition. Many of one kind stay below it, many of many kinds
# would not, and are doubted more.
BUDGET = 250.0
_MORE_DOUBT = 1.2


@dataclass(frozen=True, slots=True, eq=False)
class FeatureStatistics:
    """What photos in general look like to one network; D = 512.

    The inverse of their covariance, made milder, is `scale` times the unit matrix
    less `directions.T @ diag(shrink) @ directions`.

    Attributes:
        mean: float32 (D,), of embeddings.
        directions: float32 (R, D), orthonormal, along which they differ most.
        shrink: float32 (R,).
        scale: Makes the mean squared length of a whitened embedding 1.
        head: float32 (D + 1, 37), from embeddings to type logits; last row the bias.
        farthest: Squared whitened length beyond which an embedding was not made by
            this network.
    """

    mean: Floats
    directions: Floats
    shrink: Floats
    scale: float
    head: Floats
    farthest: float

    def whiten(self, embeddings: Floats) -> Floats:
        """Return the inverse covariance times the centred embeddings, (N, D)."""
        centred = embeddings - self.mean
        along = centred @ self.directions.T  # (N, R)
        spared = centred - (along * self.shrink) @ self.directions
        return np.asarray(self.scale * spared, dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class CorrectionWeights:
    """What corrections add to the last layer.

    Attributes:
        weights: float32 (D + 1, 37); the last row is added whatever is seen.
    """

    weights: Floats

    def apply(self, prediction: Prediction) -> Prediction:
        """Return what is said of a photo after the corrections."""
        change = prediction.embedding @ self.weights[:-1] + self.weights[-1]
        return replace(prediction, type_logits=prediction.type_logits + change)


def statistics_file(model: Path) -> Path:
    """Return where the statistics of a model file lie: beside it, as npz."""
    return model.with_name(f"{model.stem}-memory.npz")


def load_statistics(model: Path) -> FeatureStatistics:
    """Read the statistics of a model file, which the model's card names.

    Raises:
        ModelUnusable: The file is missing, damaged, or of another model.
    """
    file = statistics_file(model)
    statistics = read_npz(file, FeatureStatistics)
    card = read_card(model)
    if sha256_of(file) != card.get("memory_sha256"):
        raise ModelUnusable(
            _(
                "the file {name} doesn't match its model card; reinstall the "
                "program to fix it",
                name=file.name,
            )
        )
    scale, farthest = float(statistics.scale), float(statistics.farthest)
    unknown = np.zeros((len(statistics.head), 1), np.float32)
    unknown[-1] = LOGIT_OF_UNKNOWN  # the last row is the bias
    head = in_order(statistics.head, card["types"], unknown)
    return replace(statistics, scale=scale, farthest=farthest, head=head)


def fit_corrections(
    statistics: FeatureStatistics, corrections: Sequence[Correction]
) -> CorrectionWeights | None:
    """Return what the corrections teach; None when there is nothing to learn.

    Embeddings that another network made, before an update, are left out.
    """
    usable = [c for c in corrections if len(c.embedding) == 4 * EMBEDDING_SIZE]
    if not usable:
        return None
    embeddings = np.stack([np.frombuffer(c.embedding, np.float32) for c in usable])
    whitened = statistics.whiten(embeddings)  # (N, D)
    kernel = whitened @ (embeddings - statistics.mean).T  # (N, N)
    is_known = np.isfinite(kernel).all(axis=1) & (
        kernel.diagonal() <= statistics.farthest
    )
    if not is_known.any():
        return None
    whitened, embeddings = whitened[is_known], embeddings[is_known]
    kernel = kernel[np.ix_(is_known, is_known)]
    order = list(GarmentType)
    types = np.array([order.index(c.type) for c in usable])[is_known]
    logits = embeddings @ statistics.head[:-1] + statistics.head[-1]  # (N, 37)
    wanted = _margin_gaps(logits, types)
    weights = whitened.T @ _solve(kernel, wanted)  # (D, 37)
    return CorrectionWeights(
        np.vstack([weights, -statistics.mean @ weights]).astype(np.float32)
    )


def _solve(kernel: Floats, wanted: Floats) -> Floats:
    """Return (N, 37): ridge regression with the least doubt that keeps the budget."""
    lengths, axes = np.linalg.eigh((kernel + kernel.T).astype(np.float64) / 2)
    lengths = np.maximum(lengths, 0)
    along = axes.T @ wanted  # (N, 37)
    ridge = RIDGE
    while ((along**2).sum(axis=1) * lengths / (lengths + ridge) ** 2).sum() > BUDGET:
        ridge *= _MORE_DOUBT
    solved = axes @ (along / (lengths + ridge)[:, None])
    return np.asarray(solved, dtype=np.float32)


def _margin_gaps(logits: Floats, types: Indices) -> Floats:
    """Return (N, 37): what each corrected type lacks to lead by the margin."""
    rows = np.arange(len(types))
    others = logits.copy()
    others[rows, types] = -np.inf
    missing = np.zeros_like(logits)
    # Over all others together: a group of many types must not outvote it.
    lead = logits[rows, types] - np.logaddexp.reduce(others, axis=1)
    missing[rows, types] = np.maximum(MARGIN - lead, 0)
    return missing

"""Corrections change what is said of the next photo like theirs, at once.

The last layer's heads of types, patterns and colours get a small addition, fitted anew
to all corrections each time, so that taking one back takes back what it taught. It is
ridge regression on whitened embeddings: what photos in general have in common is dear
to change, what only the corrected ones have is cheap. Hence few photos teach a kind,
and others keep their labels (`docs/eyes.md` has figures).

A correction of a colour changes what the network says of it, not what it and the pixels
say together: the closet keeps the embedding of a photo, not its pixels' counts, and the
pixels of the next photo stay a witness. The network must be the surer to overrule them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from ml.arrays import Floats, Indices
from ml.eyes.classifier import EMBEDDING_SIZE, Prediction
from ml.model_file import read_card, read_npz, sha256_of
from wardrobe.errors import ModelUnusable
from wardrobe.language.texts import _
from wardrobe.model.colour import Colour
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType, Pattern

# Where the logits of types, patterns and colours stand among those of all heads.
_COUNTS = (len(GarmentType), len(Pattern), len(Colour))
_ENDS = np.cumsum(_COUNTS).tolist()
HEADS = tuple(slice(end - count, end) for count, end in zip(_COUNTS, _ENDS))
# By how many nats a corrected name shall lead all the others together, by head. The
# pixels' own logits seldom speak more than 5 nats for another colour.
MARGINS = (4.0, 4.0, 9.0)
# How much a single photo is doubted: 0 follows each correction to the letter.
RIDGE = 0.3
# The most that corrections together may change what a head says of photos in general,
# as the squared norm of the addition. Many of one kind stay below it, many of many
# kinds would not, and are doubted more.
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
        head: float32 (D + 1, 59), from embeddings to the logits of types, patterns and
            colours (`HEADS`); last row the bias.
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

    def lengths(self, embeddings: Floats) -> Floats:
        """Return the squared whitened lengths (N,) of embeddings."""
        centred = embeddings - self.mean
        return np.asarray((self.whiten(embeddings) * centred).sum(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class CorrectionWeights:
    """What corrections add to the last layer.

    Attributes:
        weights: float32 (D + 1, 59); the last row is added whatever is seen.
    """

    weights: Floats

    def apply(self, prediction: Prediction) -> Prediction:
        """Return what is said of a photo after the corrections."""
        change = prediction.embedding @ self.weights[:-1] + self.weights[-1]
        types, patterns, colours = (change[head] for head in HEADS)
        return replace(
            prediction,
            type_logits=prediction.type_logits + types,
            pattern_logits=prediction.pattern_logits + patterns,
            colour_logits=prediction.colour_logits + colours,
        )


def logits_of(prediction: Prediction) -> Floats:
    """Return the logits (59,) of a photo, in the order of `HEADS`."""
    return np.concatenate(
        [prediction.type_logits, prediction.pattern_logits, prediction.colour_logits]
    )


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
    if sha256_of(file) != read_card(model).get("memory_sha256"):
        raise ModelUnusable(
            _(
                "the file {name} doesn't match its model card; reinstall the "
                "program to fix it",
                name=file.name,
            )
        )
    scale, farthest = float(statistics.scale), float(statistics.farthest)
    return replace(statistics, scale=scale, farthest=farthest)


def fit_corrections(
    statistics: FeatureStatistics, corrections: Sequence[Correction]
) -> CorrectionWeights | None:
    """Return what the corrections teach; None when there is nothing to learn.

    Each head learns from the photos that a person said something about to it, and
    keeps a budget of its own. Embeddings that another network made, before an update,
    are left out.
    """
    usable = [c for c in corrections if len(c.embedding) == 4 * EMBEDDING_SIZE]
    if not usable:
        return None
    embeddings = np.stack([np.frombuffer(c.embedding, np.float32) for c in usable])
    is_known = statistics.lengths(embeddings) <= statistics.farthest  # false for NaN
    if not is_known.any():
        return None
    embeddings, said = embeddings[is_known], _said(usable)[:, is_known]
    whitened = statistics.whiten(embeddings)  # (N, D)
    kernel = whitened @ (embeddings - statistics.mean).T  # (N, N)
    logits = embeddings @ statistics.head[:-1] + statistics.head[-1]  # (N, 59)
    weights = np.zeros((EMBEDDING_SIZE, logits.shape[1]), np.float32)
    for head, names, margin in zip(HEADS, said, MARGINS, strict=True):
        rows = names >= 0
        if rows.any():
            wanted = _margin_gaps(logits[rows, head], names[rows], margin)
            solved = _solve(kernel[np.ix_(rows, rows)], wanted)
            weights[:, head] = whitened[rows].T @ solved
    return CorrectionWeights(
        np.vstack([weights, -statistics.mean @ weights]).astype(np.float32)
    )


def _said(corrections: Sequence[Correction]) -> Indices:
    """Return (3, N): the place of what was said to each head, -1 for nothing."""
    return np.array(
        [
            [_place(GarmentType, each.type) for each in corrections],
            [_place(Pattern, each.pattern) for each in corrections],
            [_place(Colour, each.colour) for each in corrections],
        ]
    )


def _place(names: type[StrEnum], said: StrEnum | None) -> int:
    return -1 if said is None else list(names).index(said)


def _solve(kernel: Floats, wanted: Floats) -> Floats:
    """Return (N, C): ridge regression with the least doubt that keeps the budget."""
    lengths, axes = np.linalg.eigh((kernel + kernel.T).astype(np.float64) / 2)
    lengths = np.maximum(lengths, 0)
    along = axes.T @ wanted  # (N, C)
    ridge = RIDGE
    while ((along**2).sum(axis=1) * lengths / (lengths + ridge) ** 2).sum() > BUDGET:
        ridge *= _MORE_DOUBT
    solved = axes @ (along / (lengths + ridge)[:, None])
    return np.asarray(solved, dtype=np.float32)


def _margin_gaps(logits: Floats, said: Indices, margin: float) -> Floats:
    """Return (N, C): what each corrected name lacks to lead by the margin."""
    rows = np.arange(len(said))
    others = logits.copy()
    others[rows, said] = -np.inf
    missing = np.zeros_like(logits)
    # Over all others together: a group of many types must not outvote it.
    lead = logits[rows, said] - np.logaddexp.reduce(others, axis=1)
    missing[rows, said] = np.maximum(margin - lead, 0)
    return missing

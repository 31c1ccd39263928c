"""Fits what corrections need to know of photos in general, without torch."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ml.arrays import Floats
from ml.eyes.correcting import FeatureStatistics, logits_of, statistics_file
from ml.model_file import extend_card, npz_of, sha256_of
from ml.training.classifier.evaluation import LabelledPrediction
from wardrobe.errors import ModelUnusable

# Directions that are kept: the rest of 512 differ too little to be told from noise.
DIRECTIONS = 128
# Share of the mean variance added to each direction: less makes new kinds harder to
# learn, more changes what is said of other photos. Tuned on validation photos.
SOFTNESS = 0.3
# How much farther than any of the photos seen an embedding may lie. Kinds that were
# never trained lie as far out as the farthest of them, or 1.3 times as far; embeddings
# with shuffled units, as if of another network, 6 times (median).
FARTHER = 2.5
# The heads are linear; a fit that is off by more has met something else.
_MOST_ERROR = 1e-2


def fit_statistics(embeddings: Floats, logits: Floats) -> FeatureStatistics:
    """Return the statistics of a network from what it said of many photos.

    Args:
        embeddings: float32 (N, 512), N well above 512.
        logits: float32 (N, 59), of types, patterns and colours.

    Raises:
        ModelUnusable: The logits are no linear function of the embeddings.
    """
    mean = embeddings.mean(axis=0, dtype=np.float64)
    centred = embeddings - mean
    variances, vectors = np.linalg.eigh(centred.T @ centred / len(centred))
    soft = SOFTNESS * variances.mean()
    directions = vectors[:, -DIRECTIONS:].T  # (R, 512), least variance first
    shrink = 1 - soft / (variances[-DIRECTIONS:] + soft)
    along = centred @ directions.T
    lengths = (centred**2).sum(axis=1) - (along**2 * shrink).sum(axis=1)
    scale = 1 / lengths.mean()
    return FeatureStatistics(
        mean=mean.astype(np.float32),
        directions=directions.astype(np.float32),
        shrink=shrink.astype(np.float32),
        scale=float(scale),
        head=_fit_head(embeddings, logits),
        farthest=float(FARTHER * scale * lengths.max()),
    )


def write_statistics(model: Path, seen: Sequence[LabelledPrediction]) -> None:
    """Write the statistics of a model beside it, and name it in the card.

    Args:
        seen: Validation photos, as the model saw them in all views.
    """
    statistics = fit_statistics(
        np.stack([s.prediction.embedding for s in seen]),
        np.stack([logits_of(s.prediction) for s in seen]),
    )
    statistics_file(model).write_bytes(npz_of(statistics))
    extend_card(model, {"memory_sha256": sha256_of(statistics_file(model))})


def _fit_head(embeddings: Floats, logits: Floats) -> Floats:
    inputs = np.pad(embeddings, ((0, 0), (0, 1)), constant_values=1).astype(np.float64)
    head = np.linalg.lstsq(inputs, logits.astype(np.float64), rcond=1e-9)[0]
    error = np.abs(inputs @ head - logits).max()
    if error > _MOST_ERROR:
        raise ModelUnusable(
            f"logits aren't a linear function of the embedding: off by {error:.3f}"
        )
    return np.asarray(head, dtype=np.float32)

"""Fits the head: garments of one type, colour and pattern near, others far."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ml.arrays import Floats, Indices
from ml.look_alikes.head import LEARNED, PARTS, Head, to_unit_length
from ml.training.adam import Adam
from wardrobe.model.progress import Tell


@dataclass(frozen=True, slots=True, kw_only=True)
class FitSettings:
    """How the head is fitted.

    Attributes:
        white: Whitened features that are kept, W.
        noise: What is added to the noise of each feature, as a share of it, so that
            a feature that hardly differed is not trusted beyond reason.
        hidden: Units; more than 256 only learn the training part by heart.
        epochs: More gain less than one percent on the validation part.
        batch: Garments, each with two photos; a large one has many to tell apart.
        rate: Of Adam, falling to zero along half a cosine.
        temperature: Of the contrastive loss (Khosla et al. 2020 use .07 to .1).
        dropout: Share of features hidden at random: the embedding is surer of the
            photos that it was trained on than of new ones.
        decay: Decoupled weight decay, a step.
        seed: Of everything random.
    """

    white: int = 256
    noise: float = 0.01
    hidden: int = 256
    epochs: int = 24
    batch: int = 384
    rate: float = 1e-3
    temperature: float = 0.1
    dropout: float = 0.3
    decay: float = 1e-2
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class TwoPhotos:
    """Garments, each photographed twice.

    Attributes:
        first: float32 (N, F), features of the photos.
        second: float32 (N, F), features of the second photos.
        labels: intp (3, N): type, colour, pattern; -1 where it is not known.
    """

    first: Floats
    second: Floats
    labels: Indices

    def batch(self, rows: Indices) -> tuple[Floats, Indices]:
        """Return (2n, F) features and (3, 2n) labels."""
        features = np.concatenate([self.first[rows], self.second[rows]])
        return features, np.concatenate([self.labels[:, rows]] * 2, axis=1)


def fit_head(
    data: TwoPhotos,
    shares: Floats,
    settings: FitSettings,
    tell: Tell = lambda _: None,
) -> Head:
    """Whiten the features, and fit the rest by the supervised contrastive loss.

    Source: Khosla et al. 2020, "Supervised contrastive learning", eq. 2 (L_out), once
    for each of type, colour and pattern.

    Args:
        shares: float32 (4,), kept in the head; see `Head`.
    """
    random = np.random.default_rng(settings.seed)
    head = _start(data, shares, settings, random)
    steps = settings.epochs * max(1, len(data.first) // settings.batch)
    trained = ("hidden", "hidden_bias", "out", "out_bias")
    adam = Adam(
        {name: getattr(head, name) for name in trained},
        settings.rate,
        steps,
        weight_decay=settings.decay,
    )
    for epoch in range(settings.epochs):
        losses = [
            _step(head, adam, data.batch(rows), settings, random)
            for rows in _batches(len(data.first), settings.batch, random)
        ]
        tell(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}")
    return head


def whitening(data: TwoPhotos, settings: FitSettings) -> tuple[Floats, Floats]:
    """Return the features' mean (F,), and the way to whitened features (F, W).

    What differs between two photos of one garment is noise: features are scaled so
    that it is the same in every direction, and then turned so that what tells garments
    apart comes first (linear discriminant analysis with a class for each garment).
    """
    mean = data.first.mean(axis=0)
    noise = data.first - data.second
    within = noise.T @ noise / len(noise)
    within += np.diag(settings.noise * np.diag(within) + 1e-6)
    sizes, axes = np.linalg.eigh(within.astype(np.float64))
    even = axes / np.sqrt(sizes)
    garments = (data.first - mean) @ even
    order = np.linalg.eigh(garments.T @ garments)[1][:, ::-1]
    return mean, (even @ order[:, : settings.white]).astype(np.float32)


def _start(
    data: TwoPhotos, shares: Floats, settings: FitSettings, random: np.random.Generator
) -> Head:
    """Draw weights to start from. Source: He et al. 2015, eq. 10."""
    mean, whiten = whitening(data, settings)
    # Noise has size 1 now and signal more: bring the inputs of the network to size 1.
    whiten /= np.float32(((data.first - mean) @ whiten).std())
    count, hidden = whiten.shape[1], settings.hidden

    def draw(rows: int, columns: int) -> Floats:
        deviation = np.sqrt(2 / rows)
        weights: Floats = random.normal(size=(rows, columns)) * deviation
        return weights.astype(np.float32)

    return Head(
        mean=mean,
        whiten=whiten,
        hidden=draw(count, hidden),
        hidden_bias=np.zeros(hidden, np.float32),
        out=draw(count + hidden, LEARNED),
        out_bias=np.zeros(LEARNED, np.float32),
        shares=shares,
    )


def _batches(count: int, size: int, random: np.random.Generator) -> Iterator[Indices]:
    order = random.permutation(count)
    for start in range(0, count - min(size, count) + 1, size):
        yield order[start : start + size]


def _step(
    head: Head,
    adam: Adam,
    batch: tuple[Floats, Indices],
    settings: FitSettings,
    random: np.random.Generator,
) -> float:
    """Take one step of Adam; return the loss, a mean over the parts."""
    features, labels = batch
    inputs = (features - head.mean) @ head.whiten
    kept = random.random(inputs.shape, np.float32) >= settings.dropout
    inputs = inputs * kept / np.float32(1 - settings.dropout)
    hidden = np.maximum(inputs @ head.hidden + head.hidden_bias, 0)
    joined = np.concatenate([inputs, hidden], axis=1)  # (n, F + H)
    outputs = joined @ head.out + head.out_bias
    loss, slopes, start = 0.0, np.empty_like(outputs), 0
    for labels_of_part, size in zip(labels, PARTS.values()):  # of the first three
        part = slice(start, start + size)
        start += size
        loss_of_part, slopes[:, part] = contrastive_loss(
            outputs[:, part], labels_of_part, settings.temperature
        )
        loss += loss_of_part / len(labels)
    into_hidden: Floats = (slopes @ head.out[inputs.shape[1] :].T) * (hidden > 0)
    adam.step(
        {
            "hidden": (inputs.T @ into_hidden).astype(np.float32),
            "hidden_bias": into_hidden.sum(axis=0),
            "out": joined.T @ slopes,
            "out_bias": slopes.sum(axis=0),
        }
    )
    return loss


def contrastive_loss(
    outputs: Floats, labels: Indices, temperature: float
) -> tuple[float, Floats]:
    """Return the supervised contrastive loss and its slope by the outputs.

    Args:
        outputs: float32 (n, d), before they are brought to length 1.
        labels: intp (n,); those of -1 are nobody's positives.
    """
    units = to_unit_length(outputs)
    logits = units @ units.T / np.float32(temperature)  # (n, n)
    np.fill_diagonal(logits, -np.inf)
    logits -= logits.max(axis=1, keepdims=True)
    powers = np.exp(logits)
    sums = powers.sum(axis=1, keepdims=True)
    is_positive = (labels[:, None] == labels) & (labels >= 0)
    np.fill_diagonal(is_positive, val=False)
    counts = is_positive.sum(axis=1, keepdims=True)
    is_anchor = (counts > 0).astype(np.float32)
    targets = is_positive / np.maximum(counts, 1).astype(np.float32)
    anchors = max(1.0, float(is_anchor.sum()))
    finite = np.where(np.isfinite(logits), logits, 0)
    loss = (
        float(
            (
                (np.log(sums) - (targets * finite).sum(1, keepdims=True)) * is_anchor
            ).sum()
        )
        / anchors
    )
    by_logits = (powers / sums * is_anchor - targets) / np.float32(anchors)
    by_units = (by_logits + by_logits.T) @ units / np.float32(temperature)
    lengths = np.sqrt((outputs**2).sum(axis=1, keepdims=True))
    along = (by_units * units).sum(axis=1, keepdims=True)
    slope: Floats = (by_units - along * units) / np.maximum(lengths, 1e-9)
    return loss, slope.astype(np.float32)

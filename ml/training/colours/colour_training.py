"""Learning colour names from photos whose main colour is known, in numpy."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ml.arrays import Floats
from ml.eyes.colour_names import PIXEL_NAMES, ColourModel
from ml.training.adam import Adam
from wardrobe.model.colour import Colour

# A palette colour that hardly any photo has must not be blown up to matter.
_RARE = 0.02
_LAYERS = ("hidden", "output")  # of the network, as of `ColourModel`


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourSettings:
    """How the names are learned; tuned on the validation part.

    Attributes:
        hidden: Units; half as many lose half a point.
        epochs: Over the photos and their altered copies.
        rate: Of Adam, falling to zero along half a cosine.
        dropout: Share of inputs left out at a time; a third of hidden units is, too.
        decay: Of weights, times the rate a step (Loshchilov & Hutter 2019).
        smoothing: How much of a label is spread over all names: labels are noisy.
    """

    hidden: int = 128
    epochs: int = 20
    batch: int = 128
    rate: float = 2e-3
    dropout: float = 0.3
    decay: float = 1e-3
    smoothing: float = 0.1
    seed: int = 0


def learn_pixel_names(histograms: Floats, names: Floats, rounds: int = 20) -> Floats:
    """Learn P(palette colour | name) from photos whose main colour is known.

    A photo's pixels have mostly, not only, its name; which ones is found by
    expectation maximisation. Source: van de Weijer et al. 2009, "Learning color
    names for real-world applications" (PLSA), with the name as a prior of weight 1
    in place of a background model.

    Args:
        histograms: float32 (N, K), each summing to 1.
        names: float32 (N, 16), how much each of `Colour` is the right one; photos of
            names that no pixel has are left out.

    Returns:
        float32 (K, 13), columns by `PIXEL_NAMES`, each summing to 1.
    """
    of_pixels = names[:, : len(PIXEL_NAMES)]
    kept = of_pixels.sum(axis=1) > 0
    counts, prior = histograms[kept], of_pixels[kept]
    shares = (prior + 0.02) / (prior + 0.02).sum(axis=1, keepdims=True)  # (N, 13)
    model = counts.T @ shares + 1e-6
    for _ in range(rounds):
        model /= model.sum(axis=0)
        mixed = np.maximum(shares @ model.T, 1e-9)  # (N, K)
        explained = counts / mixed
        grown = shares * (explained @ model)
        model = model * (explained.T @ shares) + 1e-6
        shares = (grown + prior) / (grown + prior).sum(axis=1, keepdims=True)
    learned: Floats = (model / model.sum(axis=0)).astype(np.float32)
    return learned


def learn_main_names(
    model: ColourModel, histograms: Floats, names: Floats, settings: ColourSettings
) -> ColourModel:
    """Return the model with a network that tells the main name.

    Args:
        model: Its network is replaced.
        histograms: float32 (N, 2, K).
        names: float32 (N, 16), as of `learn_pixel_names`.
    """
    rng = np.random.default_rng(settings.seed)
    inputs = np.sqrt(histograms).reshape(len(histograms), -1)
    centre, scale = inputs.mean(axis=0), inputs.std(axis=0) + _RARE
    inputs = (inputs - centre) / scale
    targets = names + settings.smoothing * (1 / len(Colour) - names)
    weights = _random_weights(inputs.shape[1], settings.hidden, rng)
    steps = settings.epochs * (len(inputs) // settings.batch)
    adam = Adam(
        dict(zip(_LAYERS, weights)),
        settings.rate,
        steps,
        weight_decay=settings.decay,
        square_decay=0.999,
    )
    for _ in range(steps):
        drawn = rng.integers(0, len(inputs), settings.batch)
        slopes = _slopes(weights, inputs[drawn], targets[drawn], settings, rng)
        adam.step(dict(zip(_LAYERS, slopes)))
    hidden = weights[0][:-1] / scale[:, None]
    bias = weights[0][-1] - centre @ hidden  # the scaling becomes part of the weights
    return replace(model, hidden=np.vstack([hidden, bias]), output=weights[1])


def _random_weights(
    inputs: int, hidden: int, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Draw (inputs + 1, hidden) and (hidden + 1, 16); the last rows are biases."""
    shapes = (inputs, hidden), (hidden, len(Colour))
    drawn = [rng.normal(0, (2 / rows) ** 0.5, (rows, cols)) for rows, cols in shapes]
    padded = [np.pad(each, ((0, 1), (0, 0))) for each in drawn]
    return padded[0].astype(np.float32), padded[1].astype(np.float32)


def _slopes(
    weights: tuple[Floats, Floats],
    inputs: Floats,
    targets: Floats,
    settings: ColourSettings,
    rng: np.random.Generator,
) -> tuple[Floats, Floats]:
    """Return the slopes of the mean cross-entropy of a batch (N, 2 * K)."""
    seen = inputs * (rng.random(inputs.shape) > settings.dropout)
    inputs = _with_one(seen / (1 - settings.dropout))
    left = (rng.random((len(inputs), weights[0].shape[1])) > 1 / 3) * 1.5
    active = inputs @ weights[0]
    hidden = _with_one(np.maximum(active, 0) * left)
    logits = hidden @ weights[1]
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    error = (odds / odds.sum(axis=1, keepdims=True) - targets) / len(targets)
    back = (error @ weights[1][:-1].T) * left * (active > 0)
    return inputs.T @ back, hidden.T @ error


def _with_one(values: NDArray[np.floating]) -> Floats:
    return np.pad(values, ((0, 0), (0, 1)), constant_values=1).astype(np.float32)

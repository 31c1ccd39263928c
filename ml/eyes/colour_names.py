"""The names of a garment's colours: by its own pixels, and by what the eyes see.

Pixels know shades, but not the light of the room; the network knows cloth and rooms.
"""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

import numpy as np

from ml.arrays import Floats, Pixels
from ml.eyes.probabilities import softmax
from ml.imaging.filters import box_mean, shrink
from ml.imaging.lab import to_lab
from ml.imaging.light import neutralise
from ml.imaging.palette import soft_assignments
from wardrobe.errors import ModelUnusable
from wardrobe.language.texts import _
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.correction import MOST_SURE

# What a pixel can be. Gold and silver are sheens of a whole garment, not colours of
# a pixel, and multicolour is no colour of one at all.
PIXEL_NAMES = tuple(Colour)[:13]
# The photo's long side when its pixels are counted: a few thousand say as much as a
# million.
HISTOGRAM_SIDE = 64
# Distance in CIELAB within which palette colours count as one another's.
SOFTNESS = 5.0
# Width of the middle, as a share of the garment's: on a photo of someone wearing it,
# skin, hair and other garments lie outside.
_MIDDLE = 0.45
# What covers less is a button, a seam or noise.
LEAST_SHARE = 0.08
# How much the main name, told by the network, is believed of the pixels, 0..1.
TRUST_IN_MAIN = 0.15
_ROUNDS = 12


@dataclass(frozen=True, slots=True, eq=False)
class ColourModel:
    """What was learned of colour names; K palette colours, H hidden units.

    Attributes:
        palette: float32 (K, 3), CIELAB.
        names: float32 (K, 13), P(palette colour | name of `PIXEL_NAMES`).
        hidden: float32 (2 * K + 1, H), from histograms; the last row is the bias.
        output: float32 (H + 1, 16), to `Colour`; the last row is the bias.
        trust: float32 (2,), what the logits of pixels and of the classifier's network
            are multiplied by, to be added up to those of calibrated probabilities.
    """

    palette: Floats
    names: Floats
    hidden: Floats
    output: Floats
    trust: Floats

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read a file of colour names.

        Raises:
            ModelUnusable: The file is missing or damaged.
        """
        try:
            tables = json.loads(file.read_text(encoding="utf-8"))
            return cls(*(np.array(tables[f.name], np.float32) for f in fields(cls)))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelUnusable(
                _(
                    "the file of colour names is missing or damaged; reinstall "
                    "the program to fix it"
                )
            ) from error


@dataclass(frozen=True, slots=True)
class NamedColours:
    """The colours of a garment.

    Attributes:
        shares: The main colour first, the rest by share; shares sum to 1, none under
            .08 but, rarely, the main one's.
        confidence: Probability of the main colour, 0..0.9999.
    """

    shares: tuple[ColourShare, ...]
    confidence: float


def name_colours(
    model: ColourModel, rgb: Pixels, alpha: Pixels, logits: Floats
) -> NamedColours:
    """Name the colours of a garment.

    Args:
        rgb: uint8 (H, W, 3), the photo.
        alpha: uint8 (H, W), the garment's cut-out.
        logits: float32 (16,), of the main colour, by the classifier.
    """
    histograms = colour_histograms(rgb, alpha, model.palette)
    of_pixels = score_names(model, histograms)
    told = softmax(model.trust[0] * of_pixels + model.trust[1] * logits)
    main = tuple(Colour)[int(told.argmax())]
    shares = _pixel_shares(model, histograms.mean(axis=0), main)
    return NamedColours(_ranked(main, shares), min(float(told.max()), MOST_SURE))


def colour_histograms(rgb: Pixels, alpha: Pixels, palette: Floats) -> Floats:
    """Count a garment's colours.

    Args:
        rgb: uint8 (H, W, 3).
        alpha: uint8 (H, W).
        palette: float32 (K, 3), CIELAB.

    Returns:
        float32 (2, K): histograms of the garment's middle and of all of it; each
        sums to 1.
    """
    small = shrink(rgb, HISTOGRAM_SIDE)
    cover = shrink(alpha, HISTOGRAM_SIDE)
    whole = _own_pixels(cover.astype(np.float32) * np.float32(1 / 255))
    seen = whole > 0
    lab = to_lab(neutralise(small, cover)[seen])  # (N, 3)
    weights = np.stack([(whole * _middle(whole))[seen], whole[seen]])  # (2, N)
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    counted: Floats = weights @ soft_assignments(lab, palette, SOFTNESS)
    return counted


def score_names(model: ColourModel, histograms: Floats) -> Floats:
    """Return the logits (..., 16) of the names for histograms (..., 2, K).

    Square roots make differences of rare colours count (Hellinger distance).
    """
    inputs = np.sqrt(histograms).reshape(*histograms.shape[:-2], -1)
    hidden = np.maximum(inputs @ model.hidden[:-1] + model.hidden[-1], 0)
    logits: Floats = hidden @ model.output[:-1] + model.output[-1]
    return logits


def _own_pixels(cover: Floats) -> Floats:
    """Return weights (H, W) of pixels that surely show the garment, and some do."""
    inner = np.where(box_mean(cover, 1) > 0.9, cover, 0)
    for weights in (inner, cover):
        if weights.sum() > 20:
            return weights
    return np.ones_like(cover)


def _middle(weights: Floats) -> Floats:
    """Return (H, W): 1 at the centre of what has weight, falling off as a bell."""
    bells = []
    for axis in (1, 0):
        seen = np.flatnonzero(weights.any(axis=axis))
        half = (seen[-1] - seen[0] + 1) / 2
        places = np.arange(weights.shape[1 - axis]) - (seen[0] + seen[-1]) / 2
        bells.append(np.exp(-0.5 * (places / (half * _MIDDLE)) ** 2))
    return np.outer(bells[0], bells[1]).astype(np.float32)


def _pixel_shares(model: ColourModel, counts: Floats, main: Colour | None) -> Floats:
    """Return (13,) how much of the garment has each name; sums to 1.

    The mixture of names that explains the counts (K,) best, found by expectation
    maximisation. Source: van de Weijer et al. 2009, "Learning color names for
    real-world applications" (PLSA); departing from it, the main name is a prior.
    """
    prior = np.zeros(len(PIXEL_NAMES), np.float32)
    if main in PIXEL_NAMES:
        prior[PIXEL_NAMES.index(main)] = TRUST_IN_MAIN
    shares: Floats = np.full(len(PIXEL_NAMES), 1 / len(PIXEL_NAMES), np.float32)
    for _round in range(_ROUNDS):
        joint = model.names * shares  # (K, 13)
        explained = joint / np.maximum(joint.sum(axis=1, keepdims=True), 1e-9)
        shares = counts @ explained + prior
        shares /= shares.sum()
    return shares


def _ranked(main: Colour, shares: Floats) -> tuple[ColourShare, ...]:
    """Put the main colour first, drop what is small, and make shares sum to 1."""
    named = zip(PIXEL_NAMES, shares.tolist())
    kept = {name: share for name, share in named if share >= LEAST_SHARE}
    kept[main] = max([*kept.values(), LEAST_SHARE])
    total = sum(kept.values())
    order = sorted(kept, key=lambda name: (name is not main, -kept[name]))
    return tuple(ColourShare(name, kept[name] / total) for name in order)

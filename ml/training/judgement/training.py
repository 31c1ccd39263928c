"""Training of the judgement, in numpy: stylists teach style, the expert all else.

The network learns the expert's parts of every pair, on outfits drawn at random, and
the ratings of labels that somebody gave. Where outfits of stylists are given, the style
is learned anew from them; else the style that is there stays.
"""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ml.arrays import Floats
from ml.judgement.descriptors import Codes
from ml.judgement.network import Weights
from ml.judgement.scorer import STYLE_FILE
from ml.judgement.style import Style
from ml.model_file import npz_of, write_models
from ml.training.adam import Adam
from ml.training.judgement.backpropagation import backward, forward, random_weights
from ml.training.judgement.expert import Expert
from ml.training.judgement.labels import LabelledOutfits
from ml.training.judgement.losses import expert_loss, label_loss
from ml.training.judgement.report import agreement_with_expert
from ml.training.judgement.samples import Samples, draw_samples
from ml.training.judgement.style_training import StyleSettings, fit_style, style_logits
from ml.training.judgement.stylist_outfits import FILE, StylistOutfits
from wardrobe.model.progress import NOBODY, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeSettings:
    """How to train.

    Attributes:
        hidden: Units of the two hidden layers.
        weight_of_sum: Of the error of each part's sum over the pairs.
        weight_of_labels: Of the error of labelled outfits.
    """

    seed: int = 7
    steps: int = 7000
    batch: int = 768
    label_batch: int = 128
    hidden: tuple[int, int] = (64, 32)
    learning_rate: float = 4e-3
    weight_of_sum: float = 0.5
    weight_of_labels: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the judgement is learned from.

    Attributes:
        tables: Folder of the expert's tables.
        style: The style to build on where there are no outfits of stylists.
        stylists: Outfits of stylists, if there are any.
        labels: Outfits that somebody rated, if there are any.
    """

    tables: Path
    style: Path
    stylists: StylistOutfits | None = None
    labels: LabelledOutfits | None = None


def train_judge(
    sources: Sources,
    model: Path,
    settings: JudgeSettings | None = None,
    progress: Progress = NOBODY,
) -> dict[str, Any]:
    """Train, write the model, the style and their cards, and return the model's card.

    The same settings and sources give the same weights.

    Args:
        model: The file to write; its card and the style are written beside it.
        progress: Told the steps done and all steps.

    Raises:
        ModelUnusable: An expert table or the style is missing or damaged, or the
            folder cannot be written; then the models are as they were.
    """
    settings = settings or JudgeSettings()
    expert = Expert.load(sources.tables)
    stylists = sources.stylists
    style = (
        fit_style(stylists, expert)
        if stylists
        else replace(
            Style.load(sources.style),
            expert_types=expert.types,
            expert_colours=expert.colours,
        )
    )
    weights = fit_judgement(settings, expert, style, sources.labels, progress)
    style_card = {
        "model": "style of stylists",
        "settings": asdict(StyleSettings()),
        "data": f"{len(stylists.codes)} outfits of {FILE.name}; none of them is kept"
        if stylists
        else f"taken over from {sources.style.name}",
    }
    labels = sources.labels
    card = {
        "model": "rating network",
        "settings": asdict(settings),
        "data": {
            "expert": "the tables of assets/expert, on outfits drawn at random",
            "labels": f"{len(labels.logits)} rated outfits" if labels else None,
        },
        "figures": agreement_with_expert(weights, expert),
    }
    models = {
        STYLE_FILE: (npz_of(style), style_card),
        model.name: (npz_of(weights), card),
    }
    return write_models(model.parent, models)[-1]


def fit_judgement(
    settings: JudgeSettings,
    expert: Expert,
    style: Style,
    labels: LabelledOutfits | None,
    progress: Progress = NOBODY,
) -> Weights:
    """Return trained weights; arguments as of `train_judge`."""
    random = np.random.default_rng(settings.seed)
    weights = random_weights(settings.hidden, random)
    adam = Adam(weights.arrays(), settings.learning_rate, settings.steps)
    # The style adds to what the network says: labels are about the sum of both.
    known = style_logits(style, labels.samples.outfits) if labels else None
    for step in range(settings.steps):
        samples = draw_samples(settings.batch, random)
        gradient = _gradient(weights, samples, expert, settings)
        if labels and known is not None:
            rows = random.integers(len(known), size=settings.label_batch)
            gradient += _gradient_of_labels(weights, labels, known, rows, settings)
        adam.step(gradient.arrays())
        progress.tell(step + 1, settings.steps)
    return weights


def _gradient(
    weights: Weights, samples: Samples, expert: Expert, settings: JudgeSettings
) -> Weights:
    asked = samples.outfits, samples.occasions, samples.temperature_c
    trace = forward(weights, *asked)
    wanted = expert.parts_by_pair(*asked).astype(np.float32)
    loss = expert_loss(trace.parts, wanted, settings.weight_of_sum)
    return backward(weights, trace, loss.slope)


def _gradient_of_labels(
    weights: Weights,
    labels: LabelledOutfits,
    known: Floats,
    rows: Codes,
    settings: JudgeSettings,
) -> Weights:
    samples = labels.samples
    trace = forward(
        weights,
        samples.outfits[rows],
        samples.occasions[rows],
        samples.temperature_c[rows],
    )
    loss = label_loss(trace.parts, labels.logits[rows] - known[rows])
    return backward(weights, trace, np.float32(settings.weight_of_labels) * loss.slope)

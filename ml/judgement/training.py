"""Training of the rating network, in numpy: the expert teaches, stylists refine.

The network learns the expert's parts of every pair, on outfits drawn at random. Where
outfits of stylists are given, it also learns to rate each above the same garments
recombined.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ml.judgement.adam import Adam
from ml.judgement.descriptors import Codes
from ml.judgement.expert import Expert
from ml.judgement.losses import expert_loss, ranking_loss
from ml.judgement.network import Floats, Weights, backward, forward
from ml.judgement.report import report_on
from ml.judgement.samples import Samples, draw_samples
from ml.judgement.stylist_outfits import FILE, StylistOutfits
from ml.model_file import card_of, sha256_of
from wardrobe.occasion import Occasion

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeSettings:
    """How to train.

    Attributes:
        tables: Folder of the expert's tables.
        model: The file to write; its card is written beside it.
        hidden: Units of the two hidden layers.
        weight_of_sum: Of the error of each part's sum over the pairs.
        weight_of_ranking: Of the stylists' loss.
    """

    tables: Path
    model: Path
    seed: int = 7
    steps: int = 7000
    batch: int = 768
    stylist_batch: int = 256
    hidden: tuple[int, int] = (64, 32)
    learning_rate: float = 4e-3
    weight_of_sum: float = 0.5
    weight_of_ranking: float = 2.5


def train_judge(
    settings: JudgeSettings,
    data: Path | None = None,
    on_progress: OnProgress = lambda *_: None,
) -> dict[str, Any]:
    """Train, write the model and its card, and return the card.

    The same settings and data give the same weights.

    Args:
        data: The folder that holds `outfits/stylist_outfits.csv`, if there is one.
        on_progress: Called with the steps done and all steps.

    Raises:
        ModelUnusable: An expert table is missing or damaged.
    """
    expert = Expert.load(settings.tables)
    learned, unseen = StylistOutfits.read(data) if data else (None, None)
    weights = fit(settings, expert, learned, on_progress)
    settings.model.parent.mkdir(parents=True, exist_ok=True)
    np.savez(settings.model, allow_pickle=False, **weights.arrays())
    card = {
        "model": "rating network",
        "sha256": sha256_of(settings.model),
        "settings": _plain(settings),
        "data": _data_of(learned),
        "figures": report_on(weights, expert, unseen),
    }
    text = json.dumps(card, indent=2)
    card_of(settings.model).write_text(text + "\n", encoding="utf-8")
    return card


def fit(
    settings: JudgeSettings,
    expert: Expert,
    stylists: StylistOutfits | None,
    on_progress: OnProgress = lambda *_: None,
) -> Weights:
    """Return trained weights; arguments as of `train_judge`."""
    random = np.random.default_rng(settings.seed)
    weights = Weights.random(settings.hidden, random)
    adam = Adam(weights, settings.learning_rate, settings.steps)
    for step in range(settings.steps):
        samples = draw_samples(settings.batch, random)
        wanted = expert.parts_by_pair(
            samples.outfits, samples.occasions, samples.temperature_c
        ).astype(np.float32)
        if stylists:
            pairs = _draw_pairs(stylists, settings.stylist_batch, random)
            samples = _joined(samples, pairs, random)
        adam.step(_gradient(weights, samples, wanted, settings))
        on_progress(step + 1, settings.steps)
    return weights


def _gradient(
    weights: Weights, samples: Samples, wanted: Floats, settings: JudgeSettings
) -> Weights:
    """Return the gradient of both losses.

    Args:
        samples: The expert's first, as many as `wanted` has; then, if there are more,
            outfits of stylists, and as many recombined ones.
    """
    trace = forward(weights, samples.outfits, samples.occasions, samples.temperature_c)
    count = wanted.shape[1]
    slopes = [expert_loss(trace.parts[:, :count], wanted, settings.weight_of_sum).slope]
    rest = trace.parts[:, count:]
    if rest.size:
        loss, of_worse = ranking_loss(*np.split(rest, 2, axis=1))
        weight = np.float32(settings.weight_of_ranking)
        slopes += [weight * loss.slope, weight * of_worse]
    return backward(weights, trace, np.concatenate(slopes, axis=1))


def _draw_pairs(
    stylists: StylistOutfits, count: int, random: np.random.Generator
) -> Codes:
    """Return (2 count, 4, 3): outfits of stylists, then the same recombined."""
    places = random.integers(len(stylists.codes), size=count)
    drawn = StylistOutfits(stylists.codes[places])
    return np.concatenate([drawn.codes, drawn.recombined(random)])


def _joined(samples: Samples, pairs: Codes, random: np.random.Generator) -> Samples:
    """Append pairs, either of a pair for the same occasion, without temperature."""
    occasions = random.integers(len(Occasion), size=len(pairs) // 2)
    return Samples(
        np.concatenate([samples.outfits, pairs]),
        np.concatenate([samples.occasions, occasions, occasions]),
        np.concatenate([samples.temperature_c, np.full(len(pairs), np.nan)]),
    )


def _plain(settings: JudgeSettings) -> dict[str, Any]:
    """Return the settings as a card says them: without the paths of this machine."""
    plain = asdict(settings)
    del plain["tables"], plain["model"]
    return plain


def _data_of(learned: StylistOutfits | None) -> dict[str, Any]:
    taught = "the tables of assets/expert, on outfits drawn at random"
    if not learned:
        return {"expert": taught, "stylists": None}
    outfits = f"{len(learned.codes)} outfits of {FILE.name}; none of them is kept"
    return {"expert": taught, "stylists": outfits}

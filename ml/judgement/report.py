"""How good the rating network is: the figures of its card."""

from typing import Any

import numpy as np

from ml.judgement.expert import Expert
from ml.judgement.expert_tables import Table
from ml.judgement.losses import STYLE
from ml.judgement.network import Floats, Weights, forward
from ml.judgement.samples import Samples, draw_samples
from ml.judgement.stylist_outfits import StylistOutfits, area_under_curve
from wardrobe.occasion import Occasion
from wardrobe.pair_scores import JUDGED_PARTS

# Not a seed that anybody trains with.
SEED_OF_TEST = 90_210
COUNT_OF_TEST = 20_000
RECOMBINATIONS = 10
# An expert's logit below this is a rating under .02: how far under is no matter.
LEAST_LOGIT = -4.0


def report_on(
    weights: Weights, expert: Expert, unseen: StylistOutfits | None
) -> dict[str, Any]:
    """Return the agreement with the expert, and the AUC on stylists' unseen tops."""
    samples = draw_samples(COUNT_OF_TEST, np.random.default_rng(SEED_OF_TEST))
    return {
        "expert": _agreement(weights, expert, samples),
        "stylists_auc": unseen and round(stylists_auc(weights, unseen), 3),
    }


def stylists_auc(weights: Weights, outfits: StylistOutfits) -> float:
    """Return how often stylists' outfits are above recombined ones, by style alone.

    The style is the mean of colours and types over all occasions.
    """
    random = np.random.default_rng(SEED_OF_TEST)
    better = _style(weights, outfits)
    areas = [
        area_under_curve(
            better, _style(weights, StylistOutfits(outfits.recombined(random)))
        )
        for _ in range(RECOMBINATIONS)
    ]
    return float(np.mean(areas))


def _style(weights: Weights, outfits: StylistOutfits) -> Floats:
    """Return (N,) logits."""
    count = len(outfits.codes)
    without = np.full(count, np.nan)
    style = np.zeros(count, np.float32)
    for occasion in range(len(Occasion)):
        occasions = np.full(count, occasion)
        parts = forward(weights, outfits.codes, occasions, without).parts
        style += parts[:, :, STYLE].sum(axis=(0, 2)) / len(Occasion)
    return style


def _agreement(weights: Weights, expert: Expert, samples: Samples) -> dict[str, Any]:
    """Compare sums over pairs with the expert's, on outfits drawn anew."""
    asked = samples.outfits, samples.occasions, samples.temperature_c
    wanted = expert.parts_by_pair(*asked).sum(axis=0)  # (N, 4)
    given = forward(weights, *asked).parts.sum(axis=0).astype(np.float64)
    low, high = (np.maximum(p.sum(axis=1), LEAST_LOGIT) for p in (wanted, given))
    errors = np.sqrt(((wanted - given) ** 2).mean(axis=0)).tolist()
    return {
        "outfits": len(wanted),
        "rmse_of_logit": round(_rmse(low, high), 3),
        "rmse_of_rating": round(_rmse(_rating(low), _rating(high)), 4),
        "correlation_of_logit": round(float(np.corrcoef(low, high)[0, 1]), 4),
        "rmse_of_parts": {
            part.value: round(error, 3) for part, error in zip(JUDGED_PARTS, errors)
        },
    }


def _rmse(some: Table, others: Table) -> float:
    return float(np.sqrt(((some - others) ** 2).mean()))


def _rating(logits: Table) -> Table:
    rating: Table = 1 / (1 + np.exp(-logits))
    return rating

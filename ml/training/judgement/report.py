"""How near the rating network comes to the expert: the figures of its card."""

from typing import Any

import numpy as np

from ml.arrays import Doubles
from ml.judgement.network import Weights
from ml.training.judgement.backpropagation import forward
from ml.training.judgement.expert import Expert
from ml.training.judgement.samples import draw_samples
from wardrobe.ranking.pair_scores import JUDGED_PARTS

# Not a seed that anybody trains with.
SEED_OF_TEST = 90_210
COUNT_OF_TEST = 20_000
# An expert's logit below this is a rating under .02: how far under is no matter.
LEAST_LOGIT = -4.0


def agreement_with_expert(weights: Weights, expert: Expert) -> dict[str, Any]:
    """Compare sums over pairs with the expert's, on outfits drawn anew."""
    samples = draw_samples(COUNT_OF_TEST, np.random.default_rng(SEED_OF_TEST))
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


def _rmse(some: Doubles, others: Doubles) -> float:
    return float(np.sqrt(((some - others) ** 2).mean()))


def _rating(logits: Doubles) -> Doubles:
    rating: Doubles = 1 / (1 + np.exp(-logits))
    return rating

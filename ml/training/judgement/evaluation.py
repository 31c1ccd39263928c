"""How good the judgement is, on stylists' outfits and on what people wear for what.

The style is fitted anew without each fold of top products in turn, and judged on that
fold; the network, which stylists do not teach, stays the one that is served.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml.arrays import Doubles, Floats
from ml.judgement.descriptors import COLOURS, EMPTY, TYPES, Codes, types_of_slot
from ml.judgement.network import Weights
from ml.judgement.scorer import STYLE_FILE
from ml.judgement.style import Style
from ml.judgement.stylist import Stylist
from ml.training.judgement.backpropagation import forward
from ml.training.judgement.cases import misranked_cases, read_cases
from ml.training.judgement.expert import Expert
from ml.training.judgement.posts import read_posts
from ml.training.judgement.report import SEED_OF_TEST
from ml.training.judgement.style_training import fit_style, style_logits
from ml.training.judgement.stylist_outfits import (
    FOLDS,
    StylistOutfits,
    area_under_curve,
)
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part, Slot
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.model.slots import possible_slots
from wardrobe.ranking.pair_scores import JUDGED_PARTS

Score = Callable[[Codes], NDArray[np.floating]]

RECOMBINATIONS = 5
CHOICES = 4
OUTFITS_OF_TYPE = 1500
# Pseudo-counts of the pairwise baseline, on both sides.
SHRINKAGE = 1.0

_OCCASION = JUDGED_PARTS.index(Part.OCCASION)
_SLOTS = tuple(Slot)


@dataclass(frozen=True, slots=True)
class Network:
    """The served network and the style beside it."""

    weights: Weights
    style: Style

    def style_of(self, codes: Codes) -> Floats:
        """Return (N,): logits without an occasion's part, mean over all occasions."""
        without = np.full(len(codes), np.nan)
        logits = style_logits(self.style, codes)
        for occasion in range(len(Occasion)):
            asked = np.full(len(codes), occasion)
            parts = forward(self.weights, codes, asked, without).parts
            style = np.delete(parts, _OCCASION, axis=2).sum(axis=(0, 2))
            logits += style / len(Occasion)
        return logits

    def ratings(self, codes: Codes, occasion: Occasion) -> Floats:
        """Return (N,), 0..1."""
        asked = np.full(len(codes), list(Occasion).index(occasion))
        parts = forward(self.weights, codes, asked, np.full(len(codes), np.nan)).parts
        logits = parts.sum(axis=(0, 2)) + style_logits(self.style, codes)
        ratings: Floats = 1 / (1 + np.exp(-logits))
        return ratings


def evaluate_judgement(
    model: Path, tables: Path, data: Path, progress: Progress = NOBODY
) -> dict[str, Any]:
    """Return the report of a judgement: dress codes, occasions, and stylists.

    Args:
        model: The network's file; the style lies beside it.
        tables: Folder of the expert's tables.
        data: Folder with `outfits/`.

    Raises:
        ModelUnusable: The model, the style or a table is missing or damaged.
        InvalidValue: The data cannot be read.
    """
    expert = Expert.load(tables)
    scorer = Stylist.load(model, tables)
    weights = scorer.network.weights
    network = Network(weights, Style.load(model.with_name(STYLE_FILE)))
    cases = read_cases(tables)
    return {
        "model": model.name,
        "dress_codes": {
            "cases": len(cases),
            "wrong": [
                f"{c.better} / {c.worse}" for c in misranked_cases(cases, scorer)
            ],
        },
        "occasions": occasion_figures(network, read_posts(data)),
        "stylists": stylist_figures(
            StylistOutfits.read(data), weights, expert, progress
        ),
    }


def stylist_figures(
    outfits: StylistOutfits,
    weights: Weights,
    expert: Expert,
    progress: Progress = NOBODY,
) -> dict[str, Any]:
    """Return AUC and fill in the blank, by fold and on average, beside the baseline.

    The baseline is the pointwise mutual information of the types and of the colours
    of each pair of top, middle and bottom, counted in the other folds.
    """
    rows = []
    for fold in range(FOLDS):
        learned, unseen = outfits.fold(fold)
        ours = Network(weights, fit_style(learned, expert)).style_of
        baseline = pairwise_information(learned)
        rows.append(
            [
                _auc(ours, unseen),
                _auc(baseline, unseen),
                fill_in_the_blank(ours, unseen),
                fill_in_the_blank(baseline, unseen),
            ]
        )
        progress.tell(fold + 1, FOLDS)
    names = ("auc", "auc_of_pairwise_pmi", "blank", "blank_of_pairwise_pmi")
    return {
        "outfits": len(outfits.codes),
        **{
            name: {
                "mean": round(float(np.mean(values)), 4),
                "folds": np.round(values, 4).tolist(),
            }
            for name, values in zip(names, zip(*rows, strict=True), strict=True)
        },
    }


def _auc(score: Score, unseen: StylistOutfits) -> float:
    random = np.random.default_rng(SEED_OF_TEST)
    better = score(unseen.codes)
    areas = [
        area_under_curve(better, score(unseen.recombined(random)))
        for _ in range(RECOMBINATIONS)
    ]
    return float(np.mean(areas))


def fill_in_the_blank(score: Score, unseen: StylistOutfits) -> float:
    """Return how often the right one of four garments scores highest.

    A top, a middle or a bottom is taken out of each outfit, and stands in random order
    among three others of the same slot, drawn as often as they are worn; equal scores
    are settled by lot.
    """
    random = np.random.default_rng(SEED_OF_TEST)
    count = len(unseen.codes)
    rights = []
    for slot in range(3):
        choices = np.repeat(unseen.codes[:, None], CHOICES, axis=1)  # (N, 4, 4, 3)
        for choice in range(1, CHOICES):
            drawn = random.integers(count, size=count)
            choices[:, choice, slot] = unseen.codes[drawn, slot]
        flat = choices.reshape(-1, *unseen.codes.shape[1:])
        scores = score(flat).reshape(count, CHOICES)
        lots = random.random((count, CHOICES))
        is_best = scores == scores.max(axis=1, keepdims=True)
        rights.append((np.where(is_best, lots, -1).argmax(axis=1) == 0).mean())
    return float(np.mean(rights))


def pairwise_information(learned: StylistOutfits) -> Score:
    """Return a scorer by the log lifts of types and colours over three pairs."""
    tables = {
        (one, other, word): _log_lift(learned.codes, one, other, word)
        for one, other in ((0, 1), (0, 2), (1, 2))
        for word in (0, 1)
    }

    def score(codes: Codes) -> Doubles:
        total = np.zeros(len(codes))
        for (one, other, word), table in tables.items():
            total += table[codes[:, one, word], codes[:, other, word]]
        return total

    return score


def _log_lift(codes: Codes, one: int, other: int, word: int) -> Doubles:
    size = max(len(TYPES), len(COLOURS)) + 2
    count = np.zeros((size, size))
    np.add.at(count, (codes[:, one, word], codes[:, other, word]), 1)
    chance = count.sum(1)[:, None] * count.sum(0) / count.sum()
    lift: Doubles = np.log((count + SHRINKAGE) / (chance + SHRINKAGE))
    return lift


def occasion_figures(
    network: Network, posts: Mapping[Occasion, Mapping[GarmentType, float]]
) -> dict[str, float]:
    """Return by occasion the rank correlation of mean rating and P(occasion | type).

    The rating of a type is the mean over outfits drawn at random with it; a type that
    is worn over another stands as often on top as over.

    Args:
        posts: P(occasion given type).
    """
    figures = {}
    for occasion, by_type in posts.items():
        means = [
            network.ratings(_outfits_with(each), occasion).mean() for each in by_type
        ]
        figures[str(occasion)] = round(_spearman(means, list(by_type.values())), 3)
    return figures


def _outfits_with(garment_type: GarmentType) -> Codes:
    """Return (N, 4, 3): random outfits with one type."""
    random = np.random.default_rng(SEED_OF_TEST)
    slots = []
    for slot in _SLOTS:
        worn = [code for code in types_of_slot(slot) if not TYPES[code].is_one_piece]
        types = random.choice(worn, OUTFITS_OF_TYPE)
        colours = random.integers(len(COLOURS), size=OUTFITS_OF_TYPE)
        slots.append(np.stack([types, colours, np.zeros_like(types)], axis=1))
    codes = np.stack(slots, axis=1)
    codes[:, _SLOTS.index(Slot.OUTER)] = EMPTY
    able = [_SLOTS.index(slot) for slot in possible_slots(garment_type)]
    own, places = able[0], np.resize(able[::-1], OUTFITS_OF_TYPE)
    rows = np.arange(OUTFITS_OF_TYPE)
    codes[rows, places] = codes[rows, own]
    codes[rows, places, 0] = TYPES.index(garment_type)
    if garment_type.is_one_piece:
        codes[:, _SLOTS.index(Slot.MIDDLE)] = EMPTY
    return codes


def _spearman(some: list[Any], others: list[Any]) -> float:
    """Return the rank correlation; ties do not occur among means."""
    ranks, other_ranks = (np.argsort(np.argsort(each)) for each in (some, others))
    return float(np.corrcoef(ranks, other_ranks)[0, 1])

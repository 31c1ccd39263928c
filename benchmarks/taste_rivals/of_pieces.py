"""Rivals that see single pieces, and what any learner is given."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.wardrobe_world import SLOTS, World
from wardrobe.model.occasion import Occasion
from wardrobe.taste.features import features_of

Floats = NDArray[np.float64]
# Scores the outfits of a board, given as places in the world's list of outfits.
Score = Callable[[Occasion, NDArray[np.intp]], Floats]

RIDGE = 1.0
NEWTON_STEPS = 15
# Matrix factorisation: occasions by garments, and a bias of each garment.
FACTORS, EPOCHS, RATE, DECAY, SPREAD = 8, 20, 0.05, 0.01, 0.1


@dataclass(frozen=True, slots=True)
class Picked:
    """One board in a person's history, and the place that was picked."""

    occasion: Occasion
    board: NDArray[np.intp]
    place: int


def expert(world: World, _history: Sequence[Picked], _rng: Generator) -> Score:
    """The judge alone."""
    return lambda occasion, board: world.expert[occasion][board]


def chance(_world: World, _history: Sequence[Picked], rng: Generator) -> Score:
    """No idea at all."""
    return lambda _, board: rng.random(len(board))


def popularity(world: World, history: Sequence[Picked], rng: Generator) -> Score:
    """Counts of the colours and types that were picked."""
    if not history:
        return chance(world, history, rng)
    counts: Counter[str] = Counter()
    for picked in history:
        for each in world.outfits[picked.board[picked.place]].tolist():
            garment = world.garments[each]
            counts.update([str(garment.type), str(garment.colour)])
    points = np.zeros(len(world.garments) + 1)
    for each, garment in world.garments.items():
        points[each] = counts[garment.type] + counts[garment.colour]
    return lambda _, board: points[world.outfits[board]].sum(axis=1)


def logistic(world: World, history: Sequence[Picked], rng: Generator) -> Score:
    """Logistic regression of being picked on the outfits' descriptors, with ridge."""
    if not history:
        return chance(world, history, rng)
    table = _descriptor_table(world)
    rows = np.concatenate([table[world.outfits[p.board]].sum(axis=1) for p in history])
    targets = np.concatenate([np.arange(len(p.board)) == p.place for p in history])
    rows = np.column_stack([rows, np.ones(len(rows))])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[-1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(NEWTON_STEPS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(ridge)
        weights += np.linalg.solve(bend, rows.T @ (targets - chances) - ridge * weights)
    return lambda _, board: table[world.outfits[board]].sum(axis=1) @ weights[:-1]


def bpr(world: World, history: Sequence[Picked], rng: Generator) -> Score:
    """Matrix factorisation of occasions by garments, fitted by BPR.

    Source: Rendle et al. 2009, with garments' scores summed over an outfit and the
    outfits of the same board that were not picked as negatives.
    """
    if not history:
        return chance(world, history, rng)
    tags = list(Occasion)
    users = rng.normal(0, SPREAD, (len(tags), FACTORS))
    items = rng.normal(0, SPREAD, (len(world.garments) + 1, FACTORS))
    biases = np.zeros(len(world.garments) + 1)
    for step in rng.permutation(EPOCHS * len(history)):
        picked = history[step % len(history)]
        user = tags.index(picked.occasion)
        others = np.delete(picked.board, picked.place)
        better = world.outfits[picked.board[picked.place]]
        worse = world.outfits[others[rng.integers(len(others))]]
        gap = items[better].sum(axis=0) - items[worse].sum(axis=0)
        lead = biases[better].sum() - biases[worse].sum() + users[user] @ gap
        pull = RATE / (1 + np.exp(lead))
        mine = users[user].copy()
        users[user] += pull * gap - RATE * DECAY * users[user]
        for garments, sign in ((better, 1), (worse, -1)):
            items[garments] += sign * pull * mine - RATE * DECAY * items[garments]
            biases[garments] += sign * pull - RATE * DECAY * biases[garments]
    return lambda occasion, board: (
        biases[world.outfits[board]].sum(axis=1)
        + items[world.outfits[board]].sum(axis=1) @ users[tags.index(occasion)]
    )


def _descriptor_table(world: World) -> Floats:
    """Return (garments + 1, features): type, colour, colour in slot and pattern."""
    owned = {
        each: features_of(each, world.garments[each], slot)[1:]
        for slot in SLOTS
        for each in world.owned[slot]
    }
    columns = sorted({feature for own in owned.values() for feature in own})
    table = np.zeros((len(owned) + 1, len(columns)))
    for each, own in owned.items():
        table[each, [columns.index(feature) for feature in own]] = 1.0
    return table


RIVALS = {
    "expert": expert,
    "popularity": popularity,
    "logistic": logistic,
    "matrix factorisation": bpr,
    "chance": chance,
}

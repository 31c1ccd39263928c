"""Rivals that see how pieces go together: a factorisation machine, boosted trees."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.taste_rivals.of_pieces import Floats, Picked, Score, chance
from benchmarks.wardrobe_world import SLOTS, World
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern
from wardrobe.taste.colour_space import LIGHTNESS, LOUDNESS
from wardrobe.taste.pair_features import TABLES_OF_LOOKS, look_of, type_of

# The factorisation machine: Adam (Kingma & Ba 2015) over all boards at once.
FACTORS, STEPS, RATE, DECAY, SPREAD = 6, 150, 0.03, 0.02, 0.1
# The trees: shallow ones, each of which corrects the sum of those before.
TREES, DEPTH, SHRINKAGE, RIDGE, BINS = 60, 3, 0.15, 3.0, 8


def factorisation_machine(
    world: World, history: Sequence[Picked], rng: Generator
) -> Score:
    """Weights of words and of all their pairs, the latter of low rank.

    Source: Rendle 2010, "Factorization Machines", with the softmax of a board's scores
    as the chance of each outfit, since picks and no ratings are known.
    """
    if not history:
        return chance(world, history, rng)
    words = _words(world)
    boards = np.array([picked.board for picked in history])
    targets = np.eye(boards.shape[1])[[picked.place for picked in history]]
    rows = words[boards]  # (boards, outfits, words)
    weights = np.zeros((words.shape[1], 1 + FACTORS))
    weights[:, 1:] = rng.normal(0, SPREAD, (words.shape[1], FACTORS))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores, sums = _machine_scores(rows, weights)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        pulls = chances / chances.sum(axis=1, keepdims=True) - targets
        pulled = np.einsum("bo,bow->w", pulls, rows)
        slopes = np.empty_like(weights)
        slopes[:, 0] = pulled
        slopes[:, 1:] = np.einsum("bo,bow,bof->wf", pulls, rows, sums, optimize=True)
        slopes[:, 1:] -= pulled[:, None] * weights[:, 1:]
        slopes += DECAY * len(history) ** 0.5 * weights
        mean = 0.9 * mean + 0.1 * slopes
        square = 0.999 * square + 0.001 * slopes**2
        root = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        weights -= RATE * mean / (1 - 0.9**step) / root
    return lambda _, board: _machine_scores(words[board], weights)[0]


def _machine_scores(rows: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return (..., outfits) scores and the (..., outfits, factors) sums in them."""
    sums = rows @ weights[:, 1:]
    squares = rows @ weights[:, 1:] ** 2  # words are there or not: their own squares
    scores: Floats = rows @ weights[:, 0] + (sums**2 - squares).sum(axis=-1) / 2
    return scores, sums


def boosted_trees(world: World, history: Sequence[Picked], rng: Generator) -> Score:
    """Gradient boosting of trees on features of pairs, and on the expert's logit.

    Source: Friedman 2001, "Greedy function approximation", with the gradient of the
    softmax over a board.
    """
    if not history:
        return chance(world, history, rng)
    codes = _binned(_pair_features(world))
    boards = np.array([picked.board for picked in history])
    targets = np.eye(boards.shape[1])[[picked.place for picked in history]]
    experts = {each: _binned(world.expert[each][:, None]) for each in world.expert}
    rows = np.concatenate(
        [
            np.concatenate([codes[p.board], experts[p.occasion][p.board]], axis=1)
            for p in history
        ]
    )
    scores = np.zeros(boards.shape)
    trees = []
    for _ in range(TREES):
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        tree = _grown(
            rows,
            (targets - chances).ravel(),
            (chances * (1 - chances)).ravel(),
            DEPTH,
        )
        trees.append(tree)
        scores += _tree_values(tree, rows).reshape(boards.shape)
    return lambda occasion, board: sum(
        (
            _tree_values(
                tree, np.concatenate([codes[board], experts[occasion][board]], axis=1)
            )
            for tree in trees
        ),
        np.zeros(len(board)),
    )


class _Tree(NamedTuple):
    """A split, or a leaf, which has a value and no branches."""

    value: float = 0.0
    column: int = 0
    most: int = 0
    branches: "tuple[_Tree, _Tree] | None" = None


def _grown(rows: NDArray[np.int64], pulls: Floats, bends: Floats, depth: int) -> _Tree:
    """Grow a tree by the largest gain of each split."""
    leaf = _Tree(SHRINKAGE * float(pulls.sum() / (bends.sum() + RIDGE)))
    if depth == 0 or len(rows) < 2:
        return leaf
    cells = rows + BINS * np.arange(rows.shape[1])
    size = BINS * rows.shape[1]
    below, bend_below = (
        np.bincount(cells.ravel(), np.repeat(each, rows.shape[1]), size)
        .reshape(-1, BINS)
        .cumsum(axis=1)
        for each in (pulls, bends)
    )
    above, bend_above = pulls.sum() - below, bends.sum() - bend_below
    gains = below**2 / (bend_below + RIDGE) + above**2 / (bend_above + RIDGE)
    column, most = divmod(int(gains.argmax()), BINS)
    is_below = rows[:, column] <= most
    if is_below.all() or not is_below.any():
        return leaf
    low, high = (
        _grown(rows[side], pulls[side], bends[side], depth - 1)
        for side in (is_below, ~is_below)
    )
    return _Tree(column=column, most=most, branches=(low, high))


def _tree_values(tree: _Tree, rows: NDArray[np.int64]) -> Floats:
    if tree.branches is None:
        return np.full(len(rows), tree.value)
    low, high = (_tree_values(branch, rows) for branch in tree.branches)
    return np.where(rows[:, tree.column] <= tree.most, low, high)


def _binned(features: Floats) -> NDArray[np.int64]:
    """Return (outfits, features): which of `BINS` steps each value is on."""
    binned = np.empty(features.shape, np.int64)
    for column, values in enumerate(features.T):
        edges = np.unique(np.quantile(values, np.arange(1, BINS) / BINS))
        binned[:, column] = np.searchsorted(edges, values, side="right")
    return binned


@cache
def _words(world: World) -> Floats:
    """Return (outfits, words): type, colour and pattern in each slot."""
    columns = []
    for ids in world.outfits.T:
        worn = [world.garments[each] for each in ids.tolist()]
        for word in (*GarmentType, *Colour, *Pattern):
            is_it = [word in (g.type, g.colour, g.pattern) for g in worn]
            if any(is_it):
                columns.append(is_it)
    return np.array(columns, np.float64).T


@cache
def _pair_features(world: World) -> Floats:
    """Return (outfits, features): of each piece, of each pair, and of the whole.

    The relations of pairs are the taste's own.
    """
    worn = [[world.garments[i] for i in ids.tolist()] for ids in world.outfits.T]
    points = np.array([[world.formality.of(g) for g in each] for each in worn])
    looks = np.array([[look_of(g) for g in each] for each in worn])
    types = np.array([[type_of(g) for g in each] for each in worn])
    colours = looks // len(Pattern)
    is_patterned = (looks % len(Pattern)) > 0
    pairs = [
        table[looks[a], looks[b]]
        for a, b in combinations(range(len(SLOTS)), 2)
        for table in TABLES_OF_LOOKS.values()
    ]
    gaps = [
        np.abs(points[a] - points[b]) for a, b in combinations(range(len(SLOTS)), 2)
    ]
    singles = [*LIGHTNESS[colours], *LOUDNESS[colours], *points, *types, *colours]
    whole = [
        LOUDNESS[colours].sum(axis=0),
        is_patterned.sum(axis=0),
        np.ptp(points, axis=0),
    ]
    return np.array([*singles, *is_patterned, *pairs, *gaps, *whole], np.float64).T


PAIR_RIVALS = {
    "factorisation machine": factorisation_machine,
    "boosted trees": boosted_trees,
}

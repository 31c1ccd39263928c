"""A Bayesian conditional logit of choices among outfits, with an exact Newton fit.

Source: McFadden 1974, "Conditional logit analysis of qualitative choice behavior"; the
priors are Gaussian, so that the posterior's mode (MAP) is unique and depends on the
set of choices alone, not on their order or on where the search starts.

The utility of an outfit for an occasion is
    scale · (the scorer's logit) + (bias of its place) + Σ over its garments' features
    of (weight for all occasions + for the base + for one of the user's own).
Weights of an occasion touch its own choices alone, so Newton's equations are solved
leaf by leaf (block elimination) and cost grows with the occasions, not their cube.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import OccasionKey
from wardrobe.taste.choices import Choice, GarmentsInSlots
from wardrobe.taste.features import SCALES, Feature, Scales, features_of, prior_sd
from wardrobe.taste.taste import Node, path_of

Floats = NDArray[np.float64]

# The scorer is trusted, but people differ in how much the outfit as a whole counts.
MEAN_SCALE, SD_SCALE = 1.0, 0.35
# Each place down a board is chosen a little less, whatever lies there.
BIAS_OF_PLACE, SD_BIAS = -0.1, 0.2
# An occasion differs from all by half of what people differ from the expert.
SHARE_OF_OCCASION = 0.5
MOST_STEPS = 60
# Newton has arrived when no weight moves by more: the next step would be a thousandth.
LEAST_STEP = 1e-7
# Places that boards may have; the last one stands for all beyond it.
MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Fitted:
    """The mode of the posterior.

    Attributes:
        weights: By node, float64 (features,).
        given: float64 (1 + places - 1,): the scale, and the bias of each place after
            the first.
    """

    weights: Mapping[Node, Floats]
    given: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Choices as arrays, those of one occasion together.

    Attributes:
        features: The columns.
        blocks: By occasion, the slice of its rows.
        rows: float64 (outfits, features + scale + places - 1).
        starts: int (choices,): the first row of each.
        shares: float64 (outfits,): how much of the choice fell on each.
        order: int (choices,): where each stands in the log.
    """

    features: list[Feature]
    blocks: Mapping[OccasionKey, slice]
    rows: Floats
    starts: NDArray[np.intp]
    shares: Floats
    order: NDArray[np.intp]

    @classmethod
    def of(
        cls,
        choices: Sequence[Choice],
        garments: Mapping[int, Descriptor],
        scales: Scales,
    ) -> Self:
        """Lay out choices."""
        order = sorted(range(len(choices)), key=lambda i: str(choices[i].occasion))
        counts = np.array([len(choices[i].outfits) for i in order], dtype=np.intp)
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.intp)
        features, rows = _feature_rows(
            [outfit for i in order for outfit in choices[i].outfits], garments, scales
        )
        logits = [logit for i in order for logit in choices[i].logits]
        shares = [share for i in order for share in choices[i].shares]
        is_placed = np.repeat([choices[i].is_placed for i in order], counts)
        places = np.arange(counts.sum()) - np.repeat(starts, counts)
        is_at = np.minimum(places, MOST_PLACES - 1)[:, None] == np.arange(
            1, MOST_PLACES
        )
        blocks: dict[OccasionKey, slice] = {}
        for i, start, count in zip(order, starts.tolist(), counts.tolist()):
            first = blocks.setdefault(choices[i].occasion, slice(start, start))
            blocks[choices[i].occasion] = slice(first.start, start + count)
        return cls(
            features,
            blocks,
            np.column_stack([rows, logits, is_at & is_placed[:, None]]),
            starts,
            np.array(shares),
            np.array(order, dtype=np.intp),
        )

    @property
    def nodes(self) -> list[Node]:
        """Where weights are learned: children come before their parents."""
        keys = dict.fromkeys(each for key in self.blocks for each in path_of(key))
        return sorted(keys, key=lambda node: -len(path_of(node)))

    def utilities(self, at: Fitted) -> list[Floats]:
        """Return the utilities of each choice's outfits, in the order of the log."""
        by_choice = np.split(_utilities(self, at), self.starts[1:])
        places = np.argsort(self.order)
        return [by_choice[place] for place in places]


def fit(design: Design, weights: Floats, start: Fitted | None = None) -> Fitted:
    """Find the mode of the posterior.

    Args:
        design: The choices.
        weights: (choices,) in the order of the log: how much each counts.
        start: Where to start, of the same design; the result is the same without.
    """
    search = _Search(design, weights[design.order])
    here = start or search.prior
    value = search.value(here)
    for _ in range(MOST_STEPS):
        step = search.newton_step(here)
        length = 1.0
        there = _moved(here, step, length)
        new_value = search.value(there)
        while new_value < value - 1e-9 and length > 1e-6:
            length /= 2
            there = _moved(here, step, length)
            new_value = search.value(there)
        here, value = there, new_value
        if length * _largest(step) < LEAST_STEP:
            break
    return here


def draw(
    design: Design, weights: Floats, mode: Fitted, rng: np.random.Generator
) -> Fitted:
    """Draw from the posterior, taken for a Gaussian around its mode (Laplace).

    Args:
        weights: As for `fit`, which found the mode.
    """
    search = _Search(design, weights[design.order])
    return _moved(mode, search.newton_step(mode, rng), 1.0)


def log_likelihoods(design: Design, fitted: Fitted) -> Floats:
    """Return (choices,), in the order of the log: the log of what each was given."""
    utilities = _utilities(design, fitted)
    logs = utilities - np.repeat(_log_sums(design, utilities), _counts(design))
    found = np.empty(len(design.starts))
    found[design.order] = np.add.reduceat(design.shares * logs, design.starts)
    return found


def sd_of(feature: Feature, node: Node) -> float:
    """Return the standard deviation of a weight before the first event."""
    return prior_sd(feature) * (1.0 if node is None else SHARE_OF_OCCASION)


class _Search:
    """The posterior of a design, its value and its Newton step."""

    def __init__(self, design: Design, weights: Floats) -> None:
        self._design = design
        self._weights = np.repeat(weights, _counts(design))
        self._choice_weights = weights
        self._count = len(design.features)
        self._nodes = design.nodes
        self._precision: dict[Node, Floats] = {
            node: np.array([sd_of(each, node) for each in design.features]) ** -2.0
            for node in self._nodes
        }
        places = np.arange(1, MOST_PLACES)
        self._mean = np.concatenate([[MEAN_SCALE], BIAS_OF_PLACE * places])
        self._given_precision = np.concatenate(
            [[SD_SCALE**-2.0], np.full(len(places), SD_BIAS**-2.0)]
        )

    @property
    def prior(self) -> Fitted:
        """The mode of the prior: the expert."""
        return Fitted(
            {node: np.zeros(self._count) for node in self._nodes}, self._mean.copy()
        )

    def value(self, here: Fitted) -> float:
        """Return the log of the posterior, up to a constant."""
        design = self._design
        utilities = _utilities(design, here)
        fit = float(self._weights * design.shares @ utilities)
        fit -= float(self._choice_weights @ _log_sums(design, utilities))
        fit -= 0.5 * float(self._given_precision @ (here.given - self._mean) ** 2)
        for node in self._nodes:
            fit -= 0.5 * float(self._precision[node] @ here.weights[node] ** 2)
        return fit

    def newton_step(
        self, here: Fitted, rng: np.random.Generator | None = None
    ) -> Fitted:
        """Solve Newton's equations leaf by leaf.

        What the rows under a node say depends on the sum of the weights above and on
        its own; its own are eliminated, and the rest is handed to its parent.

        Args:
            rng: Adds to the step a draw of the Gaussian with this curvature.
        """
        bends, slopes = self._sums(here)
        count = self._count
        kept: dict[Node, tuple[Floats, Floats]] = {}
        for node in self._nodes[:-1]:  # the root is the last
            bend, slope = bends[node], slopes[node]
            own = bend[:count, :count] + np.diag(self._precision[node])
            pull = slope[:count] - self._precision[node] * here.weights[node]
            both = np.column_stack([bend[:count], pull])
            solved = np.linalg.solve(own, both).astype(np.float64)
            kept[node] = solved[:, :-1], solved[:, -1] + _noise(own, rng)
            parent = path_of(node)[1]
            bends[parent] += bend - bend[:, :count] @ solved[:, :-1]
            slopes[parent] += slope - bend[:, :count] @ solved[:, -1]
        return self._handed_down(here, bends[None], slopes[None], kept, rng)

    def _handed_down(
        self,
        here: Fitted,
        bend: Floats,
        slope: Floats,
        kept: Mapping[Node, tuple[Floats, Floats]],
        rng: np.random.Generator | None,
    ) -> Fitted:
        """Solve at the root, then hand the sums of steps down to the leaves."""
        precision = np.concatenate([self._precision[None], self._given_precision])
        off = np.concatenate([here.weights[None], here.given - self._mean])
        own = bend + np.diag(precision)
        root = np.linalg.solve(own, slope - precision * off) + _noise(own, rng)
        given = root[self._count :]
        steps: dict[Node, Floats] = {None: root[: self._count]}
        sums: dict[Node, Floats] = {None: root[: self._count]}
        for node in reversed(self._nodes[:-1]):
            above = sums[path_of(node)[1]]
            matrix, constant = kept[node]
            steps[node] = constant - matrix @ np.concatenate([above, given])
            sums[node] = above + steps[node]
        return Fitted(steps, given)

    def _sums(self, here: Fitted) -> tuple[dict[Node, Floats], dict[Node, Floats]]:
        """Return by node the curvature (n, n) and the slope (n,) of its own rows."""
        design = self._design
        utilities = _utilities(design, here)
        counts = _counts(design)
        logs = utilities - np.repeat(_log_sums(design, utilities), counts)
        chances = np.exp(logs)
        means = np.add.reduceat(chances[:, None] * design.rows, design.starts)
        pulls = self._weights * (design.shares - chances)
        # Single precision: the curvature only steers the search, the slope ends it.
        roots = np.sqrt(self._weights * chances).astype(np.float32)[:, None]
        spread = roots * (design.rows - np.repeat(means, counts, axis=0)).astype(
            np.float32
        )
        size = design.rows.shape[1]
        bends: dict[Node, Floats] = {n: np.zeros((size, size)) for n in self._nodes}
        slopes: dict[Node, Floats] = {n: np.zeros(size) for n in self._nodes}
        for key, block in design.blocks.items():
            bends[key] += spread[block].T @ spread[block]
            slopes[key] += pulls[block] @ design.rows[block]
        return bends, slopes


def _feature_rows(
    outfits: Sequence[GarmentsInSlots],
    garments: Mapping[int, Descriptor],
    scales: Scales,
) -> tuple[list[Feature], Floats]:
    """Return the columns that occur and (outfits, columns): the outfits' features."""
    pieces = {
        each: i for i, each in enumerate(dict.fromkeys(chain.from_iterable(outfits)))
    }
    features = [features_of(i, garments[i], slot) for i, slot in pieces]
    columns = [*sorted({each for own in features for each in own}), *SCALES]
    place = {feature: column for column, feature in enumerate(columns)}
    table = np.zeros((len(pieces) + 1, len(columns)))  # the last: nothing is worn
    for row, own in enumerate(features):
        for feature in own:
            table[row, place[feature]] = 1.0
        for scale, value in scales.of(own).items():
            table[row, place[scale]] = value
    widest = max(map(len, outfits), default=0)
    worn = np.full((len(outfits), widest), len(pieces), dtype=np.intp)
    for row, outfit in enumerate(outfits):
        worn[row, : len(outfit)] = [pieces[each] for each in outfit]
    rows = np.zeros((len(outfits), len(columns)))
    for column in range(widest):
        rows += table[worn[:, column]]
    return columns, rows


def _noise(precision: Floats, rng: np.random.Generator | None) -> Floats:
    """Draw (n,) from the Gaussian around 0 of a precision (n, n); None draws 0."""
    if rng is None:
        return np.zeros(len(precision))
    normal = rng.standard_normal(len(precision))
    return np.linalg.solve(np.linalg.cholesky(precision).T, normal).astype(np.float64)


def _utilities(design: Design, at: Fitted) -> Floats:
    utilities = np.empty(len(design.rows))
    for key, block in design.blocks.items():
        weights = sum((at.weights[node] for node in path_of(key)), np.zeros(1))
        utilities[block] = design.rows[block] @ np.concatenate([weights, at.given])
    return utilities


def _log_sums(design: Design, utilities: Floats) -> Floats:
    """Return (choices,): the log of the sum of exp(utility), without overflow."""
    highest = np.maximum.reduceat(utilities, design.starts)
    shifted = np.exp(utilities - np.repeat(highest, _counts(design)))
    return highest + np.log(np.add.reduceat(shifted, design.starts))


def _counts(design: Design) -> NDArray[np.intp]:
    return np.diff(design.starts, append=len(design.rows))


def _moved(here: Fitted, step: Fitted, length: float) -> Fitted:
    return Fitted(
        {node: w + length * step.weights[node] for node, w in here.weights.items()},
        here.given + length * step.given,
    )


def _largest(step: Fitted) -> float:
    sizes = [float(np.abs(each).max(initial=0)) for each in step.weights.values()]
    return max(*sizes, float(np.abs(step.given).max()))

"""A Bayesian conditional logit of choices among outfits, with an exact Newton fit.

Source: McFadden 1974, "Conditional logit analysis of qualitative choice behavior"; the
priors are Gaussian, so that the posterior's mode (MAP) is unique and depends on the
set of choices alone, not on their order or on where the search starts.

The utility of an outfit for an occasion is
    scale · (the scorer's logit) + (bias of its place) + Σ over the features of its
    garments and of their pairs of
    (weight for all occasions + for the base + for one of the user's own).
Weights of an occasion touch its own choices alone, so Newton's equations are solved
leaf by leaf (block elimination) and cost grows with the occasions, not their cube.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wardrobe.taste.curvature import Curvature
from wardrobe.taste.design import MOST_PLACES, Design, Floats
from wardrobe.taste.features import Feature, prior_sd
from wardrobe.taste.priors import Prior
from wardrobe.taste.taste import Node, path_of

# The scorer is trusted, but people differ in how much the outfit as a whole counts.
MEAN_SCALE, SD_SCALE = 1.0, 0.35
# Each place down a board is chosen a little less, whatever lies there.
BIAS_OF_PLACE, SD_BIAS = -0.1, 0.2
# An occasion differs from all by half of what people differ from the expert.
SHARE_OF_OCCASION = 0.5
MOST_STEPS = 100
# Newton has arrived when no weight moves by more: the next step would be under half.
LEAST_STEP = 1e-9
# To tell how likely the choices are, the mode need not be known that well.
LEAST_STEP_OF_EVIDENCE = 1e-3
# The curvature is worth computing anew when a step is not this much shorter than the
# last one: near the mode it hardly changes, and costs more than all else.
LEAST_SHORTENING = 0.4


@dataclass(frozen=True, slots=True)
class Fitted:
    """The mode of the posterior.

    Attributes:
        weights: By node, float64 (features,), those that the node weighs.
        given: float64 (1 + places - 1,): the scale, and the bias of each place after
            the first.
    """

    weights: Mapping[Node, Floats]
    given: Floats


def fit(design: Design, weights: Floats, start: Fitted | None = None) -> Fitted:
    """Find the mode of the posterior.

    Args:
        design: The choices.
        weights: (choices,) in the order of the log: how much each counts.
        start: Where to start, of the same design; the result is the same without.
    """
    return _climb(_Search(design, weights[design.order]), start, LEAST_STEP)[0]


def _climb(
    search: "_Search", start: Fitted | None, least_step: float
) -> tuple[Fitted, Curvature]:
    """Find the mode, and how the posterior curves next to it."""
    here = start or search.prior
    value = search.value(here)
    curvature, is_fresh, last = search.curvature(here), True, np.inf
    for _ in range(MOST_STEPS):
        step = Fitted(*curvature.solve(*search.slopes(here)))
        length = 1.0
        there = _moved(here, step, length)
        new_value = search.value(there)
        while new_value < value - 1e-9 and length > 1e-6:
            length /= 2
            there = _moved(here, step, length)
            new_value = search.value(there)
        here, value = there, new_value
        size = length * _largest(step)
        if size < least_step and (length == 1.0 or is_fresh):
            break
        is_fresh = length < 1.0 or size > LEAST_SHORTENING * last
        if is_fresh:
            curvature = search.curvature(here)
        last = size
    return here, curvature


def draw(
    design: Design, weights: Floats, mode: Fitted, rng: "np.random.Generator"
) -> Fitted:
    """Draw from the posterior, taken for a Gaussian around its mode (Laplace).

    Args:
        weights: As for `fit`, which found the mode.
    """
    search = _Search(design, weights[design.order])
    curvature = search.curvature(mode)
    step = Fitted(*curvature.solve(*search.slopes(mode), rng))
    return _moved(mode, step, 1.0)


def evidence(
    design: Design, weights: Floats, start: Fitted | None = None
) -> tuple[float, Fitted]:
    """Return the log of how likely the choices are under the design's prior alone.

    All weights are summed over, as a Gaussian around their mode (Laplace). So of two
    priors the one is likelier that had expected what was done and not much else.
    Source: MacKay 1992, "Bayesian interpolation".

    Args:
        design: The choices.
        weights: As for `fit`.
        start: As for `fit`; the mode that is found from there is returned, too.
    """
    search = _Search(design, weights[design.order])
    mode, curvature = _climb(search, start, LEAST_STEP_OF_EVIDENCE)
    volumes = search.log_prior_volume - curvature.log_determinant / 2
    return search.value(mode) + volumes, mode


def log_likelihoods(design: Design, fitted: Fitted) -> Floats:
    """Return (choices,), in the order of the log: the log of what each was given."""
    logs = _log_chances(design, _utilities(design, fitted))
    found = np.empty(len(design.starts))
    found[design.order] = np.add.reduceat(design.shares * logs, design.starts)
    return found


def utilities(design: Design, at: Fitted) -> list[Floats]:
    """Return the utilities of each choice's outfits, in the order of the log."""
    by_choice = np.split(_utilities(design, at), design.starts[1:])
    return [by_choice[place] for place in np.argsort(design.order)]


def sd_of(feature: Feature, node: Node, prior: Prior = Prior.PIECES) -> float:
    """Return the standard deviation of a weight before the first event."""
    return prior_sd(feature, prior) * (1.0 if node is None else SHARE_OF_OCCASION)


class _Search:
    """The posterior of a design: its value, its slopes and its curvature."""

    def __init__(self, design: Design, weights: Floats) -> None:
        self._design = design
        self._weights = np.repeat(weights, design.counts)
        self._precision: dict[Node, Floats] = {
            node: np.array(
                [sd_of(f, node, design.prior) for f in design.features_at(node)]
            )
            ** -2.0
            for node in design.nodes
        }
        places = np.arange(1, MOST_PLACES)
        self._mean = np.concatenate([[MEAN_SCALE], BIAS_OF_PLACE * places])
        self._given_precision = np.concatenate(
            [[SD_SCALE**-2.0], np.full(len(places), SD_BIAS**-2.0)]
        )

    @property
    def prior(self) -> Fitted:
        """The mode of the prior: the expert."""
        nothing = {node: np.zeros(len(each)) for node, each in self._precision.items()}
        return Fitted(nothing, self._mean.copy())

    @property
    def log_prior_volume(self) -> float:
        """Half the log of the determinant of the prior's precision."""
        every = [*self._precision.values(), self._given_precision]
        return float(sum(np.log(each).sum() for each in every)) / 2

    def value(self, here: Fitted) -> float:
        """Return the log of the posterior, up to a constant."""
        design = self._design
        logs = _log_chances(design, _utilities(design, here))
        fit = float((self._weights * design.shares) @ logs)
        fit -= 0.5 * float(self._given_precision @ (here.given - self._mean) ** 2)
        for node, precision in self._precision.items():
            fit -= 0.5 * float(precision @ here.weights[node] ** 2)
        return fit

    def slopes(self, here: Fitted) -> tuple[dict[Node, Floats], Floats]:
        """Return by node the slope of its weights, and that of what is given.

        A leaf's rows pull on the weights of all nodes above it.
        """
        design = self._design
        chances = np.exp(_log_chances(design, _utilities(design, here)))
        pulls = self._weights * (design.shares - chances)
        by_leaf = np.concatenate(
            [
                table.slopes(pulls, design.leaf, len(design.leaves))
                for table in design.tables
            ]
        )  # (features, leaves)
        slopes = {
            node: -self._precision[node] * here.weights[node]
            for node in self._precision
        }
        for leaf, key in enumerate(design.leaves):
            for node in path_of(key):
                slopes[node] += by_leaf[: len(slopes[node]), leaf]
        given = self._given_precision * (self._mean - here.given)
        return slopes, given + pulls @ design.given

    def curvature(self, here: Fitted) -> Curvature:
        """Return how the posterior curves, ready to solve with."""
        design = self._design
        chances = np.exp(_log_chances(design, _utilities(design, here)))
        # Single precision: the curvature only steers the search, the slope ends it.
        roots = np.sqrt(chances).astype(np.float32)[:, None]
        spread = design.rows * (
            np.sqrt(self._weights)[:, None].astype(np.float32) * roots
        )
        means = np.add.reduceat(spread * roots, design.starts)
        starts = np.append(design.starts, len(spread))
        bends: dict[Node, Floats] = {}
        for key, rows in design.leaves.items():
            choices = slice(*np.searchsorted(starts, (rows.start, rows.stop)))
            own, mean = spread[rows], means[choices]
            bends[key] = (own.T @ own - mean.T @ mean).astype(np.float64)
        return Curvature.of(bends, self._precision, self._given_precision)


def _log_chances(design: Design, utilities: Floats) -> Floats:
    """Return (outfits,): the log of each one's chance, without overflow."""
    counts = design.counts
    highest = np.repeat(np.maximum.reduceat(utilities, design.starts), counts)
    shifted = utilities - highest
    sums = np.add.reduceat(np.exp(shifted), design.starts)
    logs: Floats = shifted - np.repeat(np.log(sums), counts)
    return logs


def _utilities(design: Design, at: Fitted) -> Floats:
    sums = np.zeros((len(design.features), len(design.leaves)))
    for leaf, key in enumerate(design.leaves):
        for node in path_of(key):
            sums[: len(at.weights[node]), leaf] += at.weights[node]
    singles, pairs = design.tables
    count = len(singles.features)
    found = singles.utilities(sums[:count], design.leaf) + design.given @ at.given
    return found + pairs.utilities(sums[count:], design.leaf)


def _moved(here: Fitted, step: Fitted, length: float) -> Fitted:
    return Fitted(
        {node: w + length * step.weights[node] for node, w in here.weights.items()},
        here.given + length * step.given,
    )


def _largest(step: Fitted) -> float:
    sizes = [float(np.abs(each).max(initial=0)) for each in step.weights.values()]
    return max(*sizes, float(np.abs(step.given).max()))

"""How a posterior curves, solved node by node: cheap to solve with again and again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from wardrobe.taste.design import Floats
from wardrobe.taste.taste import Node, path_of


@dataclass(frozen=True, slots=True, eq=False)
class _Eliminated:
    """A node whose weights follow from those above it.

    Attributes:
        precision: (n, n): of its own weights, those above it being known.
        inverse: (n, n): of the precision.
        across: (n, features + given): how it curves with those above it.
    """

    precision: Floats
    inverse: Floats
    across: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Curvature:
    """The negative second derivatives of the log of a posterior.

    Attributes:
        nodes: All but the root, children before their parents.
        root: (features + given, features + given): precision, all else eliminated.
        inverse: Of `root`.
    """

    nodes: Mapping[Node, _Eliminated]
    root: Floats
    inverse: Floats

    @classmethod
    def of(
        cls,
        bends: Mapping[Node, Floats],
        precision: Mapping[Node, Floats],
        given_precision: Floats,
    ) -> Self:
        """Eliminate node by node.

        What the rows under a node say depends on the sum of the weights above and on
        its own; its own are eliminated, and the rest is handed to its parent.

        Args:
            bends: By leaf, (features + given, features + given), of its rows alone.
            precision: By node, (features that it weighs,) of the prior; children
                before their parents.
            given_precision: (given,) of the prior.
        """
        size = len(precision[None]) + len(given_precision)
        sums: dict[Node, Floats] = {node: np.zeros((size, size)) for node in precision}
        for key, bend in bends.items():
            sums[key] += bend
        nodes: dict[Node, _Eliminated] = {}
        for node in [each for each in precision if each is not None]:
            count, bend = len(precision[node]), sums[node]
            own = bend[:count, :count] + np.diag(precision[node])
            inverse, across = _inverse(own), bend[:count]
            nodes[node] = _Eliminated(own, inverse, across)
            sums[path_of(node)[1]] += bend - across.T @ (inverse @ across)
        root = sums[None] + np.diag(np.concatenate([precision[None], given_precision]))
        return cls(nodes, root, _inverse(root))

    def solve(
        self,
        slopes: Mapping[Node, Floats],
        given: Floats,
        rng: "np.random.Generator | None" = None,
    ) -> tuple[dict[Node, Floats], Floats]:
        """Return the step by node, and of what is given, that levels these slopes.

        Args:
            slopes: By node, (features that it weighs,).
            given: (given,)
            rng: Adds to the step a draw of the Gaussian with this curvature.
        """
        left = {**slopes, None: np.concatenate([slopes[None], given])}
        constants: dict[Node, Floats] = {}
        for node, own in self.nodes.items():
            solved = own.inverse @ left[node]
            constants[node] = solved + _noise(own.precision, rng)
            pull = own.across.T @ solved
            for above in path_of(node)[1:]:
                left[above] = left[above] - pull[: len(left[above])]
        root = self.inverse @ left[None] + _noise(self.root, rng)
        return self._handed_down(root, constants, len(given))

    def _handed_down(
        self, root: Floats, constants: Mapping[Node, Floats], count_given: int
    ) -> tuple[dict[Node, Floats], Floats]:
        """Hand the sums of steps down to the leaves."""
        steps: dict[Node, Floats] = {None: root[:-count_given]}
        sums: dict[Node, Floats] = {None: root}
        for node, own in list(self.nodes.items())[::-1]:
            above = sums[path_of(node)[1]]
            steps[node] = constants[node] - own.inverse @ (own.across @ above)
            sums[node] = above.copy()
            sums[node][: len(steps[node])] += steps[node]
        return steps, root[-count_given:]

    @property
    def log_determinant(self) -> float:
        """The log of the determinant of the whole."""
        every = [*(own.precision for own in self.nodes.values()), self.root]
        return float(sum(np.linalg.slogdet(each)[1] for each in every))


def _inverse(matrix: Floats) -> Floats:
    return np.linalg.inv(matrix).astype(np.float64)


def _noise(precision: Floats, rng: "np.random.Generator | None") -> Floats:
    """Draw (n,) from the Gaussian around 0 of a precision (n, n); None draws 0."""
    if rng is None:
        return np.zeros(len(precision))
    normal = rng.standard_normal(len(precision))
    return np.linalg.solve(np.linalg.cholesky(precision).T, normal).astype(np.float64)

"""Adam, the optimiser of what is trained in numpy."""

from collections.abc import Mapping

import numpy as np

from ml.arrays import Floats

# Source: Kingma & Ba 2015, algorithm 1, but for .99 instead of .999: the runs are
# short, and the slopes of the last few hundred steps are the ones that matter.
MEAN_DECAY, SQUARE_DECAY = 0.9, 0.99
EPSILON = 1e-8


class Adam:
    """Steps weights in place; the rate falls to zero along half a cosine."""

    def __init__(
        self,
        weights: Mapping[str, Floats],
        rate: float,
        steps: int,
        *,
        weight_decay: float = 0.0,
        square_decay: float = SQUARE_DECAY,
    ) -> None:
        """Prepare for a number of steps.

        Args:
            weight_decay: Decoupled from the slopes. Source: Loshchilov & Hutter 2019,
                algorithm 2.
            square_decay: Of the mean of squared slopes.
        """
        self._weights, self._rate, self._steps, self._step = weights, rate, steps, 0
        self._weight_decay, self._square_decay = weight_decay, square_decay
        self._means = {k: np.zeros_like(v) for k, v in weights.items()}
        self._squares = {k: np.zeros_like(v) for k, v in weights.items()}

    def step(self, slopes: Mapping[str, Floats]) -> None:
        """Move the weights against their slopes."""
        rate = self._rate * (1 + np.cos(np.pi * self._step / self._steps)) / 2
        kept = np.float32(1 - rate * self._weight_decay)
        self._step += 1
        rate *= np.sqrt(1 - self._square_decay**self._step)
        rate /= 1 - MEAN_DECAY**self._step
        for name, slope in slopes.items():
            mean, square = self._means[name], self._squares[name]
            mean += (1 - MEAN_DECAY) * (slope - mean)
            square += (1 - self._square_decay) * (slope * slope - square)
            weights = self._weights[name]
            weights *= kept
            weights -= np.float32(rate) * mean / (np.sqrt(square) + EPSILON)

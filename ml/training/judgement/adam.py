"""Adam, the optimiser of the rating network."""

import numpy as np

from ml.judgement.network import Weights

# Source: Kingma & Ba 2015, algorithm 1, but for .99 instead of .999: the runs are
# short, and the slopes of the last few hundred steps are the ones that matter.
DECAY_OF_MEAN, DECAY_OF_SQUARE = 0.9, 0.99
TINY = 1e-8


class Adam:
    """Steps weights in place; the rate falls to zero along half a cosine."""

    def __init__(self, weights: Weights, rate: float, steps: int) -> None:
        """Prepare for a number of steps."""
        self._weights = weights.arrays()
        self._rate, self._steps, self._step = rate, steps, 0
        self._means = {k: np.zeros_like(v) for k, v in self._weights.items()}
        self._squares = {k: np.zeros_like(v) for k, v in self._weights.items()}

    def step(self, gradient: Weights) -> None:
        """Move the weights against a gradient."""
        rate = self._rate * (1 + np.cos(np.pi * self._step / self._steps)) / 2
        self._step += 1
        rate *= np.sqrt(1 - DECAY_OF_SQUARE**self._step)
        rate /= 1 - DECAY_OF_MEAN**self._step
        for name, slope in gradient.arrays().items():
            mean, square = self._means[name], self._squares[name]
            mean += (1 - DECAY_OF_MEAN) * (slope - mean)
            square += (1 - DECAY_OF_SQUARE) * (slope * slope - square)
            self._weights[name] -= np.float32(rate) * mean / (np.sqrt(square) + TINY)

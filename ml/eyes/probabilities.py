"""From logits to probabilities."""

import numpy as np

from ml.arrays import Floats


def softmax(logits: Floats) -> Floats:
    """Return probabilities for logits (..., K), over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    probabilities: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return probabilities.astype(np.float32)

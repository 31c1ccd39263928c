"""What the taste is measured against: other learners on the same picks."""

from benchmarks.taste_rivals.of_pairs import PAIR_RIVALS
from benchmarks.taste_rivals.of_pieces import RIVALS, Floats, Picked, Score

EVERY_RIVAL = {**RIVALS, **PAIR_RIVALS}

__all__ = ["EVERY_RIVAL", "Floats", "Picked", "Score"]

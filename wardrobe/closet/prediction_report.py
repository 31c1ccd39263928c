"""How well a taste foretold what was picked, over time and by occasion."""

from collections.abc import Mapping
from dataclasses import dataclass

from wardrobe.model.occasion import OccasionKey
from wardrobe.taste.choices import ChoiceLog, choices_of
from wardrobe.taste.learning import REPLAY_BLOCK, Learner
from wardrobe.taste.replay_metrics import (
    LEAST_PICKS,
    ReplayComparison,
    compare_replay,
    compare_replay_by_occasion,
)
from wardrobe.taste.taste import Taste


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionReport:
    """A replay of the last picks, each foretold by what was learned before it.

    Attributes:
        count_picks: How many outfits were picked from boards, ever.
        blocks: Blocks of `REPLAY_BLOCK` picks, the oldest first; the last one may be
            smaller.
        whole: All blocks together.
    """

    count_picks: int
    blocks: tuple[ReplayComparison, ...]
    whole: ReplayComparison
    by_occasion: Mapping[OccasionKey, ReplayComparison]

    @property
    def count_missing(self) -> int:
        """How many picks are needed before the figures say something."""
        return max(0, LEAST_PICKS - self.count_picks)

    @property
    def first_pick(self) -> int:
        """The number of the first pick that was foretold, from 1."""
        return self.count_picks - self.whole.count_picks + 1


def prediction_report(
    log: ChoiceLog, taste: Taste, learner: Learner
) -> PredictionReport:
    """Replay the log; takes about a second for a thousand events."""
    picks = learner.replay(log, taste)
    return PredictionReport(
        count_picks=sum(choice.is_placed for choice in choices_of(log)),
        blocks=tuple(
            compare_replay(picks[start : start + REPLAY_BLOCK])
            for start in range(0, len(picks), REPLAY_BLOCK)
        ),
        whole=compare_replay(picks),
        by_occasion=compare_replay_by_occasion(picks),
    )

"""What a replay counts, and when a taste is worse."""

import pytest

from tests.wardrobe.logs import LEARNER, log_of, picks_of
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion
from wardrobe.taste.replay_metrics import (
    LEAST_PICKS,
    PickRank,
    compare_replay,
    compare_replay_by_occasion,
    is_worse,
    rank_of,
)
from wardrobe.taste.taste import Taste

PICKS = [
    PickRank(Occasion.WORK, 4, mine=1, expert=2),
    PickRank(Occasion.WORK, 4, mine=2, expert=4),
    PickRank(Occasion.DATE, 2, mine=1, expert=1),
]


def test_hits_and_reciprocal_ranks_are_counted() -> None:
    found = compare_replay(PICKS)

    assert found.count_picks == 3
    assert found.mine.at_1 == pytest.approx(2 / 3)
    assert found.expert.at_3 == pytest.approx(2 / 3)
    assert found.mine.mrr == pytest.approx(2.5 / 3)
    assert found.chance.at_1 == pytest.approx((1 / 4 + 1 / 4 + 1 / 2) / 3)
    assert found.chance.at_3 == pytest.approx((3 / 4 + 3 / 4 + 1) / 3)


def test_each_occasion_is_counted_for_itself() -> None:
    found = compare_replay_by_occasion(PICKS)

    assert found[Occasion.DATE].mine.at_1 == 1
    assert found[Occasion.WORK].count_picks == 2


def test_nothing_to_replay_is_no_error() -> None:
    assert compare_replay([]).mine.mrr == 0


def test_worse_is_worse_by_more_than_noise_and_on_enough_picks() -> None:
    assert is_worse([3] * LEAST_PICKS, [1] * LEAST_PICKS)
    assert not is_worse([3] * (LEAST_PICKS - 1), [1] * (LEAST_PICKS - 1))
    assert not is_worse([1, 2] * LEAST_PICKS, [2, 1] * LEAST_PICKS)
    assert not is_worse([1] * LEAST_PICKS, [1] * LEAST_PICKS)


def test_the_earlier_place_wins_ties() -> None:
    assert rank_of(2, [1.0, 3.0, 3.0]) == 2
    assert rank_of(1, [1.0, 3.0, 3.0]) == 1


def test_a_replay_foretells_each_pick_by_what_came_before_it() -> None:
    def likes(each: Garment) -> float:
        return float(each.id % 10 == 1)

    log = log_of(*picks_of(likes, 40))

    found = LEARNER.replay(log, Taste())

    assert len(found) == 30
    report = compare_replay(found)
    assert report.mine.mrr > report.expert.mrr

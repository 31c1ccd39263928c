"""How well picks were foretold: by blocks and by occasion."""

from dataclasses import replace

import pytest

from tests.wardrobe.logs import LEARNER, WORK, log_of, picks_of
from wardrobe.closet.prediction_report import prediction_report
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.taste import Taste


def likes_red(garment: Garment) -> float:
    return float(garment.colour is Colour.RED)


def test_blocks_of_ten_follow_the_first_ten_and_end_with_the_last_pick() -> None:
    told = prediction_report(log_of(*picks_of(likes_red, 27)), Taste(), LEARNER)

    assert told.count_picks == 27
    assert [block.count_picks for block in told.blocks] == [10, 7]
    assert told.whole.count_picks == 17
    assert told.first_pick == 11
    assert told.count_missing == 0
    assert told.whole.mine.at_1 > told.whole.expert.at_1


def test_each_occasion_has_its_own_figures() -> None:
    at_work, boards = picks_of(likes_red, 20)
    on_dates, more = picks_of(likes_red, 20, Occasion.DATE, first=21)

    told = prediction_report(
        log_of([*at_work, *on_dates], [*boards, *more]), Taste(), LEARNER
    )

    counts = {key: each.count_picks for key, each in told.by_occasion.items()}
    assert counts == {WORK: 10, Occasion.DATE: 20}


@pytest.mark.parametrize("count", [0, 7, 19])
def test_few_picks_say_how_many_are_missing(count: int) -> None:
    log = log_of(*picks_of(likes_red, count)) if count else ChoiceLog()

    assert prediction_report(log, Taste(), LEARNER).count_missing == 20 - count


def test_what_was_worn_without_a_board_is_no_pick_from_one() -> None:
    events, _boards = picks_of(likes_red, 3)

    told = prediction_report(
        log_of([replace(each, board_number=None) for each in events]), Taste(), LEARNER
    )

    assert told.count_picks == 0

"""The ranking table in the closet file: written with boards and lessons."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.closet import SqliteCloset
from tests.db.samples import a_board, an_event
from tests.wardrobe.logs import LEARNER
from wardrobe.model.board import Board
from wardrobe.model.event import EventKind
from wardrobe.model.outfit import rating_of_logit
from wardrobe.taste.ranking_table import RatingSource


def without_weather(shown: Board, logit: float) -> Board:
    outfits = tuple(replace(each, logit=logit) for each in shown.outfits)
    return replace(shown, temperature_c=None, outfits=outfits)


def test_the_networks_newest_answer_is_kept(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("1"), add("2")
    for logit in (0.5, 1.5):
        fresh_closet.record_board(without_weather(a_board(1, 2), logit))

    (kept,) = fresh_closet.ratings()

    assert kept.source is RatingSource.NETWORK
    assert kept.rating == pytest.approx(rating_of_logit(1.5))


def test_the_users_rows_are_rewritten_with_each_thorough_lesson(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("1"), add("2")
    fresh_closet.record(an_event(1, 2), learn=LEARNER.update)
    fresh_closet.record(an_event(1, 2, kind=EventKind.RATE), learn=LEARNER.update)
    assert fresh_closet.ratings() == []

    fresh_closet.relearn(LEARNER.relearn)
    (kept,) = fresh_closet.ratings()
    assert kept.source is RatingSource.USER
    assert 0.75 < kept.rating < 1

    fresh_closet.forget([1, 2], LEARNER.relearn)
    assert fresh_closet.ratings() == []

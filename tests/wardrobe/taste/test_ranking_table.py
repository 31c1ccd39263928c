"""The ranking table: what the network said of boards, and what the user did."""

import pytest

from tests.wardrobe.logs import DESCRIPTORS, WORK, board, event, log_of, wear
from wardrobe.model.event import EventKind
from wardrobe.model.occasion import Occasion, OwnKey
from wardrobe.model.outfit import DescribedOutfit, rating_of_logit
from wardrobe.ranking.rating_described import csv_of_labels, read_labels
from wardrobe.taste.ranking_table import (
    RatingSource,
    ratings_by_network,
    ratings_by_user,
)

OUTFIT = DescribedOutfit(
    top=DESCRIPTORS[1], middle=DESCRIPTORS[11], bottom=DESCRIPTORS[21]
)


def test_what_was_done_with_an_outfit_is_the_mean_by_its_weight() -> None:
    log = log_of(
        [
            event(1, 11, 21, kind=EventKind.REJECT),
            event(1, 11, 21, kind=EventKind.RATE, stars=4),
            event(1, 11, 21, kind=EventKind.SKIP),
        ]
    )

    (rated,) = ratings_by_user(log)

    assert (rated.outfit, rated.occasion) == (OUTFIT, WORK)
    assert rated.source is RatingSource.USER
    assert rated.weight == pytest.approx(1 + 1 + 0.15)
    assert rated.rating == pytest.approx(0.75 / 2.15)


def test_what_is_long_ago_counts_less() -> None:
    old = [event(1, 11, 21, kind=EventKind.REJECT)]
    picks = [event(2, 12, 22, number=2 + n) for n in range(400)]
    new = [event(1, 11, 21, number=500)]

    rated = {each.outfit: each for each in ratings_by_user(log_of(old + picks + new))}

    assert rated[OUTFIT].rating == pytest.approx(2 / 3, abs=1e-3)


def test_an_occasion_of_ones_own_counts_for_its_base() -> None:
    picnic = OwnKey(Occasion.DATE, 1)

    (rated,) = ratings_by_user(log_of([event(1, 11, 21, occasion=picnic)]))

    assert rated.occasion is Occasion.DATE


def test_answers_of_the_network_are_those_without_weather() -> None:
    shown = board(1)

    rated = ratings_by_network(shown, DESCRIPTORS)

    assert len(rated) == len(shown.outfits)
    assert rated[0].rating == pytest.approx(rating_of_logit(shown.outfits[0].logit))
    assert ratings_by_network(board(1, OwnKey(Occasion.DATE, 1)), DESCRIPTORS) == []


def test_ratings_that_are_sure_enough_become_labels_to_train_on() -> None:
    shown = board(1)
    log = log_of([wear(shown, 0), event(4, 14, 24, kind=EventKind.SKIP)], [shown])

    labels = read_labels(csv_of_labels(ratings_by_user(log)).splitlines())

    ((outfit, occasion, rating),) = labels
    assert (occasion, rating) == (WORK, 1.0)
    worn = dict(shown.outfits[0].worn())
    assert outfit.top == DESCRIPTORS[next(iter(worn))]

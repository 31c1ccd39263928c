"""A habit is spoken of with evidence only: often, and more often than by chance."""

from collections.abc import Collection, Iterable
from datetime import timedelta

import pytest

from tests.wardrobe.fakes import NOW, RandomScorer, garment
from wardrobe.days.habits import LEAST_TOGETHER, MOST_DAYS, Habit, Habits
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

BLAZER = garment(1, GarmentType.BLAZER)
JEANS, OTHER_JEANS = garment(2, GarmentType.JEANS), garment(3, GarmentType.JEANS)
SKIRT = garment(4, GarmentType.SKIRT)
SHOES = garment(5, GarmentType.FLATS)
SHIRT = garment(6, GarmentType.SHIRT)
CLOSET = (BLAZER, JEANS, OTHER_JEANS, SKIRT, SHOES, SHIRT)
BOTH = frozenset((1, 2))


def worn(
    days: Iterable[Collection[int]], kind: EventKind = EventKind.WEAR
) -> list[Event]:
    """Wear an outfit a day."""
    return [
        Event(
            kind=kind,
            garment_ids=tuple(sorted(ids)),
            occasion=Occasion.WORK,
            at=NOW + timedelta(days=number),
            board_number=1 if kind is EventKind.OTHER else None,
        )
        for number, ids in enumerate(days)
    ]


def habit(events: Iterable[Event]) -> Habit | None:
    return Habits.of(events, CLOSET).best_of([BLAZER, JEANS])


@pytest.mark.parametrize("kind", [EventKind.WEAR, EventKind.OTHER])
def test_two_pieces_that_are_often_worn_together(kind: EventKind) -> None:
    events = worn([BOTH] * LEAST_TOGETHER + [{4}] * 20, kind)

    assert habit(events) == Habit(BLAZER, JEANS)


def test_a_day_too_few_is_no_habit() -> None:
    assert habit(worn([BOTH] * (LEAST_TOGETHER - 1) + [{4}] * 20)) is None


@pytest.mark.parametrize("kind", [EventKind.LIKE, EventKind.SKIP, EventKind.REJECT])
def test_what_was_not_worn_is_no_habit(kind: EventKind) -> None:
    assert habit(worn([BOTH] * 20 + [{4}] * 20, kind)) is None


def test_several_wears_on_one_day_count_once() -> None:
    day = worn([BOTH])[0]

    assert habit([day] * 20 + worn([{4}] * 20)) is None


def test_both_on_one_day_but_not_together_is_no_habit() -> None:
    events = [*worn([{1}] * 9 + [{4}] * 20), *worn([{2}] * 9)]

    assert habit(events) is None


def test_what_is_worn_with_everything_is_no_habit() -> None:
    always = [BOTH] * 10 + [{2, 4}] * 10

    assert habit(worn(always)) is None


def test_no_more_often_than_by_chance_is_no_habit() -> None:
    # Half of the days each, a quarter together.
    days = [BOTH] * 10 + [{1}] * 10 + [{2}] * 10 + [{4}] * 10

    assert habit(worn(days)) is None


def test_the_limit_of_chance() -> None:
    # Fisher's exact test: .0083 and .0103.
    apart = [{1}, {1}, {1}, {2}, {2}, {2}]
    often = [BOTH] * 6 + apart + [{4}] * 18
    seldom = [BOTH] * 6 + apart + [{4}] * 17

    found = [habit(worn(days)) for days in (often, seldom)]

    assert (found[0] is None, found[1] is None) == (False, True)


def test_a_piece_that_is_mostly_worn_with_others_is_not_spoken_of() -> None:
    # The blazer 16 times with something else, the jeans never.
    days = [BOTH] * 7 + [{1, 4}] * 16 + [{6}] * 60

    assert habit(worn(days)) == Habit(JEANS, BLAZER)


def test_neither_piece_is_mostly_worn_with_the_other() -> None:
    days = [BOTH] * 7 + [{1, 4}] * 16 + [{2, 5}] * 16 + [{6}] * 140

    assert habit(worn(days)) is None


def test_a_piece_with_a_type_where_no_single_one_is_worn_that_often() -> None:
    days = [BOTH] * 3 + [{1, 3}] * 3 + [{4}] * 20

    assert habit(worn(days)) == Habit(BLAZER, GarmentType.JEANS)


def test_a_type_is_not_spoken_of_where_none_of_it_is_worn() -> None:
    events = worn([{1, 3}] * 9 + [{4}] * 20)

    assert Habits.of(events, CLOSET).best_of([BLAZER, SKIRT]) is None


def test_a_type_without_a_plural_is_not_spoken_of() -> None:
    skirts = [SKIRT, garment(7, GarmentType.SKIRT)]
    events = worn([{1, 4}] * 3 + [{1, 7}] * 3 + [{2}] * 20)

    assert Habits.of(events, [BLAZER, *skirts]).best_of([BLAZER, SKIRT]) is None


def test_what_was_long_ago_is_no_habit() -> None:
    assert habit(worn([BOTH] * 9 + [{4}] * (MOST_DAYS - LEAST_TOGETHER + 1))) is None


def test_an_empty_log_has_no_habit() -> None:
    assert habit([]) is None


def test_it_is_said_under_the_outfits_that_have_it_and_no_others() -> None:
    events = worn([{6, 2}] * 9 + [{4, 5}] * 20)

    found = suggest(
        CLOSET,
        Occasion.WORK,
        scorer=RandomScorer(),
        taste=Taste(),
        habits=Habits.of(events, CLOSET),
        count=99,
    )

    sentence = "You wear the black shirt with the black jeans a lot."
    for each in found.outfits:
        is_so = each.outfit.top is SHIRT and each.outfit.middle is JEANS
        assert (sentence in each.reasons) is is_so

"""What is packed is away until it is back; on the trip it is all that is there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from wardrobe.days.luggage import Away, left_packed, pieces_away
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.occasion import Occasion

FIRST = date(2026, 3, 10)
LAST = FIRST + timedelta(days=3)
OWNED = range(1, 9)
TRIP = Trip(
    first=FIRST,
    last=LAST,
    needs=(TripNeed(Occasion.CASUAL),),
    garment_ids=frozenset({1, 2, 3, 4}),
)
PACKED = replace(TRIP, packed=frozenset({1, 2}))
UNPACKED = replace(PACKED, back=frozenset({1, 2}))
EVE, AFTER = FIRST - timedelta(days=1), LAST + timedelta(days=1)


def away(trip: Trip, day: date, today: date) -> Away:
    return pieces_away([trip], OWNED, day, today=today)


@pytest.mark.parametrize("day", [EVE, FIRST, LAST, AFTER])
@pytest.mark.parametrize("trip", [TRIP, UNPACKED])
def test_what_is_not_packed_or_home_again_is_there(trip: Trip, day: date) -> None:
    assert away(trip, day, EVE) == Away()


@pytest.mark.parametrize("day", [EVE - timedelta(days=2), EVE])
def test_what_is_packed_is_away_from_its_tick(day: date) -> None:
    assert away(PACKED, day, day) == Away(frozenset({1, 2}))


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_on_a_trip_all_else_is_at_home(day: date) -> None:
    assert away(PACKED, day, day) == Away(frozenset({3, 4, 5, 6, 7, 8}), PACKED)


def test_before_a_trip_what_is_still_to_be_packed_will_be_there() -> None:
    assert away(PACKED, LAST, EVE) == Away(frozenset({5, 6, 7, 8}), PACKED)


def test_days_after_a_trip_that_goes_on_have_all_again() -> None:
    assert away(PACKED, AFTER, EVE) == Away()
    assert away(PACKED, AFTER, LAST) == Away()


def test_what_was_not_unpacked_stays_away_after_the_trip() -> None:
    later = AFTER + timedelta(days=20)

    assert away(PACKED, later, AFTER) == Away(frozenset({1, 2}))
    assert left_packed([PACKED, TRIP, UNPACKED], AFTER) == [PACKED]
    assert left_packed([PACKED], LAST) == []


def test_who_unpacks_is_at_home() -> None:
    half = replace(PACKED, back=frozenset({1}))

    assert away(half, LAST, LAST) == Away(frozenset({2}))


def test_of_days_gone_by_nothing_is_known() -> None:
    assert away(PACKED, FIRST, FIRST + timedelta(days=1)) == Away()


def test_two_suitcases_are_two_times_away() -> None:
    other = replace(PACKED, garment_ids=frozenset({5}), packed=frozenset({5}))

    both = pieces_away([PACKED, other], OWNED, EVE, today=EVE)

    assert both.ids == {1, 2, 5}


def test_what_is_no_longer_owned_is_not_counted() -> None:
    assert pieces_away([PACKED], [2, 3], EVE, today=EVE).ids == {2}

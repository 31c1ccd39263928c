"""A week is filled where it is empty; what stays empty says what would do anyway."""

from datetime import timedelta

import pytest

from tests.ui.fakes import NOW, FakeCloset, FakeScorer, make_garments
from wardrobe.days.plans import PlannedOutfit
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.errors import Cancelled
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.progress import Progress
from wardrobe.planning.filling import TimeToFill
from wardrobe.planning.weeks import WeekPlan, fill_empty

TODAY = NOW.date()


def times(count: int = 3) -> list[TimeToFill]:
    days = (TODAY + timedelta(days=each) for each in range(count))
    return [TimeToFill(day=day, occasion=Occasion.WORK) for day in days]


def fill(closet: FakeCloset, count: int = 3) -> WeekPlan:
    return fill_empty(times(count), closet, FakeScorer(), TODAY)


@pytest.fixture
def closet() -> FakeCloset:
    return FakeCloset(make_garments())


def test_nothing_is_kept_before_it_is_planned(closet: FakeCloset) -> None:
    found = fill(closet)

    assert closet.plans() == []
    assert [each.day for each in found.plans] == [each.day for each in found.times]
    assert len({each.garment_ids for each in found.plans}) == 3


def test_what_is_planned_or_worn_already_stays(closet: FakeCloset) -> None:
    outfit = frozenset({1, 5, 8})
    closet.plan(
        PlannedOutfit(day=TODAY, occasion=Occasion.WORK, garment_ids=outfit),
        PlannedOutfit(
            day=TODAY + timedelta(days=1), occasion=Occasion.DATE, garment_ids=outfit
        ),
    )
    closet.log.append(
        Event(
            kind=EventKind.WEAR,
            garment_ids=(2, 6, 9),
            occasion=Occasion.WORK,
            at=NOW + timedelta(days=2),
        )
    )

    found = fill(closet)

    assert [each.day for each in found.times] == [TODAY + timedelta(days=1)]


def test_a_plan_of_a_day_that_is_over_tires_nothing(closet: FakeCloset) -> None:
    before = fill(closet)
    yesterday = TODAY - timedelta(days=1)
    closet.plan(
        *(
            PlannedOutfit(
                day=yesterday, occasion=Occasion.CASUAL, garment_ids=each.garment_ids
            )
            for each in before.plans
        )
    )

    assert fill(closet).outfits == before.outfits


def test_what_rests_is_offered_anyway(closet: FakeCloset) -> None:
    shoes = {GarmentType.BOOTS, GarmentType.FORMAL_SHOES}
    tired = [each.id for each in make_garments() if each.type in shoes]
    closet.remove(tired)  # one pair is left, and shoes rest for a day

    found = fill(closet, 2)

    (left,) = found.left_empty
    assert set(found.anyway) == {left}


@pytest.fixture
def trip(closet: FakeCloset) -> Trip:
    """Packed today for tomorrow and the day after: two outfits, the best shoes too."""
    return closet.save_trip(
        Trip(
            first=TODAY + timedelta(days=1),
            last=TODAY + timedelta(days=2),
            needs=(TripNeed(Occasion.WORK),),
            garment_ids=frozenset({1, 2, 5, 6, 8, 9}),
            packed=frozenset({1, 5, 8}),
        )
    )


def test_a_trip_wears_what_it_packs_and_home_what_is_not_packed(
    closet: FakeCloset, trip: Trip
) -> None:
    today, *away, after = fill(closet, 4).outfits

    assert today
    assert not today.outfit.ids & trip.packed
    assert all(each and each.outfit.ids <= trip.garment_ids for each in away)
    assert after  # who is home again has it all


def test_what_is_packed_is_offered_anyway(closet: FakeCloset, trip: Trip) -> None:
    closet.remove([9, 10])  # the only shoes left are packed

    found = fill(closet, 1)

    (left,) = found.left_empty
    assert set(found.anyway) == {left}
    assert found.away[TODAY].ids == trip.packed


def test_a_closet_without_shoes_has_nothing_to_offer() -> None:
    closet = FakeCloset([each for each in make_garments() if each.id not in (8, 9, 10)])

    found = fill(closet)

    assert len(found.left_empty) == 3
    assert (found.plans, found.anyway) == ([], {})


def test_it_can_be_stopped(closet: FakeCloset) -> None:
    progress = Progress(
        begin=lambda _doing: None, tell=lambda _done, _total: None, is_cancelled=bool
    )
    stopped = Progress(
        begin=progress.begin, tell=progress.tell, is_cancelled=lambda: True
    )

    with pytest.raises(Cancelled):
        fill_empty(times(), closet, FakeScorer(), TODAY, stopped)

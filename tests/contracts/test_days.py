"""What every store of plans, looks and laundry promises."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.db.samples import EMBEDDING, PICTURES, a_garment
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.errors import InvalidValue, UnknownGarment
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnKey
from wardrobe.model.season import Season
from wardrobe.ports.maintenance import WholeCloset

MONDAY = date(2026, 3, 2)
PLACED = PlacedPiece(garment_id=2, x=0.5, y=0.5, length=0.5)
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
TRIP = Trip(
    first=MONDAY,
    last=MONDAY,
    needs=(TripNeed(Occasion.WORK),),
    garment_ids=frozenset({1}),
)


@pytest.fixture
def ids(closet: WholeCloset) -> frozenset[int]:
    """Two garments of the closet."""
    return frozenset(
        closet.add(a_garment(name), PICTURES, EMBEDDING).id for name in ("a", "b")
    )


def plan_of(ids: frozenset[int], day: date = MONDAY) -> PlannedOutfit:
    return PlannedOutfit(
        day=day, occasion=Occasion.WORK, garment_ids=ids, temperature_c=12.5
    )


def look_of(ids: frozenset[int], name: str = "Opera") -> SavedLook:
    return SavedLook(
        garment_ids=ids,
        made_at=NOW,
        name=name,
        occasion=OwnKey(Occasion.DATE, 3),
        tags=("warm", "für abends"),
        notes="with the long coat",
        seasons=frozenset({Season.WINTER}),
        layout=tuple(
            PlacedPiece(garment_id=each, x=0.5, y=0.25, length=0.5, turn=-12.5)
            for each in sorted(ids, reverse=True)
        ),
    )


def trip_of(ids: frozenset[int], first: date = MONDAY) -> Trip:
    return Trip(
        first=first,
        last=first + timedelta(days=2),
        needs=(TripNeed(Occasion.CASUAL), TripNeed(OwnKey(Occasion.DATE, 3), 2)),
        garment_ids=ids,
        name="Rome",
        temperature_c=16.5,
        most=6,
        packed=ids,
        back=frozenset({max(ids)}),
    )


def test_plans_come_back_by_day(closet: WholeCloset, ids: frozenset[int]) -> None:
    days = [MONDAY + timedelta(days=n) for n in (2, 0, 1)]

    planned = closet.plan(*(plan_of(ids, day) for day in days))

    assert len({each.number for each in planned}) == 3
    assert [each.day for each in closet.plans()] == sorted(days)
    assert closet.plans()[0] == plan_of(ids)
    assert closet.plans()[0].number == planned[1].number
    assert [each.day for each in closet.plans(days[2], days[2])] == [days[2]]
    assert closet.plans(MONDAY + timedelta(days=3)) == []


def test_a_plan_is_taken_back_and_made_again(
    closet: WholeCloset, ids: frozenset[int]
) -> None:
    first, second = closet.plan(plan_of(ids), plan_of(ids))

    closet.unplan([first.number])
    closet.unplan([first.number])
    assert [each.number for each in closet.plans()] == [second.number]

    closet.plan_again([first.number])
    assert [each.number for each in closet.plans()] == [first.number, second.number]


def test_plans_are_saved_all_or_none(closet: WholeCloset, ids: frozenset[int]) -> None:
    with pytest.raises(UnknownGarment):
        closet.plan(plan_of(ids), plan_of(frozenset({99})))

    assert closet.plans() == []


def test_looks_come_back_the_newest_first(
    closet: WholeCloset, ids: frozenset[int]
) -> None:
    old = closet.save_look(look_of(ids))
    new = closet.save_look(replace(look_of(ids, ""), made_at=NOW + timedelta(days=1)))

    assert closet.looks() == [new, old]
    assert [each.number for each in closet.looks()] == [new.number, old.number]
    assert old == look_of(ids)


def test_a_look_is_changed_removed_and_restored(
    closet: WholeCloset, ids: frozenset[int]
) -> None:
    look = closet.save_look(look_of(ids))
    changed = replace(look, name="Theatre", tags=(), occasion=None)

    closet.change_look(changed)
    assert closet.looks() == [changed]

    closet.remove_look(look.number)
    closet.remove_look(look.number)
    assert closet.looks() == []
    assert closet.restore_look(look.number) == changed
    assert closet.looks() == [changed]


def test_trips_come_back_the_last_first(
    closet: WholeCloset, ids: frozenset[int]
) -> None:
    late = closet.save_trip(trip_of(ids, MONDAY + timedelta(days=30)))
    early = closet.save_trip(trip_of(ids))

    assert closet.trips() == [late, early]
    assert [each.number for each in closet.trips()] == [late.number, early.number]
    assert early == trip_of(ids)


def test_a_trip_is_changed_removed_and_restored(
    closet: WholeCloset, ids: frozenset[int]
) -> None:
    trip = closet.save_trip(replace(trip_of(ids), packed=frozenset(), back=frozenset()))
    changed = replace(trip, packed=ids, name="", most=None, temperature_c=None)

    closet.change_trip(changed)
    assert closet.trips() == [changed]

    closet.remove_trip(trip.number)
    closet.remove_trip(trip.number)
    assert closet.trips() == []
    assert closet.restore_trip(trip.number) == changed
    assert closet.trips() == [changed]


def test_what_was_washed_is_known_by_day(
    closet: WholeCloset, ids: frozenset[int]
) -> None:
    one, other = sorted(ids)

    closet.set_washed({one: MONDAY, other: MONDAY})
    closet.set_washed({one: MONDAY + timedelta(days=1), other: None})

    assert closet.washed() == {one: MONDAY + timedelta(days=1)}
    with pytest.raises(UnknownGarment):
        closet.set_washed({99: MONDAY})


def test_care_is_changed_by_type(closet: WholeCloset) -> None:
    closet.set_care({GarmentType.SHIRT: Care(2, 1), GarmentType.COAT: Care(None)})
    closet.set_care({GarmentType.SHIRT: None})

    assert closet.care() == {GarmentType.COAT: Care(None)}


def test_the_laundry_is_on_until_it_is_switched_off(closet: WholeCloset) -> None:
    assert closet.has_laundry()

    closet.set_laundry(is_on=False)
    assert not closet.has_laundry()

    closet.set_laundry(is_on=True)
    assert closet.has_laundry()


def test_rules_for_calendars_stay_in_their_order(closet: WholeCloset) -> None:
    rules = [
        CalendarRule("Kita, Elternabend", Occasion.CASUAL),
        CalendarRule("dentist", None),
        CalendarRule("Béla", OwnKey(Occasion.DATE, 3)),
    ]
    assert closet.calendar_rules() == []

    closet.set_calendar_rules(rules[:1])
    closet.set_calendar_rules(rules)

    assert closet.calendar_rules() == rules


def test_photos_of_days_are_kept_removed_and_brought_back(closet: WholeCloset) -> None:
    later = closet.keep_day_photo(MONDAY + timedelta(days=1), b"later")
    first, second = (closet.keep_day_photo(MONDAY, each) for each in (b"a", b"b"))

    assert closet.day_photos() == [first, second, later]
    assert closet.day_photos(MONDAY, MONDAY) == [first, second]
    assert closet.day_photo(second.number) == b"b"
    closet.remove_day_photo(first.number)
    assert closet.day_photos(MONDAY, MONDAY) == [second]
    assert closet.day_photo(first.number) == b"a"
    closet.restore_day_photo(first.number)
    assert closet.day_photos(MONDAY, MONDAY) == [first, second]


def test_what_is_no_photo_of_a_day_is_refused(closet: WholeCloset) -> None:
    for content in (b"", bytes(20_000_001)):
        with pytest.raises(InvalidValue):
            closet.keep_day_photo(MONDAY, content)
    for number in (7, 2**63):
        for ask in (
            closet.day_photo,
            closet.remove_day_photo,
            closet.restore_day_photo,
        ):
            with pytest.raises(InvalidValue):
                ask(number)


@pytest.mark.parametrize("large", [2**63, 10**30])
def test_numbers_of_any_size_are_refused(closet: WholeCloset, large: int) -> None:
    with pytest.raises(UnknownGarment):
        closet.plan(plan_of(frozenset({large})))
    with pytest.raises(UnknownGarment):
        closet.save_look(look_of(frozenset({large})))
    with pytest.raises(UnknownGarment):
        closet.set_washed({large: MONDAY})
    with pytest.raises(InvalidValue):
        closet.unplan([large])
    with pytest.raises(UnknownGarment):
        closet.save_trip(trip_of(frozenset({large})))
    with pytest.raises(InvalidValue):
        closet.remove_look(large)
    with pytest.raises(InvalidValue):
        closet.remove_trip(large)


@pytest.mark.parametrize(
    "ask",
    [
        lambda closet: closet.unplan([7]),
        lambda closet: closet.plan_again([7]),
        lambda closet: closet.remove_look(7),
        lambda closet: closet.restore_look(7),
        lambda closet: closet.remove_trip(7),
        lambda closet: closet.restore_trip(7),
    ],
)
def test_what_is_not_there_is_refused(
    closet: WholeCloset, ask: Callable[[WholeCloset], object]
) -> None:
    with pytest.raises(InvalidValue):
        ask(closet)


@pytest.mark.parametrize(
    "make",
    [
        lambda: PlannedOutfit(
            day=MONDAY, occasion=Occasion.WORK, garment_ids=frozenset()
        ),
        lambda: SavedLook(garment_ids=frozenset(), made_at=NOW),
        lambda: replace(TRIP, last=MONDAY - timedelta(days=1)),
        lambda: replace(TRIP, last=MONDAY + timedelta(days=60)),
        lambda: replace(TRIP, needs=()),
        lambda: replace(TRIP, garment_ids=frozenset()),
        lambda: replace(TRIP, packed=frozenset({9})),
        lambda: replace(TRIP, back=frozenset({9})),
        lambda: replace(TRIP, most=0),
        lambda: replace(TRIP, temperature_c=99.0),
        lambda: replace(TRIP, name="x" * 81),
        lambda: TripNeed(Occasion.WORK, 0),
        lambda: TripNeed(Occasion.WORK, 94),
        lambda: SavedLook(garment_ids=frozenset({1}), made_at=NOW, name="x" * 81),
        lambda: SavedLook(garment_ids=frozenset({1}), made_at=NOW, layout=(PLACED,)),
        lambda: replace(PLACED, x=-0.1),
        lambda: replace(PLACED, y=float("nan")),
        lambda: replace(PLACED, length=0.0),
        lambda: replace(PLACED, turn=181.0),
        lambda: CalendarRule(" ", Occasion.WORK),
        lambda: CalendarRule("x" * 81, Occasion.WORK),
        lambda: Care(0),
        lambda: Care(366),
        lambda: Care(1, -1),
        lambda: Care(1, 31),
    ],
)
def test_what_makes_no_sense_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue):
        make()

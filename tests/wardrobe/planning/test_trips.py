"""A trip packs few pieces, and dresses all of its times."""

from datetime import date

from tests.wardrobe.fakes import RandomScorer
from tests.wardrobe.planning.test_filling import RULES, closet
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import GOOD_ENOUGH
from wardrobe.planning.trips import pack_trip, times_of_trip
from wardrobe.taste.taste import Taste

FRIDAY, SUNDAY = date(2026, 3, 6), date(2026, 3, 8)


def test_occasions_come_daily_or_so_often() -> None:
    times = times_of_trip(
        FRIDAY, SUNDAY, [(Occasion.CASUAL, None), (Occasion.PARTY, 1)], 21.0
    )

    assert [(t.day.day, t.occasion) for t in times] == [
        (6, Occasion.CASUAL),
        (6, Occasion.PARTY),
        (7, Occasion.CASUAL),
        (8, Occasion.CASUAL),
    ]
    assert {t.temperature_c for t in times} == {21.0}


def test_a_weekend_packs_a_shirt_a_day_and_little_else() -> None:
    times = times_of_trip(FRIDAY, SUNDAY, [(Occasion.CASUAL, None)])

    trip = pack_trip(times, closet(), rules=RULES, scorer=RandomScorer(), taste=Taste())

    worn = {g for each in trip.outfits if each for g in each.outfit.ids}
    assert all(each and each.rating >= GOOD_ENOUGH for each in trip.outfits)
    assert worn == {each.id for each in trip.pieces}
    assert trip.gap == 0
    assert 5 <= len(trip.pieces) <= 8


def test_a_small_bag_leaves_days_undressed() -> None:
    times = times_of_trip(FRIDAY, SUNDAY, [(Occasion.CASUAL, None)])

    trip = pack_trip(
        times, closet(), rules=RULES, scorer=RandomScorer(), taste=Taste(), most=3
    )

    assert len(trip.pieces) == 3
    assert sum(each is not None for each in trip.outfits) == 1


def test_without_clothes_nothing_is_packed() -> None:
    times = times_of_trip(FRIDAY, FRIDAY, [(Occasion.CASUAL, None)])

    trip = pack_trip(times, [], rules=RULES, scorer=RandomScorer(), taste=Taste())

    assert trip.outfits == (None,)
    assert trip.pieces == ()

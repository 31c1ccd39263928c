"""What each piece is worth: wears, what one costs, what hangs there for long."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.wardrobe.fakes import garment
from wardrobe.closet.worth import (
    Wearing,
    by_cost,
    unworn,
    wearings,
    worth_of,
    year_of,
    years_worn,
)
from wardrobe.model.garment import Garment, GarmentType, State

TODAY = date(2026, 11, 28)
SHIRT, JEANS = garment(1, GarmentType.SHIRT), garment(2, GarmentType.JEANS)
BOOTS = garment(3, GarmentType.BOOTS)


def ago(*days: int) -> frozenset[date]:
    return frozenset(TODAY - timedelta(days=each) for each in days)


def owned_for(piece: Garment, days: int) -> Garment:
    added = datetime(2026, 11, 28, 12, tzinfo=UTC) - timedelta(days=days)
    return replace(piece, added_at=added)


def pieces(worn: Iterable[Wearing]) -> list[int]:
    return [each.garment.id for each in worn]


def test_the_price_is_shared_by_the_wears() -> None:
    dear = replace(SHIRT, price_cents=6000)

    first, second, third = wearings(
        [JEANS, dear, BOOTS], {1: ago(0, 1, 2, 9), 3: ago(5)}
    )

    assert (first.garment, first.count, first.cents_a_wear) == (dear, 4, 1500)
    assert first.last == TODAY
    assert second.garment is BOOTS
    assert (third.count, third.last, third.cents_a_wear) == (0, None, None)


def test_of_what_was_worn_as_often_the_latest_is_first() -> None:
    assert pieces(wearings([SHIRT, JEANS], {1: ago(5), 2: ago(1)})) == [2, 1]


def test_what_hangs_there_for_ninety_days_is_found_the_longest_first() -> None:
    worn = [
        Wearing(owned_for(SHIRT, 400), ago(100)),
        Wearing(owned_for(JEANS, 400), ago(89)),
        Wearing(owned_for(BOOTS, 400)),
    ]

    assert pieces(unworn(worn, TODAY)) == [3, 1]


def test_what_was_bought_lately_is_too_new_to_tell() -> None:
    bought = replace(owned_for(SHIRT, 3), bought_on=TODAY - timedelta(days=200))

    assert pieces(unworn([Wearing(owned_for(JEANS, 89))], TODAY)) == []
    assert pieces(unworn([Wearing(bought)], TODAY)) == [1]


def test_what_is_gone_needs_no_wear() -> None:
    gone = replace(owned_for(SHIRT, 400), state=State.GONE)

    assert unworn([Wearing(gone)], TODAY) == []


def test_the_worth_of_a_closet_is_of_the_known_prices() -> None:
    worn = [
        Wearing(replace(SHIRT, price_cents=3000), ago(1, 2, 3)),
        Wearing(replace(JEANS, price_cents=9000), ago(1)),
        Wearing(replace(garment(4), price_cents=100)),
        Wearing(BOOTS, ago(1)),
    ]

    worth = worth_of(worn)

    assert (worth.cents, worth.count_priced) == (12_100, 3)
    assert worth.usual_cents_a_wear == 5000
    assert pieces(by_cost(worn)) == [1, 2]
    assert worth_of([]).usual_cents_a_wear is None


def test_a_year_has_what_was_worn_in_each_month() -> None:
    worn = [
        Wearing(
            SHIRT, frozenset({date(2026, 3, 1), date(2026, 3, 2), date(2025, 3, 1)})
        ),
        Wearing(JEANS, frozenset({date(2026, 3, 2), date(2026, 4, 9)})),
    ]

    months = year_of(worn, 2026)

    march, april = months[2], months[3]
    assert len(months) == 12
    assert (march.first, march.count_days) == (date(2026, 3, 1), 2)
    assert [(w.garment.id, w.count) for w in march.most] == [(1, 2), (2, 1)]
    assert pieces(april.most) == [2]
    assert not months[0].most
    assert years_worn(worn) == [2025, 2026]

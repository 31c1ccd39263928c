"""Pieces rest by their type, and go into the laundry after so many wears."""

from datetime import date

from tests.wardrobe.fakes import garment
from wardrobe.days.resting import Care, RestRules, WearHistory
from wardrobe.model.garment import GarmentType

RULES = RestRules()
MONDAY = date(2026, 3, 2)
TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 3, day) for day in (3, 4, 5))
SHIRT = garment(1, GarmentType.SHIRT)
JEANS = garment(2, GarmentType.JEANS)
BOOTS = garment(3, GarmentType.BOOTS)
COAT = garment(4, GarmentType.COAT)
ALL = (SHIRT, JEANS, BOOTS, COAT)


def worn_on(*days: date) -> WearHistory:
    return WearHistory(
        days={each.id: frozenset(days) for each in ALL},
        outfits={frozenset({1, 2, 3}): frozenset(days)},
    )


def test_a_shirt_is_washed_after_a_day_and_shoes_rest_one() -> None:
    resting = RULES.resting(ALL, worn_on(MONDAY), TUESDAY)

    assert resting == {SHIRT.id: MONDAY, BOOTS.id: MONDAY}


def test_shoes_are_back_after_their_rest_and_shirts_after_the_laundry() -> None:
    history = worn_on(MONDAY)
    washed = WearHistory(days=history.days, washed={SHIRT.id: TUESDAY})

    assert RULES.resting(ALL, history, WEDNESDAY) == {SHIRT.id: MONDAY}
    assert RULES.resting(ALL, washed, WEDNESDAY) == {}


def test_jeans_are_fine_for_days_in_a_row_but_not_for_ever() -> None:
    days = [date(2026, 3, day) for day in range(2, 7)]

    assert RULES.wears_left(JEANS, worn_on(*days[:3]), days[3]) == 2
    assert RULES.wears_left(JEANS, worn_on(*days), date(2026, 3, 9)) == 0


def test_what_is_planned_for_later_rests_before_it() -> None:
    assert RULES.resting([BOOTS], worn_on(WEDNESDAY), TUESDAY) == {BOOTS.id: WEDNESDAY}
    assert RULES.resting([BOOTS], worn_on(THURSDAY), TUESDAY) == {}


def test_the_table_is_changed_by_type() -> None:
    rules = RestRules(care={GarmentType.SHIRT: Care(2)})

    assert rules.resting(ALL, worn_on(MONDAY), TUESDAY) == {}
    assert rules.resting(ALL, worn_on(MONDAY, TUESDAY), WEDNESDAY) == {
        SHIRT.id: TUESDAY
    }


def test_an_outfit_does_not_come_back_within_two_weeks() -> None:
    history = worn_on(MONDAY)

    assert RULES.repeated(history, date(2026, 3, 15)) == {frozenset({1, 2, 3})}
    assert not RULES.repeated(history, date(2026, 3, 16))


def test_what_is_worn_today_may_stay_on() -> None:
    assert RULES.resting(ALL, worn_on(TUESDAY), TUESDAY) == {}

"""The laundry is known from what was worn, and brought back and undone."""

from dataclasses import replace
from datetime import date, timedelta

from tests.wardrobe.fakes import MemoryCloset, garment
from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.model.garment import GarmentType, State
from wardrobe.planning.laundry import in_laundry, unwash, wash, washed_load

MONDAY = date(2026, 3, 2)
TUESDAY = MONDAY + timedelta(days=1)
SHIRT = garment(1, GarmentType.SHIRT)
JEANS = replace(garment(2, GarmentType.JEANS), state=State.LAUNDRY)
COAT = garment(3, GarmentType.COAT)
STORED = replace(garment(4, GarmentType.SHIRT), state=State.STORED)
ALL = (SHIRT, JEANS, COAT, STORED)
WORN = WearHistory(days={each.id: frozenset({MONDAY}) for each in ALL})


def test_what_was_worn_enough_or_was_put_there_is_in_the_laundry() -> None:
    assert in_laundry(ALL, WORN, RestRules(), MONDAY) == [JEANS]
    assert in_laundry(ALL, WORN, RestRules(), TUESDAY) == [SHIRT, JEANS]
    assert in_laundry(ALL, WORN, RestRules(has_laundry=False), TUESDAY) == [JEANS]


def test_a_load_comes_back_and_goes_again_as_it_was() -> None:
    closet = MemoryCloset(ALL)
    closet.set_washed({1: date(2026, 2, 1)})
    load = washed_load([SHIRT, JEANS], closet, TUESDAY)

    wash(load, closet)
    assert closet.washed() == {1: TUESDAY, 2: TUESDAY}
    assert closet.garment(2).is_in_use

    unwash(load, closet)
    assert closet.washed() == {1: date(2026, 2, 1)}
    assert closet.garment(2) == JEANS

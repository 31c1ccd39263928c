"""What rests is left out, as long as something good is left."""

from collections.abc import Collection
from datetime import date

import pytest

from tests.wardrobe.fakes import StrictScorer, garment
from wardrobe.days.luggage import Away
from wardrobe.errors import NothingToWear
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.planning.rested import suggest_rested
from wardrobe.styling.suggesting import Suggestions, suggest
from wardrobe.taste.taste import Taste

MONDAY = date(2026, 3, 2)
CLOSET = [
    garment(1, GarmentType.SHIRT),
    garment(2, GarmentType.JEANS),
    garment(3, GarmentType.BOOTS),
    garment(4, GarmentType.SANDALS),
    garment(5, GarmentType.COAT),
    garment(6, GarmentType.SHIRT),
]


def ask(without: Collection[int], not_again: Collection[frozenset[int]]) -> Suggestions:
    return suggest(
        CLOSET,
        Occasion.CASUAL,
        scorer=StrictScorer([GarmentType.BOOTS]),
        taste=Taste(),
        without=without,
        not_again=not_again,
    )


def worn_in(found: Suggestions) -> set[frozenset[int]]:
    return {each.outfit.ids for each in found.outfits}


def test_an_outfit_is_not_repeated_nor_what_is_left_of_it_without_its_coat() -> None:
    worn = frozenset({1, 2, 3, 5})

    rested = suggest_rested(ask, {}, [worn])

    assert not rested.has_resting
    assert not any(each <= worn for each in worn_in(rested.found))


def test_if_only_the_poor_is_rested_everything_is_asked_for() -> None:
    rested = suggest_rested(ask, {3: MONDAY}, [])

    assert rested.has_resting
    assert rested.resting == {3: MONDAY}
    assert frozenset({1, 2, 3}) in worn_in(rested.found)


def test_if_all_rests_everything_is_asked_for() -> None:
    rested = suggest_rested(ask, {1: MONDAY, 5: MONDAY, 6: MONDAY}, [])

    assert rested.has_resting


def test_what_is_poor_anyway_is_not_worn_dirty_for_it() -> None:
    def ask_poor(
        without: Collection[int], not_again: Collection[frozenset[int]]
    ) -> Suggestions:
        return ask([*without, 3], not_again)

    rested = suggest_rested(ask_poor, {5: MONDAY}, [])

    assert not rested.has_resting
    assert rested.found.missing is not None


def test_what_is_packed_is_left_out() -> None:
    rested = suggest_rested(ask, {}, [], Away(frozenset({1})))

    assert not rested.has_away
    assert worn_in(rested.found)
    assert not any(1 in each for each in worn_in(rested.found))


def test_what_rests_is_rather_worn_than_what_is_packed() -> None:
    rested = suggest_rested(ask, {3: MONDAY}, [], Away(frozenset({1})))

    assert (rested.has_resting, rested.has_away) == (True, False)
    assert frozenset({2, 3, 6}) in worn_in(rested.found)
    assert not any(1 in each for each in worn_in(rested.found))


def test_if_only_what_is_packed_is_good_it_is_asked_for() -> None:
    rested = suggest_rested(ask, {}, [], Away(frozenset({3})))

    assert (rested.has_resting, rested.has_away) == (False, True)
    assert frozenset({1, 2, 3}) in worn_in(rested.found)


def test_if_all_is_packed_everything_is_asked_for() -> None:
    rested = suggest_rested(ask, {3: MONDAY}, [], Away(frozenset({1, 5, 6})))

    assert (rested.has_resting, rested.has_away) == (True, True)
    assert rested.found.missing is None


def test_a_closet_without_outfits_says_so() -> None:
    with pytest.raises(NothingToWear):
        suggest_rested(lambda _w, _n: ask([1, 5, 6], ()), {}, [])

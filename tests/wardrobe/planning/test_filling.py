"""Days are filled with good outfits: rested, clean and without repeats."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Self

import pytest

from tests.wardrobe.fakes import RandomScorer, StrictScorer, garment
from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, State
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import GOOD_ENOUGH
from wardrobe.planning.filling import FilledTimes, TimeToFill, fill_times
from wardrobe.planning.history import with_worn
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.taste.taste import Taste

MONDAY = date(2026, 3, 2)
RULES = RestRules()


def closet(tops: int = 9, middles: int = 4, shoes: int = 3) -> list[Garment]:
    kinds = (
        [GarmentType.SHIRT] * tops
        + [GarmentType.JEANS] * middles
        + [GarmentType.BOOTS] * shoes
    )
    colours = list(Colour)
    return [
        garment(number, kind, colours[number % len(colours)])
        for number, kind in enumerate(kinds, start=1)
    ]


def week(count: int = 7) -> list[TimeToFill]:
    return [
        TimeToFill(day=MONDAY + timedelta(days=day), occasion=Occasion.CASUAL)
        for day in range(count)
    ]


def fill(
    times: list[TimeToFill],
    garments: list[Garment],
    history: WearHistory | None = None,
) -> FilledTimes:
    return fill_times(
        times,
        garments,
        history or WearHistory(),
        rules=RULES,
        scorer=RandomScorer(),
        taste=Taste(),
    )


def test_a_week_wears_no_shirt_twice_and_no_boots_on_two_days_in_a_row() -> None:
    filled = fill(week(), closet())

    outfits = [each.outfit for each in filled.outfits if each]
    assert len(outfits) == 7
    assert filled.gap == 0
    assert len({each.top.id for each in outfits}) == 7
    shoes = [each.bottom.id for each in outfits]
    assert all(a != b for a, b in pairwise(shoes))
    assert all(each and each.rating >= GOOD_ENOUGH for each in filled.outfits)


def test_a_closet_without_shoes_leaves_every_day_empty() -> None:
    filled = fill(week(), [each for each in closet() if each.type.group != "bottom"])

    assert filled.outfits == (None,) * 7


def test_what_was_worn_rests_and_its_outfit_does_not_come_back() -> None:
    garments = closet()
    first = fill(week(1), garments).outfits[0]
    assert first
    yesterday = MONDAY - timedelta(days=1)

    history = with_worn(WearHistory(), {yesterday: [first.outfit.ids]})
    second = fill(week(1), garments, history).outfits[0]

    assert second
    assert first.outfit.top.id != second.outfit.top.id
    assert first.outfit.bottom.id != second.outfit.bottom.id


def test_days_without_clean_clothes_stay_empty() -> None:
    filled = fill(week(3), closet(tops=2))

    assert sum(each is None for each in filled.outfits) == 1


class SkyScorer(StrictScorer):
    """Likes sandals, and boots alone where it is wet."""

    def under(self, sky: Sky, dress_code: DressCode) -> Self:
        liked = GarmentType.SANDALS if sky is Sky.DRY else GarmentType.BOOTS
        return type(self)([liked])


def test_each_day_is_dressed_for_its_own_sky() -> None:
    sandals = garment(50, GarmentType.SANDALS)
    dry, wet = week(2)

    filled = fill_times(
        [dry, replace(wet, sky=Sky.RAIN)],
        [*closet(), sandals],
        WearHistory(),
        rules=RULES,
        scorer=SkyScorer([]),
        taste=Taste(),
    )

    shoes = [each.outfit.bottom.type for each in filled.outfits if each]
    assert shoes == [GarmentType.SANDALS, GarmentType.BOOTS]


def test_what_is_not_in_use_is_left_out() -> None:
    garments = closet(tops=1)
    gone = [
        replace(each, state=State.LAUNDRY) if each.type is GarmentType.SHIRT else each
        for each in garments
    ]

    assert fill(week(1), garments).outfits[0]
    assert fill(week(1), gone).outfits == (None,)


@pytest.mark.parametrize("count", [0, 1])
def test_few_times_are_no_trouble(count: int) -> None:
    assert len(fill(week(count), closet()).outfits) == count

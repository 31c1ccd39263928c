from collections.abc import Collection, Sequence

import pytest

from tests.wardrobe.fakes import RandomScorer, garment
from wardrobe.errors import Cancelled
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import RatedOutfit
from wardrobe.model.progress import Progress
from wardrobe.shopping.gaps import find_gaps
from wardrobe.shopping.trying import GOOD_RATING
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

CLOSET = [
    garment(1, GarmentType.SHIRT, Colour.WHITE),
    garment(2, GarmentType.T_SHIRT, Colour.NAVY),
    garment(3, GarmentType.JEANS, Colour.BLUE),
    garment(4, GarmentType.SKIRT, Colour.RED),
    garment(5, GarmentType.BOOTS, Colour.BROWN),
    garment(6, GarmentType.SNEAKERS, Colour.WHITE),
]
OCCASIONS = [Occasion.WORK, Occasion.PARTY]


def good_outfits(
    garments: Sequence[Garment], occasion: Occasion, must_have: Collection[int] = ()
) -> list[RatedOutfit]:
    found = suggest(
        garments,
        occasion,
        scorer=RandomScorer(),
        taste=Taste(),
        count=10_000,
        locked=must_have,
    )
    return [o for o in found.outfits if o.rating > GOOD_RATING]


def test_the_thinnest_occasion_comes_first_with_its_good_outfits_counted() -> None:
    gaps = find_gaps(CLOSET, scorer=RandomScorer(), taste=Taste(), occasions=OCCASIONS)

    assert [each.good for each in gaps.coverage] == sorted(
        len(good_outfits(CLOSET, occasion)) for occasion in OCCASIONS
    )
    assert {each.possible for each in gaps.coverage} == {8}


def test_what_is_wanted_unlocks_as_many_good_outfits_as_it_says() -> None:
    gaps = find_gaps(CLOSET, scorer=RandomScorer(), taste=Taste(), occasions=OCCASIONS)

    assert len(gaps.coverage) == len(OCCASIONS)
    for coverage in gaps.coverage:
        assert coverage.wanted
        for wanted in coverage.wanted:
            kind, colour = wanted.descriptor.type, wanted.descriptor.colour
            if kind.is_outer:
                continue  # counts only what is not good without it
            bought = garment(99, kind, colour)
            good = good_outfits([*CLOSET, bought], coverage.occasion, [99])
            assert len(good) == wanted.unlocked


def test_the_least_useful_is_in_the_fewest_good_outfits() -> None:
    gaps = find_gaps(CLOSET, scorer=RandomScorer(), taste=Taste(), occasions=OCCASIONS)

    def needed(garment_id: int) -> float:
        shares = []
        for occasion in OCCASIONS:
            good = good_outfits(CLOSET, occasion)
            has = [garment_id in {g.id for g in o.outfit.garments()} for o in good]
            shares.append(sum(has) / max(1, len(has)))
        return max(shares)

    assert [use.needed for use in gaps.least_useful] == pytest.approx(
        sorted(needed(g.id) for g in CLOSET)[:3]
    )


def test_an_empty_closet_has_nothing_but_gaps() -> None:
    gaps = find_gaps([], scorer=RandomScorer(), taste=Taste(), occasions=OCCASIONS)

    assert [each.good for each in gaps.coverage] == [0, 0]
    assert gaps.least_useful == ()


def test_looking_for_gaps_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        find_gaps(
            CLOSET,
            scorer=RandomScorer(),
            taste=Taste(),
            progress=Progress(is_cancelled=lambda: True),
        )

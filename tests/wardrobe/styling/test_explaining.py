"""Ranks, swaps and comparisons of single outfits, against listing every outfit."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wardrobe.closets import capsule, closets, every_outfit, rating_of, taste_for
from tests.wardrobe.fakes import RandomScorer, garment
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import Garment, GarmentType, State
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit, Part, Slot
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.styling.comparing import compare_outfits
from wardrobe.styling.composing import ways_to_wear
from wardrobe.styling.explaining import alternatives, explain, ordinal
from wardrobe.taste.taste import Taste

WORK = Occasion.WORK
NO_TASTE = Taste()


def rank(owned: list[Garment], taste: Taste = NO_TASTE, **more: object) -> Ranking:
    return Ranking.of(
        owned,
        Setting(WORK, None),
        scorer=RandomScorer(),
        taste=taste,
        **more,  # type: ignore[arg-type]  # passed through
    )


def rank_of(outfit: Outfit, ratings: list[float], taste: Taste) -> tuple[int, int]:
    """The least and the most rank that rounding allows, by brute force."""
    own = rating_of(outfit, taste)
    return (
        1 + sum(rating > own + 1e-5 for rating in ratings),
        1 + sum(rating > own - 1e-5 for rating in ratings),
    )


@settings(deadline=None, max_examples=40)
@given(owned=closets(), data=st.data())
def test_rank_and_best_swap_are_those_of_brute_force(
    owned: list[Garment], data: st.DataObject
) -> None:
    outfits = every_outfit(owned)
    if not outfits:
        return
    taste = taste_for(owned)
    ratings = [rating_of(each, taste) for each in outfits]
    outfit = data.draw(st.sampled_from(outfits))

    explained = explain(rank(owned, taste), [outfit])

    least, most = rank_of(outfit, ratings, taste)
    assert least <= explained.outfit.rank <= most
    assert explained.outfit.of == len(outfits)
    one_apart = [
        each
        for each in outfits
        if sum(a is not b for a, b in zip(slots(each), slots(outfit))) == 1
    ]
    best = max((rating_of(each, taste) for each in one_apart), default=-1.0)
    if best > explained.outfit.rated.rating + 1e-5:
        assert explained.swap is not None
        assert explained.swap.after.rated.rating == pytest.approx(best, abs=1e-5)
        assert explained.swap.after.rank < explained.outfit.rank
        low, high = rank_of(explained.swap.after.rated.outfit, ratings, taste)
        assert low <= explained.swap.after.rank <= high
    elif best < explained.outfit.rated.rating - 1e-5:
        assert explained.swap is None


def slots(outfit: Outfit) -> list[Garment | None]:
    return list(outfit.in_slots().values())


@settings(deadline=None, max_examples=40)
@given(owned=closets(), data=st.data())
def test_alternatives_for_a_slot_are_those_of_brute_force(
    owned: list[Garment], data: st.DataObject
) -> None:
    outfits = every_outfit(owned)
    if not outfits:
        return
    outfit = data.draw(st.sampled_from(outfits))
    slot = data.draw(st.sampled_from(Slot))
    at = list(Slot).index(slot)
    expected = sorted(
        (
            rating_of(each, NO_TASTE)
            for each in outfits
            if [a is b for a, b in zip(slots(each), slots(outfit))]
            == [place != at for place in range(len(Slot))]
        ),
        reverse=True,
    )

    found = alternatives(rank(owned), outfit, slot, 5)

    ratings = [each.rating for each in found]
    assert ratings == pytest.approx(expected[:5], abs=1e-5)


def test_what_is_gone_is_no_alternative() -> None:
    owned = capsule()
    outfit = rank(owned).best(1)[0].rated().outfit
    gone = [
        each if each.id in outfit.ids else replace(each, state=State.GONE)
        for each in owned
    ]

    for slot in (Slot.TOP, Slot.MIDDLE, Slot.BOTTOM):
        assert alternatives(rank(gone), outfit, slot, 5) == []


def test_the_best_outfit_is_first_and_no_swap_lifts_it() -> None:
    ranking = rank(capsule())
    best = ranking.best(1)[0].rated().outfit

    explained = explain(ranking, [best])

    assert explained.outfit.rank == 1
    assert explained.swap is None


def test_every_rank_of_the_ranking_is_its_place_in_the_list() -> None:
    ranking = rank(capsule())

    ranked = ranking.ranked(ranking.best(ranking.count))

    assert [each.rank for each in ranked] == list(range(1, ranking.count + 1))


def test_a_swap_says_what_changes_and_from_where_to_where() -> None:
    ranking = rank(capsule())
    worst = ranking.best(ranking.count)[-1].rated().outfit

    swap = explain(ranking, [worst]).swap

    assert swap is not None
    assert swap.new is not None
    assert swap.old is not None
    before, after = ordinal(ranking.count), ordinal(swap.after.rank)
    assert swap.sentence == (
        f"{swap.new.title} instead of {swap.old.title} would take it "
        f"from {before} to {after}"
    )


def test_a_locked_garment_is_not_swapped() -> None:
    owned = capsule()
    locked = [owned[0].id, owned[4].id]
    ranking = rank(owned, locked=locked)
    worst = ranking.best(ranking.count)[-1].rated().outfit

    swap = explain(ranking, [worst]).swap

    assert swap is not None
    assert swap.slot is Slot.BOTTOM


def test_the_numbers_of_the_parts_add_up_to_the_rating() -> None:
    ranking = rank(capsule())
    explained = explain(ranking, [ranking.best(3)[2].rated().outfit])

    said = [float(each.split("(")[1].rstrip(")")) for each in explained.parts.values()]
    logit = sum(explained.outfit.rated.parts.values())

    assert sum(said) == pytest.approx(logit, abs=0.005 * len(said) + 1e-9)
    assert explained.outfit.rated.rating == pytest.approx(1 / (1 + math.exp(-logit)))
    assert all("(-" in drag for drag in explained.drags)


def test_two_outfits_differ_by_their_parts() -> None:
    ranking = rank(capsule())
    first, *_, last = (each.rated().outfit for each in ranking.best(ranking.count))

    found = compare_outfits(ranking, last, first)

    assert (found.first.rank, found.second.rank) == (ranking.count, 1)
    assert set(found.differences) == set(Part)
    logits = [sum(e.rated.parts.values()) for e in (found.first, found.second)]
    assert sum(found.differences.values()) == pytest.approx(logits[0] - logits[1])
    assert found.verdict.startswith("the second is better, mainly because of its ")
    shared = set(first.garments()) & set(last.garments())
    assert not shared & {*found.only_first, *found.only_second}


def test_an_outfit_and_itself_are_as_good() -> None:
    ranking = rank(capsule())
    best = ranking.best(1)[0].rated().outfit

    assert compare_outfits(ranking, best, best).verdict == "both are equally good"


def test_a_coat_and_a_blazer_can_be_worn_in_two_ways() -> None:
    chosen = [
        garment(1, GarmentType.COAT),
        garment(2, GarmentType.BLAZER),
        garment(3, GarmentType.JEANS),
        garment(4, GarmentType.BOOTS),
    ]

    ways = ways_to_wear(chosen)
    explained = explain(rank(chosen), ways)

    assert {way.top.id for way in ways} == {1, 2}
    best = max(rating_of(way, NO_TASTE) for way in ways)
    assert explained.outfit.rated.rating == pytest.approx(best, abs=1e-5)


@pytest.mark.parametrize(
    ("types", "sentence"),
    [
        ([], "needs a top"),
        ([GarmentType.SHIRT, GarmentType.JEANS], "needs shoes"),
        ([GarmentType.DRESS], "needs shoes"),
        ([GarmentType.SHIRT, GarmentType.BOOTS], "needs trousers or a skirt"),
        (
            [GarmentType.DRESS, GarmentType.JEANS, GarmentType.BOOTS],
            "can't be worn together",
        ),
        (
            [GarmentType.SHIRT] * 2 + [GarmentType.JEANS, GarmentType.BOOTS],
            "can't be worn together",
        ),
        (
            [
                *(GarmentType.SHIRT, GarmentType.JEANS, GarmentType.BOOTS),
                GarmentType.HAT,
            ],
            "black hat isn't part",
        ),
    ],
)
def test_garments_that_make_no_outfit_say_why(
    types: list[GarmentType], sentence: str
) -> None:
    chosen = [garment(i, each) for i, each in enumerate(types, start=1)]

    with pytest.raises(InvalidValue, match=sentence):
        ways_to_wear(chosen)


def test_one_garment_twice_makes_no_outfit() -> None:
    with pytest.raises(InvalidValue, match="twice"):
        ways_to_wear([garment(1), garment(1)])


def test_an_outfit_of_other_garments_is_refused() -> None:
    owned = capsule()
    stranger = garment(99, GarmentType.SHIRT)
    outfit = Outfit(top=stranger, middle=owned[4], bottom=owned[7])

    with pytest.raises(InvalidValue, match="can't wear right now"):
        explain(rank(owned), [outfit])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th")),
        *((21, "21st"), (112, "112th"), (1203, "1,203rd")),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words

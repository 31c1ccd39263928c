"""Suggesting: the best of all outfits, exactly, and what is said when there is none."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wardrobe.closets import capsule, closets, every_outfit, rating_of, taste_for
from tests.wardrobe.fakes import NOW, RandomScorer, garment
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import InvalidValue, NothingToWear
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Descriptor, Garment, GarmentType, Group, State
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part, RatedOutfit, Slot
from wardrobe.styling.suggesting import suggest, to_learn
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.taste import Taste

WORK = Occasion.WORK
NO_TASTE = Taste()


@settings(deadline=None, max_examples=60)
@given(owned=closets(), count=st.integers(1, 12))
def test_the_best_outfits_are_those_of_brute_force(
    owned: list[Garment], count: int
) -> None:
    taste = taste_for(owned)
    expected = sorted((rating_of(o, taste) for o in every_outfit(owned)), reverse=True)
    if not expected:
        with pytest.raises(NothingToWear):
            suggest(owned, WORK, scorer=RandomScorer(), taste=taste, count=count)
        return

    found = suggest(owned, WORK, scorer=RandomScorer(), taste=taste, count=count)

    assert found.outfits_considered == len(expected)
    ratings = [rated.rating for rated in found.outfits]
    assert ratings == pytest.approx(expected[:count], abs=1e-5)
    for rated in found.outfits:
        assert rated.rating == pytest.approx(rating_of(rated.outfit, taste), abs=1e-5)


@settings(deadline=None, max_examples=40)
@given(owned=closets(), data=st.data())
def test_with_locked_garments_the_best_are_those_of_brute_force(
    owned: list[Garment], data: st.DataObject
) -> None:
    outfits = every_outfit(owned)
    if not outfits:
        return
    worn = data.draw(st.sampled_from(outfits)).garments()
    locked = {g.id for g in data.draw(st.lists(st.sampled_from(worn), min_size=1))}
    holding = [o for o in outfits if locked <= {g.id for g in o.garments()}]
    expected = sorted((rating_of(o, NO_TASTE) for o in holding), reverse=True)

    found = suggest(
        owned, WORK, scorer=RandomScorer(), taste=NO_TASTE, locked=locked, count=5
    )

    assert found.outfits_considered == len(expected)
    ratings = [rated.rating for rated in found.outfits]
    assert ratings == pytest.approx(expected[:5], abs=1e-5)


def best(owned: list[Garment], taste: Taste = NO_TASTE, **more: object) -> RatedOutfit:
    found = suggest(owned, WORK, scorer=RandomScorer(), taste=taste, **more)  # type: ignore[arg-type]  # passed through
    return found.outfits[0]


def test_the_parts_add_up_to_the_rating() -> None:
    rated = best(capsule())

    logit = sum(rated.parts.values())

    assert set(rated.parts) == set(Part)
    assert rated.rating == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-6)


def test_what_the_user_likes_rises_and_is_named_as_a_reason() -> None:
    owned = capsule()
    shoes = best(owned).outfit.bottom
    other = next(g for g in owned if g.group is Group.BOTTOM and g is not shoes)
    events = [
        Event(kind=EventKind.WEAR, garment_ids=(other.id,), occasion=WORK, at=NOW)
    ] * 8
    before = suggest(
        owned, WORK, scorer=RandomScorer(), taste=NO_TASTE, locked=[other.id], count=1
    ).outfits[0]

    taste = LEARNER.update(ChoiceLog.of(events, [], owned), NO_TASTE)
    after = best(owned, taste, locked=[other.id])

    assert after.rating > before.rating
    assert any(r == f"You like the {other.title}." for r in after.reasons)


def test_a_board_with_variety_shares_fewer_garments() -> None:
    owned = capsule()

    plain, varied = (
        suggest(
            owned,
            WORK,
            scorer=RandomScorer(),
            taste=NO_TASTE,
            count=4,
            with_variety=with_variety,
        ).outfits
        for with_variety in (False, True)
    )

    def worn(outfits: tuple[RatedOutfit, ...]) -> int:
        return len({g.id for rated in outfits for g in rated.outfit.garments()})

    assert varied[0] == plain[0]
    assert worn(varied) > worn(plain)


def test_what_looks_alike_does_not_make_a_board_varied() -> None:
    owned = capsule()
    twins = [replace(each, id=each.id + 100) for each in owned]

    def board(garments: Sequence[Garment]) -> list[list[Descriptor]]:
        found = suggest(
            garments,
            WORK,
            scorer=RandomScorer(),
            taste=NO_TASTE,
            count=4,
            with_variety=True,
        )
        return [[g.descriptor for g in r.outfit.garments()] for r in found.outfits]

    assert board([*owned, *twins]) == board(owned)


@pytest.mark.parametrize(
    ("types", "sentence"),
    [
        ([], "still need a top, trousers or a skirt, shoes"),
        ([GarmentType.SHIRT, GarmentType.JEANS], "still need shoes"),
        ([GarmentType.DRESS], "still need shoes"),
        ([GarmentType.SHIRT, GarmentType.BOOTS], "still need trousers or a skirt"),
    ],
)
def test_a_closet_that_makes_no_outfit_says_what_is_missing(
    types: list[GarmentType], sentence: str
) -> None:
    owned = [garment(i, t) for i, t in enumerate(types, start=1)]

    with pytest.raises(NothingToWear, match=sentence):
        suggest(owned, WORK, scorer=RandomScorer(), taste=NO_TASTE)


def test_garments_that_exclude_each_other_cannot_both_be_locked() -> None:
    owned = capsule()
    shirts = [g.id for g in owned if g.type is GarmentType.SHIRT]

    with pytest.raises(NothingToWear, match="can't be worn together"):
        suggest(owned, WORK, scorer=RandomScorer(), taste=NO_TASTE, locked=shirts)


def test_asking_for_no_outfit_is_refused() -> None:
    with pytest.raises(InvalidValue):
        suggest(capsule(), WORK, scorer=RandomScorer(), taste=NO_TASTE, count=0)


def test_an_outer_top_is_worn_over_another_or_in_its_place() -> None:
    owned = [
        garment(1, GarmentType.SHIRT),
        garment(2, GarmentType.BLAZER),
        garment(3, GarmentType.JEANS),
        garment(4, GarmentType.BOOTS),
    ]

    found = suggest(owned, WORK, scorer=RandomScorer(), taste=NO_TASTE)

    layers = {
        (rated.outfit.top.id, rated.outfit.outer.id if rated.outfit.outer else None)
        for rated in found.outfits
    }
    assert layers == {(1, None), (1, 2), (2, None)}
    assert Slot.OUTER in found.outfits[0].outfit.in_slots()


@pytest.mark.parametrize("state", [State.LAUNDRY, State.STORED, State.GONE])
def test_what_is_not_in_use_is_suggested_only_where_it_is_locked(state: State) -> None:
    owned = [*capsule(), replace(garment(99, GarmentType.SHIRT), state=state)]

    def ids(*locked: int) -> set[int]:
        found = suggest(
            owned, WORK, scorer=RandomScorer(), taste=NO_TASTE, locked=locked, count=500
        )
        return {g.id for rated in found.outfits for g in rated.outfit.garments()}

    assert 99 not in ids()
    assert 99 in ids(99)


def test_a_closet_in_the_laundry_is_told_as_such() -> None:
    owned = [replace(each, state=State.LAUNDRY) for each in capsule()]

    with pytest.raises(NothingToWear, match="not available"):
        suggest(owned, WORK, scorer=RandomScorer(), taste=NO_TASTE)


def test_what_is_shown_to_learn_is_good_new_and_rated_as_all_else() -> None:
    owned = capsule()
    found = suggest(owned, WORK, scorer=RandomScorer(), taste=NO_TASTE, count=5)
    shown = {frozenset(g.id for g in o.outfit.garments()) for o in found.outfits}
    rng = np.random.default_rng(1)

    offered = [
        to_learn(found, LEARNER.draw(ChoiceLog(), NO_TASTE, owned, WORK, rng), shown, 2)
        for _ in range(20)
    ]

    all_rated = {
        frozenset(g.id for g in each.outfit.garments()): each.rating
        for each in suggest(
            owned, WORK, scorer=RandomScorer(), taste=NO_TASTE, count=10_000
        ).outfits
    }
    seen = [
        (frozenset(g.id for g in o.outfit.garments()), o)
        for each in offered
        for o in each
    ]
    assert all(len(each) == 2 for each in offered)
    assert not shown & {ids for ids, _ in seen}
    assert all(o.is_good_enough and o.rating == all_rated[ids] for ids, o in seen)
    assert len({ids for ids, _ in seen}) > 5  # not always the same ones

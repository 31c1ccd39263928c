"""Occasions of the user's own: their names, their rating, and what taste counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wardrobe.fakes import RandomScorer, garment
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import Occasion, OwnKey, OwnOccasion, read_key
from wardrobe.model.outfit import RatedOutfit, Slot
from wardrobe.ranking.own_occasions import (
    COST_OF_OUT,
    OwnOccasionScorer,
    all_occasions,
    find_occasion,
    occasion_sentence,
)
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

POINTS = {
    GarmentType.T_SHIRT: 1.0,
    GarmentType.SHIRT: 3.0,
    GarmentType.JEANS: 1.5,
    GarmentType.SNEAKERS: 1.0,
    GarmentType.BLAZER: 4.0,
    GarmentType.DRESS: 3.0,
}


class FakeFormality:
    """Wants two points, and is easy within one."""

    def of(self, descriptor: Descriptor) -> float:
        return POINTS.get(descriptor.type, 2.0)

    def wanted(self, occasion: Occasion) -> tuple[float, float]:
        return 2.0, 1.0


SCORER = OwnOccasionScorer(RandomScorer(), FakeFormality())
OWNED = [
    garment(1, GarmentType.T_SHIRT),
    garment(2, GarmentType.SHIRT, Colour.WHITE),
    garment(3, GarmentType.JEANS),
    garment(4, GarmentType.SNEAKERS),
    garment(5, GarmentType.BLAZER),
    garment(6, GarmentType.DRESS),
]


def rated(occasion: Occasion | OwnOccasion) -> dict[tuple[int, ...], RatedOutfit]:
    found = suggest(OWNED, occasion, scorer=SCORER, taste=Taste(), count=99)
    return {tuple(g.id for g in each.outfit.garments()): each for each in found.outfits}


def differences(occasion: OwnOccasion) -> dict[tuple[int, ...], float]:
    base, own = rated(occasion.base), rated(occasion)
    return {
        ids: sum(own[ids].parts.values()) - sum(base[ids].parts.values())
        for ids in base
    }


def own(**adjusted: object) -> OwnOccasion:
    return OwnOccasion(name="Picnic", base=Occasion.DATE, number=1, **adjusted)  # type: ignore[arg-type]  # passed through


def test_an_unadjusted_clone_is_rated_like_its_base() -> None:
    assert all(each == pytest.approx(0) for each in differences(own()).values())


def test_what_is_out_costs_the_whole_outfit_as_much_as_a_broken_dress_code() -> None:
    found = differences(
        own(
            types_out=frozenset({GarmentType.T_SHIRT}),
            colours_out=frozenset({Colour.WHITE}),
        )
    )

    assert found
    for ids, difference in found.items():
        count_out = len({1, 2} & set(ids))
        assert difference == pytest.approx(-COST_OF_OUT * count_out, abs=1e-4)


@pytest.mark.parametrize(
    ("required", "fulfilled_by"),
    [({GarmentType.SHIRT}, {2}), ({GarmentType.BLAZER}, {5})],
)
def test_what_is_required_leaves_no_other_in_its_slot(
    required: set[GarmentType], fulfilled_by: set[int]
) -> None:
    occasion = own(required=frozenset(required))
    slot = Slot.OUTER if GarmentType.BLAZER in required else Slot.TOP

    base, adjusted = rated(occasion.base), rated(occasion)

    assert adjusted
    for ids, each in adjusted.items():
        worn = each.outfit.in_slots()[slot]
        fits = worn is not None and worn.id in fulfilled_by
        difference = sum(each.parts.values()) - sum(base[ids].parts.values())
        assert difference == pytest.approx(0 if fits else -COST_OF_OUT, abs=1e-4)


def test_more_formal_lifts_the_shirt_above_the_t_shirt() -> None:
    more, less = differences(own(steps=2)), differences(own(steps=-2))

    assert more[2, 3, 4] > more[1, 3, 4]
    assert less[2, 3, 4] < less[1, 3, 4]


@given(steps=st.integers(-2, 2), temperature_c=st.none() | st.floats(-20, 40))
def test_only_the_occasion_part_is_adjusted(
    steps: int, temperature_c: float | None
) -> None:
    occasion = own(steps=steps)
    first = [each.descriptor for each in OWNED[:2]]
    second = [OWNED[2].descriptor]

    pairs = (Slot.TOP, Slot.MIDDLE)
    base = RandomScorer().score_pairs(
        pairs, first, second, Occasion.DATE, temperature_c
    )
    found = SCORER.score_pairs(pairs, first, second, occasion, temperature_c)

    assert np.array_equal(found[:, :, 1:], base[:, :, 1:])


def test_occasions_are_found_by_name_whatever_the_case() -> None:
    picnic = own()

    assert find_occasion(" PICNIC ", [picnic]) is picnic
    assert find_occasion("Wedding_guest", [picnic]) is Occasion.WEDDING_GUEST
    assert all_occasions([picnic])[-1] is picnic
    with pytest.raises(InvalidValue, match=r"choose one of: casual, .*, Picnic"):
        find_occasion("ball", [picnic])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "name needs a letter"),
        ({"name": "12"}, "name needs a letter"),
        ({"name": " Gala"}, "name needs a letter"),
        ({"name": "x" * 41}, "at most 40 letters"),
        ({"name": "a\nb"}, "one line"),
        ({"name": "-gala"}, "can't start with a dash"),
        ({"name": "Wedding Guest"}, "built-in occasion; choose another"),
        ({"steps": 3}, "at most 2 steps"),
        (
            {
                "required": frozenset({GarmentType.DRESS}),
                "types_out": frozenset({GarmentType.DRESS}),
            },
            "dress can't be both",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    changes: dict[str, object], sentence: str
) -> None:
    values: dict[str, object] = {"name": "Gala", "base": Occasion.FORMAL, **changes}

    with pytest.raises(InvalidValue, match=sentence):
        OwnOccasion(**values)  # type: ignore[arg-type]  # wrong on purpose


def test_an_occasion_says_how_it_differs() -> None:
    occasion = own(
        steps=-2,
        required=frozenset({GarmentType.DRESS}),
        types_out=frozenset({GarmentType.HEELS, GarmentType.BOOTS}),
        colours_out=frozenset({Colour.WHITE}),
    )

    assert occasion_sentence(occasion) == (
        "as for a date; much less formal; needs dress; no boots, heels; nothing white"
    )


@pytest.mark.parametrize("key", [Occasion.DATE, OwnKey(Occasion.WEDDING_GUEST, 12)])
def test_a_key_is_read_from_its_text(key: Occasion | OwnKey) -> None:
    assert read_key(str(key)) == key


@pytest.mark.parametrize("text", ["", "ball", "date:", "date:x", ":1"])
def test_a_text_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_key(text)

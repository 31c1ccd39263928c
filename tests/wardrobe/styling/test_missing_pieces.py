"""What is said when nothing fits, and when no outfit can be made at all."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.wardrobe.closets import capsule
from tests.wardrobe.fakes import RandomScorer, StrictScorer, garment
from wardrobe.errors import NothingToWear
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import GOOD_ENOUGH, Slot
from wardrobe.styling.suggesting import Suggestions, suggest
from wardrobe.taste.taste import Taste

LEATHER = (GarmentType.FORMAL_SHOES, GarmentType.HEELS)


def beach_bag() -> list[Garment]:
    types = [GarmentType.SHIRT, GarmentType.TROUSERS, GarmentType.FLIP_FLOPS]
    return [garment(i, each) for i, each in enumerate(types, start=1)]


def wedding(owned: list[Garment], **more: object) -> Suggestions:
    return suggest(
        owned,
        Occasion.WEDDING_GUEST,
        scorer=StrictScorer(LEATHER),
        taste=Taste(),
        **more,  # type: ignore[arg-type]  # passed through
    )


def test_a_closet_with_only_flip_flops_has_no_shoes_for_a_wedding() -> None:
    found = wedding(beach_bag())

    assert found.outfits[0].rating < GOOD_ENOUGH
    assert not found.outfits[0].is_good_enough
    assert found.missing is not None
    assert found.missing.sentence == (
        "nothing in the closet is good enough for a wedding; "
        "other shoes would help: heels or formal shoes"
    )
    (lack,) = found.missing.lacks
    assert (lack.slot, set(lack.types)) == (Slot.BOTTOM, set(LEATHER))


def test_the_weather_is_named_where_it_counts() -> None:
    missing = wedding(beach_bag(), temperature_c=-4.0).missing

    assert missing is not None
    assert "good enough for a wedding at -4 °C;" in missing.sentence


def test_chosen_pieces_are_named_where_they_are_the_cause() -> None:
    owned = [*beach_bag(), garment(9, GarmentType.HEELS)]

    missing = wedding(owned, locked=[3]).missing

    assert missing is not None
    assert missing.sentence.startswith("nothing with the chosen pieces is good enough")


def test_nothing_is_missing_where_one_outfit_is_good() -> None:
    owned = [*beach_bag(), garment(9, GarmentType.HEELS)]

    found = wedding(owned)

    assert found.missing is None
    assert found.outfits[0].is_good_enough
    assert not found.outfits[-1].is_good_enough


def test_where_one_change_is_not_enough_several_are_named() -> None:
    found = suggest(
        capsule(),
        Occasion.WORK,
        scorer=_Sour(),
        taste=Taste(),
    )

    assert found.missing is not None
    assert {lack.slot for lack in found.missing.lacks} == set(Slot)
    assert found.missing.sentence.startswith(
        "nothing in the closet is good enough for work; several other pieces "
        "would help: "
    )


class _Sour(RandomScorer):
    """Likes nothing at all."""

    def _parts(self, *words: object) -> NDArray[np.float32]:
        return super()._parts(*words) - 9  # type: ignore[arg-type]  # passed on


def test_the_nearest_that_there_is_comes_with_what_is_missing() -> None:
    with pytest.raises(NothingToWear) as said:
        wedding(beach_bag()[:2])

    assert str(said.value) == (
        "no outfit yet; you still need shoes; "
        "the closest you have: black shirt and black trousers"
    )


def test_what_is_put_aside_is_not_worn_and_not_called_missing() -> None:
    owned = [*beach_bag(), garment(9, GarmentType.HEELS)]

    found = wedding(owned, without=[9])
    assert found.missing is not None

    with pytest.raises(NothingToWear, match="outfit right now; not available: shoes;"):
        wedding(owned, without=[3, 9])
    unavailable = "not available: a top, trousers or a skirt, shoes"
    with pytest.raises(NothingToWear, match=unavailable):
        wedding(owned, without=[1, 2, 3, 9])


def test_what_is_put_aside_is_worn_where_it_is_asked_for_by_name() -> None:
    owned = [*beach_bag(), garment(9, GarmentType.HEELS)]

    found = wedding(owned, without=[9], locked=[9])

    assert found.outfits[0].outfit.bottom.id == 9

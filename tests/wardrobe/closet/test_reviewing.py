"""What is offered for a garment that the eyes were unsure of."""

from dataclasses import replace

from tests.wardrobe.fakes import garment
from wardrobe.closet.reviewing import choices, probability
from wardrobe.model.garment import GarmentType, Guess


def test_the_own_type_comes_first_then_the_guesses() -> None:
    guesses = (
        Guess(GarmentType.FLATS, 0.4),
        Guess(GarmentType.SHIRT, 0.35),
        Guess(GarmentType.HEELS, 0.1),
    )
    seen = replace(garment(1, GarmentType.SHIRT), guesses=guesses, confidence=0.35)

    offered = choices(seen)

    assert offered[:3] == [GarmentType.SHIRT, GarmentType.FLATS, GarmentType.HEELS]
    assert len(set(offered)) == 5
    assert probability(seen, GarmentType.FLATS) == 0.4
    assert probability(seen, GarmentType.SHIRT) == 0.35
    assert probability(seen, offered[-1]) is None


def test_without_guesses_neighbours_of_the_group_are_offered() -> None:
    offered = choices(garment(1, GarmentType.SKIRT))

    assert offered[0] is GarmentType.SKIRT
    assert all(each.group is GarmentType.SKIRT.group for each in offered)
    assert len(offered) == 5

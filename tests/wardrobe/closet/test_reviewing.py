"""What is asked of a garment that the eyes were unsure of, and what is offered."""

from dataclasses import replace

import pytest

from tests.wardrobe.fakes import garment
from wardrobe.closet.reviewing import (
    Trait,
    choices,
    confirmed,
    doubts,
    probability,
    reviewed,
    to_review,
)
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.garment import GarmentType, Guess, Pattern


def test_the_own_type_comes_first_then_the_guesses() -> None:
    guesses = (
        Guess(GarmentType.FLATS, 0.4),
        Guess(GarmentType.SHIRT, 0.35),
        Guess(GarmentType.HEELS, 0.1),
    )
    seen = replace(garment(1, GarmentType.SHIRT), guesses=guesses, confidence=0.35)

    offered = choices(seen, Trait.TYPE)

    assert offered[:3] == [GarmentType.SHIRT, GarmentType.FLATS, GarmentType.HEELS]
    assert len(set(offered)) == 5
    assert probability(seen, GarmentType.FLATS) == 0.4
    assert probability(seen, GarmentType.SHIRT) == 0.35
    assert probability(seen, offered[-1]) is None


def test_without_guesses_neighbours_of_the_group_are_offered() -> None:
    offered = choices(garment(1, GarmentType.SKIRT), Trait.TYPE)

    assert offered[0] is GarmentType.SKIRT
    assert {GarmentType(each).group for each in offered} == {GarmentType.SKIRT.group}
    assert len(offered) == 5


@pytest.mark.parametrize(
    ("sure", "asked"),
    [
        ((0.7, 0.7, 0.6), ()),
        ((0.69, 0.9, 0.9), (Trait.TYPE,)),
        ((0.9, 0.69, 0.59), (Trait.PATTERN, Trait.COLOUR)),
        ((0.1, 1.0, 0.1), (Trait.TYPE, Trait.COLOUR)),
        ((0.9, None, None), ()),
    ],
)
def test_only_what_is_doubtful_is_asked(
    sure: tuple[float, float | None, float | None], asked: tuple[Trait, ...]
) -> None:
    type_, pattern, colour = sure
    seen = replace(
        garment(1),
        confidence=type_,
        pattern_confidence=pattern,
        colour_confidence=colour,
    )

    assert doubts(seen) == asked


def test_the_least_sure_comes_first_whatever_it_is_unsure_of() -> None:
    by_type = replace(garment(1), confidence=0.5)
    by_colour = replace(garment(2), colour_confidence=0.3)
    sure = garment(3)

    assert to_review([sure, by_type, by_colour]) == [by_colour, by_type]


def test_all_patterns_are_offered_and_the_present_one_first() -> None:
    offered = choices(garment(1, pattern=Pattern.FLORAL), Trait.PATTERN)

    assert offered[0] is Pattern.FLORAL
    assert set(offered) == set(Pattern)


@pytest.mark.parametrize("colour", list(Colour))
def test_a_few_colours_are_offered_those_that_were_seen_first(colour: Colour) -> None:
    shares = (ColourShare(colour, 0.6), ColourShare(Colour.ORANGE, 0.4))
    seen = replace(garment(1, colour=colour), colours=shares)

    offered = choices(seen, Trait.COLOUR)

    assert offered[:2] == list(dict.fromkeys([colour, Colour.ORANGE]))[:2] or (
        colour is Colour.ORANGE and offered[0] is colour
    )
    assert len(set(offered)) == 8
    assert Colour.MULTICOLOUR in offered


def test_what_is_answered_is_sure_and_the_rest_stays_doubtful() -> None:
    unsure = replace(
        garment(1), confidence=0.4, pattern_confidence=0.4, colour_confidence=0.4
    )

    after = reviewed(unsure, [Pattern.SOLID, Colour.RED])

    assert (after.pattern, after.colour) == (Pattern.SOLID, Colour.RED)
    assert after.pattern_confidence == after.colour_confidence == 1.0
    assert doubts(after) == (Trait.TYPE,)


def test_a_garment_that_is_right_has_no_doubts_any_more() -> None:
    unsure = replace(garment(1), confidence=0.4, pattern_confidence=0.4)

    after = confirmed(unsure)

    assert doubts(after) == ()
    assert (after.confidence, after.pattern_confidence) == (1.0, 1.0)
    assert after.colour_confidence is None

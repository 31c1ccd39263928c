"""What two garments are to one another, and how far apart colours look."""

import numpy as np
import pytest

from tests.wardrobe.fakes import garment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Pattern
from wardrobe.taste.features import Feature
from wardrobe.taste.pair_features import TABLES_OF_LOOKS, Pairs, look_of, type_of
from wardrobe.taste.priors import Relation

POINTS = np.arange(float(len(GarmentType)))


def features_of(first: Descriptor, second: Descriptor) -> dict[Feature, float]:
    """The features of one pair, worn as top and shoes."""
    both = first, second
    pairs = Pairs(
        np.array([[look_of(each) for each in both]]),
        np.array([[type_of(each) for each in both]]),
        np.array([[0, 2]]),
    )
    names, values = pairs.features(POINTS)
    return dict(zip(names, values[0].tolist(), strict=True))


def look(colour: Colour, pattern: Pattern = Pattern.SOLID) -> Descriptor:
    return Descriptor(GarmentType.SHIRT, colour, pattern)


def relation(name: Relation, first: Colour, second: Colour) -> float:
    return features_of(look(first), look(second))[f"pair:{name}"]


@pytest.mark.parametrize(
    ("name", "more", "less"),
    [
        (Relation.SAME_COLOUR, ("navy", "navy"), ("navy", "blue")),
        (Relation.NEAR_COLOURS, ("navy", "black"), ("navy", "white")),
        (Relation.NEAR_COLOURS, ("navy", "blue"), ("navy", "yellow")),
        (Relation.CONTRAST, ("white", "navy"), ("white", "beige")),
        (Relation.HUES, ("red", "orange"), ("red", "green")),
        (Relation.WARMTH, ("red", "brown"), ("red", "blue")),
        (Relation.LOUD, ("red", "yellow"), ("red", "grey")),
        (Relation.LOUD, ("multicolour", "red"), ("multicolour", "black")),
        (Relation.LIGHTER_ABOVE, ("white", "black"), ("black", "white")),
    ],
)
def test_colours_are_more_so_to_one_another(
    name: Relation, more: tuple[str, str], less: tuple[str, str]
) -> None:
    high, low = (relation(name, *map(Colour, each)) for each in (more, less))

    assert high > low


def test_patterns_meet_and_are_the_same() -> None:
    striped, checked, plain = (
        look(Colour.NAVY, each)
        for each in (Pattern.STRIPED, Pattern.CHECKED, Pattern.SOLID)
    )

    mixed, same, calm = (
        features_of(*each)
        for each in ((striped, checked), (striped, striped), (striped, plain))
    )

    assert [f["pair:patterns"] for f in (mixed, same, calm)] == [1, 1, 0]
    assert [f["pair:same-pattern"] for f in (mixed, same, calm)] == [0, 1, 0]


def test_words_together_are_named_whichever_is_first() -> None:
    shirt = garment(1, GarmentType.SHIRT, Colour.NAVY).descriptor
    boots = garment(2, GarmentType.BOOTS, Colour.BROWN).descriptor

    one, other = features_of(shirt, boots), features_of(boots, shirt)

    assert one["colours:brown+navy"] == other["colours:brown+navy"] == 1
    assert one["types:boots+shirt"] == other["types:boots+shirt"] == 1
    assert one["pair:formality-gap"] == other["pair:formality-gap"] > 0
    assert one["top+bottom:contrast"] == one["pair:contrast"]


def test_all_relations_but_order_are_mutual() -> None:
    for name, table in TABLES_OF_LOOKS.items():
        sign = -1 if name is Relation.LIGHTER_ABOVE else 1
        np.testing.assert_allclose(table, sign * table.T)
        assert np.abs(table).max() < 4

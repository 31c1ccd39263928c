"""The temperature brings the outer layer in, and drops it."""

import pytest

from ml.judgement.stylist import Stylist
from tests.ml.judgement.outfit_words import MODEL, TABLES
from tests.wardrobe.fakes import garment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

CLOSET = [
    garment(1, GarmentType.T_SHIRT, Colour.WHITE),
    garment(2, GarmentType.SWEATER, Colour.NAVY),
    garment(3, GarmentType.JEANS, Colour.BLUE),
    garment(4, GarmentType.SNEAKERS, Colour.WHITE),
    garment(5, GarmentType.COAT, Colour.GREY),
]


@pytest.mark.parametrize(("temperature_c", "has_coat"), [(-2.0, True), (28.0, False)])
def test_a_coat_is_worn_in_winter_only(temperature_c: float, has_coat: bool) -> None:
    scorer = Stylist.load(MODEL, TABLES)

    best = suggest(
        CLOSET,
        Occasion.CASUAL,
        scorer=scorer,
        taste=Taste(),
        temperature_c=temperature_c,
    ).outfits[0]

    assert (best.outfit.outer is not None) == has_coat

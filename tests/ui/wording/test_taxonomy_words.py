"""Garments are called what people call them, never what a camera did."""

from tests.ui.fakes import make_garment
from ui.wording.taxonomy_words import name_of, names_of, own_name
from wardrobe.model.garment import GarmentType


def test_pieces_are_listed_as_in_a_sentence() -> None:
    jeans = make_garment(1, GarmentType.JEANS, name="IMG_2041")
    boots = make_garment(2, GarmentType.BOOTS, name="DSC_0001")
    own = make_garment(3, GarmentType.JACKET, name="Grandpa's jacket")

    said = names_of([jeans, boots, own])

    first, second, third = said.split(", ")
    assert first[0].isupper()
    assert second == second.lower() == boots.title
    assert third == "Grandpa's jacket"


def test_an_outfit_is_told_from_its_top_to_its_shoes_and_what_is_over_it() -> None:
    types = ("boots", "jacket", "hat", "jeans", "sweater")
    pieces = [
        make_garment(number, GarmentType(each), name=each)
        for number, each in enumerate(types)
    ]

    assert names_of(pieces) == "Sweater, jeans, boots, jacket, hat"


def test_what_a_camera_called_a_piece_is_no_name() -> None:
    by_camera = make_garment(1, name="1d0f9a40-2516-4117-bef9-021a27eee668")

    assert own_name(by_camera) == ""
    assert name_of(by_camera)[0].isupper()

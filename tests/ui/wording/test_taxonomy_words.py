"""Garments are called what people call them, never what a camera did."""

from tests.ui.fakes import make_garment
from ui.wording.taxonomy_words import name_of, names_of, own_name
from wardrobe.model.garment import GarmentType


def test_pieces_are_listed_as_in_a_sentence() -> None:
    jeans = make_garment(1, GarmentType.JEANS, name="IMG_2041")
    boots = make_garment(2, GarmentType.BOOTS, name="DSC_0001")
    own = make_garment(3, name="Grandpa's shirt")

    said = names_of([jeans, boots, own])

    first, second, third = said.split(", ")
    assert first[0].isupper()
    assert second == second.lower() == boots.title
    assert third == "Grandpa's shirt"


def test_what_a_camera_called_a_piece_is_no_name() -> None:
    by_camera = make_garment(1, name="1d0f9a40-2516-4117-bef9-021a27eee668")

    assert own_name(by_camera) == ""
    assert name_of(by_camera)[0].isupper()

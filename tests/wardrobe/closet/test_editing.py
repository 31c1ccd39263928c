"""Corrections of a garment as people type them."""

from datetime import date

import pytest

from tests.wardrobe.fakes import garment
from wardrobe.closet.editing import edited, with_own_type, with_state, with_type
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType, GoneReason, State


def test_all_that_can_be_told_of_a_garment() -> None:
    told = edited(
        garment(1),
        {
            "brand": " Muji ",
            "size": "M",
            "price": "49,9",
            "bought-on": "2024-05-31",
            "place": "left wardrobe",
            "notes": "dry-clean only",
            "state": "gone:sold",
        },
    )

    assert (told.brand, told.size, told.place) == ("Muji", "M", "left wardrobe")
    assert told.price_cents == 4990
    assert told.bought_on == date(2024, 5, 31)
    assert told.notes == "dry-clean only"
    assert (told.state, told.gone_reason) == (State.GONE, GoneReason.SOLD)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("price", "cheap"),
        ("price", "1.999"),
        ("price", "99999999999"),
        ("bought-on", "31.5."),
        ("state", "dirty"),
        ("state", "gone:eaten"),
        ("notes", "x" * 2001),
        ("brand", "x" * 201),
    ],
)
def test_what_makes_no_sense_is_refused(field: str, text: str) -> None:
    with pytest.raises(InvalidValue):
        edited(garment(1), {field: text})


def test_empty_words_take_price_and_day_away() -> None:
    told = edited(garment(1), {"price": "5", "bought-on": "2024-05-31"})

    emptied = edited(told, {"price": "", "bought-on": ""})

    assert emptied == garment(1)


def test_a_reason_goes_when_a_garment_is_back() -> None:
    gone = with_state(garment(1), State.GONE, GoneReason.LOST)

    assert with_state(gone, State.IN_USE, GoneReason.LOST) == garment(1)


def test_an_own_type_is_named_by_the_user_and_judged_as_the_one_it_is_like() -> None:
    kimono = with_own_type(garment(1), " Kimono ", GarmentType.CARDIGAN)

    assert kimono.title == "black Kimono"
    assert kimono.type is GarmentType.CARDIGAN
    assert kimono.confidence == 1.0
    assert with_type(kimono, GarmentType.SHIRT).title == "black shirt"


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("49,90 €", 4990),
        ("€ 49.90", 4990),
        ("$1,250.00", 125_000),
        ("1.250,50 EUR", 125_050),
        ("1 250 kr", 125_000),
        ("CHF 1'250.-", 125_000),
        ("120,–", 12_000),
    ],
)
def test_a_price_may_have_its_money_and_its_thousands(text: str, cents: int) -> None:
    assert edited(garment(1), {"price": text}).price_cents == cents

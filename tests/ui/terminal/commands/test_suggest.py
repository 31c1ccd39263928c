"""Suggesting from the terminal: weather, dress codes, places, and accessories."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.wardrobe.fakes import MemoryCloset, garment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType

Call = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def belt(closet: MemoryCloset) -> int:
    return closet.add(garment(0, GarmentType.BELT, Colour.BROWN), {}, b"").id


@pytest.mark.parametrize("weather", ["dry", "rain", "snow"])
def test_weather_is_understood(call: Call, weather: str) -> None:
    code, value, _ = call("suggest", "--occasion", "work", "--weather", weather)

    assert code == 0
    assert value["outfits"]


@pytest.mark.parametrize(
    ("option", "word"),
    [("--weather", "hail"), ("--dress-code", "none"), ("--season", "atlantis")],
)
def test_what_is_unknown_is_said(call: Call, option: str, word: str) -> None:
    code, _, said = call("suggest", "--occasion", "work", option, word)

    assert code == 1
    assert word in said


def test_a_place_gives_its_usual_temperature(call: Call) -> None:
    _, value, _ = call("suggest", "--occasion", "work", "--season", "berlin")

    assert value["temperature_c"] == 9.0  # in March


def test_a_locked_belt_is_on_every_outfit_and_worn_with_it(
    call: Call, closet: MemoryCloset, belt: int
) -> None:
    found = call("suggest", "--occasion", "work", "--with", belt)[1]["outfits"]
    assert all(each["garments"]["accessories"] == [belt] for each in found)
    first = found[0]["garments"]
    worn = [first[slot] for slot in ("top", "middle", "bottom")]

    call("event", *worn, belt, "--kind", "wear", "--occasion", "work")

    (event,) = closet.events()
    assert event.garment_ids == (*worn, belt)
    assert event.board_number == closet.boards()[0].number


def test_an_outfit_with_a_coat_that_was_not_shown_is_of_no_board(
    call: Call, closet: MemoryCloset
) -> None:
    coat = closet.add(garment(0, GarmentType.COAT, Colour.BLACK), {}, b"").id
    found = call("suggest", "--occasion", "work", "--without", coat)[1]["outfits"]
    first = found[0]["garments"]
    worn = [first[slot] for slot in ("top", "middle", "bottom")]

    call("event", *worn, coat, "--kind", "wear", "--occasion", "work")

    assert closet.events()[0].board_number is None

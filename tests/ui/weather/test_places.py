"""Places: found by how they are called here or there, or by coordinates."""

import pytest

from ui.weather.places import find_places, name_of_place, read_coordinates, refused
from wardrobe.errors import InvalidValue
from wardrobe.model.season import Place


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("munich", "Munich", "DE"),
        ("München", "Munich", "DE"),
        ("munch", "Munich", "DE"),
        ("Zurich", "Zürich", "CH"),
        ("sao paulo", "São Paulo", "BR"),
        ("wien", "Vienna", "AT"),
        ("London", "London", "GB"),
    ],
)
def test_a_city_is_found_by_its_names(text: str, name: str, country: str) -> None:
    found = find_places(text)[0]

    assert (found.place.name, found.country) == (name, country)


def test_whole_names_come_before_beginnings_and_large_cities_before_small() -> None:
    names = [each.place.name for each in find_places("york")]

    assert names[0] == "York"
    assert [each.country for each in find_places("london")][:2] == ["GB", "CA"]


def test_what_is_no_city_is_said() -> None:
    assert find_places("Xyzzy") == ()
    assert "No city" in refused("Xyzzy")
    assert refused("") == refused("  ") == refused("Berl") == ""
    assert "latitudes" in refused("95, 13")


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("52.5, 13.4", 52.5, 13.4),
        ("52,5; 13,4", 52.5, 13.4),
        ("52,5 13,4", 52.5, 13.4),
        ("-33.9,18.4", -33.9, 18.4),
        ("−33.9° 18.4°", -33.9, 18.4),
        ("52 13", 52, 13),
    ],
)
def test_coordinates_are_read(text: str, latitude: float, longitude: float) -> None:
    assert read_coordinates(text) == Place("", latitude, longitude)


def test_what_is_none_is_no_place() -> None:
    assert read_coordinates("Berlin") is None
    with pytest.raises(InvalidValue):
        read_coordinates("52.5, 200")


def test_a_place_without_a_name_is_called_by_its_coordinates() -> None:
    assert name_of_place(Place("", 52.52, 13.4)) == "52.5°, 13.4°"


def test_countries_are_named() -> None:
    assert find_places("Paris")[0].country_name == "France"

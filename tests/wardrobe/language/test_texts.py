"""Texts: what they say without a catalogue, and with one."""

from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest

from wardrobe.language.temperature_scale import Scale
from wardrobe.language.texts import (
    Speech,
    _,
    degrees,
    n_,
    number,
    p_,
    read_catalogue,
    speak,
)
from wardrobe.language.word_names import word_name
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, GoneReason, Pattern, State
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Part


class Shouting(NullTranslations):
    """A language that says all the same, louder."""

    def gettext(self, message: str) -> str:
        return message.replace("outfit", "OUTFIT")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{count} OUTFIT" if n < 2 else "{count} OUTFITS"

    def pgettext(self, context: str, message: str) -> str:
        return f"{context} {message}"


@pytest.fixture
def shouting() -> Iterator[None]:
    speak(Speech(catalogue=Shouting(), group=".", point=",", scale=Scale.FAHRENHEIT))
    yield
    speak(Speech())


def test_without_a_catalogue_everything_is_english() -> None:
    assert _("the outfit {name}", name="A") == "the outfit A"
    assert n_("{count} outfit", "{count} outfits", 1) == "1 outfit"
    assert n_("{count} outfit", "{count} outfits", 1204) == "1,204 outfits"
    assert p_("occasion", "date") == "date"
    assert (number(-1204.5, 1), number(3, 2, with_sign=True)) == ("-1,204.5", "+3.00")
    assert (degrees(-0.3), number(-0.01, 1)) == ("0 °C", "0.0")  # and no "-0"
    assert degrees(12.4) == "12 °C"


@pytest.mark.usefixtures("shouting")
def test_a_language_has_its_words_its_plurals_and_its_numbers() -> None:
    assert _("the outfit {name}", name="A") == "the OUTFIT A"
    assert n_("{count} outfit", "{count} outfits", 0) == "0 OUTFIT"
    assert n_("{count} outfit", "{count} outfits", 1204) == "1.204 OUTFITS"
    assert p_("occasion", "date") == "occasion date"
    assert number(1204.5, 1) == "1.204,5"
    assert degrees(12) == "54 °F"


@pytest.mark.usefixtures("shouting")
def test_words_of_the_taxonomy_are_translated_when_they_are_said() -> None:
    assert word_name(Colour.ORANGE) == "colour orange"
    assert GarmentType.T_SHIRT.words == "type t-shirt"
    assert str(GarmentType.T_SHIRT) == "t-shirt"


@pytest.mark.parametrize(
    "words", [GarmentType, Colour, Pattern, Occasion, State, GoneReason, Part]
)
def test_every_word_has_a_name(words: type[GarmentType]) -> None:
    assert all(word_name(word) for word in words)


def test_braces_of_the_user_are_no_places_for_values() -> None:
    assert _("Added {name}.", name="{a}") == "Added {a}."


@pytest.mark.parametrize("content", [None, b"", b"no catalogue at all"])
def test_a_missing_or_damaged_catalogue_is_english(
    content: bytes | None, tmp_path: Path
) -> None:
    if content is not None:
        file = tmp_path / "de" / "LC_MESSAGES" / "wardrobe.mo"
        file.parent.mkdir(parents=True)
        file.write_bytes(content)

    assert read_catalogue(tmp_path, "de").gettext("Close") == "Close"


@pytest.mark.parametrize(("celsius", "fahrenheit"), [(0, 32), (100, 212), (-40, -40)])
def test_scales_turn_into_one_another(celsius: float, fahrenheit: float) -> None:
    assert Scale.FAHRENHEIT.of_celsius(celsius) == fahrenheit
    assert Scale.FAHRENHEIT.to_celsius(fahrenheit) == celsius
    assert Scale.CELSIUS.to_celsius(Scale.CELSIUS.of_celsius(celsius)) == celsius

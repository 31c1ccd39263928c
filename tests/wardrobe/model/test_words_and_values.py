"""The words of the taxonomy, corrections by hand, and events that make no sense."""

import gettext
from dataclasses import replace

import pytest
from typing_extensions import override

from tests.wardrobe.fakes import NOW, garment
from wardrobe.closet.editing import edited
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import Speech, speak, speech
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType, Group, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.parsing import parse


@pytest.mark.parametrize("text", ["t-shirt", "T Shirt", " t_shirt ", "T-SHIRT"])
def test_words_are_read_as_people_type_them(text: str) -> None:
    assert parse(GarmentType, text, "type") is GarmentType.T_SHIRT


def test_an_unknown_word_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        InvalidValue, match=r'"ball" isn\'t a valid occasion.*casual.*school'
    ):
        parse(Occasion, "ball", "occasion")


@pytest.mark.parametrize(
    ("garment_type", "group"),
    [
        (GarmentType.T_SHIRT, Group.TOP),
        (GarmentType.DRESS, Group.TOP),
        (GarmentType.JUMPSUIT, Group.TOP),
        (GarmentType.TROUSERS, Group.MIDDLE),
        (GarmentType.SKIRT, Group.MIDDLE),
        (GarmentType.SNEAKERS, Group.BOTTOM),
        (GarmentType.FLIP_FLOPS, Group.BOTTOM),
        (GarmentType.HOODIE, Group.TOP),
        (GarmentType.SLIPPERS, Group.BOTTOM),
        (GarmentType.HAT, Group.OTHER),
        (GarmentType.ACCESSORY, Group.OTHER),
    ],
)
def test_every_type_is_in_its_group(garment_type: GarmentType, group: Group) -> None:
    assert garment_type.group is group


def test_a_correction_changes_the_fields_and_makes_the_type_sure() -> None:
    before = garment(1, GarmentType.SHIRT, Colour.WHITE)

    after = edited(
        before,
        {"type": "Blazer", "colour": "navy", "pattern": "checked", "name": " X "},
    )

    assert (after.type, after.colour, after.pattern) == (
        GarmentType.BLAZER,
        Colour.NAVY,
        Pattern.CHECKED,
    )
    assert (after.name, after.confidence, after.id) == ("X", 1.0, 1)
    assert after.colours[0] == ColourShare(Colour.NAVY, 1.0)
    assert after.title == "navy checked blazer"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("colour", "octarine", "isn't a valid colour"),
        ("weight", "3", 'has no "weight"'),
        ("name", "  ", "can't be empty"),
        ("name", "x" * 201, "at most 200"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    field: str, text: str, sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        edited(garment(1), {field: text})


@pytest.mark.parametrize(
    ("kind", "ids", "stars"),
    [
        (EventKind.WEAR, (), None),
        (EventKind.WEAR, (1, 1), None),
        (EventKind.WEAR, (1, 2), 3),
        (EventKind.RATE, (1, 2), None),
        (EventKind.RATE, (1, 2), 0),
        (EventKind.RATE, (1, 2), 6),
    ],
)
def test_an_event_that_makes_no_sense_is_refused(
    kind: EventKind, ids: tuple[int, ...], stars: int | None
) -> None:
    with pytest.raises(InvalidValue):
        Event(kind=kind, garment_ids=ids, occasion=Occasion.WORK, at=NOW, stars=stars)


class Loud(gettext.NullTranslations):
    """A language that shouts its words."""

    @override
    def pgettext(self, context: str, message: str) -> str:
        return message.upper()


def test_a_title_follows_the_language_and_leaves_the_users_own_words() -> None:
    shirt = garment(1, GarmentType.SHIRT, Colour.WHITE)
    own = replace(shirt, own_type="shirt")
    titles, before = [shirt.title, own.title], speech()

    speak(Speech(catalogue=Loud(), language="loud"))
    try:
        titles += [shirt.title, own.title]
    finally:
        speak(before)

    assert titles == ["white shirt", "white shirt", "WHITE SHIRT", "WHITE shirt"]


def test_a_descriptor_is_called_as_a_garment_that_has_it() -> None:
    shirt = garment(1, GarmentType.SHIRT, Colour.WHITE)

    assert shirt.descriptor.title == shirt.title == "white shirt"

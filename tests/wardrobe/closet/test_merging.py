"""Two edits of one garment."""

from dataclasses import fields, replace

import pytest

from tests.wardrobe.fakes import garment
from wardrobe.closet.editing import (
    with_brand,
    with_colour,
    with_notes,
    with_own_type,
    with_pattern,
    with_type,
)
from wardrobe.closet.merging import _UNITS, merged
from wardrobe.errors import StaleGarment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Pattern

SHIRT = garment(1, GarmentType.SHIRT)


def test_edits_of_different_fields_are_joined() -> None:
    theirs, mine = with_notes(SHIRT, "mended"), with_brand(SHIRT, "Olymp")

    assert merged(theirs, SHIRT, mine) == with_brand(theirs, "Olymp")


def test_the_same_edit_twice_is_one() -> None:
    mine = with_brand(SHIRT, "Olymp")

    assert merged(mine, SHIRT, mine) == mine


def test_what_was_changed_elsewhere_is_not_taken_back() -> None:
    theirs, mine = with_brand(SHIRT, "Eton"), with_brand(SHIRT, "Olymp")

    with pytest.raises(StaleGarment, match="garment 1 was changed elsewhere"):
        merged(theirs, SHIRT, mine)


def test_what_a_person_chose_stays_sure() -> None:
    theirs, mine = with_pattern(SHIRT, Pattern.STRIPED), with_colour(SHIRT, Colour.PINK)

    joined = merged(theirs, SHIRT, mine)

    assert (joined.pattern, joined.colour) == (Pattern.STRIPED, Colour.PINK)
    assert joined.pattern_confidence == joined.colour_confidence == 1.0


def test_a_type_of_ones_own_is_not_mixed_with_another_type() -> None:
    theirs = with_own_type(SHIRT, "tunic of linen", GarmentType.SHIRT)

    with pytest.raises(StaleGarment):
        merged(theirs, SHIRT, with_type(SHIRT, GarmentType.POLO))


def test_every_field_that_can_change_belongs_to_a_unit() -> None:
    fixed = {"id", "added_at", "photo_sha256"}
    units = {name for unit in _UNITS for name in unit}

    assert units == {each.name for each in fields(Garment)} - fixed
    assert merged(SHIRT, SHIRT, replace(SHIRT, added_at=SHIRT.added_at)) == SHIRT

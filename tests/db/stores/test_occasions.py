"""The user's own occasions in the closet file, and events that name them."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, an_event
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnOccasion
from wardrobe.model.outfit import Slot

PICNIC = OwnOccasion(
    name="Picnic",
    base=Occasion.DATE,
    steps=-1,
    required=frozenset({GarmentType.SNEAKERS, GarmentType.FLATS}),
    types_out=frozenset({GarmentType.HEELS}),
    colours_out=frozenset({Colour.WHITE}),
)


def test_an_occasion_comes_back_equal_with_a_number(
    fresh_closet: SqliteCloset,
) -> None:
    added = fresh_closet.add_occasion(PICNIC)

    assert added == replace(PICNIC, number=1)
    assert fresh_closet.occasions() == [added]
    assert fresh_closet.check() == []


def test_a_removed_occasion_comes_back_by_its_number(
    fresh_closet: SqliteCloset,
) -> None:
    added = fresh_closet.add_occasion(PICNIC)

    fresh_closet.remove_occasion(added.number)
    fresh_closet.remove_occasion(added.number)
    assert fresh_closet.occasions() == []

    assert fresh_closet.restore_occasion(added.number) == added
    assert fresh_closet.restore_occasion(added.number) == added
    assert fresh_closet.occasions() == [added]


def test_two_occasions_cannot_have_one_name(fresh_closet: SqliteCloset) -> None:
    first = fresh_closet.add_occasion(PICNIC)
    with pytest.raises(InvalidValue, match='already have an occasion "PICNIC"'):
        fresh_closet.add_occasion(replace(PICNIC, name="PICNIC"))

    fresh_closet.remove_occasion(first.number)
    fresh_closet.add_occasion(PICNIC)

    with pytest.raises(InvalidValue, match='already have an occasion "Picnic"'):
        fresh_closet.restore_occasion(first.number)


def test_an_unknown_number_is_said(fresh_closet: SqliteCloset) -> None:
    for change in (fresh_closet.remove_occasion, fresh_closet.restore_occasion):
        with pytest.raises(InvalidValue, match="you have no occasion with number 7"):
            change(7)


def test_events_and_taste_keep_an_own_occasion_even_when_it_is_removed(
    fresh_closet: SqliteCloset,
) -> None:
    garment = fresh_closet.add(a_garment(), PICTURES, EMBEDDING)
    own = fresh_closet.add_occasion(PICNIC)
    event = replace(an_event(garment.id), occasion=own.key)

    fresh_closet.record(event, learn=LEARNER.update)
    taste = fresh_closet.taste()
    fresh_closet.remove_occasion(own.number)

    assert fresh_closet.events() == [event]
    assert fresh_closet.taste() == taste
    mine, base = (
        taste.logit(garment, Slot.TOP, key) for key in (own.key, Occasion.DATE)
    )
    assert mine > base > 0
    assert fresh_closet.check() == []


def test_what_stands_in_the_file_and_is_no_occasion_is_found(
    fresh_closet: SqliteCloset,
) -> None:
    fresh_closet.add_occasion(PICNIC)
    assert isinstance(fresh_closet._writer, Engine)
    with fresh_closet._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE own_occasion SET base = 'ball'")

    (finding,) = fresh_closet.check()

    assert "the base of own_occasion 1" in finding.message

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from db.closet import SqliteCloset
from db.tables.columns import UnreadableValue
from wardrobe.errors import ClosetDamaged
from wardrobe.model.colour import Colour


def test_what_did_not_change_is_not_made_again(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("shirt.jpg"), add("shoes.jpg")
    first, second = fresh_closet.garments()

    renamed = replace(second, name="best shoes", colour=Colour.RED)
    fresh_closet.update([renamed])

    again = fresh_closet.garments()
    assert again[0] is first
    assert again[1] == renamed


def test_a_garment_in_the_trash_is_the_one_that_was_in_use(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add()
    (garment,) = fresh_closet.garments()

    fresh_closet.remove([garment.id])

    assert fresh_closet.garments() == []
    assert fresh_closet.trash()[0] is garment


def test_a_row_that_was_damaged_since_is_not_taken_for_what_it_was(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add()
    fresh_closet.garments()
    assert isinstance(fresh_closet._writer, Engine)
    with fresh_closet._writer.begin() as connection:
        connection.execute(text("UPDATE garment SET colours = '[[\"mauve\", 1]]'"))

    with pytest.raises((UnreadableValue, ClosetDamaged)):
        fresh_closet.garments()

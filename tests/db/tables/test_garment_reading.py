import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from time import sleep
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

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


def test_until_somebody_writes_nothing_is_read_again(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("shirt.jpg"), add("shoes.jpg")
    before = fresh_closet.garments()
    asked: list[str] = []

    @event.listens_for(fresh_closet._reader, "before_cursor_execute")
    def _note(*args: Any) -> None:
        asked.append(args[2])

    before.clear()  # what was handed out is the asker's
    assert len(fresh_closet.garments()) == 2
    assert not [query for query in asked if "garment" in query]

    fresh_closet.remove([1])

    assert [each.id for each in fresh_closet.garments()] == [2]
    assert [query for query in asked if "garment" in query]


def test_who_asks_at_the_same_time_has_nothing_read_again(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("shirt.jpg"), add("shoes.jpg")
    fresh_closet.garments()
    asked: list[str] = []

    @event.listens_for(fresh_closet._reader, "before_cursor_execute")
    def _note(*args: Any) -> None:
        asked.append(args[2])
        sleep(0.01)  # so that all of them are there

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: fresh_closet.garments(), range(4)))

    assert all(each == answers[0] for each in answers)
    assert not [query for query in asked if "garment" in query]


def test_what_another_program_writes_is_read(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add()
    fresh_closet.garments()
    with closing(sqlite3.connect(fresh_closet._path)) as other:
        other.execute("UPDATE garment SET name = 'theirs'")
        other.commit()

    assert fresh_closet.garments()[0].name == "theirs"


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

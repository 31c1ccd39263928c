from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from db import event_log
from db.closet import SqliteCloset
from tests.db.samples import NOON, an_event, noon
from wardrobe.errors import UnknownGarment
from wardrobe.event import EventKind
from wardrobe.taste import Taste, learn


def test_a_new_closet_has_no_events_and_no_taste(fresh_closet: SqliteCloset) -> None:
    assert fresh_closet.events() == []
    assert fresh_closet.taste() == Taste()


def test_events_come_back_equal_and_the_oldest_first(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    top, middle, bottom = add("1"), add("2"), add("3")
    today = an_event(bottom, top, middle, kind=EventKind.RATE)
    yesterday = an_event(top, bottom, at=NOON - timedelta(days=1))

    fresh_closet.record(today)
    fresh_closet.record(yesterday)

    assert fresh_closet.events() == [yesterday, today]


def test_the_taste_is_what_the_log_teaches_to_the_last_bit(
    fresh_closet: SqliteCloset, add: Callable[..., int], path: Path
) -> None:
    top, bottom, other = add("1"), add("2"), add("3")
    kinds = [EventKind.SKIP, EventKind.LIKE, EventKind.RATE, EventKind.SKIP] * 3

    for kind in kinds:
        fresh_closet.record(an_event(top, bottom, kind=kind))
        returned = fresh_closet.record(an_event(other, bottom, kind=kind))

    assert returned == learn(fresh_closet.events())
    assert returned.version == 24
    assert fresh_closet.taste() == returned
    fresh_closet.close()
    again = SqliteCloset.open(path, now=noon)
    assert again.taste() == returned
    again.close()


def test_every_event_makes_a_version_and_the_newest_alone_keeps_opinions(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()

    for _ in range(3):
        fresh_closet.record(an_event(garment_id))

    with fresh_closet._reader.connect() as connection:
        versions = connection.exec_driver_sql(
            "SELECT version, event_id, opinions IS NULL FROM taste ORDER BY version"
        ).all()
    assert versions == [(1, 1, 1), (2, 2, 1), (3, 3, 0)]


def test_an_event_of_an_unknown_garment_is_neither_kept_nor_learned(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()

    with pytest.raises(UnknownGarment, match="99"):
        fresh_closet.record(an_event(garment_id, 99))

    assert fresh_closet.events() == []
    assert fresh_closet.taste() == Taste()


def test_an_event_whose_lesson_fails_is_not_kept(
    fresh_closet: SqliteCloset,
    add: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    garment_id = add()
    monkeypatch.setattr(event_log, "learn", fail)

    with pytest.raises(ZeroDivisionError):
        fresh_closet.record(an_event(garment_id))

    assert fresh_closet.events() == []


def fail(*_: object, **__: object) -> Taste:
    raise ZeroDivisionError


def test_the_log_may_name_a_removed_garment(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()
    fresh_closet.remove([garment_id])

    fresh_closet.record(an_event(garment_id))

    assert fresh_closet.events() == [an_event(garment_id)]

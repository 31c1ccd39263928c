"""Cycles are found on the GUI thread, and only those made since the start."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.window import garbage_collection
from ui.window.garbage_collection import GarbageCollection, collect_what_is_due


class Ring:
    """Refers to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[GarbageCollection]:
    parent = QObject()
    garbage = GarbageCollection(parent)
    yield garbage
    garbage.stop()


def rings(count: int) -> list["weakref.ref[Ring]"]:
    return [weakref.ref(Ring()) for _ in range(count)]


def test_python_itself_collects_nothing_meanwhile(garbage: GarbageCollection) -> None:
    made = rings(2 * gc.get_threshold()[0])
    assert all(each() is not None for each in made)


def test_what_is_due_is_collected(garbage: GarbageCollection) -> None:
    made = rings(2 * gc.get_threshold()[0])
    collect_what_is_due()
    assert not any(each() for each in made)


def test_the_timer_collects(garbage: GarbageCollection, qtbot: QtBot) -> None:
    made = rings(2 * gc.get_threshold()[0])
    qtbot.waitUntil(lambda: not any(each() for each in made), timeout=5000)


def test_what_a_start_makes_is_not_looked_through(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(garbage_collection, "_EVERY_MS", 10)
    parent = QObject()
    garbage = GarbageCollection(parent)
    of_start = rings(2 * gc.get_threshold()[0])
    qtbot.wait(100)
    assert all(each() is not None for each in of_start)

    garbage.keep_what_is_there()
    later = rings(2 * gc.get_threshold()[0])
    qtbot.waitUntil(lambda: not any(each() for each in later), timeout=5000)
    garbage.stop()


def test_nothing_is_collected_before_it_is_due(garbage: GarbageCollection) -> None:
    gc.collect()
    (made,) = rings(1)
    collect_what_is_due()
    assert made() is not None


def test_what_is_kept_is_looked_at_no_more(garbage: GarbageCollection) -> None:
    gc.collect()
    before = len(gc.get_objects())
    garbage.keep_what_is_there()
    assert len(gc.get_objects()) < before / 10
    assert gc.get_freeze_count() > 0


def test_python_collects_again_at_the_end(garbage: GarbageCollection) -> None:
    garbage.keep_what_is_there()
    garbage.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0

"""What is loaded when it is first asked for."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ml.lazy import Lazy, late


def test_it_is_loaded_once_when_several_threads_ask_first() -> None:
    loads: list[int] = []
    start = threading.Barrier(4)

    def load() -> object:
        loads.append(1)
        time.sleep(0.05)
        return object()

    value = Lazy(load)

    def ask(_number: int) -> object:
        start.wait()
        return value()

    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(ask, range(4)))

    assert len(loads) == len(found) == 1


def test_nothing_is_a_value_too() -> None:
    loads: list[None] = []
    value: Lazy[None] = Lazy(lambda: loads.append(None))

    value()
    value()

    assert loads == [None]


def test_what_failed_is_tried_again() -> None:
    answers = iter([OSError("not yet"), "loaded"])

    def load() -> str:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return str(answer)

    value = Lazy(load)

    with pytest.raises(OSError, match="not yet"):
        value()
    assert value() == "loaded"


def test_a_late_part_is_made_when_something_of_it_is_used() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return "a part"

    part = late(make)
    assert made == []

    assert part.upper() == "A PART"
    assert part.title() == "A Part"
    assert made == ["made"]

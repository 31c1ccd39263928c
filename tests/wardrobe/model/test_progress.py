"""Progress: how far work is, in one shape, and where it stops."""

import pytest

from wardrobe.errors import Cancelled
from wardrobe.model.progress import NOBODY, Progress


def test_each_item_is_told_once_it_is_done() -> None:
    told: list[object] = []
    progress = Progress(tell=lambda *done: told.append(done))

    for item in progress.each("ab"):
        told.append(item)

    assert told == ["a", (1, 2), "b", (2, 2)]


def test_it_stops_before_the_next_item() -> None:
    done: list[str] = []
    progress = Progress(is_cancelled=lambda: bool(done))

    with pytest.raises(Cancelled, match="stopped, as you asked"):
        done.extend(progress.each("ab"))

    assert done == ["a"]


def test_parts_make_a_whole_and_say_what_they_do() -> None:
    told: list[object] = []
    whole = Progress(begin=told.append, tell=lambda done, of: told.append(done / of))

    for number in range(2):
        part = whole.part(number, 2)
        part.begin(f"part {number}")
        part.step(1, 2)

    assert told == ["part 0", 0.25, "part 1", 0.75]


def test_nobody_hears_anything() -> None:
    NOBODY.begin("work")
    NOBODY.step(1, 2)

    assert list(NOBODY.each([1, 2])) == [1, 2]

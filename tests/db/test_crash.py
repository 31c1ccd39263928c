import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import noon

COUNT_KILLS = 12
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


class Victims:
    """Programs that add garments to one closet until they are killed."""

    def __init__(self, path: Path) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.db.keep_adding", str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def saved_before_a_kill(self, name: str, count_awaited: int) -> list[int]:
        """Return the garments that one of them had said to be saved."""
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(f"{name}\n")
        self._parent.stdin.flush()
        process_id, is_killed, saved = 0, False, []
        for line in self._parent.stdout:
            words = line.split()
            if words[0] == "saved":
                saved.append(int(words[1]))
            elif words[0] == "killed":
                break
            else:
                process_id = int(line)
            if process_id and len(saved) >= count_awaited and not is_killed:
                os.kill(process_id, signal.SIGKILL)
                is_killed = True
        return saved

    def close(self) -> None:
        self._parent.communicate()


@pytest.fixture
def victims(path: Path) -> Iterator[Victims]:
    victims = Victims(path)
    yield victims
    victims.close()


def test_no_kill_loses_what_was_saved_or_leaves_half_of_a_thing(
    path: Path, victims: Victims
) -> None:
    saved: list[int] = []

    for number in range(COUNT_KILLS):
        saved += victims.saved_before_a_kill(f"run {number}", number % 4)

        closet = SqliteCloset.open(path, now=noon)
        garments = closet.garments()
        assert set(saved) <= {garment.id for garment in garments}
        # What each was saving when it was killed may be there or not, but no more.
        assert len(garments) <= len(saved) + number + 1
        assert closet.taste().version == len(closet.events())
        assert closet.check() == []
        closet.close()

    assert len(saved) >= COUNT_KILLS

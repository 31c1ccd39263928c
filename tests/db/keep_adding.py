"""Adds garments until it is killed, saying the number of each that was saved.

For each line on stdin it forks one process to do so: what it says is that process's
id, then the numbers, then "killed". Forking spares each of them the slow imports.
"""

import os
import sys
from itertools import count
from pathlib import Path

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.ports import Picture

LARGE_ENOUGH_TO_BE_CUT_SHORT = dict.fromkeys(Picture, bytes(range(256)) * 200)


def main(path: Path) -> None:
    for line in sys.stdin:
        process_id = os.fork()
        if process_id == 0:
            keep_adding(path, line)
        say(process_id)
        os.waitpid(process_id, 0)
        say("killed")


def keep_adding(path: Path, name: str) -> None:
    closet = SqliteCloset.open(path, now=noon)
    for number in count():
        garment = a_garment(f"{name}-{number}")
        garment_id = closet.add(garment, LARGE_ENOUGH_TO_BE_CUT_SHORT, EMBEDDING).id
        closet.record(an_event(garment_id), LEARNER.update)
        say(f"saved {garment_id}")


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

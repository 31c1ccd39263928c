"""Whether a garment can get lost, or a picture do harm."""

import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.figures import Figure
from benchmarks.safety import faults_run, fuzz, kills, large, memory, soak
from benchmarks.safety.kills import Step
from benchmarks.safety.work import CLOSET, LEARNER, QUICK_PLACE, START, contents, fill
from db.closet_file import ClosetFile

# What changes the closet and leaves its backups alone.
_CHANGES = ("add", "edit", "remove", "bring back", "learn")


def measure(data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures; `is_quick` takes fewer of everything."""
    if is_quick:
        yield Figure("a sample: the goals are for the whole", "-", "-", None)
    yield from kills.measure(15 if is_quick else 500)
    yield from faults_run.measure(is_quick)
    yield from soak.measure(data, is_quick)
    yield restored_backups(3 if is_quick else 20)
    yield from fuzz.measure(1_000 if is_quick else 100_000)
    yield from memory.measure(is_quick)
    yield from large.measure(300 if is_quick else 10_000)


def restored_backups(count: int) -> Figure:
    """Restore automatic backups of random moments, and compare."""
    rng = Random(8)
    equal = 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=QUICK_PLACE) as name:
        folder = Path(name)
        fill(folder)
        number = 0
        for each in range(count):
            for _ in range(rng.randint(1, 6)):
                number += 1
                Step(number, rng.choice(_CHANGES)).do(folder)
            equal += _is_restored(folder, START + timedelta(days=1, hours=2 * each))
    seconds = time.monotonic() - started
    value = f"{equal} of {count} in {seconds:.0f} s"
    goal = f"all of {count}"
    return Figure(
        "automatic backups that restore the closet", value, goal, equal == count
    )


def _is_restored(folder: Path, at: datetime) -> bool:
    file = ClosetFile(folder / CLOSET, LEARNER, now=lambda: at)
    file.back_up_if_due()
    backup = file.backups()[0]  # an older one, if what was done changed nothing
    held = contents(folder / CLOSET)
    elsewhere = folder / "elsewhere" / f"{at:%d%H}.closet"
    ClosetFile(elsewhere, LEARNER, now=lambda: at).restore(backup.file)
    return contents(elsewhere) == held

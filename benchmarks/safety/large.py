"""How long the care of a large closet takes, and how soon it stops when asked."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from benchmarks.figures import Figure, at_most, seconds_of
from benchmarks.safety.work import EMBEDDING, LEARNER, START, event, garment
from db.closet_file import ClosetFile
from db.engine import writer_engine
from db.tables.rows import to_row
from wardrobe.errors import Cancelled
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress
from wardrobe.transfer.export_folder import export_closet

# What the pictures of one garment take, measured on people's own photos.
_BYTES = {
    Picture.PHOTO: 40_000,
    Picture.CUTOUT: 20_000,
    Picture.THUMBNAIL_512: 9_000,
    Picture.THUMBNAIL_256: 3_500,
}
_LONGEST_TO_STOP = 2.0
_Care = Callable[[Progress], object]


def measure(garments: int) -> Iterator[Figure]:
    """Yield the figures of a closet of so many."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = ClosetFile(folder / "large.closet", LEARNER, now=lambda: START)
        closet = file.open()
        _fill(folder / "large.closet", garments)
        for number in range(50):
            closet.record(
                event(number, 1 + number % 40, 50 + number), learn=LEARNER.update
            )
        names = map(str, count(1))  # nothing is ever overwritten
        works: tuple[tuple[str, int, _Care], ...] = (
            (
                "backup",
                60,
                lambda progress: file.back_up(folder / next(names), progress),
            ),
            ("check", 20, file.check),
            (
                "export",
                120,
                lambda progress: export_closet(
                    closet, folder / next(names), now=lambda: START, progress=progress
                ),
            ),
        )
        for work, most, do in works:
            yield from _figures(f"{work} of {garments} garments", most, do)
        closet.close()


def _figures(name: str, most: int, do: _Care) -> Iterator[Figure]:
    told: set[int] = set()
    told_by = Progress(tell=lambda done, total: told.add(100 * done // max(total, 1)))
    took = seconds_of(lambda: do(told_by))
    seconds = _seconds_to_stop(do, took / 2)
    yield at_most(name, took, most, "s", 1)
    yield Figure("  progress", f"{len(told)} percentages", "at least 5", len(told) >= 5)
    yield at_most("  stops within", seconds, _LONGEST_TO_STOP, "s", 2)


def _seconds_to_stop(do: _Care, after: float) -> float:
    """Return how long the work goes on when it is asked to stop after some seconds."""
    stop_at = time.perf_counter() + after
    with suppress(Cancelled):
        do(Progress(is_cancelled=lambda: time.perf_counter() > stop_at))
        return 0.0  # it was done before
    return max(0.0, time.perf_counter() - stop_at)


def _fill(path: Path, garments: int) -> None:
    noise = np.random.default_rng(0).bytes(max(_BYTES.values()) + garments)
    engine = writer_engine(path)
    for start in range(0, garments, 500):
        with Session(engine) as session:
            for number in range(start, min(garments, start + 500)):
                pictures = {
                    kind: noise[number : number + size] for kind, size in _BYTES.items()
                }
                named = replace(garment(number), name=f"garment {number}")
                session.add(to_row(named, pictures, EMBEDDING))
            session.commit()
    engine.dispose()

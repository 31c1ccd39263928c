"""A window, a terminal and a sync program on one closet at the same time.

The sync program puts another file in the closet's place at random moments, as made on
another computer from what it read a while ago, and keeps aside what it replaces. What
the other two said to be saved must be in the closet, in what was kept aside, or in the
backup that the window makes of a closet that is taken away under it.
"""

import json
import multiprocessing
import os
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.figures import Figure
from benchmarks.safety.work import (
    CLOSET,
    EMBEDDING,
    LEARNER,
    QUICK_PLACE,
    START,
    garment,
    pictures,
)
from db.closet import SqliteCloset
from db.closet_file import Access, ClosetFile
from wardrobe.errors import ClosetReplaced, WardrobeError
from wardrobe.model.garment import Garment
from wardrobe.model.maintenance import Finding

_COUNT, _QUICK_COUNT = 2_000, 100
_COUNT_GARMENTS = 12
_SHARE_OF_ADDS = 0.2
# How long the sync program waits between two files.
_PAUSE_SECONDS = (0.1, 1.0)
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class _Saved:
    """What a program said to be saved: a new name, or a field of a garment."""

    begun: float
    garment: int
    field: str
    value: str


def measure(_data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures of 2,000 operations, half of them by each program."""
    count = _QUICK_COUNT if is_quick else _COUNT
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=QUICK_PLACE) as name:
        folder = Path(name)
        _fill(folder / CLOSET)
        swaps = _run(folder, count)
        saved = [each for who in _PROGRAMS for each in _saved(folder, who)]
        told = sum((_told(folder, who) for who in _PROGRAMS), Counter[str]())
        files = [folder / CLOSET, *folder.glob("aside *"), *folder.glob("*/*.closet")]
        malformed = [file.name for file in files if not _is_sound(file)]
        sound = [file for file in files if file.name not in malformed]
        lost = _lost(folder / CLOSET, sound, saved, swaps)
    seconds = time.monotonic() - started
    unexpected = sum(n for kind, n in told.items() if kind.startswith("!"))
    refused = sum(told.values()) - unexpected
    kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(told.items()))
    yield Figure(
        f"{count} changes by window and terminal, a sync program beside them",
        f"{len(saved)} saved, {refused} refused in a sentence ({kinds}), "
        f"{len(swaps)} files replaced, {seconds:.0f} s",
        "most saved, amid replacements",  # else nothing could have been lost
        bool(swaps) and len(saved) > count / 2,
    )
    yield Figure("saved, and lost without a sentence", f"{len(lost)}", "0", not lost)
    yield Figure(
        "malformed files", f"{len(malformed)} of {len(files)}", "0", not malformed
    )
    yield Figure("errors without a sentence", f"{unexpected}", "0", not unexpected)


def _fill(path: Path) -> None:
    closet = SqliteCloset.open(path, now=lambda: START)
    for number in range(1, _COUNT_GARMENTS + 1):
        closet.add(garment(number), pictures(number), EMBEDDING)
    closet.close()


def _run(folder: Path, count: int) -> list[float]:
    """Let the programs work; return when a file was replaced."""
    context = multiprocessing.get_context("fork")
    workers = [
        context.Process(target=program, args=(folder, count // 2))
        for program in _PROGRAMS.values()
    ]
    for worker in workers:
        worker.start()
    rng, swaps = Random(19), list[float]()
    while any(worker.is_alive() for worker in workers):
        try:
            swaps.append(_replace(folder, len(swaps), rng))
        except WardrobeError:  # it reads a closet that others write, and tries again
            time.sleep(_PAUSE_SECONDS[0])
    for worker in workers:
        worker.join()
    return swaps


def _replace(folder: Path, number: int, rng: Random) -> float:
    """Do what a sync program does; return when the other file was in place."""
    closet, other = folder / CLOSET, folder / f"other {number}.closet"
    other.unlink(missing_ok=True)
    ClosetFile(closet, LEARNER, now=lambda: START, access=Access.READ).back_up(other)
    elsewhere = SqliteCloset.open(other, now=lambda: START)
    for extra in range(rng.randint(0, 9)):  # a longer file, or one that is as long
        new = 100_000 + 10 * number + extra
        elsewhere.add(garment(new), pictures(new), EMBEDDING)
    elsewhere.close()
    time.sleep(rng.uniform(*_PAUSE_SECONDS))
    # The file itself and no copy, which a program that still writes it would spoil.
    (folder / f"aside {number}").hardlink_to(closet)
    other.replace(closet)
    return time.monotonic()


def _window(folder: Path, count: int) -> None:
    """Keep the closet open, look what others did, and edit what is shown."""
    file = ClosetFile(folder / CLOSET, LEARNER, now=lambda: START)
    closet, rng, log = file.open(), Random(1), _Log(folder / "window")
    shown, seen, looked = closet.garments(), file.count_changes_of_others(), 0.0
    is_stale = is_replaced = False
    for number in range(count):
        try:
            if is_replaced:
                file.open_anew()
            if is_replaced or is_stale:
                shown, is_stale, is_replaced = closet.garments(), False, False
            if time.monotonic() - looked > _LOOK_SECONDS:
                looked, before = time.monotonic(), seen
                seen = file.count_changes_of_others()
                shown = closet.garments() if seen != before else shown
            done = _change(closet, rng, shown, "brand", f"window {number}")
            log.save(*done)
            shown = [done[1] if each.id == done[1].id else each for each in shown]
        except WardrobeError as error:
            log.tell(type(error).__name__)
            is_stale, is_replaced = True, isinstance(error, ClosetReplaced)
        except Exception as error:  # noqa: BLE001 - it is counted
            log.tell(f"!{error!r}")
        time.sleep(rng.uniform(0, 0.02))
    closet.close()


def _terminal(folder: Path, count: int) -> None:
    """Open the closet for each change, as a command does."""
    rng, log = Random(2), _Log(folder / "terminal")
    for number in range(count):
        file = ClosetFile(
            folder / CLOSET, LEARNER, now=lambda: START, access=Access.CHANGE
        )
        try:
            closet = file.open()
            try:
                value = f"terminal {number}"
                log.save(*_change(closet, rng, closet.garments(), "notes", value))
            finally:
                closet.close()
        except WardrobeError as error:
            log.tell(type(error).__name__)
        except Exception as error:  # noqa: BLE001 - it is counted
            log.tell(f"!{error!r}")
        time.sleep(rng.uniform(0, 0.02))


_PROGRAMS: dict[str, Callable[[Path, int], None]] = {
    "window": _window,
    "terminal": _terminal,
}


def _change(
    closet: SqliteCloset, rng: Random, shown: list[Garment], field: str, value: str
) -> tuple[_Saved, Garment]:
    begun = time.monotonic()
    if rng.random() < _SHARE_OF_ADDS:
        # Each has a photo of its own: the number is of the moment and the process.
        number = time.monotonic_ns() * 8 + os.getpid() % 8
        new = replace(garment(number % len(shown)), name=value)
        added = closet.add(
            replace(new, photo_sha256=f"{number:064x}"), pictures(1), EMBEDDING
        )
        return _Saved(begun, added.id, "name", value), added
    before = rng.choice(shown[:_COUNT_GARMENTS])
    after = replace(before, brand=value) if field == "brand" else before
    after = replace(before, notes=value) if field == "notes" else after
    closet.update([after], [before])
    return _Saved(begun, before.id, field, value), after


class _Log:
    """Lines of what a program said, written at once."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", buffering=1)

    def save(self, saved: _Saved, _garment: Garment) -> None:
        row = [saved.begun, saved.garment, saved.field, saved.value]
        self._file.write(f"{json.dumps(row)}\n")

    def tell(self, kind: str) -> None:
        self._file.write(f"{json.dumps(kind)}\n")


def _lines(folder: Path, who: str) -> list[object]:
    return [json.loads(line) for line in (folder / who).read_text().splitlines()]


def _saved(folder: Path, who: str) -> list[_Saved]:
    return [_Saved(*row) for row in _lines(folder, who) if isinstance(row, list)]


def _told(folder: Path, who: str) -> Counter[str]:
    return Counter(row for row in _lines(folder, who) if isinstance(row, str))


def _is_sound(file: Path) -> bool:
    """Return whether SQLite finds nothing wrong in a file, nor the program itself."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError:
        return False
    return found == [("ok",)] and not _findings(file)


def _findings(file: Path) -> list[Finding]:
    closet = ClosetFile(file, LEARNER, now=lambda: START, access=Access.READ)
    try:
        return closet.check()
    except WardrobeError as error:
        return [Finding(str(error))]
    finally:
        closet.close()


def _lost(
    closet: Path, files: list[Path], saved: list[_Saved], swaps: list[float]
) -> list[_Saved]:
    """Return what is nowhere: new garments, and fields as they were set last."""
    names: set[str] = set()
    for file in files:
        with closing(sqlite3.connect(file)) as connection:
            rows = connection.execute("SELECT name FROM garment")
            names |= {name for (name,) in rows}
    added = [each for each in saved if each.field == "name"]
    lost = [each for each in added if each.value not in names]
    last = {
        (each.garment, each.field): each
        for each in saved
        if each.field != "name" and each.begun > max(swaps, default=0.0)
    }
    with closing(sqlite3.connect(closet)) as connection:
        for (number, field), each in last.items():
            query = f"SELECT {field} FROM garment WHERE id = ?"
            if connection.execute(query, (number,)).fetchone() != (each.value,):
                lost.append(each)
    return lost

"""Kills the program at random moments, and looks whether anything is lost.

A process works on a closet, says what it is about to do and when it is done, and is
killed. All that it had said to be done is then done to a second closet that nobody
kills; the first must be equal to it, bit for bit, with or without what was under way.
"""

import os
import random
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.safety.work import (
    CLOSET,
    EMBEDDING,
    LEARNER,
    QUICK_PLACE,
    START,
    contents,
    event,
    fill,
    garment,
    is_between,
    pictures,
    plan,
    refuse_findings,
    state,
    train_ranker,
)
from db.closet_file import ClosetFile
from wardrobe.closet.editing import with_name
from wardrobe.days.plans import SavedLook
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.errors import WardrobeError
from wardrobe.model.maintenance import Finding
from wardrobe.model.occasion import Occasion
from wardrobe.model.picture import Picture
from wardrobe.ports.closet import Closet
from wardrobe.transfer.export_folder import export_closet
from wardrobe.transfer.import_folder import import_folder

_KINDS = (
    *("add", "add", "edit", "remove", "bring back", "learn", "learn", "back up"),
    *("automatic", "restore", "export", "import", "repair", "train"),
    *("plan", "take a plan back", "keep a look", "wash", "photo", "trip", "pack"),
)
# A process is killed within this time of its start.
_LONGEST_SECONDS = 0.6


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; the same number and seed always do the same."""

    number: int
    kind: str

    def do(self, folder: Path) -> None:
        """Do it to the closet in the folder."""
        file = ClosetFile(folder / CLOSET, LEARNER, now=self._now)
        closet = file.open()
        ids = [each.id for each in closet.garments()]
        match self.kind:
            case "add":
                new = garment(1000 + self.number)
                closet.add(new, pictures(self.number % 7), EMBEDDING)
            case "edit":
                name = f"name {self.number}"
                closet.update([with_name(each, name) for each in closet.garments()])
            case "remove":
                closet.remove(ids[3 : 3 + self.number % 15])
            case "bring back":
                closet.restore([each.id for each in closet.trash()])
            case "learn":
                closet.record(event(self.number, *ids[:3]), learn=LEARNER.update)
            case "plan" | "take a plan back" | "keep a look" | "wash" | "photo":
                self._days(closet, ids)
            case "trip" | "pack":
                self._trips(closet, frozenset(ids[:3]))
            case _:
                self._maintenance(folder, file)
        closet.close()

    def _days(self, closet: Closet, ids: list[int]) -> None:
        outfit = frozenset(ids[:3])
        match self.kind:
            case "plan":
                closet.plan(*(plan(self.number + each, outfit) for each in range(7)))
            case "take a plan back":
                closet.unplan([each.number for each in closet.plans()[:3]])
            case "keep a look":
                closet.save_look(SavedLook(garment_ids=outfit, made_at=self._now()))
            case "photo":
                content = pictures(self.number % 7)[Picture.PHOTO]
                closet.keep_day_photo(self._now().date(), content)
            case _:
                closet.set_washed(dict.fromkeys(ids, self._now().date()))

    def _trips(self, closet: Closet, ids: frozenset[int]) -> None:
        if self.kind == "trip":
            day, needs = self._now().date(), (TripNeed(Occasion.CASUAL),)
            closet.save_trip(Trip(first=day, last=day, needs=needs, garment_ids=ids))
            return
        for each in closet.trips()[:1]:  # one change, done or not
            back = each.packed if self.number % 2 else frozenset[int]()
            closet.change_trip(replace(each, packed=each.garment_ids, back=back))

    def _maintenance(self, folder: Path, file: ClosetFile) -> None:
        copy = folder / f"copy {self.number}.closet"
        match self.kind:
            case "back up":
                copy.unlink(missing_ok=True)  # what a killed try had finished
                file.back_up(copy)
            case "restore":
                copies = sorted(folder.glob("copy *.closet"))
                if copies:
                    file.restore(copies[self.number % len(copies)])
            case "export":
                out = folder / "out"
                shutil.rmtree(out, ignore_errors=True)
                export_closet(file.open(), out, now=self._now)
            case "repair":
                number = 1 + self.number % 3
                file.repair([Finding("an event", "take it out", f"event {number}")])
            case "train":
                train_ranker(folder, seed=self.number)
            case "import":
                import_folder(folder / "taken away", file.open(), len, LEARNER.relearn)
            case _:
                file.back_up_if_due()

    def _now(self) -> datetime:
        return START + timedelta(minutes=10 * self.number)


@dataclass(slots=True)
class Tally:
    """What came of the kills."""

    kills: int = 0
    under_way: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)


def measure(count: int) -> Iterator[Figure]:
    """Yield the figures of so many kills."""
    tally = Tally()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=QUICK_PLACE) as name:
        for round_number in range(-(-count // 20)):
            folder = Path(name) / str(round_number)
            _round(folder, min(20, count - tally.kills), tally, seed=round_number)
    seconds = time.monotonic() - started
    name = f"kill -9 at random moments, {seconds:.0f} s"
    yield Figure(name, f"{tally.kills} kills", f"{count}", tally.kills == count)
    yield Figure("  amid an operation", f"{tally.under_way}", "most", None)
    lost = f"{len(tally.lost)} of {tally.acknowledged}{_first(tally.lost)}"
    yield Figure("  acknowledged changes lost", lost, "0", not tally.lost)
    corrupt = f"{len(tally.corrupt)}{_first(tally.corrupt)}"
    yield Figure("  corrupt or half done", corrupt, "0", not tally.corrupt)


def _first(complaints: list[str]) -> str:
    return f" ({complaints[0]:.200})" if complaints else ""


def _round(folder: Path, count: int, tally: Tally, *, seed: int) -> None:
    """Kill so often on one closet, beside one that nobody kills."""
    rng = random.Random(seed)
    killed, mirror = folder / "killed", folder / "mirror"
    killed.mkdir(parents=True)
    fill(killed)
    shutil.copytree(killed, mirror)
    number = 0
    for _ in range(count):
        steps = [Step(number + n, rng.choice(_KINDS)) for n in range(200)]
        count_done, is_under_way = _work_until_killed(killed, steps, rng)
        tally.kills += 1
        tally.acknowledged += count_done
        tally.under_way += is_under_way
        for step in steps[:count_done]:
            step.do(mirror)
        number = steps[count_done].number + 1
        try:
            complaint = _compare(killed, mirror, steps[count_done])
        except (AssertionError, WardrobeError) as error:
            tally.corrupt.append(f"{steps[count_done]}: {error}")
            return
        if complaint:
            tally.lost.append(f"{steps[count_done]}: {complaint}")
            return


def _work_until_killed(
    folder: Path, steps: list[Step], rng: random.Random
) -> tuple[int, bool]:
    """Return how many steps a process had said to be done, and if it was amid one."""
    reading, writing = os.pipe()
    process_id = os.fork()
    if process_id == 0:
        os.close(reading)
        for step in steps:
            os.write(writing, b"b")  # begun
            step.do(folder)
            os.write(writing, b"d")  # done
        os._exit(0)
    os.close(writing)
    deadline = time.monotonic() + rng.uniform(0, _LONGEST_SECONDS)
    while (rest := deadline - time.monotonic()) > 0:
        select.select([], [], [], rest)
    os.kill(process_id, signal.SIGKILL)
    os.waitpid(process_id, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    return said.count(b"d"), said.endswith(b"b")


def _compare(killed: Path, mirror: Path, under_way: Step) -> str:
    """Bring both closets to the same state; return what is wrong."""
    now = state(killed)
    refuse_findings(killed / CLOSET)
    before = state(mirror)
    if now == before and under_way.kind not in {"back up", "import"}:
        return ""
    under_way.do(mirror)
    after = state(mirror)
    if under_way.kind == "import" and is_between(before, now, after):
        under_way.do(killed)  # what was cut short is done again
        now = state(killed)
    if under_way.kind == "back up":
        return _compare_copies(killed, mirror, under_way)
    return "" if now == after else "something acknowledged is lost, or half done"


def _compare_copies(killed: Path, mirror: Path, under_way: Step) -> str:
    name = f"copy {under_way.number}.closet"
    copy, whole = killed / name, mirror / name
    if not copy.exists():
        whole.unlink()
    elif contents(copy) != contents(whole):
        return "a backup is half done"
    is_same = state(killed) == state(mirror)
    return "" if is_same else "a backup changed the closet"

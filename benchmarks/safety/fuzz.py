"""Opens spoilt files of every kind that comes from outside, and counts what happens.

`python -m benchmarks.safety.fuzz [--count N] [--seed S]`. A process does some hundreds
of files at a time; it says before each which one it is at, so that a crash is known by
its number, and an alarm ends it over a file that takes too long.
"""

import argparse
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure, at_most, print_all
from benchmarks.safety.pictures import hostile, seeds, spoilt
from benchmarks.safety.work import CLOSET, COPY, LEARNER, OUT, QUICK_PLACE, START, fill
from db.closet import SqliteCloset
from db.closet_file import ClosetFile
from ml.arrays import Pixels
from ml.photos.photo import open_photo
from wardrobe.errors import BadPhoto, WardrobeError
from wardrobe.model.garment import Labels
from wardrobe.model.picture import Glance, Recognition
from wardrobe.transfer.import_csv import TableImport, import_csv
from wardrobe.transfer.import_folder import import_folder
from wardrobe.transfer.plain_pictures import is_plain_jpeg, is_plain_webp

LONGEST_SECONDS = 2
MOST_MEGABYTES = 600
_LONGEST_WAIT_SECONDS = 60
_FILES_A_PROCESS = 500
_OPENED, _REFUSED = "opened", "refused"

# Takes a spoilt file's content; returns what came of it.
_Try = Callable[[bytes, Path], str]


@dataclass(slots=True)
class Tally:
    """What came of the files."""

    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    megabytes: float = 0.0
    slowest: float = 0.0

    @property
    def files(self) -> int:
        """How many files were tried."""
        return sum(self.outcomes.values())


def measure(count: int, seed: int = 1) -> Iterator[Figure]:
    """Yield the figures of so many spoilt pictures, and of fewer other files."""
    for name, goal, corpus, attempt, share in (
        ("pictures", count, list(seeds().values()), _try_picture, 1.0),
        *_other_kinds(count),
    ):
        tally = _fuzz(corpus, attempt, int(count * share), seed)
        yield from _figures(name, tally, int(goal * share))
    yield from _hostile_figures()


def _other_kinds(count: int) -> Iterator[tuple[str, int, list[bytes], _Try, float]]:
    with tempfile.TemporaryDirectory(dir=QUICK_PLACE) as name:
        folder = Path(name)
        fill(folder)
        closets = [(folder / file).read_bytes() for file in (CLOSET, COPY)]
        manifest = [(folder / OUT / "closet.json").read_bytes()]
        table = [(folder / OUT / "garments.csv").read_bytes()]
    yield "closet files", count, closets, _try_closet, 0.01
    yield "exported folders", count, manifest, _try_folder, 0.02
    yield "tables", count, table, _try_table, 0.05


def _figures(name: str, tally: Tally, goal: int) -> Iterator[Figure]:
    told = ", ".join(f"{n} {what}" for what, n in sorted(tally.outcomes.items()))
    value = f"{tally.files} ({told})"
    yield Figure(f"fuzzed {name}", value, f"{goal}", tally.files >= goal)
    first = f": {tally.wrong[0]:.300}" if tally.wrong else ""
    value = f"{len(tally.wrong)}{first}"
    yield Figure("  crashes, hangs, other errors", value, "0", not tally.wrong)
    yield at_most("  slowest", tally.slowest, LONGEST_SECONDS, "s", 2)
    yield at_most("  most memory", tally.megabytes, MOST_MEGABYTES, "MB")


def _hostile_figures() -> Iterator[Figure]:
    pictures = hostile()
    started = time.perf_counter()
    opened = [
        name
        for name, content in pictures.items()
        if _try_picture(content, Path()) != _REFUSED
    ]
    seconds = time.perf_counter() - started
    value = f"{len(pictures) - len(opened)} of {len(pictures)} in {seconds:.1f} s"
    value += f" (not: {', '.join(opened)})" if opened else ""
    yield Figure("malformed pictures refused in a sentence", value, "all", not opened)


def _fuzz(corpus: list[bytes], attempt: _Try, count: int, seed: int) -> Tally:
    tally = Tally()
    done = 0
    while done < count:
        end = min(count, done + _FILES_A_PROCESS)
        done = _in_a_process(corpus, attempt, (done, end), seed, tally)
    return tally


def _in_a_process(
    corpus: list[bytes],
    attempt: _Try,
    numbers: tuple[int, int],
    seed: int,
    tally: Tally,
) -> int:
    """Try the files of these numbers; return the number after the last one tried."""
    reading, writing = os.pipe()
    process_id = os.fork()
    if process_id == 0:
        os.close(reading)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # decoders complain there
        with os.fdopen(writing, "w", buffering=1) as pipe:
            _try_all(corpus, attempt, numbers, seed, pipe.write)
        os._exit(0)
    os.close(writing)
    at = numbers[0]
    with os.fdopen(reading) as pipe:
        for line in pipe:
            number, outcome, seconds, megabytes = line.rstrip("\n").split("\t")
            at = int(number)
            if outcome in {_OPENED, _REFUSED}:
                tally.outcomes[outcome] += 1
            elif outcome != "begun":
                tally.outcomes["wrong"] += 1
                tally.wrong.append(f"file {number} of seed {seed}: {outcome}")
            tally.slowest = max(tally.slowest, float(seconds))
            tally.megabytes = max(tally.megabytes, float(megabytes))
    _, status = os.waitpid(process_id, 0)
    if os.WIFSIGNALED(status):
        tally.outcomes["wrong"] += 1
        name = signal.Signals(os.WTERMSIG(status)).name
        tally.wrong.append(f"file {at} of seed {seed}: ended by {name}")
    return at + 1


def _try_all(
    corpus: list[bytes],
    attempt: _Try,
    numbers: tuple[int, int],
    seed: int,
    say: Callable[[str], object],
) -> None:
    for ending in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(ending, signal.SIG_DFL)
    with tempfile.TemporaryDirectory(dir=QUICK_PLACE) as name:
        for number in range(*numbers):
            content = spoilt(np.random.default_rng((seed, number)), corpus)
            say(f"{number}\tbegun\t0\t0\n")
            # Of the process's own time: others may keep the machine busy.
            signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS + 1)
            signal.alarm(_LONGEST_WAIT_SECONDS)
            started = time.process_time()
            try:
                outcome = attempt(content, Path(name))
            except BaseException:  # noqa: BLE001 - whatever it is, it is the finding
                outcome = traceback.format_exc()[-500:].replace("\n", " | ")
            seconds = time.process_time() - started
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(0)
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            say(
                f"{number}\t{outcome.replace(chr(9), ' ')}\t{seconds:.4f}\t{most:.1f}\n"
            )


def _try_picture(content: bytes, _: Path) -> str:
    is_plain_jpeg(content)
    is_plain_webp(content)
    try:
        open_photo(content)
    except WardrobeError as error:
        return _REFUSED if str(error) and "\n" not in str(error) else "no sentence"
    return _OPENED


def _try_closet(content: bytes, folder: Path) -> str:
    shutil.rmtree(folder / "closets", ignore_errors=True)
    (folder / "closets").mkdir()
    path = folder / "closets" / CLOSET
    path.write_bytes(content)
    return _tried(ClosetFile(path, LEARNER, now=lambda: START), _read_all)


def _read_all(closet: SqliteCloset) -> None:
    for garment in closet.garments():
        closet.blobs(garment.id)
    closet.check()
    closet.taste()


def _try_folder(content: bytes, folder: Path) -> str:
    file = _filled(folder)
    (folder / OUT / "closet.json").write_bytes(content)
    return _tried(
        file,
        lambda into: import_folder(folder / OUT, into, open_photo, LEARNER.relearn),
    )


def _try_table(content: bytes, folder: Path) -> str:
    file = _filled(folder)
    table = folder / "garments.csv"
    table.write_bytes(content)

    def bring_in(closet: SqliteCloset) -> None:
        into = TableImport(
            closet=closet, eyes=_Blind(), now=lambda: START, is_dry=False
        )
        import_csv(table, into, {})

    return _tried(file, bring_in)


def _tried(file: ClosetFile, work: Callable[[SqliteCloset], object]) -> str:
    """Do something with a closet; return what came of it."""
    try:
        work(file.open())
    except WardrobeError as error:
        return _REFUSED if str(error) else "no sentence"
    finally:
        if file.is_open:
            file.open().close()
    return _OPENED


def _filled(folder: Path) -> ClosetFile:
    """Return a closet with what a folder needs, made at the first call."""
    if not (folder / CLOSET).exists():
        fill(folder)
    return ClosetFile(folder / CLOSET, LEARNER, now=lambda: START)


class _Blind:
    """Eyes that see nothing: tables name photos that are not there."""

    def label(self, content: bytes) -> Labels:  # noqa: ARG002 - as Eyes
        raise BadPhoto("nothing is seen")

    def look(self, content: bytes) -> Recognition:  # noqa: ARG002 - as Eyes
        raise BadPhoto("nothing is seen")

    def glance(self, content: bytes) -> Glance:  # noqa: ARG002 - as Eyes
        raise BadPhoto("nothing is seen")

    def look_at_piece(self, content: bytes, mask: Pixels) -> Recognition:  # noqa: ARG002 - as Eyes
        raise BadPhoto("nothing is seen")


def main() -> int:
    """Fuzz, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.safety.fuzz")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    return print_all(list(measure(args.count, args.seed)))


if __name__ == "__main__":
    sys.exit(main())

"""Lets every write, flush and rename of each operation fail once, or kill there."""

import json
import os
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.safety.faults import Fault, Faults
from benchmarks.safety.work import (
    CLOSET,
    LEARNER,
    OPERATIONS,
    OUT,
    QUICK_PLACE,
    START,
    Contents,
    Operation,
    contents,
    fill,
    is_between,
    of_closet,
    refuse_findings,
    state,
)
from db.closet_file import ClosetFile
from wardrobe.errors import WardrobeError

_QUICK = frozenset({"add", "learn"})
_PATTERNS_LEFT = (".backup-", ".restore-", ".export-")


@dataclass(frozen=True, slots=True)
class Case:
    """An operation on a filled closet, and what the closet holds before and after."""

    template: Path
    operation: Operation
    before: Contents
    after: Contents

    def allows(self, now: Contents) -> bool:
        """Return whether nothing is lost and nothing is half done."""
        if now in (self.before, self.after):
            return True
        is_partly = not self.operation.is_atomic
        return is_partly and is_between(self.before, now, self.after)


def measure(is_quick: bool) -> Iterator[Figure]:
    """Yield a figure for each operation."""
    with tempfile.TemporaryDirectory(dir=QUICK_PLACE) as name:
        template = Path(name) / "template"
        template.mkdir()
        fill(template)
        for operation in OPERATIONS:
            if is_quick and operation.name not in _QUICK:
                continue
            kinds = (Fault.KILL,) if is_quick else tuple(Fault)
            yield _figure(_case(template, operation), kinds)


def _figure(case: Case, kinds: tuple[Fault, ...]) -> Figure:
    places, wrong = 0, []
    for fault in kinds:
        for number in count(1):
            verdict = _try(case, fault, number)
            if verdict == "no fault":
                break
            places += 1
            if verdict:
                wrong.append(f"{fault} at {number}: {verdict}")
    value = f"{places} faults, {len(wrong)} wrong"
    if wrong:
        value += f" ({wrong[0]:.200})"
    return Figure(f"faults in: {case.operation.name}", value, "0 wrong", not wrong)


def _case(template: Path, operation: Operation) -> Case:
    before = state(template)
    with tempfile.TemporaryDirectory(dir=template.parent) as name:
        folder = Path(name) / "work"
        shutil.copytree(template, folder)
        process_id = os.fork()
        if process_id == 0:
            try:
                file = ClosetFile(folder / CLOSET, LEARNER, now=lambda: START)
                operation.do(folder, file)
                file.open().close()
                os._exit(0)
            finally:  # else an error would go on as a second copy of the caller
                os._exit(1)
        _, status = os.waitpid(process_id, 0)
        if status:
            raise AssertionError(f"{operation.name} fails without any fault")
        return Case(template, operation, before, state(folder))


def _try(case: Case, fault: Fault, number: int) -> str:
    """Return what went wrong, "" if all was well, or "no fault"."""
    with tempfile.TemporaryDirectory(dir=case.template.parent) as name:
        folder = Path(name) / "work"
        shutil.copytree(case.template, folder)
        reading, writing = os.pipe()
        process_id = os.fork()
        if process_id == 0:
            os.close(reading)
            verdict = _fail_at(case, folder, fault, number)
            os.write(writing, verdict[:4000].encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            verdict = pipe.read()
        _, status = os.waitpid(process_id, 0)
        if os.WIFEXITED(status) and verdict != "done":
            return verdict
        try:
            return _look(case, folder)
        except (AssertionError, WardrobeError) as error:
            return str(error)


def _look(case: Case, folder: Path) -> str:
    """Return what is wrong with the folder that a finished or killed process left."""
    if not case.allows(state(folder)):
        return "something is lost, or half done"
    if case.operation.name != "migrate":  # of which this version could say nothing
        refuse_findings(folder / CLOSET)
    new = folder / "new.closet"
    if new.exists() and contents(new) != of_closet(case.before):
        return "a backup is half done"
    taken, known = folder / "new folder", folder / OUT
    if taken.exists() and not {f.name for f in known.iterdir()} <= {
        f.name for f in taken.iterdir()
    }:
        return "an export is half done"
    return ""


def _fail_at(case: Case, folder: Path, fault: Fault, number: int) -> str:
    """Do the operation with a fault in it, then again without."""
    faults = Faults(fault, number, folder)
    faults.install()
    file = ClosetFile(folder / CLOSET, LEARNER, now=lambda: START)
    if case.operation.name != "migrate":
        file.open()
    try:
        return _do_twice(case, folder, file, faults)
    except WardrobeError as error:
        return f"a retry says: {error}"
    except BaseException:  # noqa: BLE001 - whatever it is, it is the finding
        return traceback.format_exc()[-600:]


def _do_twice(case: Case, folder: Path, file: ClosetFile, faults: Faults) -> str:
    said = ""
    faults.is_armed = True
    try:
        case.operation.do(folder, file)
        file.open().close()
    except WardrobeError as error:
        said = str(error)
    faults.is_armed = False
    if not faults.has_fired:
        return "no fault"
    now = state(folder)
    if not said:
        return "done" if now == case.after else "acknowledged, and lost"
    if not case.allows(now):
        return f"something is lost or half done after: {said}"
    if "\n" in said or str(folder) not in said:
        return f"no clear sentence: {json.dumps(said)}"
    return _retry(case, folder, file, now)


def _retry(case: Case, folder: Path, file: ClosetFile, now: Contents) -> str:
    if now == case.after != case.before:
        return "done"  # it was done when the fault came
    case.operation.do(folder, file)
    file.open().close()
    retried = state(folder)
    return "done" if retried == case.after else "a retry does not do it"

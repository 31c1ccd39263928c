"""Kills and faults as the benchmark `safety` makes them, a few of each."""

import os
from itertools import product
from pathlib import Path

import pytest

from benchmarks.safety import faults_run, kills, measure
from benchmarks.safety.faults import Fault
from benchmarks.safety.kills import Step
from benchmarks.safety.work import OPERATIONS, Operation, fill
from db.closet import SqliteCloset

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def test_no_kill_loses_what_was_acknowledged_or_leaves_half_of_a_thing() -> None:
    killed, _, lost, corrupt = kills.measure(5)

    assert killed.holds
    assert lost.holds, lost.value
    assert corrupt.holds, corrupt.value


def test_a_program_that_loses_things_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    do = Step.do

    def forget(step: Step, folder: Path) -> None:
        if folder.name == "mirror" or step.kind not in {"add", "learn", "edit"}:
            do(step, folder)

    monkeypatch.setattr(Step, "do", forget)

    _, _, lost, corrupt = kills.measure(5)

    assert not (lost.holds and corrupt.holds)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_wherever_a_write_fails_nothing_is_lost_and_a_retry_works(
    tmp_path: Path, operation: Operation
) -> None:
    template = tmp_path / "template"
    template.mkdir()
    fill(template)
    case = faults_run._case(template, operation)

    # A few of the places; the benchmark tries each.
    for fault, number in product(Fault, (2, 9)):
        assert faults_run._try(case, fault, number) in {"", "no fault"}


def test_a_commit_that_is_no_commit_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "template"
    template.mkdir()
    fill(template)
    (learn,) = (each for each in OPERATIONS if each.name == "learn")
    case = faults_run._case(template, learn)

    monkeypatch.setattr(SqliteCloset, "record", lambda *_: None)

    # The first write is now the last: that of closing.
    verdicts = {faults_run._try(case, Fault.ERROR, n) for n in (1, 2, 3)}
    assert verdicts != {""}


def test_automatic_backups_hold_what_the_closet_held() -> None:
    figure = measure.restored_backups(1)

    assert figure.holds, figure.value

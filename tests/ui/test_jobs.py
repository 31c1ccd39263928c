"""Jobs: results come back on the GUI thread, once, and only to the living."""

import os
import sys
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs, Lane
from wardrobe.model.progress import Progress


def unwanted(value: object) -> object:
    pytest.fail(f"called with {value}")


def test_a_result_arrives_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[tuple[threading.Thread, object]] = []
    owner = QObject()

    jobs.run(
        owner,
        lambda _: threading.current_thread(),
        lambda worker: threads.append((threading.current_thread(), worker)),
        unwanted,
    )
    qtbot.waitUntil(lambda: bool(threads))

    shown_on, worked_on = threads[0]
    assert shown_on is threading.main_thread()
    assert worked_on is not threading.main_thread()


def test_an_error_arrives_as_a_value(jobs: Jobs, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    owner = QObject()

    def work(_progress: Progress) -> None:
        raise ValueError("as planned")

    jobs.run(owner, work, unwanted, errors.append)
    qtbot.waitUntil(lambda: bool(errors))

    assert str(errors[0]) == "as planned"


def test_an_error_without_a_handler_is_shown(qtbot: QtBot) -> None:
    shown: list[Exception] = []
    jobs = Jobs(shown.append)
    owner = QObject()

    def work(_progress: Progress) -> None:
        raise ValueError("as planned")

    jobs.run(owner, work, unwanted)
    qtbot.waitUntil(lambda: bool(shown))
    jobs.close()

    assert str(shown[0]) == "as planned"


def test_an_error_that_nobody_shows_is_raised(jobs: Jobs, qtbot: QtBot) -> None:
    owner = QObject()

    def work(_progress: Progress) -> None:
        raise ValueError("as planned")

    with qtbot.captureExceptions() as raised:
        jobs.run(owner, work, unwanted)
        qtbot.waitUntil(lambda: bool(raised))

    assert str(raised[0][1]) == "as planned"


def test_all_of_many_results_arrive(jobs: Jobs, qtbot: QtBot) -> None:
    arrived: list[int] = []
    owner = QObject()

    for number in range(300):
        jobs.run(
            owner,
            lambda _, number=number: number,  # type: ignore[misc]  # a default is no Job
            arrived.append,
            unwanted,
            lane=Lane.MODELS if number % 2 else Lane.CLOSET,
        )
    qtbot.waitUntil(lambda: len(arrived) == 300)

    assert sorted(arrived) == list(range(300))


def test_the_closet_lane_keeps_the_order(jobs: Jobs, qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()

    for number in range(50):
        jobs.run(
            owner,
            lambda _, number=number: done.append(number),  # type: ignore[misc]  # as above
            lambda _: None,
            unwanted,
        )
    qtbot.waitUntil(lambda: jobs.count_running == 0)

    assert done == list(range(50))


def test_nothing_is_called_once_the_owner_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    parent = QObject()
    owner = QObject(parent)
    gate = threading.Event()

    jobs.run(owner, lambda _: gate.wait(5), unwanted, unwanted)
    del parent
    gate.set()

    qtbot.waitUntil(lambda: jobs.count_running == 0)
    qtbot.wait(20)


def test_progress_arrives_before_the_result(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    owner = QObject()

    def work(progress: Progress) -> str:
        progress.tell(1, 2)
        progress.begin("Ironing")
        progress.tell(2, 2)
        return "done"

    jobs.run(
        owner,
        work,
        told.append,
        unwanted,
        on_progress=lambda *state: told.append(state),
    )
    qtbot.waitUntil(lambda: len(told) == 4)

    assert told == [("", 1, 2), ("Ironing", 0, 0), ("Ironing", 2, 2), "done"]


def test_closing_cancels_what_runs_and_waits_for_it(qtbot: QtBot) -> None:
    jobs = Jobs()
    owner = QObject()
    started, ended = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while not progress.is_cancelled():
            threading.Event().wait(0.005)
        ended.set()

    jobs.run(owner, work, unwanted, unwanted)
    assert started.wait(5)

    jobs.close()

    assert ended.is_set()
    assert jobs.count_running == 0


def test_nothing_starts_after_closing(qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.close()

    jobs.run(QObject(), unwanted, unwanted, unwanted)

    assert jobs.count_running == 0


@pytest.mark.skipif(sys.platform != "linux", reason="threads of one niceness")
@pytest.mark.parametrize(("lane", "steps"), [(Lane.CLOSET, 0), (Lane.MODELS, 5)])
def test_seeing_and_judging_step_back_behind_the_window(
    jobs: Jobs, qtbot: QtBot, lane: Lane, steps: int
) -> None:
    found: list[int] = []
    owner = QObject()

    def niceness(_job: object) -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    jobs.run(owner, niceness, found.append, unwanted, lane=lane)
    qtbot.waitUntil(lambda: bool(found))

    assert found == [niceness(None) + steps]

"""Only the last question counts: nothing is told of those before it."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs
from ui.latest_job import LatestJob
from wardrobe.model.progress import Progress


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def latest(owner: QObject, jobs: Jobs) -> LatestJob:
    return LatestJob(owner, jobs)


def unwanted(*values: object) -> object:
    pytest.fail(f"called with {values}")


def answer_after(
    gate: threading.Event, answer: str, *, fails: bool = False
) -> Callable[[Progress], str]:
    """Return work that ends whether it is cancelled or not."""

    def work(progress: Progress) -> str:
        gate.wait(5)
        progress.tell(1, 1)
        if fails:
            raise ValueError(answer)
        return answer

    return work


@pytest.mark.parametrize("fails", [False, True])
def test_a_late_answer_to_an_earlier_question_is_dropped(
    latest: LatestJob, jobs: Jobs, qtbot: QtBot, *, fails: bool
) -> None:
    told: list[object] = []
    slow, quick = threading.Event(), threading.Event()
    quick.set()

    latest.start(answer_after(slow, "first", fails=fails), unwanted, unwanted, unwanted)
    latest.start(
        answer_after(quick, "second"),
        told.append,
        unwanted,
        lambda *state: told.append(state),
    )
    qtbot.waitUntil(lambda: len(told) == 2)
    slow.set()
    qtbot.waitUntil(lambda: jobs.count_running == 0)
    qtbot.wait(20)

    assert told == [("", 1, 1), "second"]
    assert not latest.is_running


def test_the_one_before_is_asked_to_stop(
    latest: LatestJob, jobs: Jobs, qtbot: QtBot
) -> None:
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        while not progress.is_cancelled():
            threading.Event().wait(0.005)
        stopped.set()

    latest.start(work, unwanted, unwanted)
    latest.start(lambda _: None, lambda _: None, unwanted)

    qtbot.waitUntil(lambda: jobs.count_running == 0)
    assert stopped.is_set()


def test_what_waited_for_its_turn_in_vain_is_not_worked_on(
    latest: LatestJob, owner: QObject, jobs: Jobs, qtbot: QtBot
) -> None:
    gate, told = threading.Event(), [""]
    for _ in range(2):  # as many as there are workers
        LatestJob(owner, jobs).start(
            answer_after(gate, "other"), lambda _: None, unwanted
        )

    latest.start(unwanted, unwanted, unwanted)
    latest.start(lambda _: "last", told.append, unwanted)
    gate.set()

    qtbot.waitUntil(lambda: told == ["", "last"])


def test_after_a_cancel_nothing_is_told(
    latest: LatestJob, jobs: Jobs, qtbot: QtBot
) -> None:
    gate = threading.Event()
    latest.start(answer_after(gate, "answer"), unwanted, unwanted, unwanted)
    assert latest.is_running

    latest.cancel()
    gate.set()

    assert not latest.is_running
    qtbot.waitUntil(lambda: jobs.count_running == 0)
    qtbot.wait(20)


def test_an_answer_may_ask_the_next_question(latest: LatestJob, qtbot: QtBot) -> None:
    told: list[int] = []

    def on_done(number: int) -> None:
        assert not latest.is_running
        told.append(number)
        if number < 2:
            latest.start(lambda _: number + 1, on_done, unwanted)

    latest.start(lambda _: 0, on_done, unwanted)

    qtbot.waitUntil(lambda: told == [0, 1, 2])

"""The history of changes: made, taken back, refused, and told."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.jobs import OnError
from ui.undo.change import Change
from ui.undo.history import UndoHistory
from ui.widgets.toast import ToastArea
from wardrobe.errors import ClosetUnusable


class Log:
    """Remembers what changes did; refuses those that are named in `refused`."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.refused: set[str] = set()
        self.errors: list[Exception] = []

    def change(self, name: str, said: str = "") -> Change:
        def step(what: str, on_error: OnError) -> None:
            if name in self.refused:
                on_error(ClosetUnusable("the disk is full"))
            else:
                self.done.append(f"{what} {name}")

        return Change(
            name,
            lambda on_error: step("make", on_error),
            lambda on_error: step("undo", on_error),
            said,
        )


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def toasts(parent: QWidget) -> ToastArea:
    return ToastArea(parent)


@pytest.fixture
def history(toasts: ToastArea, log: Log) -> UndoHistory:
    return UndoHistory(toasts, log.errors.append)


def test_a_change_is_made_and_taken_back_and_made_again(
    history: UndoHistory, log: Log
) -> None:
    history.make(log.change("edit"))
    history.undo()
    history.redo()

    assert log.done == ["make edit", "undo edit", "make edit"]


def test_what_is_said_of_a_change_is_taken_back_when_it_is_refused(
    history: UndoHistory, log: Log, toasts: ToastArea
) -> None:
    refuse: list[OnError] = []
    history.make(Change("remove", refuse.append, refuse.append, "Removed it."))

    refuse[0](ClosetUnusable("the disk is full"))

    assert toasts.toasts() == []
    assert [str(error) for error in log.errors] == ["the disk is full"]


def test_what_was_made_already_is_made_only_again(
    history: UndoHistory, log: Log
) -> None:
    history.note(log.change("import"))
    history.undo()
    history.redo()

    assert log.done == ["undo import", "make import"]


def test_changes_that_are_one_are_undone_in_reverse(
    history: UndoHistory, log: Log
) -> None:
    history.note_together("both", [log.change("first"), log.change("second")], "Came.")
    history.undo()
    history.redo()

    assert log.done == ["undo second", "undo first", "make first", "make second"]


def test_a_change_that_is_refused_is_passed_over(
    history: UndoHistory, log: Log, toasts: ToastArea
) -> None:
    history.make(log.change("good"))
    log.refused = {"bad"}
    history.make(log.change("bad"))
    assert [str(error) for error in log.errors] == ["the disk is full"]

    history.undo()

    assert log.done == ["make good", "undo good"]
    assert toasts.toasts()[-1].text == "Undone: good."


def test_a_change_that_cannot_be_undone_leaves_the_stack(
    history: UndoHistory, log: Log
) -> None:
    history.make(log.change("edit"))
    log.refused = {"edit"}

    history.undo()

    assert history.stack.count() == 0


def test_a_signal_with_more_values_makes_its_change(
    history: UndoHistory, log: Log, toasts: ToastArea
) -> None:
    made: list[tuple[object, ...]] = []

    def change_of(*values: object) -> Change:
        made.append(values)
        return log.change("slid", "Slid.")

    history.makes(change_of, "taste")(0.5, 1.0)

    assert made == [("taste", 0.5, 1.0)]
    toasts.toasts()[-1].act()
    assert log.done == ["make slid", "undo slid"]


def test_a_quiet_change_takes_back_the_undo_of_the_one_before(
    history: UndoHistory, log: Log, toasts: ToastArea
) -> None:
    history.make(log.change("loud", "Done."))

    history.make(log.change("quiet"))

    assert toasts.toasts() == []

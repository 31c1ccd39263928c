"""Waits for jobs that ask for further jobs, such as a change that is read after it."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import idle
from ui.window.main_window import MainWindow

# A job is counted as ended a moment before its result arrives.
_MOMENT_MS, _LONGEST_CHAIN = 15, 4


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until nothing is running, and nothing follows from that."""
    for _ in range(_LONGEST_CHAIN):
        idle(window, qtbot)
        qtbot.wait(_MOMENT_MS)

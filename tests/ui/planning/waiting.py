"""Waits for chains of jobs: what is written, read then, and asked for by that."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import idle
from ui.window.main_window import MainWindow


def calm(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(3):
        idle(window, qtbot)
        # A job that has ended may not have told its result yet.
        qtbot.wait(20)

"""From the click on the demo to its board, in a process of its own; prints JSON.

`python -m benchmarks.window_runs.demo_run FOLDER`, which has nothing in it yet.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

import main as program
from ui.today.board import CARDS
from ui.today.cards.outfit_card import OutfitCard
from ui.window.main_window import MainWindow

_TICK_MS = 5


class Visitor(QObject):
    """Clicks on the demo once the window of an empty closet offers it."""

    def __init__(self) -> None:
        super().__init__()
        self._clicked_at: float | None = None
        self.seconds = 0.0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                self._look_at(window)

    def _look_at(self, window: MainWindow) -> None:
        demo = window.today.notice.demo
        if self._clicked_at is None and demo.isVisible():
            self._clicked_at = time.perf_counter()
            demo.click()
        elif self._clicked_at is not None and window.closets.is_demo:
            cards = window.findChildren(OutfitCard)
            is_there = sum(card.isVisible() for card in cards) == CARDS
            if is_there and not window.jobs.count_running:  # the cut-outs, too
                self._timer.stop()
                QTimer.singleShot(0, self, lambda: self._end(window))

    def _end(self, window: MainWindow) -> None:
        window.repaint()
        self.seconds = time.perf_counter() - (self._clicked_at or 0)
        window.quit()


def main(folder: Path) -> None:
    """Start as for the first time, go to the demo, and leave."""
    program.DATA, program.SETTINGS = folder, folder / "window.ini"
    program.OWN, program.DEMO = folder / "my.closet", folder / "demo.closet"
    program.LAST_LOOK = folder / "last-look.png"
    app = QApplication([])
    visitor = Visitor()
    program.open_windows(None)
    del app
    sys.stdout.write(json.dumps({"seconds": visitor.seconds}) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    main(parser.parse_args().folder)

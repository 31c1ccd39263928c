"""One measured run of the window, in a process of its own; prints a line of JSON.

`python -m benchmarks.window_runs.probe TASK CLOSET STARTED [ARGUMENT]`, where STARTED
is when the process was started, in seconds since the epoch.
"""

import argparse
import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from main import tools_for, window_parts

# As `main.open_window` does before it imports the rest.
gc.disable()

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from typing_extensions import override  # noqa: E402

from ui.garments.search_words import SearchWords  # noqa: E402
from ui.theme.theme import Theme  # noqa: E402
from ui.today.board import CARDS  # noqa: E402
from ui.today.cards.outfit_card import OutfitCard  # noqa: E402
from ui.widgets.overlay import Overlay  # noqa: E402
from ui.window.garbage_collection import GarbageCollection  # noqa: E402
from ui.window.main_window import MainWindow  # noqa: E402
from ui.window.navigation import Page  # noqa: E402

SIZE = (1280, 800)
FRAME_SECONDS = 1 / 60
TICK_MS = 2
# How often is looked at what no event tells, such as the end of a job.
_LOOK_MS = 10
# Pixels that a turn of the wheel scrolls; a hand turns it several times a second.
WHEEL_PX = 400
# Between two letters of somebody who types quickly.
TYPING_SECONDS = 0.1
WORDS = ("black shoes", "striped", "navy shirt", "garment 12", "white dress")


class FirstPaint(QObject):
    """Tells when the gallery has painted garments for the first time."""

    def __init__(self, window: MainWindow) -> None:
        """Watch the gallery."""
        super().__init__()
        self.at: float | None = None
        self._view = window.closet_page.view
        self._view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._view.model().rowCount():
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        self.at = self.at or time.time()


def start(app: QApplication, window: MainWindow, started: float) -> dict[str, Any]:
    """Measure the time to the first painted garments."""
    window.show_page(Page.CLOSET)
    paint = FirstPaint(window)
    _open(window)
    _wait(app, lambda: paint.at is not None)
    return {"seconds": (paint.at or 0) - started}


def board(app: QApplication, window: MainWindow, started: float) -> dict[str, Any]:
    """Measure the time to all outfits of the first board, painted."""
    window.show_page(Page.TODAY)
    _open(window)
    # Looked up once: to search the whole window again and again would count, too.
    cards = window.findChildren(OutfitCard)
    _wait(app, lambda: sum(card.isVisible() for card in cards) == CARDS)
    app.processEvents()
    return {"seconds": time.time() - started}


def scroll(app: QApplication, window: MainWindow, share: float) -> dict[str, Any]:
    """Scroll from the top through a share of the gallery, as fast as a wheel can."""
    _open_and_settle(app, window)
    bar = window.closet_page.view.verticalScrollBar()
    frames = []
    target = int(share * bar.maximum())
    while bar.value() < target:
        begun = time.perf_counter()
        bar.setValue(bar.value() + WHEEL_PX)
        app.processEvents()
        took = time.perf_counter() - begun
        frames.append(1000 * took)
        time.sleep(max(0, FRAME_SECONDS - took))
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"frames_ms": frames, "peak_mb": peak_kb / 1024}


def search(app: QApplication, window: MainWindow) -> dict[str, Any]:
    """Type words, letter by letter; measure from the change of text to the picture.

    A pause lies before each letter, as for the hand that types it (the window itself
    waits for one): the pictures that an earlier letter asked for arrive in it.
    """
    _open_and_settle(app, window)
    page = window.closet_page
    known = SearchWords()
    texts = [known._text_of(garment) for garment in window.closet.garments]
    keys, passes = [], []
    for words in WORDS:
        for end in range(1, len(words) + 1):
            _pause(app, TYPING_SECONDS)
            begun = time.perf_counter()
            page.search.setText(words[:end])
            page.filters.search_now()
            app.processEvents()
            keys.append(1000 * (time.perf_counter() - begun))
            begun = time.perf_counter()
            sum(words[:end] in text for text in texts)
            passes.append(1000 * (time.perf_counter() - begun))
    return {"keys_ms": keys, "passes_ms": passes}


def add(app: QApplication, window: MainWindow, photos: Path) -> dict[str, Any]:
    """Add photos while Today computes boards and the taste is learned anew.

    Measures gaps between the ticks of a timer.
    """
    _open_and_settle(app, window)
    window.show_page(Page.TODAY)
    reports: list[Any] = []
    window.importing.import_finished.connect(reports.append)
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(1000 * (now - last) - TICK_MS)
        last = now

    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(tick)
    last = time.perf_counter()
    timer.start()
    window.photos.add_paths([photos])
    again = QTimer(interval=1500)
    again.timeout.connect(window.today.ask)
    again.start()
    lesson = partial(window.taste.learn_anew, lambda *_: None, reports.append)
    lessons = QTimer(interval=4000)
    lessons.timeout.connect(lesson)
    lessons.start()
    _wait(app, lambda: bool(reports))
    timer.stop()
    added = len(reports[0].added)
    return {"blocks_ms": sorted(gaps)[-20:], "added": added}


def use_for_hours(app: QApplication, window: MainWindow, count: int) -> dict[str, Any]:
    """Do random things, and measure the memory that stays in use."""
    # Its tools for tests would count as the window's start.
    from benchmarks.window_runs.use import use  # noqa: PLC0415

    _open_and_settle(app, window)
    return use(app, window, count, lambda: _wait(app, partial(_is_idle, window)))


def _is_idle(window: MainWindow) -> bool:
    return not window.jobs.count_running


def main() -> None:
    """Run the task that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task")
    parser.add_argument("closet", type=Path)
    parser.add_argument("started", type=float)
    parser.add_argument("rest", nargs="*")
    args = parser.parse_args()
    started, rest = args.started, args.rest
    app = QApplication([])
    garbage = GarbageCollection(app)
    with TemporaryDirectory() as folder:
        window = make_window(app, garbage, args.closet, Path(folder))
        tasks: dict[str, Callable[[], dict[str, Any]]] = {
            "start": partial(start, app, window, started),
            "board": partial(board, app, window, started),
            "scroll": lambda: scroll(app, window, float(rest[0])),
            "search": partial(search, app, window),
            "add": lambda: add(app, window, Path(rest[0])),
            "use": lambda: use_for_hours(app, window, int(rest[0])),
        }
        found = tasks[args.task]()
        for overlay in window.findChildren(Overlay):
            overlay.dismiss()
        window.close()
    sys.stdout.write(json.dumps(found) + "\n")


def make_window(
    app: QApplication, garbage: GarbageCollection, path: Path, folder: Path
) -> MainWindow:
    """Return the window of a closet, as `ui.window.run_window` makes it.

    Args:
        path: The closet's file.
        folder: Where its settings may lie.
    """
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    tools = tools_for(path)
    parts = window_parts(tools, tools.open_closet(), path)
    window = MainWindow(parts, theme=Theme(app, settings), settings=settings)
    window.closet.closet_changed.connect(
        garbage.keep_what_is_there, Qt.ConnectionType.SingleShotConnection
    )
    window.resize(*SIZE)
    return window


def _open(window: MainWindow) -> None:
    window.show()
    window.start()


def _open_and_settle(app: QApplication, window: MainWindow) -> None:
    window.show_page(Page.CLOSET)
    paint = FirstPaint(window)
    _open(window)
    _wait(app, lambda: paint.at is not None and not window.jobs.count_running)


def _pause(app: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    _wait(app, lambda: time.perf_counter() >= end)


def _wait(app: QApplication, is_done: Callable[[], bool]) -> None:
    """Handle events until something holds; sleep between them, as `app.exec` does.

    To look all the time would take the interpreter from the threads that work.
    """
    waker = QTimer(interval=_LOOK_MS)
    waker.start()
    while not is_done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main()

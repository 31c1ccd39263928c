"""A window that a phone sends photos to, in a process of its own; asked line by line.

`python -m benchmarks.window_runs.phone_run CLOSET`. Each line of its input is a
question, answered by a line of JSON: `open`, `close`, `ports`, `blocks` (the longest
block of the window's thread since it was asked for the last time, in ms, without what
other programs on the machine took), and `shown N` (when the gallery shows N garments,
in seconds since the epoch).
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory
from threading import Thread
from unittest.mock import patch

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.window_runs.probe import make_window
from ui.importing.phone_sheet import PhoneSheet
from ui.phone.addresses import Address
from ui.widgets.overlay import Overlay
from ui.window.garbage_collection import GarbageCollection
from ui.window.main_window import MainWindow
from ui.window.navigation import Page

HERE = "127.0.0.1"
_TICK_MS = 2
_LISTENING = "0A"  # of the states in `/proc/net/tcp`

Answer = dict[str, object]


class Desk(QObject):
    """Answers what is asked about the window, between its ticks."""

    def __init__(self, window: MainWindow, questions: "Queue[str]") -> None:
        super().__init__()
        self._window, self._questions = window, questions
        self._longest_ms, self._last = 0.0, math.inf
        self._awaited: Callable[[], Answer | None] = lambda: None
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter() - _seconds_without_processor()
        block_ms = 1000 * (now - self._last) - _TICK_MS
        self._longest_ms, self._last = max(self._longest_ms, block_ms), now
        with suppress(Empty):
            self._ask(self._questions.get_nowait())
        answer = self._awaited()
        if answer is not None:
            self._awaited = lambda: None
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()

    def _ask(self, question: str) -> None:
        what, *more = question.split()
        if what == "open":
            self._window.photos.ask_phone()
            self._awaited = self._address
        elif what == "close":
            for overlay in self._window.findChildren(Overlay):
                overlay.dismiss()
            self._awaited = self._idle
        elif what == "ports":
            self._awaited = lambda: {"ports": sorted(listening_ports())}
        elif what == "blocks":
            self._awaited = self._longest
        elif what == "shown":
            self._awaited = lambda: self._shown(int(more[0]))
        else:
            QApplication.quit()

    def _address(self) -> Answer | None:
        sheet = self._window.findChild(PhoneSheet)
        return {"address": sheet.url} if isinstance(sheet, PhoneSheet) else None

    def _idle(self) -> Answer | None:
        return None if self._window.jobs.count_running else {"idle": True}

    def _longest(self) -> Answer:
        longest, self._longest_ms = self._longest_ms, 0.0
        return {"longest_ms": longest}

    def _shown(self, count: int) -> Answer | None:
        shown = self._window.closet_page.view.model().rowCount()
        return {"at": time.time()} if shown >= count else None


def _seconds_without_processor() -> float:
    """Return how long this thread could have run but other programs did (Linux)."""
    _ran, waited_ns, _turns = Path("/proc/thread-self/schedstat").read_text().split()
    return int(waited_ns) / 1e9


def listening_ports() -> Iterator[int]:
    """Yield the TCP ports at which this process waits for others (Linux)."""
    sockets = set(_opened())
    for table in ("tcp", "tcp6"):
        for line in Path("/proc/self/net", table).read_text().splitlines()[1:]:
            _, here, _, state, *_, inode = line.split()[:10]
            if state == _LISTENING and f"socket:[{inode}]" in sockets:
                yield int(here.rsplit(":", 1)[1], 16)


def _opened() -> Iterator[str]:
    for each in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # another thread closed it
            yield str(each.readlink())


def _read(questions: "Queue[str]") -> None:
    for line in sys.stdin:
        questions.put(line)
    questions.put("end")


def main(closet: Path) -> None:
    """Show the window until no more is asked."""
    app = QApplication([])
    garbage = GarbageCollection(app)
    questions: Queue[str] = Queue()
    with TemporaryDirectory() as folder:
        window = make_window(app, garbage, closet, Path(folder))
        window.show_page(Page.CLOSET)
        window.show()
        window.start()
        Thread(target=_read, args=(questions,), daemon=True).start()
        desk = Desk(window, questions)
        app.exec()
        del desk
        window.close()
        garbage.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("closet", type=Path)
    args = parser.parse_args()
    # This machine alone is the private network, and its phone.
    here = [Address(HERE, "lo")]
    with (
        patch("ui.phone.server.private_addresses", lambda: here),
        patch("ui.phone.guard.is_private", lambda host: host == HERE),
    ):
        main(args.closet)

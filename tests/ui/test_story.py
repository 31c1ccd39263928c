"""The whole story on a real window under X: keys and clicks from outside, by xdotool.

Add photos, review, lock, wear, undo, restart; checked in the closet file.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from db.closet import SqliteCloset
from main import LAST_LOOK
from ui.demo.photos import read_demo, take
from wardrobe.model.event import EventKind
from wardrobe.model.garment import Garment, GarmentType

Answer = TypeVar("Answer")

TOOLS = ("Xvfb", "openbox", "xdotool")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]
PATIENCE_SECONDS = 90.0
# Where the gallery's first garment lies in the window.
FIRST_GARMENT = (210, 300)
ROOT = Path(__file__).parents[2]
DRAWINGS = ROOT / "assets" / "demo"

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"{', '.join(MISSING)} are not installed"
)


@pytest.fixture
def display() -> Iterator[str]:
    """Start an X server of our own, with a window manager for the focus."""
    read, write = os.pipe()
    screen = ["-screen", "0", "1360x860x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *screen],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        name = f":{pipe.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL
    )
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait(10)


class Desk:
    """A running window, a keyboard, and the closet file to look into."""

    def __init__(self, display: str, folder: Path) -> None:
        kept = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
        home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
        self.env = {**kept, **home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.closet = folder / "story.closet"
        self.command = [sys.executable, "main.py", "--closet", str(self.closet)]
        self._data = folder / "data"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        # It has the window's name, and takes no keys: see tests/ui/test_first_frame.py.
        for last_look in self._data.rglob(LAST_LOOK.name):
            last_look.unlink()
        self._process = subprocess.Popen(self.command, cwd=ROOT, env=self.env)
        self.xdotool("search", "--sync", "--onlyvisible", "--name", "Digital Wardrobe")
        self.xdotool("search", "--name", "Digital Wardrobe", "windowactivate", "--sync")
        time.sleep(1)  # the focus takes a moment after the window

    def quit(self) -> None:
        assert self._process is not None
        self.keys("ctrl+q")
        assert self._process.wait(30) == 0

    def kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def keys(self, *keys: str) -> None:
        self.xdotool("key", "--delay", "120", *keys)

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", "40", text)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the window."""
        self.xdotool(
            *("search", "--onlyvisible", "--name", "Digital Wardrobe"),
            *("mousemove", "--window", "%1", str(x), str(y), "click", "1"),
        )

    def do(self, action: str) -> None:
        """Run an action by the command palette."""
        self.keys("ctrl+k")
        time.sleep(0.4)
        self.type(action)
        self.keys("Return")
        time.sleep(0.4)

    def xdotool(self, *argv: str) -> None:
        """Run it; a search is begun anew where a window went away meanwhile."""
        until = time.monotonic() + PATIENCE_SECONDS
        while subprocess.run(
            ["xdotool", *argv],
            env=self.env,
            check=False,
            timeout=PATIENCE_SECONDS,
            stdout=subprocess.DEVNULL,
        ).returncode:
            assert argv[0] == "search", f"xdotool cannot do {argv}"
            assert time.monotonic() < until, f"no window found by {argv}"
            time.sleep(0.3)

    def garments(self) -> list[Garment]:
        return self._read(lambda closet: closet.garments())

    def doubt(self) -> None:
        """Make the garments a top, trousers and shoes that the eyes were unsure of."""
        types = (GarmentType.SHIRT, GarmentType.TROUSERS, GarmentType.FORMAL_SHOES)
        by_name = sorted(self.garments(), key=lambda garment: -ord(garment.name[0]))
        doubted = [
            replace(
                garment,
                type=garment_type,
                confidence=0.4,
                pattern_confidence=1.0,
                colour_confidence=1.0,
            )
            for garment, garment_type in zip(by_name, types)
        ]
        self._read(lambda closet: closet.update(doubted))

    def wears(self) -> list[tuple[int, ...]]:
        return self._read(
            lambda closet: [
                event.garment_ids
                for event in closet.events()
                if event.kind is EventKind.WEAR
            ]
        )

    def _read(self, question: Callable[[SqliteCloset], Answer]) -> Answer:
        closet = SqliteCloset.open(self.closet, now=lambda: datetime.now(UTC))
        try:
            return question(closet)
        finally:
            closet.close()


@pytest.fixture
def desk(display: str, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(display, tmp_path)
    yield desk
    desk.kill()


def wait_for(
    is_true: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS
) -> None:
    until = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < until, what
        time.sleep(0.3)


def take_photos(folder: Path) -> None:
    """Photograph drawings of the demo closet, named by where they are worn."""
    drawings = {
        "top": "white-shirt.svg",
        "middle": "navy-trousers.svg",
        "bottom": "brown-oxfords.svg",
    }
    demo = {each.drawing.name: each for each in read_demo(DRAWINGS, folder)}
    for name, drawing in drawings.items():
        take(replace(demo[drawing], path=folder / f"{name}.png"))


def test_the_whole_story(desk: Desk, tmp_path: Path) -> None:
    take_photos(tmp_path / "photos")
    desk.start()

    # Add a folder by the dialog's own field for names.
    desk.keys("ctrl+shift+o")
    dialog = ("search", "--sync", "--onlyvisible", "--name", "Add a folder")
    desk.xdotool(*dialog, "windowactivate", "--sync")
    time.sleep(2)
    desk.type(str(tmp_path / "photos"))
    time.sleep(1)  # the dialog looks for completions
    desk.keys("Return")
    wait_for(lambda: len(desk.garments()) == 3, "the photos were not added")
    time.sleep(1)
    desk.quit()
    desk.doubt()

    # Review: each is right.
    desk.start()
    desk.keys("ctrl+r", "Return", "Return", "Return")
    wait_for(
        lambda: all(garment.confidence == 1 for garment in desk.garments()),
        "the review was not saved",
    )

    # Lock the first garment of the closet, and wear the outfit around it.
    desk.keys("Escape", "ctrl+2")
    time.sleep(2)
    desk.click(*FIRST_GARMENT)
    desk.do("build around")
    time.sleep(5)  # for the board
    desk.do("wear the first")
    wait_for(lambda: len(desk.wears()) == 1, "nothing was noted as worn")
    assert len(desk.wears()[0]) == 3

    # Undo the wear, then the last answer of the review, and redo both.
    desk.do("undo")
    wait_for(lambda: not desk.wears(), "the wear was not undone")
    desk.do("undo")
    wait_for(
        lambda: min(garment.confidence for garment in desk.garments()) == 0.4,
        "the answer was not undone",
    )
    desk.do("redo")
    desk.do("redo")
    wait_for(lambda: len(desk.wears()) == 1, "the wear was not redone")

    # A second start raises the window; a restart finds everything again.
    second = [sys.executable, "main.py", "--closet", str(desk.closet)]
    subprocess.run(second, cwd=ROOT, env=desk.env, check=True, timeout=PATIENCE_SECONDS)
    desk.quit()
    desk.start()
    desk.quit()
    assert len(desk.garments()) == 3
    assert len(desk.wears()) == 1

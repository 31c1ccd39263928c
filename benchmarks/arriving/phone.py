"""The phone as camera: how soon its photos show, whether all come, who is kept out."""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from PIL import Image

from benchmarks.arriving.browser import (
    cut_off,
    give,
    has_browser,
    join_again,
    open_phone,
    wait_for,
)
from benchmarks.arriving.hostile import (
    Answer,
    bad_bodies,
    from_outside,
    strange_requests,
)
from benchmarks.arriving.scenes import own_photos
from benchmarks.figures import Figure, at_most
from benchmarks.main_job import ROOT
from db.closet import SqliteCloset
from ui.phone.guard import COOKIE

if TYPE_CHECKING:
    from selenium.webdriver.chromium.webdriver import ChromiumDriver

LARGE, MANY, FLOOD = 6, 100, 10_000
MEGAPIXELS_12 = (3000, 4000)
# Of the many photos, so many have arrived when the connection is cut, for so long.
_CUTS, _CUT_S = (0.1, 0.4, 0.7), 3.0
_SEED = 20261127
_OUTSIDE = ("8.8.8.8", "100.64.0.1", "2001:4860:4860::8888")
_CALLERS = 4
_REFUSED = 400


def measure(data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures, of people's own photos of the validation part."""
    if not ((data / "clothing" / "images.csv").exists() and has_browser()):
        missing = "no data" if has_browser() else "no Chromium"
        yield Figure("photos from a phone", missing, "see docs/eyes.md", None)
        return
    count = MANY // 5 if is_quick else MANY
    chosen = random.Random(_SEED).sample(own_photos(data, "validation"), LARGE + count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = [_enlarged(each, folder) for each in chosen[:LARGE]]
        with closing(_Window(folder / "my.closet")) as window:
            before = window.ask("ports")["ports"]
            started = time.time()
            url = window.ask("open")["address"]
            phone = open_phone(url, folder / "profile")
            try:
                yield from _first_photos(window, phone, large, started)
                yield _with_cuts(window, phone, chosen, folder / "my.closet")
                yield from _hostile(window, phone, url, is_quick)
            finally:
                phone.quit()
            yield _ports(window, before)


class _Window:
    """The window, in a process of its own."""

    def __init__(self, closet: Path) -> None:
        display = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
        module = "benchmarks.window_runs.phone_run"
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(closet)],
            cwd=ROOT,
            env={**os.environ, **display},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, question: str) -> dict[str, Any]:
        """Wait for the answer; `benchmarks.window_runs.phone_run` says to what."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """End it."""
        self._process.communicate(timeout=60)


def _enlarged(photo: Path, folder: Path) -> Path:
    """Make a photo of 12 megapixels of a small one."""
    with Image.open(photo) as small:
        upright = small.convert("RGB").resize(MEGAPIXELS_12, Image.Resampling.BICUBIC)
    large = folder / f"large-{photo.name}"
    upright.save(large, quality=92)
    return large


def _first_photos(
    window: _Window, phone: "ChromiumDriver", photos: Sequence[Path], started: float
) -> Iterator[Figure]:
    seconds = []
    for number, photo in enumerate(photos, 1):
        taken = time.time()
        give(phone, [photo], to="camera")
        shown = window.ask(f"shown {number}")["at"]
        seconds.append(shown - taken)
        if number == 1:
            name = "`With your phone` to the first photo in the window, our part"
            yield at_most(name, shown - started, 10, "s", 1)
    yield at_most("  of it, the photo of 12 megapixels", seconds[0], 2, "s", 2)
    slowest = max(seconds[1:])
    yield at_most(f"  the slowest of the next {len(seconds) - 1}", slowest, 2, "s", 2)


def _with_cuts(
    window: _Window, phone: "ChromiumDriver", photos: Sequence[Path], closet: Path
) -> Figure:
    """Send photos in a row, and take the network away three times."""
    rest = photos[LARGE:]
    give(phone, rest)
    for share in _CUTS:
        window.ask(f"shown {LARGE + round(share * len(rest))}")
        cut_off(phone)
        time.sleep(_CUT_S)
        join_again(phone)
    wait_for(phone, "return queue.length === 0", 300)
    for button in phone.find_elements("css selector", "li.bad button"):
        button.click()  # a person knows better than the eyes what is a garment
    wait_for(phone, "return queue.length === 0")
    window.ask(f"shown {len(photos)}")
    sent = {hashlib.sha256(each.read_bytes()).hexdigest() for each in rest}
    opened = SqliteCloset.open(closet, now=lambda: datetime.now(UTC))
    kept = [each.photo_sha256 for each in opened.garments()]
    opened.close()
    there = len(sent & set(kept))
    twice = len(kept) - len(photos)
    return Figure(
        f"{len(rest)} photos in a row, the connection cut {len(_CUTS)} times",
        f"{there} there, {twice} twice",
        "all there, none twice",
        (there, twice) == (len(rest), 0),
    )


def _hostile(
    window: _Window, phone: "ChromiumDriver", url: str, is_quick: bool
) -> Iterator[Figure]:
    cookie = next(each for each in phone.get_cookies() if each["name"] == COOKIE)
    window.ask("blocks")
    with httpx.Client(cookies={COOKIE: cookie["value"]}, timeout=60) as inside:
        answers = strange_requests(url, inside) + bad_bodies(url, inside)
    answers += [from_outside(host) for host in _OUTSIDE]
    answers.append(_flood(url, FLOOD // 10 if is_quick else FLOOD))
    longest = window.ask("blocks")["longest_ms"]
    let_in = [name for name, status in answers if 0 < status < _REFUSED]
    refused = f"{len(answers) - len(let_in)} refused"
    more = f"; let in: {', '.join(let_in)}" if let_in else ""
    name = f"{len(answers)} hostile requests"
    yield Figure(name, refused + more, f"all {len(answers)}", not let_in)
    yield at_most("  the window's longest block meanwhile", longest, 50, "ms")


def _flood(url: str, count: int) -> Answer:
    """Guess the secret very often, several callers at a time."""
    guess = url.rstrip("/").rsplit("/", 1)[0] + "/guess/"

    def call(_number: int) -> list[int]:
        with httpx.Client(timeout=60) as caller:
            return [caller.get(guess).status_code for _ in range(count // _CALLERS)]

    with ThreadPoolExecutor(_CALLERS) as callers:
        statuses = [
            each for some in callers.map(call, range(_CALLERS)) for each in some
        ]
    return f"{count:,} requests", min(statuses)


def _ports(window: _Window, before: list[int]) -> Figure:
    open_now = window.ask("ports")["ports"]
    window.ask("close")
    after = window.ask("ports")["ports"]
    value = f"{len(before)} before, {len(after)} after ({len(open_now)} meanwhile)"
    holds = (len(before), len(open_now), len(after)) == (0, 1, 0)
    return Figure("open ports while no phone is let in", value, "none", holds)

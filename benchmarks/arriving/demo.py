"""The demo closet: how soon its board shows after the click, on the first start."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, at_most
from benchmarks.main_job import ROOT

STARTS = 5


def measure(_data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figure: the best of some starts, each with nothing kept before."""
    seconds = [_from_click() for _ in range(1 if is_quick else STARTS)]
    yield at_most("demo from the click to the board", min(seconds), 2, "s", 2)


def _from_click() -> float:
    display = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.window_runs.demo_run", folder],
            cwd=ROOT,
            env={**os.environ, **display},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    seconds: float = json.loads(done.stdout.splitlines()[-1])["seconds"]
    return seconds

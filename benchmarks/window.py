"""The window: how soon it shows, how smoothly it scrolls, and how much it takes."""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw
from sqlalchemy.orm import Session

from benchmarks.figures import Figure, at_most, seconds_of
from benchmarks.main_job import ROOT
from db.closet import SqliteCloset
from db.engine import writer_engine
from db.tables.rows import to_row
from main import DEMO_DRAWINGS, tools_for
from ui.demo.photos import DemoPhoto, read_demo, take
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.picture import Picture

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LARGE, SMALL = 10_000, 200
# Different pictures in a large closet; each is decoded for every garment that has it.
DRAWINGS = 48
ROWS_AT_ONCE = 1000
PHOTO_SIZE = (4000, 3000)
STARTS = 5
# What was worn for three years.
PICKS = 1000


def measure(_data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures; `is_quick` adds fewer photos and scrolls a part."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = _seconds(partial(bare_probe, "paint"))
        yield _first_look(folder, bare)
        for count, goal in ((SMALL, 3), (LARGE, 4)):
            fill(folder / f"{count}.closet", count)
            yield _first_board(folder / f"{count}.closet", count, bare, goal)
        yield _listing(folder / f"{SMALL}.closet")
        large = folder / f"{LARGE}.closet"
        yield from _scrolling(large, is_quick)
        yield _searching(large)
        yield _adding(folder, is_quick)
        yield _using(folder, is_quick)


def fill(path: Path, count: int) -> None:
    """Make a closet of so many garments with pictures, the same every time."""
    SqliteCloset.open(path, now=lambda: NOW).close()
    rng = np.random.default_rng(5)
    types, colours, patterns = list(GarmentType), list(Colour), list(Pattern)
    pictures = [_pictures(rng) for _ in range(min(count, DRAWINGS))]
    engine = writer_engine(path)
    for start in range(0, count, ROWS_AT_ONCE):
        with Session(engine) as session, session.begin():
            for number in range(start, min(count, start + ROWS_AT_ONCE)):
                colour = colours[rng.integers(len(colours))]
                garment = Garment(
                    id=0,
                    type=types[rng.integers(len(types))],
                    colour=colour,
                    pattern=patterns[rng.integers(len(patterns))],
                    name=f"IMG_{number:05}" if number % 3 else f"garment {number}",
                    confidence=float(rng.uniform(0.3, 1.0)),
                    added_at=NOW + timedelta(minutes=number),
                    photo_sha256=f"{number:064x}",
                    colours=(ColourShare(colour, 1.0),),
                )
                session.add(
                    to_row(garment, pictures[number % len(pictures)], b"\0" * 2048)
                )
    engine.dispose()


def wear(path: Path, count: int) -> None:
    """Log that many outfits of a closet as worn, the same every time."""
    rng = np.random.default_rng(11)
    closet = SqliteCloset.open(path, now=lambda: NOW)
    ids: dict[str, list[int]] = {}
    for garment in closet.garments():
        ids.setdefault(garment.group, []).append(garment.id)
    occasions = list(Occasion)
    worn = [
        Event(
            kind=EventKind.WEAR,
            garment_ids=tuple(
                int(rng.choice(ids[group])) for group in ("top", "middle", "bottom")
            ),
            occasion=occasions[rng.integers(len(occasions))],
            at=NOW + timedelta(days=number),
        )
        for number in range(count)
    ]
    closet.bring_in_log([], worn, tools_for(path).learner.relearn)
    closet.close()


def make_photos(folder: Path, count: int) -> None:
    """Make so many photos of 12 megapixels of a drawn garment, each a little lighter.

    Drawn, since what is no garment is not added, nor the same picture twice.
    """
    folder.mkdir()
    drawing = next(each for each in read_demo(DEMO_DRAWINGS, folder) if _is_plain(each))
    take(drawing)
    with Image.open(drawing.path) as photo:
        large = photo.convert("RGB").resize((min(PHOTO_SIZE),) * 2)
    drawing.path.unlink()
    image = Image.new("RGB", PHOTO_SIZE, large.getpixel((9, 9)))
    image.paste(large, ((PHOTO_SIZE[0] - large.width) // 2, 0))
    for number in range(count):
        lighter = image.point(lambda level, by=number: min(255, level + by % 40))
        # A speck tells apart what is as light.
        lighter.paste((number // 40 * 20,) * 3, (0, 0, 64, 64))
        lighter.save(folder / f"IMG_{number:04}.jpg", quality=88)


def _is_plain(photo: DemoPhoto) -> bool:
    return photo.type is GarmentType.JEANS


def probe(task: str, closet: Path, *argv: object) -> dict[str, Any]:
    """Run a task of `benchmarks.window_runs.probe` in a process of its own."""
    return _answer("probe", task, closet, time.time(), *argv)


def bare_probe(task: str, *argv: object) -> dict[str, Any]:
    """Run a task of `benchmarks.window_runs.bare` in a process of its own."""
    return _answer("bare", task, time.time(), *argv)


def _answer(module: str, *argv: object) -> dict[str, Any]:
    display = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [
            *(sys.executable, "-m", f"benchmarks.window_runs.{module}"),
            *map(str, argv),
        ],
        cwd=ROOT,
        env={**_environment(), **display},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _environment() -> dict[str, str]:
    """Let Python keep what it compiled, as it does where the program is installed."""
    unwanted = "PYTHONDONTWRITEBYTECODE"
    return {name: value for name, value in os.environ.items() if name != unwanted}


def _first_look(folder: Path, bare: float) -> Figure:
    bare_probe("keep", folder)
    seconds = _seconds(partial(bare_probe, "look", folder))
    name = "start to the window's last look / a bare window of the same size"
    return at_most(name, seconds / bare, 1.6, "x", 2)


def _first_board(closet: Path, count: int, bare: float, goal: float) -> Figure:
    seconds = _seconds(partial(probe, "board", closet))
    name = f"start to a complete board, closet of {count:,} / a bare window"
    return at_most(name, seconds / bare, goal, "x", 1)


def _seconds(run: Callable[[], dict[str, Any]]) -> float:
    """Return the best of some starts, after one that warms the disk's cache."""
    run()
    seconds: list[float] = [run()["seconds"] for _ in range(STARTS)]
    return min(seconds)


def _listing(closet: Path) -> Figure:
    """Compare the command `garments` with the import of what it stands on."""
    python = [sys.executable, "-c", "import sqlalchemy, numpy"]
    garments = [sys.executable, "main.py", "--closet", str(closet), "garments"]
    ours, theirs = (
        min(seconds_of(partial(_quietly, command)) for _ in range(STARTS))
        for command in (garments, python)
    )
    name = f"`garments`, closet of {SMALL} / import of sqlalchemy and numpy"
    return at_most(name, ours / theirs, 1.6, "x", 2)


def _quietly(command: list[str]) -> None:
    environment = _environment()
    subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True
    )


def _scrolling(closet: Path, is_quick: bool) -> Iterator[Figure]:
    share = 0.1 if is_quick else 1.0
    found, bare = probe("scroll", closet, share), bare_probe("scroll", share)
    part = " (a tenth)" if is_quick else ""
    name = (
        f"a frame while scrolling {LARGE:,} thumbnails{part} / a plain QListView, p95"
    )
    ratio = _p95(found["frames_ms"]) / _p95(bare["frames_ms"])
    yield at_most(name, ratio, 1.3, "x", 2)
    name = f"memory after scrolling through {'a tenth' if is_quick else 'all'}"
    memory = at_most(name, found["peak_mb"], 450, "MB")
    yield replace(memory, holds=None) if is_quick else memory


def _searching(closet: Path) -> Figure:
    found = probe("search", closet)
    name = f"search as you type over {LARGE:,} / one pass of `word in text`, p95"
    return at_most(name, _p95(found["keys_ms"]) / _p95(found["passes_ms"]), 3, "x", 1)


def _adding(folder: Path, is_quick: bool) -> Figure:
    count = 25 if is_quick else 200
    make_photos(folder / "photos", count)
    closet = folder / "adding.closet"
    fill(closet, SMALL)
    wear(closet, PICKS)
    found = probe("add", closet, folder / "photos")
    assert found["added"] == count
    name = f"longest block of the window's thread: {count} photos, boards, retraining"
    return at_most(name, max(found["blocks_ms"]), 50, "ms")


def _using(folder: Path, is_quick: bool) -> Figure:
    count = 400 if is_quick else 20_000
    closet = folder / "using.closet"
    fill(closet, SMALL)
    megabytes = probe("use", closet, count)["megabytes"]
    growth = max(megabytes[1:]) / megabytes[0] - 1
    return Figure(
        f"growth over {count:,} random actions, after the first eighth",
        f"{growth:+.1%}, no crash",
        "at most +10 %",
        None if is_quick else growth <= 0.1,
    )


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _pictures(rng: np.random.Generator) -> dict[Picture, bytes]:
    drawing = _drawing(rng)
    sides = {Picture.THUMBNAIL_256: 256, Picture.THUMBNAIL_512: 512}
    return {
        # Never shown here, so any bytes do.
        Picture.PHOTO: b"no photo",
        Picture.CUTOUT: b"no cut-out",
        **{kind: _webp(drawing.resize((side, side))) for kind, side in sides.items()},
    }


def _drawing(rng: np.random.Generator) -> Image.Image:
    """Draw a shape with cloth-like grain, transparent around it."""
    side = 512
    shape = Image.new("L", (side, side), 0)
    left, right = int(rng.integers(60, 160)), side - int(rng.integers(60, 160))
    ImageDraw.Draw(shape).rounded_rectangle((left, 30, right, side - 30), 60, fill=255)
    colour = rng.integers(20, 230, 3)
    cloth = np.clip(colour + rng.normal(0, 12, (side, side, 1)), 0, 255)
    image = Image.fromarray(cloth.astype(np.uint8))
    image.putalpha(shape)
    return image


def _webp(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=82)
    return buffer.getvalue()

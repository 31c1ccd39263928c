"""The main job from the outside: photos in, labels, outfits out, bad input refused."""

import csv
import io
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.figures import Figure, at_most
from benchmarks.garments import START, numbered_garment
from db.closet import SqliteCloset
from ml.training.data.labels import CLOTHING
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Group, Pattern
from wardrobe.model.picture import Picture

ROOT = Path(__file__).parent.parent
MOST_MEGABYTES = 520
# What is there without the program, or comes by itself where it is missing.
OF_PYTHON = {"pip", "setuptools", "pkg_resources", "__pycache__"}
# What nobody wears to work where trousers and shirts are asked for.
NOT_FOR_WORK = {
    GarmentType.T_SHIRT,
    GarmentType.TANK_TOP,
    GarmentType.SWEATSHIRT,
    GarmentType.TRACK_PANTS,
    GarmentType.SHORTS,
    GarmentType.LEGGINGS,
    GarmentType.JEANS,
    GarmentType.SNEAKERS,
    GarmentType.SPORTS_SHOES,
    GarmentType.SANDALS,
    GarmentType.FLIP_FLOPS,
}


def measure(data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures; `is_quick` takes fewer photos and leaves the install out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos = _validation_photos(data)
        if is_quick:
            photos = dict(random.Random(1).sample(sorted(photos.items()), 60))
        yield from _adding(photos, folder, is_quick)
        yield from _labels(photos)
        yield from _suggesting(folder)
        yield from _bad_input(folder)
        yield _torch_is_absent()
        yield _install_size(folder, is_quick)


def run(*argv: object, closet: Path | None = None) -> tuple[int, Any, str]:
    """Run the program with --json; return exit code, value, and stderr."""
    place = ["--closet", str(closet)] if closet else []
    done = subprocess.run(
        [sys.executable, "main.py", *place, "--json", *map(str, argv)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, json.loads(done.stdout or "null"), done.stderr


def _validation_photos(data: Path) -> dict[Path, str]:
    """Return labels by photo of the validation part of people's own photos."""
    listing = data / "clothing" / "images.csv"
    if not listing.exists():
        return {}
    with listing.open(newline="") as file:
        return {
            data.resolve() / "clothing" / "images" / f"{row['image']}.jpg": row["label"]
            for row in csv.DictReader(file)
            if row["split"] == "validation"
        }


def _adding(photos: dict[Path, str], folder: Path, is_quick: bool) -> Iterator[Figure]:
    sample = " (a sample)" if is_quick else ""
    name = f"add of {len(photos)} validation photos{sample}"
    if not photos:
        yield Figure("add of the validation photos", "no data", "all", None)
        return
    closet = folder / "adding.closet"
    started = time.perf_counter()
    _, report, _ = run("add", *photos, closet=closet)
    seconds = (time.perf_counter() - started) / len(photos)
    added = len(report["added"])
    yield Figure(name, f"{added} added", "all", added == len(photos))
    yield at_most("  a photo", seconds, 0.25, "s", 3)
    _, report, _ = run("add", *photos, closet=closet)
    known = len(report["duplicates"])
    yield Figure("  a second time", f"{known} duplicates", "all", known == len(photos))


def _labels(photos: dict[Path, str]) -> Iterator[Figure]:
    goal = "at least 94 %"
    if not photos:
        yield Figure("label: group right", "no data", goal, None)
        return
    _, rows, _ = run("label", *photos)
    right = [
        row["group"] in {garment_type.group for garment_type in CLOTHING[label]}
        for row, label in zip(rows, photos.values(), strict=True)
    ]
    share = sum(right) / len(right)
    value = f"{share:.1%} of {len(right)}"
    yield Figure("label: group right", value, goal, share >= 0.94)


def _suggesting(folder: Path) -> Iterator[Figure]:
    closet = folder / "large.closet"
    types = fill(closet)
    _, value, _ = run("suggest", "--occasion", "work", "--top", 10, closet=closet)
    count, seconds = value["outfits_considered"], value["seconds"]
    name = "suggest for work on 60 tops, 40 middles, 20 bottoms"
    yield Figure(name, f"{count} considered", "at least 48000", count >= 48_000)
    yield at_most("  time", seconds, 0.5, "s", 3)
    worn = [
        types[garment_id]
        for outfit in value["outfits"]
        for slot, garment_id in outfit["garments"].items()
        if garment_id and not (slot == "top" and outfit["garments"]["outer"])
    ]
    odd = sorted(
        {garment_type for garment_type in worn if garment_type in NOT_FOR_WORK}
    )
    said = ", ".join(odd) or "none"
    yield Figure("  casual garments in the top 10", said, "none", not odd)


def fill(closet: Path) -> dict[int, GarmentType]:
    """Make a mixed closet of 60 tops, 40 middles and 20 bottoms, at random but fixed.

    Returns:
        The types by garment id.
    """
    rng = random.Random(3)
    opened = SqliteCloset.open(closet, now=lambda: START)
    pictures = dict.fromkeys(Picture, b"no picture")
    types: dict[int, GarmentType] = {}
    for group, count in ((Group.TOP, 60), (Group.MIDDLE, 40), (Group.BOTTOM, 20)):
        # One-pieces are left out: 60 x 40 x 20 are meant to be 48,000 outfits.
        choices = [t for t in GarmentType if t.group is group and not t.is_one_piece]
        for _ in range(count):
            patterns = [Pattern.SOLID, Pattern.SOLID, *Pattern]
            look = Descriptor(
                rng.choice(choices), rng.choice(list(Colour)), rng.choice(patterns)
            )
            garment = numbered_garment(len(types) + 1, look)
            types[opened.add(garment, pictures, b"none").id] = garment.type
    opened.close()
    return types


def _bad_input(folder: Path) -> Iterator[Figure]:
    """Each: exit 1, one sentence, no traceback; and the closet is as it was."""
    closet = folder / "bad.closet"
    fill(closet)
    before = run("garments", closet=closet)[1]
    for what, argv, place in _bad_calls(folder, closet):
        code, _, err = run(*argv, closet=place)
        lines = err.strip().splitlines()
        holds = code == 1 and len(lines) == 1 and "Traceback" not in err
        yield Figure(what, lines[-1] if lines else "no word", "one sentence", holds)
    unchanged = run("garments", closet=closet)[1] == before
    yield Figure("after all bad input", "nothing lost", "nothing lost", unchanged)


def _bad_calls(
    folder: Path, closet: Path
) -> Iterator[tuple[str, tuple[object, ...], Path]]:
    for path in _bad_photos(folder):
        yield f"add {path.name}", ("add", path), closet
    locked = folder / "no-rights"
    locked.mkdir(mode=0o000)
    if os.geteuid() == 0:  # rights do not bind root: a file in place of a folder does
        locked.rmdir()
        locked.symlink_to(folder / "nowhere")
    yield "add a folder that cannot be opened", ("add", locked), closet
    no_closet = folder / "not.closet"
    no_closet.write_text("this is no closet\n" * 200)
    yield "a closet file that is not one", ("garments",), no_closet
    newer = _newer_closet(folder, closet)
    yield "a change of a closet of a newer version", ("set", 1, "type=polo"), newer
    yield "an unknown occasion", ("suggest", "--occasion", "ball"), closet
    yield "an id that does not exist", ("set", 999_999, "type=polo"), closet


def _bad_photos(folder: Path) -> list[Path]:
    contents = {
        "text.jpg": b"this is a text file called .jpg\n" * 50,
        "truncated.jpg": _encoded(Image.effect_noise((200, 200), 99), "JPEG")[:4000],
        "empty.jpg": b"",
        "huge.png": _encoded(Image.new("1", (20_000, 20_000)), "PNG"),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def _encoded(image: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def _newer_closet(folder: Path, closet: Path) -> Path:
    newer = folder / "newer.closet"
    run("backup", newer, closet=closet)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from-2099'")
    return newer


def _torch_is_absent() -> Figure:
    code = (
        "import sys, main; main.tools_for(main.DATA / 'x.closet'); "
        "import ui.window.main_window; print('torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    imported = done.stdout.strip() == "True"
    value = "imported" if imported else "not imported"
    return Figure("torch", value, "not imported", not imported)


def _install_size(folder: Path, is_quick: bool) -> Figure:
    name, goal = "base install", f"below {MOST_MEGABYTES} MB"
    if is_quick:
        return Figure(name, "left out, it takes minutes", goal, None)
    place = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "."]
    subprocess.run(pip, cwd=ROOT, check=True)
    sizes = {path: path.lstat().st_size for path in place.rglob("*") if path.is_file()}
    megabytes = sum(sizes.values()) / 1e6
    bare = sum(size for path, size in sizes.items() if not OF_PYTHON & {*path.parts})
    value = f"{megabytes:.0f} MB; {bare / 1e6:.0f} without pip and compiled modules"
    return Figure(name, value, goal, megabytes < MOST_MEGABYTES)

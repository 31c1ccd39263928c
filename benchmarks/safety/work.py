"""What is done to a closet while it is made to fail, and what it holds afterwards."""

import io
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from PIL import Image

import assets
import db.migrations.run  # noqa: F401 - before the fork, so that no child loads it
from db import opening
from db.closet import SqliteCloset
from db.closet_file import ClosetFile
from db.migrations import HEAD, run
from db.tables.rows import Row
from ml.judgement.formality import ExpertFormality
from ml.model_file import card_of, read_card, sha256_of
from ml.training.judgement.training import JudgeSettings, Sources, train_judge
from wardrobe.days.calendar_rules import DEFAULT_RULES, CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType, Pattern, State
from wardrobe.model.maintenance import Finding
from wardrobe.model.occasion import Occasion
from wardrobe.model.picture import Picture
from wardrobe.planning.laundry import wash, washed_load
from wardrobe.taste.learning import Learner
from wardrobe.transfer.export_folder import export_closet
from wardrobe.transfer.import_folder import import_folder

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
TRIP = Trip(
    first=START.date(),
    last=START.date(),
    needs=(TripNeed(Occasion.WORK),),
    garment_ids=frozenset({1, 2}),
)
ASSETS = Path(assets.__file__).parent
LEARNER = Learner(ExpertFormality(ASSETS / "expert").of)
EMBEDDING = np.linspace(-1, 1, 512, dtype=np.float32).tobytes()
# Memory, where there is such a place: a kill does not lose what a disk still holds in
# its cache, so a disk would only make thousands of them slow.
QUICK_PLACE = next((p for p in ("/dev/shm",) if Path(p).is_dir()), None)
CLOSET, COPY, OUT = "my.closet", "copy.closet", "taken away"
MODELS = "models"
_NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("garment", recreate="always") as table:
        table.add_column(sa.Column("washed_at", sa.String(), nullable=True))
"""
Contents = dict[str, frozenset[tuple[object, ...]]]


def pictures(number: int) -> dict[Picture, bytes]:
    """Return small pictures of the kinds that the closet keeps."""
    rng = np.random.default_rng(number)
    noise = Image.fromarray(rng.integers(0, 255, (48, 40, 3), np.uint8))
    made = {}
    for kind in Picture:
        stream = io.BytesIO()
        noise.save(stream, "JPEG" if kind is Picture.PHOTO else "WEBP", method=0)
        made[kind] = stream.getvalue()
    return made


def garment(number: int) -> Garment:
    """Return a garment that is like no other."""
    return Garment(
        id=0,
        type=list(GarmentType)[number % len(GarmentType)],
        colour=Colour.NAVY,
        pattern=Pattern.SOLID,
        name=f"garment {number}",
        confidence=0.5,
        added_at=START + timedelta(seconds=number),
        photo_sha256=f"{number:064x}",
        colours=(ColourShare(Colour.NAVY, 1.0),),
    )


def event(number: int, *garment_ids: int) -> Event:
    """Return an event that is like no other."""
    return Event(
        kind=EventKind.WEAR,
        garment_ids=garment_ids,
        occasion=list(Occasion)[number % len(Occasion)],
        at=START + timedelta(minutes=number),
    )


def plan(number: int, outfit: frozenset[int] = frozenset({1, 2})) -> PlannedOutfit:
    """Return a plan for a day of its own."""
    day = START.date() + timedelta(days=number)
    return PlannedOutfit(day=day, occasion=Occasion.WORK, garment_ids=outfit)


def contents(path: Path) -> Contents:
    """Return every row of a closet, bit for bit, read past the program.

    Raises:
        AssertionError: SQLite, or the program's own check, finds it damaged.
    """
    with closing(sqlite3.connect(path)) as connection:
        findings = connection.execute("PRAGMA integrity_check").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        if findings != [("ok",)] or orphans:
            raise AssertionError(f"{path} is damaged: {findings} {orphans}")
        return {
            table.name: frozenset(
                connection.execute(
                    f"SELECT {', '.join(column.name for column in table.columns)} "
                    f'FROM "{table.name}"'
                )
            )
            for table in Row.metadata.sorted_tables
        }


def state(folder: Path) -> Contents:
    """Return every row of the closet in a folder, and the models beside it.

    Raises:
        AssertionError: The closet is damaged.
        ModelUnusable: The models are, or do not fit their cards.
    """
    models = [folder / MODELS / name for name in ("judge.npz", "style.npz")]
    for model in models:
        read_card(model)
    files = [*models, *map(card_of, models)]
    rows = frozenset((file.name, sha256_of(file)) for file in files)
    return {**contents(folder / CLOSET), MODELS: rows}


def of_closet(held: Contents) -> Contents:
    """Return a state without the models."""
    return {name: rows for name, rows in held.items() if name != MODELS}


def train_ranker(folder: Path, seed: int) -> None:
    """Train the judgement as `train ranker` does, but hardly."""
    sources = Sources(tables=ASSETS / "expert", style=ASSETS / "models" / "style.npz")
    hardly = JudgeSettings(seed=seed, steps=1, batch=8, hidden=(4, 4))
    train_judge(sources, folder / MODELS / "judge.npz", hardly)


def refuse_findings(path: Path) -> None:
    """Raise AssertionError if the program's own check finds something."""
    closet = SqliteCloset.open(path, now=lambda: START)
    try:
        findings = closet.check()
    finally:
        closet.close()
    if findings:
        raise AssertionError(f"{path}: {findings}")


def is_between(before: Contents, now: Contents, after: Contents) -> bool:
    """Return whether some of the rows that come are there, and none is lost."""
    return all(
        _keys(before[name]) <= _keys(rows) <= _keys(after[name])
        for name, rows in now.items()
    )


def _keys(rows: frozenset[tuple[object, ...]]) -> set[object]:
    return {row[0] for row in rows}


def fill(folder: Path) -> None:
    """Make a closet, a backup of it, and a folder that was taken away from another."""
    file = ClosetFile(folder / CLOSET, LEARNER, now=lambda: START)
    closet = file.open()
    for number in range(1, 13):
        closet.add(garment(number), pictures(number), EMBEDDING)
    for number in range(3):
        closet.record(event(number, number + 1, number + 5), learn=LEARNER.update)
    file.back_up(folder / COPY)
    closet.remove([4])
    closet.record(event(9, 2, 3), learn=LEARNER.update)
    closet.plan(plan(1))
    closet.set_calendar_rules([CalendarRule("choir", Occasion.FORMAL)])
    closet.update([replace(closet.garment(5), state=State.LAUNDRY)])
    closet.close()
    other = SqliteCloset.open(folder / "other.closet", now=lambda: START)
    for number in (101, 102, 103):
        other.add(garment(number), pictures(number), EMBEDDING)
    other.record(event(77, 1, 2), learn=LEARNER.update)
    other.plan(plan(3))
    other.save_look(SavedLook(garment_ids=frozenset({1, 2}), made_at=START))
    other.keep_day_photo(START.date(), pictures(9)[Picture.PHOTO])
    other.remove([3])
    export_closet(other, folder / OUT, now=lambda: START)
    other.close()
    (folder / "other.closet").unlink()
    train_ranker(folder, seed=0)
    _write_next_version(folder)


def _write_next_version(folder: Path) -> None:
    scripts = folder / "migrations"
    shutil.copytree(run.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    revision = _NEXT_REVISION.format(head=HEAD)
    (scripts / "versions" / "next.py").write_text(revision)


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that the program does to a closet.

    Attributes:
        do: Does it to the closet in a folder, through a file of it.
        is_atomic: Whether it shows completely or not at all; if not, in parts that
            are each complete.
    """

    name: str
    do: Callable[[Path, ClosetFile], object]
    is_atomic: bool = True


def _migrate(folder: Path, file: ClosetFile) -> None:
    # As a later version of the program does at its first start.
    run.SCRIPTS = folder / "migrations"
    vars(opening)["HEAD"] = "next"
    file.open()


def _wash(_folder: Path, file: ClosetFile) -> None:
    closet = file.open()
    garments = [closet.garment(each) for each in (5, 6)]
    wash(washed_load(garments, closet, START.date()), closet)


def _import(folder: Path, file: ClosetFile) -> None:
    report = import_folder(folder / OUT, file.open(), len, LEARNER.relearn)
    if report.failed:
        raise AssertionError(f"{report.failed}")


OPERATIONS = (
    Operation("add", lambda _, f: f.open().add(garment(50), pictures(50), EMBEDDING)),
    Operation(
        "edit",
        lambda _, f: f.open().update(
            [replace(each, name="renamed") for each in f.open().garments()]
        ),
    ),
    Operation("remove one", lambda _, f: f.open().remove([1])),
    Operation("remove many", lambda _, f: f.open().remove(range(1, 12))),
    Operation("bring back", lambda _, f: f.open().restore([4])),
    Operation(
        "learn", lambda _, f: f.open().record(event(40, 1, 5, 7), learn=LEARNER.update)
    ),
    Operation(
        "learn otherwise",
        lambda _, f: f.open().record(
            event(41, 1, 5), event(42, 2, 6), learn=LEARNER.update, replacing=[1]
        ),
    ),
    Operation("plan", lambda _, f: f.open().plan(*map(plan, range(20, 27)))),
    Operation("take a plan back", lambda _, f: f.open().unplan([1])),
    Operation(
        "keep a look",
        lambda _, f: f.open().save_look(
            SavedLook(garment_ids=frozenset({1, 2}), made_at=START)
        ),
    ),
    Operation("keep a trip", lambda _, f: f.open().save_trip(TRIP)),
    Operation(
        "keep a photo of the day",
        lambda _, f: f.open().keep_day_photo(START.date(), pictures(8)[Picture.PHOTO]),
    ),
    Operation("bring the laundry back", _wash, is_atomic=False),
    Operation(
        "other rules for calendars",
        lambda _, f: f.open().set_calendar_rules(DEFAULT_RULES),
    ),
    # Of an event that is taken out, which makes all versions of the taste anew.
    Operation(
        "repair, learn again",
        lambda _, f: f.repair([Finding("an event", "take it out", "event 1")]),
    ),
    Operation("back up", lambda folder, f: f.back_up(folder / "new.closet")),
    Operation("automatic backup", lambda _, f: f.back_up_if_due()),
    Operation("restore", lambda folder, f: f.restore(folder / COPY)),
    Operation(
        "export",
        lambda folder, f: export_closet(
            f.open(), folder / "new folder", now=lambda: START
        ),
    ),
    Operation("import", _import, is_atomic=False),
    Operation("migrate", _migrate),
    Operation("train ranker", lambda folder, _: train_ranker(folder, seed=1)),
)

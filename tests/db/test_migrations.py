import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from db import opening
from db.backup import backup_folder
from db.closet import SqliteCloset
from db.engine import APPLICATION_ID
from db.migrations import HEAD, run
from db.tables.rows import Row
from tests.db.samples import EMBEDDING, PICTURES, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import SavedLook
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.errors import ClosetUnusable
from wardrobe.model.occasion import Occasion
from wardrobe.model.season import Season

# Filled closets of every released revision, as `Connection.iterdump` writes them.
RELEASED = sorted((Path(__file__).parent / "closets").glob("*.sql"))

TRIP = Trip(
    first=date(2026, 3, 6),
    last=date(2026, 3, 8),
    needs=(TripNeed(Occasion.CASUAL), TripNeed(Occasion.DATE, 1)),
    garment_ids=frozenset({1, 2}),
    name="Rome",
    temperature_c=16.5,
    most=6,
    packed=frozenset({1, 2}),
    back=frozenset({2}),
)

NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("garment", recreate="always") as table:
        table.add_column(sa.Column("washed_at", sa.String(), nullable=True))
    {more}
"""


class NextVersion:
    """A later version of the program, with one revision more."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._monkeypatch = monkeypatch
        self._scripts = folder / "100% migrations"
        shutil.copytree(run.SCRIPTS, self._scripts)

    def install(self, more: str = "pass") -> None:
        revision = NEXT_REVISION.format(head=HEAD, more=more)
        (self._scripts / "versions" / "next.py").write_text(revision)
        self._monkeypatch.setattr(run, "SCRIPTS", self._scripts)
        self._monkeypatch.setattr(opening, "HEAD", "next")


@pytest.fixture
def next_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> NextVersion:
    return NextVersion(monkeypatch, tmp_path_factory.mktemp("next"))


@pytest.fixture
def filled(path: Path) -> Path:
    """A closet of today with a garment and an event."""
    closet = SqliteCloset.open(path, now=noon)
    closet.record(
        an_event(closet.add(a_garment(), PICTURES, EMBEDDING).id), learn=LEARNER.update
    )
    closet.close()
    return path


@pytest.fixture
def contents(filled: Path) -> Iterator[list[str]]:
    with closing(sqlite3.connect(filled)) as connection:
        yield list(connection.iterdump())


def copies(path: Path) -> list[Path]:
    return [backup.file for backup in backup_folder.made(path)]


def test_the_fast_way_knows_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(run.config()).get_current_head() == HEAD


def test_migrations_make_exactly_the_tables_of_the_rows(
    fresh_closet: SqliteCloset,
) -> None:
    with fresh_closet._reader.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Row.metadata) == []


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_a_closet_of_every_release_opens_with_all_that_was_in_it(
    path: Path, dump: Path
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    closet = SqliteCloset.open(path, now=noon)

    first, second = closet.garments()
    shirt = a_garment("shirt.jpg")
    if dump.stem >= "0008":
        shirt = replace(shirt, pattern_confidence=0.75, colour_confidence=0.5)
    if dump.stem >= "0012":
        shirt = replace(shirt, photographed_on=date(2026, 2, 27))
        assert [each.number for each in closet.further_photos(1)] == [1]
    assert first == replace(shirt, id=1)
    assert second == replace(a_garment("shoes.jpg"), id=2)
    assert closet.events() == [an_event(1, 2)]
    assert closet.check() == []
    closet.close()


def test_looks_of_every_release_are_kept(path: Path) -> None:
    placed = (
        PlacedPiece(garment_id=2, x=0.25, y=0.75, length=0.5, turn=-12.5),
        PlacedPiece(garment_id=1, x=0.5, y=0.5, length=0.8),
    )
    seasons = frozenset({Season.AUTUMN, Season.WINTER})

    kept = [opened_looks(path.with_stem(each.stem), each) for each in RELEASED]

    assert [(look.seasons, look.layout) for looks in kept for look in looks] == [
        (seasons, placed) if each.stem >= "0011" else (frozenset(), ())
        for each in RELEASED
        if each.stem >= "0007"
    ]


def opened_looks(path: Path, dump: Path) -> list[SavedLook]:
    closet = opened_dump(path, dump)
    looks = closet.looks()
    closet.close()
    return looks


def test_trips_of_every_release_are_kept(path: Path) -> None:
    kept = [opened_trips(path.with_stem(each.stem), each) for each in RELEASED]

    assert kept == [[TRIP] if each.stem >= "0010" else [] for each in RELEASED]


def opened_trips(path: Path, dump: Path) -> list[Trip]:
    closet = opened_dump(path, dump)
    trips = closet.trips()
    closet.close()
    return trips


def opened_dump(path: Path, dump: Path) -> SqliteCloset:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return SqliteCloset.open(path, now=noon)


def test_today_is_among_the_releases() -> None:
    assert HEAD in {dump.stem for dump in RELEASED}


def test_an_older_closet_is_brought_up_to_date_and_keeps_everything(
    filled: Path, next_version: NextVersion
) -> None:
    next_version.install()

    closet = SqliteCloset.open(filled, now=noon)

    assert closet.garments() == [replace(a_garment(), id=1)]
    assert closet.events() == [an_event(1)]
    assert closet.check() == []
    assert opening.stored_revision(filled) == "next"
    closet.close()


def test_a_copy_from_before_the_update_is_among_the_backups(
    filled: Path, next_version: NextVersion
) -> None:
    next_version.install()

    SqliteCloset.open(filled, now=noon).close()

    (copy,) = copies(filled)
    assert copy.name == "20260301-120000-before-update.closet"
    assert opening.stored_revision(copy) == HEAD


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        ("raise ZeroDivisionError", ZeroDivisionError),
        ("op.execute('DELETE FROM nothing')", ClosetUnusable),
        ("op.execute('DELETE FROM garment')", ClosetUnusable),
    ],
    ids=["bug", "wrong SQL", "orphans"],
)
def test_a_failing_migration_changes_nothing(
    filled: Path,
    contents: list[str],
    next_version: NextVersion,
    failure: str,
    error: type[Exception],
) -> None:
    next_version.install(failure)

    with pytest.raises(error):
        SqliteCloset.open(filled, now=noon)

    with closing(sqlite3.connect(filled)) as connection:
        assert list(connection.iterdump()) == contents


def test_who_comes_second_to_an_update_has_nothing_to_do(
    filled: Path, contents: list[str]
) -> None:
    run.migrate(filled, now=noon)

    assert copies(filled) == []
    with closing(sqlite3.connect(filled)) as connection:
        assert list(connection.iterdump()) == contents


def test_no_copy_no_migration(
    filled: Path, contents: list[str], next_version: NextVersion
) -> None:
    next_version.install()
    backup_folder.folder_of(filled).write_text("in the way")

    with pytest.raises(ClosetUnusable, match=r"File exists|so nothing was changed"):
        SqliteCloset.open(filled, now=noon)

    with closing(sqlite3.connect(filled)) as connection:
        assert list(connection.iterdump()) == contents


def test_old_events_get_the_zone_of_the_machine_at_their_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = Path(__file__).parent / "closets" / "0005.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("UPDATE event SET at = '2026-01-15T22:30:00.000000+00:00'")
        connection.commit()
    in_zone(monkeypatch, "Asia/Tokyo")

    closet = SqliteCloset.open(path, now=noon)
    in_zone(monkeypatch, "America/New_York")

    (event,) = closet.events()
    assert event.day == date(2026, 1, 16)
    assert event.at.utcoffset() == timedelta(hours=9)
    assert closet.check() == []
    closet.close()


@pytest.fixture(autouse=True)
def zone_of_before() -> Iterator[None]:
    yield
    if hasattr(time, "tzset"):
        time.tzset()


def in_zone(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process can't be set here")
    monkeypatch.setenv("TZ", zone)
    time.tzset()

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import engine
from db.closet import SqliteCloset
from db.closet_file import ClosetFile
from db.engine import APPLICATION_ID
from tests.db.samples import EMBEDDING, PICTURES, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import Cancelled, ClosetUnusable
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress

RELEASED = sorted((Path(__file__).parents[1] / "closets").glob("*.sql"))


@pytest.fixture
def file(path: Path) -> Iterator[ClosetFile]:
    file = ClosetFile(path, LEARNER, now=noon)
    yield file
    if file._closet is not None:
        file._closet.close()


@pytest.fixture
def copy(file: ClosetFile, tmp_path: Path) -> Path:
    """A backup of the closet with one garment, which has another since."""
    closet = file.open()
    closet.add(a_garment("shirt.jpg"), PICTURES, EMBEDDING)
    closet.record(an_event(1), learn=LEARNER.update)
    copy = tmp_path / "stick" / "copy.closet"
    copy.parent.mkdir()
    file.back_up(copy)
    closet.add(a_garment("shoes.jpg"), PICTURES, EMBEDDING)
    return copy


def names(path: Path) -> list[str]:
    closet = SqliteCloset.open(path, now=noon)
    try:
        assert closet.check() == []
        return [garment.name for garment in closet.garments()]
    finally:
        closet.close()


def damage_header(path: Path) -> None:
    with path.open("rb+") as opened:
        opened.write(b"rubbish!" * 512)


def damage_tables(path: Path) -> None:
    with path.open("rb+") as opened:
        opened.seek(4096)
        opened.write(b"rubbish!" * 5120)


def test_an_open_closet_becomes_what_the_backup_holds_and_stays_usable(
    file: ClosetFile, copy: Path
) -> None:
    file.restore(copy)

    closet = file.open()
    assert [garment.name for garment in closet.garments()] == ["shirt.jpg"]
    assert closet.picture(1, Picture.PHOTO) == PICTURES[Picture.PHOTO]
    assert closet.events() == [an_event(1)]
    assert closet.add(a_garment("hat.jpg"), PICTURES, EMBEDDING).id == 2
    assert closet.check() == []


def test_the_closet_as_it_was_is_kept(file: ClosetFile, copy: Path) -> None:
    kept = file.restore(copy)

    assert kept is not None
    assert names(kept) == ["shirt.jpg", "shoes.jpg"]
    file.restore(kept)
    assert len(file.open().garments()) == 2


def test_nothing_else_is_left_beside_the_closet(
    file: ClosetFile, copy: Path, path: Path
) -> None:
    file.restore(copy)
    file.open().close()

    assert {entry.name for entry in path.parent.iterdir()} == {
        path.name,
        f"{path.stem} backups",
        "stick",
    }


def test_a_lost_closet_comes_back(file: ClosetFile, copy: Path, path: Path) -> None:
    file.open().close()
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(b"left by the lost one")

    ClosetFile(path, LEARNER, now=noon).restore(copy)

    assert names(path) == ["shirt.jpg"]


@pytest.mark.parametrize("damage", [damage_header, damage_tables])
def test_a_damaged_closet_is_replaced_and_kept_as_it_was(
    file: ClosetFile, copy: Path, path: Path, damage: Callable[[Path], None]
) -> None:
    file.open().close()
    damage(path)
    damaged = path.read_bytes()

    kept = ClosetFile(path, LEARNER, now=noon).restore(copy)

    assert names(path) == ["shirt.jpg"]
    assert kept is not None
    assert kept.read_bytes() == damaged


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_a_backup_of_every_release_is_brought_up_to_date(
    path: Path, dump: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.closet"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(dump.read_text())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    before = old.read_bytes()

    ClosetFile(path, LEARNER, now=noon).restore(old)

    assert names(path) == ["shirt.jpg", "shoes.jpg"]
    assert old.read_bytes() == before


def test_a_backup_with_other_pages_fits_too(
    file: ClosetFile, copy: Path, path: Path
) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("VACUUM")

    file.restore(copy)
    file.open().close()

    assert names(path) == ["shirt.jpg"]


def as_text(copy: Path) -> None:
    copy.write_text("Dear diary\n" * 1000)


def as_nothing(copy: Path) -> None:
    copy.unlink()


def as_empty(copy: Path) -> None:
    copy.write_bytes(b"")


def as_other_program(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")


def as_newer(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def as_programmed(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM garment; END"
        )


def as_orphans(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("DELETE FROM garment")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (as_text, "isn't a closet"),
        (as_nothing, "isn't a file"),
        (as_empty, "is empty"),
        (as_other_program, "another program's database"),
        (as_newer, "newer version"),
        (as_programmed, "contains program code"),
        (as_orphans, "refer to others that are gone"),
        (damage_header, "isn't a closet"),
        (damage_tables, "is damaged"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_no_sound_backup_is_told_and_changes_nothing(
    file: ClosetFile, copy: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(copy)

    with pytest.raises(ClosetUnusable, match=reason) as caught:
        file.restore(copy)

    assert copy.name in str(caught.value)
    assert ".restore-" not in str(caught.value)
    assert len(file.open().garments()) == 2
    assert file.backups() == []


def test_the_closet_is_no_backup_of_itself(file: ClosetFile, path: Path) -> None:
    file.open()

    with pytest.raises(ClosetUnusable, match="the closet itself"):
        file.restore(path)


def test_a_closet_that_another_program_uses_is_left_alone(
    file: ClosetFile, copy: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 50)
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1])\n"
        "c.execute('SELECT * FROM garment').fetchall(); print('', flush=True)\n"
        "sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout is not None
    other.stdout.readline()

    with pytest.raises(ClosetUnusable, match="another program is using"):
        file.restore(copy)

    other.communicate()
    assert len(file.open().garments()) == 2
    file.restore(copy)
    assert len(file.open().garments()) == 1


def test_another_programs_file_is_never_replaced(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "bookmarks.db"
    other.touch()
    as_other_program(other)
    before = other.read_bytes()

    with pytest.raises(ClosetUnusable, match="another program's database"):
        ClosetFile(other, LEARNER, now=noon).restore(copy)

    assert other.read_bytes() == before


def test_a_restore_can_be_stopped_until_it_is_done(
    file: ClosetFile, copy: Path
) -> None:
    shares: list[float] = []
    for count_steps in range(100):
        answers = iter([False] * count_steps)
        progress = Progress(
            tell=lambda done, total: shares.append(done / total),
            is_cancelled=lambda answers=answers: next(answers, True),  # type: ignore[misc]
        )
        try:
            file.restore(copy, progress)
            break
        except Cancelled:
            assert len(file.open().garments()) == 2
    assert count_steps > 5
    assert shares[-1] == 1
    assert len(file.open().garments()) == 1

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.closet_file import ClosetFile
from tests.db.samples import EMBEDDING, NOON, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import ClosetDamaged, ClosetUnusable
from wardrobe.model.picture import Picture

COUNT = 40
PAGE = 4096
# Of some pages each, so that a damaged page is that of a few garments.
LARGE = {kind: kind.encode() * 400 for kind in Picture}


@pytest.fixture
def filled(path: Path) -> Path:
    file = ClosetFile(path, LEARNER, now=noon)
    closet = file.open()
    for number in range(COUNT):
        closet.add(a_garment(str(number)), LARGE, EMBEDDING)
        closet.record(an_event(number + 1), learn=LEARNER.update)
    closet.close()
    return path


def root_page(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(query, (name,)).fetchone()
    return int(page)


def spoil(path: Path, page: int) -> None:
    with path.open("rb+") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"rubbish!" * (PAGE // 8))


def test_a_sound_closet_is_rescued_whole(filled: Path, tmp_path: Path) -> None:
    rescued = ClosetFile(filled, LEARNER, now=noon).rescue(tmp_path / "new.closet")

    assert rescued.lost == {}
    assert rescued.kept["garment"] == rescued.kept["photo"] == COUNT
    file = ClosetFile(tmp_path / "new.closet", LEARNER, now=noon)
    assert len(file.open().garments()) == COUNT
    assert file.open().picture(7, Picture.PHOTO) == LARGE[Picture.PHOTO]
    assert len(file.open().events()) == COUNT
    assert file.check() == []
    file.open().close()


def test_every_single_damaged_page_costs_only_what_lay_on_it(
    filled: Path, tmp_path: Path
) -> None:
    whole = filled.read_bytes()
    roots = {root_page(filled, name) for name in ("photo", "garment")}
    for page in range(2, len(whole) // PAGE, 29):
        filled.write_bytes(whole)
        spoil(filled, page)
        target = tmp_path / f"{page}.closet"

        ClosetFile(filled, LEARNER, now=noon).rescue(target)

        file = ClosetFile(target, LEARNER, now=noon)
        assert file.check() == []
        if page not in roots:
            assert len(file.open().garments()) >= COUNT - 25
        file.open().close()


def test_a_lost_table_of_garments_leaves_their_photos(
    filled: Path, tmp_path: Path
) -> None:
    spoil(filled, root_page(filled, "garment"))

    ClosetFile(filled, LEARNER, now=noon).rescue(tmp_path / "new.closet")

    file = ClosetFile(tmp_path / "new.closet", LEARNER, now=noon)
    garments = file.open().garments()
    assert len(garments) == COUNT
    assert {garment.name for garment in garments} == {"found again"}
    assert file.open().picture(9, Picture.CUTOUT) == LARGE[Picture.CUTOUT]
    file.open().close()


def test_a_check_of_a_damaged_file_offers_to_rebuild_it_and_keeps_the_old(
    filled: Path,
) -> None:
    spoil(filled, root_page(filled, "event_garment"))
    damaged = filled.read_bytes()
    file = ClosetFile(filled, LEARNER, now=noon)
    findings = file.check()
    assert "rebuild the file" in findings[0].repair

    file.repair(findings)

    assert file.check() == []
    assert len(file.open().garments()) == COUNT
    (backup,) = file.backups()
    assert backup.at == NOON
    assert backup.file.read_bytes() == damaged
    file.open().close()


def test_a_closet_that_does_not_even_open_is_rebuilt(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("DROP TABLE alembic_version")
    file = ClosetFile(filled, LEARNER, now=noon)
    with pytest.raises(ClosetDamaged):
        file.open()

    file.repair(file.check())

    assert file.check() == []
    assert len(file.open().garments()) == COUNT
    file.open().close()


def test_where_nothing_can_be_read_a_backup_is_advised(
    path: Path, tmp_path: Path
) -> None:
    ClosetFile(path, LEARNER, now=noon).open().close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE alembic_version")

    with pytest.raises(ClosetDamaged, match="restore a backup"):
        ClosetFile(path, LEARNER, now=noon).rescue(tmp_path / "new.closet")

    assert not (tmp_path / "new.closet").exists()


def test_a_rescue_never_overwrites(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")

    with pytest.raises(ClosetUnusable, match="already exists"):
        ClosetFile(filled, LEARNER, now=noon).rescue(tmp_path / "mine")

    assert (tmp_path / "mine").read_text() == "mine"

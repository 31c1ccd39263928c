"""A closet with a damaged page is not written to, whatever a command needs of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.closet.editing import with_brand
from wardrobe.errors import ClosetDamaged
from wardrobe.model.picture import Picture

PAGE, COUNT = 4096, 200
LARGE = {kind: kind.encode() * 400 for kind in Picture}


@pytest.fixture
def filled(path: Path) -> Path:
    closet = SqliteCloset.open(path, now=noon)
    for number in range(COUNT):
        closet.add(a_garment(f"shirt {number}"), PICTURES, EMBEDDING)
    closet.add(a_garment("large"), LARGE, EMBEDDING)
    closet.close()
    return path


def pages_of(path: Path, table: str) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
        return [int(page) for (page,) in connection.execute(query, (table,))]


def spoil(path: Path, page: int) -> None:
    with path.open("rb+") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"rubbish!" * (PAGE // 8))


def brand_first(closet: SqliteCloset) -> None:
    first = closet.garment(1)
    closet.update([with_brand(first, "Olymp")])


def test_a_change_of_a_sound_row_beside_a_damaged_page_is_refused(filled: Path) -> None:
    spoil(filled, pages_of(filled, "garment")[-1])
    content = filled.read_bytes()
    closet = SqliteCloset.open(filled, now=noon)

    with pytest.raises(ClosetDamaged, match="is damaged"):
        brand_first(closet)
    with pytest.raises(ClosetDamaged, match="is damaged"):
        closet.record(an_event(1), learn=LEARNER.update)

    closet.close()
    assert filled.read_bytes() == content


def test_damage_that_was_met_among_pictures_ends_all_changes(filled: Path) -> None:
    closet = SqliteCloset.open(filled, now=noon)
    brand_first(closet)
    closet.close()
    for page in pages_of(filled, "photo"):
        spoil(filled, page)
    closet = SqliteCloset.open(filled, now=noon)

    with pytest.raises(ClosetDamaged):
        closet.picture(COUNT, Picture.PHOTO)
    with pytest.raises(ClosetDamaged, match="is damaged"):
        brand_first(closet)

    closet.close()

"""Several garments on one photo, and several photos of one, in the closet's file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment
from wardrobe.model.picture import Picture


def test_a_photo_of_several_garments_is_kept_once(
    fresh_closet: SqliteCloset, path: Path
) -> None:
    for name in ("shirt", "skirt", "socks"):
        fresh_closet.add(a_garment(name), PICTURES, EMBEDDING)

    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute("SELECT length(upright) FROM photo").fetchall()
    assert kept == [(len(PICTURES[Picture.PHOTO]),), (0,), (0,)]
    for garment_id in (1, 2, 3):
        photo = fresh_closet.picture(garment_id, Picture.PHOTO)
        assert photo == PICTURES[Picture.PHOTO]
        assert fresh_closet.blobs(garment_id) == (PICTURES, EMBEDDING)
    assert fresh_closet.check() == []


def test_the_photo_is_known_while_one_of_its_garments_is_in_use(
    fresh_closet: SqliteCloset,
) -> None:
    for name in ("shirt", "skirt"):
        fresh_closet.add(a_garment(name), PICTURES, EMBEDDING)
    fresh_closet.remove([1])

    found = fresh_closet.garment_of_picture(PICTURES[Picture.PHOTO])

    assert found is not None
    assert found.id == 2


def test_the_file_of_a_further_photo_is_known(fresh_closet: SqliteCloset) -> None:
    front, back = (
        fresh_closet.add(a_garment(name), PICTURES, EMBEDDING)
        for name in ("front", "back")
    )
    fresh_closet.take_photos_of(back.id, front.id)
    fresh_closet.remove([back.id])

    assert fresh_closet.garment_of_photo(back.photo_sha256) == front


def test_a_changed_further_photo_is_found_and_mended(
    fresh_closet: SqliteCloset, path: Path
) -> None:
    for name in ("front", "back"):
        fresh_closet.add(a_garment(name), PICTURES, EMBEDDING)
    fresh_closet.take_photos_of(2, 1)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE further_photo SET cutout = X'00'")

    (finding,) = fresh_closet.check()

    assert finding.message == "further photo 1 has changed since it was saved"
    assert finding.key == "further-photo 1"

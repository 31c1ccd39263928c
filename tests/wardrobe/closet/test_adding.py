"""Adding photos: what is found, what becomes of each file, and what stops."""

import os
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from tests.wardrobe.fake_catalogues import FakeWeb
from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset
from wardrobe.closet.adding import AddReport, add_photos, name_of_picture, read_picture
from wardrobe.closet.photo_files import find_photos
from wardrobe.errors import BadPhoto
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture, Recognition
from wardrobe.model.progress import Progress


@pytest.fixture
def closet() -> MemoryCloset:
    return MemoryCloset()


def put(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(path.name.encode())
    return paths


def add(closet: MemoryCloset, *paths: Path, anyway: bool = False) -> AddReport:
    return add_photos(
        paths, closet=closet, eyes=FakeEyes(), now=lambda: NOW, anyway=anyway
    )


def test_folders_are_searched_for_photos_and_nothing_else(tmp_path: Path) -> None:
    shirt, boots, _, _, _ = put(
        tmp_path, "a/shirt.JPG", "b/c/boots.heic", "notes.txt", ".x.jpg", ".git/y.png"
    )

    found = find_photos([tmp_path, shirt])

    assert found.photos == (shirt, boots)
    assert found.failed == ()


def test_photos_of_cameras_and_linked_folders_are_found_each_once(
    tmp_path: Path,
) -> None:
    top, other = tmp_path / "in", tmp_path / "nas"
    put(top, "DSC01234.HIF", "DSC_1.MPO", "scan.jp2")
    put(other, "jeans.jpg")
    (top / "linked").symlink_to(other)
    (other / "back").symlink_to(top)  # a loop
    (top / "twice").symlink_to(other)

    found = find_photos([top])

    names = [photo.name for photo in found.photos]
    assert names == ["DSC01234.HIF", "DSC_1.MPO", "scan.jp2", "jeans.jpg"]


@pytest.mark.parametrize(
    "name",
    [
        "@eaDir/shirt.jpg/SYNOPHOTO_THUMB_M.jpg",
        "#recycle/a.jpg",
        "$RECYCLE.BIN/$R1A2B3.jpg",
        ".thumbnails/a.jpg",
        "@Recycle/a.jpg",
        "System Volume Information/a.jpg",
        "lost+found/a.jpg",
        "__MACOSX/a.jpg",
        "Mine Previews.lrdata/a.jpg",
        "Photos Library.photoslibrary/resources/derivatives/a.jpg",
    ],
)
def test_what_systems_keep_is_no_photo_of_mine(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)

    assert find_photos([tmp_path]).photos == ()


def test_originals_of_a_photo_library_are_found(tmp_path: Path) -> None:
    (photo,) = put(tmp_path, "Photos Library.photoslibrary/originals/A/a.jpeg")

    assert find_photos([tmp_path]).photos == (photo,)


def test_what_is_left_out_is_counted(tmp_path: Path, closet: MemoryCloset) -> None:
    put(tmp_path, "a.jpg", "clip.MOV", "b/clip.mov", "raw.cr3", "README")
    put(tmp_path, ".hidden", "Thumbs.db", "desktop.ini")

    assert add(closet, tmp_path).left_out == {".mov": 2, ".cr3": 1, "": 1}


def test_an_exported_closet_is_told_and_not_added(
    tmp_path: Path, closet: MemoryCloset
) -> None:
    put(tmp_path, "mine.jpg", "old/photos/00001-shirt.jpg", "old/cutouts/1.webp")
    put(tmp_path, "else/a.jpg", "else/closet.json")
    head = '{\n "format": "digital-wardrobe export",\n "version": 1'
    (tmp_path / "old/closet.json").write_text(head)

    report = add(closet, tmp_path)

    assert {each.photo.name for each in report.added} == {"mine.jpg", "a.jpg"}
    assert [each.photo.name for each in report.failed] == ["old"]
    assert 'use "import"' in report.failed[0].reason


class PixelEyes(FakeEyes):
    """Sees the pixels before the first blank, and nothing of what a file says."""

    def look(self, content: bytes) -> Recognition:
        pixels = content.partition(b" ")[0]
        return replace(super().look(content), pictures=dict.fromkeys(Picture, pixels))


def test_the_same_pixels_in_another_file_are_a_duplicate(
    tmp_path: Path, closet: MemoryCloset
) -> None:
    photos = [tmp_path / name for name in ("1.jpg", "2.jpg", "3.jpg")]
    for photo, content in zip(photos, (b"blue a", b"blue from a chat", b"red a")):
        photo.write_bytes(content)

    report = add_photos(photos, closet=closet, eyes=PixelEyes(), now=lambda: NOW)

    assert [each.photo.name for each in report.added] == ["1.jpg", "3.jpg"]
    assert [(each.photo.name, each.of) for each in report.duplicates] == [("2.jpg", 1)]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        (b"caf\xe9.jpg", "café"),
        ("été".encode() + b" caf\xe9.jpg", "été café"),
        (b"caf\x81.jpg", "caf\ufffd"),
        (b"two\nlines.jpg", "two lines"),
        (b"a\x1b[31m.jpg", "a [31m"),
        (unicodedata.normalize("NFD", "été").encode() + b".jpg", "été"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="others refuse such names")
def test_a_name_of_odd_bytes_ends_no_batch(
    tmp_path: Path, closet: MemoryCloset, name: bytes, called: str
) -> None:
    put(tmp_path, "a.jpg", "z.jpg")
    (tmp_path / os.fsdecode(name)).write_bytes(b"odd")

    report = add(closet, tmp_path)

    assert len(report.added) == 3
    assert called in {each.garment.name for each in report.added}


def test_what_may_be_read_later_is_told_apart(
    tmp_path: Path, closet: MemoryCloset, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bad,) = put(tmp_path, "bad.jpg")
    (far,) = put(tmp_path, "far.jpg")
    read = Path.read_bytes

    def fail(path: Path) -> bytes:
        if path == far:
            raise OSError(5, "Input/output error")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", fail)

    report = add(closet, bad, far)

    assert [each.may_pass for each in report.failed] == [False, True]


def test_a_file_that_is_named_is_tried_whatever_it_is_called(tmp_path: Path) -> None:
    (photo,) = put(tmp_path, "photo_without_suffix")

    assert find_photos([photo]).photos == (photo,)


def test_a_photo_without_a_garment_is_not_added_unasked(
    tmp_path: Path, closet: MemoryCloset
) -> None:
    landscape, shirt = put(tmp_path, "landscape.jpg", "shirt.jpg")

    report = add(closet, tmp_path)

    assert report.without_garment == (landscape,)
    assert [added.photo for added in report.added] == [shirt]
    assert report.failed == ()
    assert len(closet.garments()) == 1

    again = add(closet, landscape, anyway=True)

    assert [added.photo for added in again.added] == [landscape]
    assert again.without_garment == ()


def test_how_sure_the_eyes_are_is_kept(tmp_path: Path, closet: MemoryCloset) -> None:
    put(tmp_path, "shirt.jpg")

    (added,) = add(closet, tmp_path).added
    garment = added.garment

    assert (garment.pattern_confidence, garment.colour_confidence) == (0.9, 0.9)


def test_each_photo_becomes_a_garment_named_after_its_file(
    tmp_path: Path, closet: MemoryCloset
) -> None:
    put(tmp_path, "red shirt.jpg", "boots.jpg")

    report = add(closet, tmp_path)

    assert [a.garment.name for a in report.added] == ["boots", "red shirt"]
    assert [g.id for g in closet.garments()] == [1, 2]


def test_a_repeated_run_adds_only_what_is_missing(
    tmp_path: Path, closet: MemoryCloset
) -> None:
    put(tmp_path, "a.jpg")
    add(closet, tmp_path)
    put(tmp_path, "b.jpg")

    report = add(closet, tmp_path)

    assert [a.photo.name for a in report.added] == ["b.jpg"]
    assert [(d.photo.name, d.of) for d in report.duplicates] == [("a.jpg", 1)]


def test_the_same_photo_under_two_names_is_added_once(
    tmp_path: Path, closet: MemoryCloset
) -> None:
    one, other = tmp_path / "one.jpg", tmp_path / "other.jpg"
    one.write_bytes(b"same")
    other.write_bytes(b"same")

    report = add(closet, tmp_path)

    assert (len(report.added), len(report.duplicates)) == (1, 1)


def test_a_bad_photo_is_said_and_does_not_stop_the_others(
    tmp_path: Path, closet: MemoryCloset
) -> None:
    bad, good = put(tmp_path, "bad.jpg", "good.jpg")
    missing = tmp_path / "missing.jpg"

    report = add(closet, bad, missing, tmp_path / "good.jpg")

    assert [a.photo for a in report.added] == [good]
    assert [f.reason for f in report.failed] == [
        "the fake eyes cannot see this",
        "it doesn't exist",
    ]


def test_what_was_added_before_a_cancel_stays(
    tmp_path: Path, closet: MemoryCloset
) -> None:
    put(tmp_path, "a.jpg", "b.jpg", "c.jpg")
    seen: list[tuple[int, int]] = []
    told: list[Garment] = []

    report = add_photos(
        [tmp_path],
        closet=closet,
        eyes=FakeEyes(),
        now=lambda: NOW,
        progress=Progress(
            tell=lambda *done: seen.append(done), is_cancelled=lambda: len(seen) == 2
        ),
        on_added=told.append,
    )

    assert report.was_cancelled
    assert closet.garments() == told
    assert len(told) == 2
    assert seen == [(1, 3), (2, 3)]


def test_a_folder_that_may_not_be_opened_is_said(
    tmp_path: Path, closet: MemoryCloset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", refuse)

    report = add(closet, tmp_path)

    assert [f.photo for f in report.failed] == [tmp_path]
    assert "permission denied" in report.failed[0].reason


def test_a_picture_is_read_from_a_file_or_the_web(tmp_path: Path) -> None:
    (photo,) = put(tmp_path, "shirt.jpg")
    web = FakeWeb()
    web.pictures["HTTPS://shop.example/boots.jpg"] = b"boots"

    assert read_picture(str(photo), web) == b"shirt.jpg"
    assert read_picture("HTTPS://shop.example/boots.jpg", web) == b"boots"
    with pytest.raises(BadPhoto, match="doesn't exist"):
        read_picture("shop.example/boots.jpg", web)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("/photos/red shirt.jpg", "red shirt"),
        ("/photos/why?.jpg", "why?"),
        ("https://shop.example/a/boots.jpg?size=9/9.png", "boots"),
        ("", "picture"),
    ],
)
def test_a_picture_is_called_after_its_file(place: str, name: str) -> None:
    assert name_of_picture(place) == name

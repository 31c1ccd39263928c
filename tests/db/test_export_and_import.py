"""A closet taken away as a folder, and brought in again, from file to file."""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from db.closet import SqliteCloset
from ml.photos.photo import open_photo
from tests.db.samples import NOON, a_board, a_garment, an_event, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import Cancelled, InvalidValue
from wardrobe.model.event import Event, EventKind
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress
from wardrobe.transfer.export_folder import export_closet
from wardrobe.transfer.import_folder import FolderImport, import_folder

EMBEDDING = np.linspace(-1, 1, 512, dtype=np.float32).tobytes()
SPITEFUL = "=HYPERLINK(\"http://x\") <script>alert('ü')</script> /../\n" + "x" * 300


def picture(kind: Picture, shade: int) -> bytes:
    stream = io.BytesIO()
    image = Image.new("RGB", (32, 24), (shade, 80, 120))
    image.save(stream, "JPEG" if kind is Picture.PHOTO else "WEBP")
    return stream.getvalue()


@pytest.fixture
def closet(fresh_closet: SqliteCloset) -> SqliteCloset:
    """Two garments, one of a spiteful name, one in the trash; a board, three events."""
    for number, name in enumerate(("shirt.jpg", SPITEFUL, "old.jpg")):
        pictures = {kind: picture(kind, number) for kind in Picture}
        garment = replace(a_garment(f"{number}"), name=name)
        fresh_closet.add(garment, pictures, EMBEDDING)
    shown = fresh_closet.record_board(a_board(1, 2, 3, 2))
    picked = replace(an_event(1, 2), board_number=shown.number)
    fresh_closet.record(picked, learn=LEARNER.update)
    swap = replace(an_event(3, 2), kind=EventKind.SWAP, swapped=(1, 3))
    fresh_closet.record(replace(swap, board_number=shown.number), learn=LEARNER.update)
    fresh_closet.record(an_event(3, 1, kind=EventKind.RATE), learn=LEARNER.update)
    fresh_closet.remove([3])
    return fresh_closet


@pytest.fixture
def folder(closet: SqliteCloset, tmp_path: Path) -> Path:
    folder = tmp_path / "my wardrobe"
    export_closet(closet, folder, now=noon)
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Iterator[SqliteCloset]:
    other = SqliteCloset.open(tmp_path / "other.closet", now=noon)
    yield other
    other.close()


def bring(folder: Path, other: SqliteCloset) -> FolderImport:
    return import_folder(folder, other, open_photo, LEARNER.relearn)


def manifest_of(folder: Path) -> Any:
    return json.loads((folder / "closet.json").read_text())


def alter(folder: Path, change: Callable[[Any], object]) -> None:
    manifest = manifest_of(folder)
    change(manifest)
    (folder / "closet.json").write_text(json.dumps(manifest))


def test_what_was_taken_away_comes_back_bit_for_bit(
    closet: SqliteCloset, folder: Path, other: SqliteCloset
) -> None:
    report = bring(folder, other)

    assert (len(report.added), report.failed) == (3, ())
    assert [each.number for each in report.events] == [1, 2, 3]
    assert [replace(g, name="") for g in other.garments()] == [
        replace(g, name="") for g in closet.garments()
    ]
    assert other.garments()[1].name == SPITEFUL[:200].strip()
    assert other.trash() == closet.trash()
    assert other.events() == closet.events()
    assert other.boards() == closet.boards()
    assert other.evidence() == closet.evidence()
    learned = closet.relearn(LEARNER.relearn)
    assert other.taste() == replace(learned, version=1)
    for garment_id in (1, 2, 3):
        assert other.blobs(garment_id) == closet.blobs(garment_id)
        assert other.blobs(garment_id)[1] == EMBEDDING
    assert other.check() == []


def test_what_came_in_before_it_was_stopped_stays(
    folder: Path, other: SqliteCloset
) -> None:
    answers = iter([False, False, True])
    progress = Progress(is_cancelled=lambda: next(answers))

    report = import_folder(folder, other, open_photo, LEARNER.relearn, progress)

    assert report.was_cancelled
    assert [each.id for each in report.added] == [1, 2]
    assert (report.events, other.events()) == ((), [])
    rest = bring(folder, other)
    assert (len(rest.added), len(rest.known), len(rest.events)) == (1, 2, 3)


def test_a_second_time_brings_in_nothing_new(folder: Path, other: SqliteCloset) -> None:
    bring(folder, other)

    again = bring(folder, other)

    assert (again.added, again.events) == ((), ())
    assert again.known == (1, 2, 3)
    assert len(other.boards()) == 1
    assert len(other.trash()) == 1


def test_ids_that_are_taken_are_given_anew_in_the_log_too(
    folder: Path, other: SqliteCloset
) -> None:
    pictures = {kind: picture(kind, 99) for kind in Picture}
    for photo in ("mine", "mine too"):
        other.add(a_garment(photo), pictures, EMBEDDING)
    other.record_board(a_board(1, 2))

    bring(folder, other)

    picked, swapped, rated = other.events()
    assert (picked.garment_ids, picked.board_number) == ((3, 4), 2)
    assert (swapped.garment_ids, swapped.swapped) == ((5, 4), (3, 5))
    assert rated.garment_ids == (5, 3)
    assert [each.garment_ids() for each in other.boards()[1].outfits] == [
        {3, 4},
        {5, 4},
    ]
    assert other.boards()[1].locked == {3}


def test_the_table_is_for_spreadsheets_and_runs_nothing(folder: Path) -> None:
    content = (folder / "garments.csv").read_bytes()

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == ["1", "2"]
    assert rows[1]["name"] == f"'{SPITEFUL}"
    assert (folder / rows[0]["photo"]).is_file()


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [
            value or "" for name, value in attrs if name in {"src", "href"}
        ]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_every_garment_in_use_and_runs_nothing(folder: Path) -> None:
    reader = Reader()
    reader.feed((folder / "index.html").read_text(encoding="utf-8"))

    assert "script" not in reader.tags
    assert SPITEFUL in reader.text
    assert reader.tags.count("img") == 2
    assert len(reader.sources) == 4
    assert all((folder / source).is_file() for source in reader.sources)


def test_a_folder_with_something_in_it_is_left_alone(
    closet: SqliteCloset, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))

    with pytest.raises(InvalidValue, match="is not empty"):
        export_closet(closet, folder, now=noon)

    assert sorted(folder.rglob("*")) == before


def test_an_export_that_is_stopped_leaves_nothing(
    closet: SqliteCloset, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    answers = iter([False, True])

    with pytest.raises(Cancelled):
        export_closet(
            closet,
            place / "folder",
            now=noon,
            progress=Progress(is_cancelled=lambda: next(answers)),
        )

    assert list(place.iterdir()) == []


def test_a_disk_that_fails_leaves_no_half_folder(
    closet: SqliteCloset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", fail)

    with pytest.raises(InvalidValue, match="no space left"):
        export_closet(closet, tmp_path / "place" / "folder", now=noon)

    assert list((tmp_path / "place").iterdir()) == []


def test_every_field_of_an_event_is_taken_away(folder: Path) -> None:
    kept = {field.name for field in fields(Event)} - {"number"} | {"day"}
    assert manifest_of(folder)["events"][0].keys() == kept


def spoil_path(path: str) -> Callable[[Any], object]:
    def spoil(manifest: Any) -> None:
        manifest["garments"][0]["pictures"]["photo"]["path"] = path

    return spoil


@pytest.mark.parametrize(
    "place",
    [
        "/etc/passwd",
        "../my wardrobe/photos/00001-shirt-jpg.jpg",
        "photos/../../00001-shirt.jpg",
        "photos/shirt.jpg",
        "photos/00001-shirt-jpg.jpg\x00",
        "cutouts/00001-shirt-jpg.webp",
        "photos/00009-gone.jpg",
        "",
    ],
)
def test_no_file_but_the_pictures_of_the_folder_is_read(
    folder: Path, other: SqliteCloset, place: str
) -> None:
    alter(folder, spoil_path(place))

    report = bring(folder, other)

    assert len(report.failed) == 1
    assert len(report.added) == 2
    assert report.events == ()  # each names the garment that failed


def test_a_link_out_of_the_folder_is_not_followed(
    folder: Path, other: SqliteCloset, tmp_path: Path
) -> None:
    photo = folder / manifest_of(folder)["garments"][0]["pictures"]["photo"]["path"]
    shutil.move(photo, tmp_path / "elsewhere.jpg")
    photo.symlink_to(tmp_path / "elsewhere.jpg")

    (failed,) = bring(folder, other).failed

    assert "points outside the folder" in failed.reason


def with_place(content: bytes) -> bytes:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
    stream = io.BytesIO()
    Image.open(io.BytesIO(content)).save(stream, "JPEG", exif=exif)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (with_place, "holds more than a picture"),
        (lambda content: content[:-100], "is damaged"),
        (lambda content: b"MZ" + content, "holds more than a picture"),
        (lambda content: content[:400] + content[-2:], "damaged"),
    ],
)
def test_a_picture_that_is_not_plain_is_refused_though_its_hash_is_right(
    folder: Path,
    other: SqliteCloset,
    spoil: Callable[[bytes], bytes],
    reason: str,
) -> None:
    member = manifest_of(folder)["garments"][0]["pictures"]["photo"]
    content = spoil((folder / member["path"]).read_bytes())
    (folder / member["path"]).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    alter(
        folder,
        lambda m: m["garments"][0]["pictures"]["photo"].update(sha256=digest),
    )

    (failed,) = bring(folder, other).failed

    assert reason in failed.reason


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update(format="zip"),
        lambda m: m.update(version=2),
        lambda m: m.pop("garments"),
        lambda m: m.update(garments=7),
        lambda m: m["garments"][0].update(type="toga"),
        lambda m: m["garments"][0].update(id="1"),
        lambda m: m["garments"][0].update(confidence=1e999),
        lambda m: m["garments"][0].update(added_at="2026-01-01T00:00:00"),
        lambda m: m["garments"][0].update(embedding="zz"),
        lambda m: m["garments"][0]["pictures"].pop("cutout"),
        lambda m: m["events"][0].update(stars=3),
        lambda m: m["events"][0].update(garment_ids=[]),
    ],
)
def test_a_manifest_that_makes_no_sense_is_one_sentence(
    folder: Path, other: SqliteCloset, change: Callable[[Any], object]
) -> None:
    alter(folder, change)

    with pytest.raises(InvalidValue, match=r"closet\.json"):
        bring(folder, other)

    assert other.garments() == []


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "null", "\x00"])
def test_a_manifest_that_is_no_json_is_one_sentence(
    folder: Path, other: SqliteCloset, text: str
) -> None:
    (folder / "closet.json").write_text(text)

    with pytest.raises(InvalidValue, match=r"closet\.json"):
        bring(folder, other)


@pytest.mark.parametrize(
    "embedding", [bytes(8), np.full(512, np.nan, np.float32).tobytes()]
)
def test_an_embedding_that_is_none_is_refused(
    folder: Path, other: SqliteCloset, embedding: bytes
) -> None:
    alter(folder, lambda m: m["garments"][1].update(embedding=embedding.hex()))

    (failed,) = bring(folder, other).failed

    assert "embedding" in failed.reason


def test_a_folder_that_is_no_export_is_one_sentence(
    other: SqliteCloset, tmp_path: Path
) -> None:
    with pytest.raises(InvalidValue, match="isn't an exported closet"):
        bring(tmp_path, other)


def test_the_time_of_the_page_is_the_clocks(folder: Path) -> None:
    assert f"{NOON:%d %B %Y}" in (folder / "index.html").read_text(encoding="utf-8")

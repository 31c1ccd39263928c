"""The demo closet: its table, its drawings, and the photos made of them."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from ui.demo.backdrops import SIDE, Backdrop, paint_backdrop
from ui.demo.names import NAMES
from ui.demo.photos import KEPT, TABLE, DemoPhoto, read_demo, take
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Group, Pattern

DRAWINGS = Path(__file__).parents[3] / "assets" / "demo"
ROOT = Path(__file__).parents[3]
COLUMNS = ["file", "type", "colour", "pattern", "name", "background"]


def table() -> list[dict[str, str]]:
    with (DRAWINGS / TABLE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def two_drawings(tmp_path: Path) -> Path:
    """A drawings folder with two garments of the real one, on two backdrops."""
    rows = [
        row for row in table() if row["file"] in {"camel-coat.svg", "black-flats.svg"}
    ]
    folder = tmp_path / "drawings"
    folder.mkdir()
    for row in rows:
        (folder / row["file"]).write_bytes((DRAWINGS / row["file"]).read_bytes())
    with (folder / TABLE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return folder


def take_all(drawings: Path, folder: Path) -> list[DemoPhoto]:
    photos = read_demo(drawings, folder)
    for photo in photos:
        take(photo)
    return photos


def grey_levels(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    # A copy: the image, and its pixels with it, is gone after this line.
    return pixels.reshape(image.height(), image.bytesPerLine()).copy()


@pytest.mark.parametrize("row", table(), ids=lambda row: row["file"])
def test_every_row_has_a_drawing_and_words_that_the_wardrobe_knows(
    row: dict[str, str],
) -> None:
    assert (DRAWINGS / row["file"]).is_file()
    assert row["name"].strip() == row["name"] != ""
    GarmentType(row["type"])
    Colour(row["colour"])
    Pattern(row["pattern"])
    Backdrop(row["background"])


def test_every_garment_has_a_name_to_be_translated() -> None:
    assert [name for _context, name in NAMES] == [row["name"] for row in table()]


def test_every_drawing_is_in_the_table_once() -> None:
    drawn = sorted(path.name for path in DRAWINGS.glob("*.svg"))

    assert sorted(row["file"] for row in table()) == drawn


def test_the_closet_has_pieces_for_every_place_of_an_outfit() -> None:
    types = [GarmentType(row["type"]) for row in table()]

    assert {each.group for each in types} == set(Group)
    assert any(each.is_outer for each in types)
    assert any(each.is_one_piece for each in types)
    assert {Pattern(row["pattern"]) for row in table()} == set(Pattern)


@pytest.mark.parametrize("path", sorted(DRAWINGS.glob("*.svg")), ids=lambda p: p.name)
def test_a_drawing_is_named_and_refers_to_nothing_outside_itself(path: Path) -> None:
    drawing = path.read_text(encoding="utf-8")

    assert "<title>" in drawing
    assert not re.search(r"<(script|image|foreignObject|style|!)", drawing)
    assert not re.search(r"\son\w+=", drawing)
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', drawing))
    assert all(link.startswith("#") for link in re.findall(r"url\(([^)]*)", drawing))


@pytest.mark.parametrize("path", sorted(DRAWINGS.glob("*.svg")), ids=lambda p: p.name)
def test_every_link_of_a_drawing_leads_somewhere(path: Path) -> None:
    drawing = path.read_text(encoding="utf-8")
    ids = re.findall(r'\sid="([^"]+)"', drawing)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r"(?:href=\"|url\()#([^\")]+)", drawing)) <= set(ids)


def test_a_photo_has_the_size_that_is_kept_and_shows_something(
    two_drawings: Path, tmp_path: Path
) -> None:
    photos = take_all(two_drawings, tmp_path / "photos")

    assert [photo.path.stem for photo in photos] == ["Camel coat", "Ballet flats"]
    for photo in photos:
        levels = grey_levels(photo.path)
        assert levels.shape == (KEPT, KEPT)
        middle, corner = levels[190:440, 190:440], levels[:40, :40]
        assert abs(float(np.median(middle)) - float(np.median(corner))) > 20


def test_the_same_drawing_gives_the_same_bytes(
    two_drawings: Path, tmp_path: Path
) -> None:
    first = take_all(two_drawings, tmp_path / "one")
    second = take_all(two_drawings, tmp_path / "two")

    for one, two in zip(first, second, strict=True):
        assert one.path.read_bytes() == two.path.read_bytes()


def test_a_photo_that_is_there_is_kept(two_drawings: Path, tmp_path: Path) -> None:
    kept = tmp_path / "Camel coat.png"
    kept.write_bytes(b"taken before")

    take_all(two_drawings, tmp_path)

    assert kept.read_bytes() == b"taken before"
    assert not list(tmp_path.glob("*.part"))


def test_a_missing_drawing_is_an_error_and_leaves_no_photo(
    two_drawings: Path, tmp_path: Path
) -> None:
    (two_drawings / "camel-coat.svg").unlink()

    with pytest.raises(OSError, match="camel-coat"):
        take_all(two_drawings, tmp_path / "photos")

    assert not (tmp_path / "photos" / "Camel coat.png").exists()


def test_photos_are_made_without_an_application(
    two_drawings: Path, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from ui.demo.photos import read_demo, take\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "for photo in read_demo(Path(sys.argv[1]), Path(sys.argv[2])): take(photo)\n"
        "assert QGuiApplication.instance() is None\n"
    )

    subprocess.run(
        [sys.executable, "-c", program, two_drawings, tmp_path / "photos"],
        check=True,
        cwd=ROOT,
    )

    assert len(list((tmp_path / "photos").glob("*.png"))) == 2


@pytest.mark.parametrize("backdrop", Backdrop)
def test_a_backdrop_is_a_surface_with_texture(backdrop: Backdrop) -> None:
    surface = paint_backdrop(backdrop)

    assert surface.shape == (3, SIDE, SIDE)
    assert surface.dtype == np.float32
    assert 80 < surface.mean() < 235
    assert 1 < surface.std(axis=(1, 2)).mean() < 40

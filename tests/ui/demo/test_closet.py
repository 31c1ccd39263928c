"""Loading the demo: labels of the artist, progress, cancel, a second time."""

import csv
from pathlib import Path

import pytest

from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset
from ui.demo.closet import load_demo
from ui.demo.photos import TABLE
from wardrobe.closet.adding import AddReport
from wardrobe.errors import ClosetUnusable
from wardrobe.model.correction import MOST_SURE
from wardrobe.model.garment import Garment
from wardrobe.model.progress import Progress

DRAWINGS = Path(__file__).parents[3] / "assets" / "demo"


@pytest.fixture
def drawings(tmp_path: Path) -> Path:
    """The first three demo garments only."""
    folder = tmp_path / "drawings"
    folder.mkdir()
    with (DRAWINGS / TABLE).open(encoding="utf-8") as file:
        lines = file.readlines()[:4]
    (folder / TABLE).write_text("".join(lines), encoding="utf-8")
    for row in csv.DictReader(lines):
        (folder / row["file"]).write_bytes((DRAWINGS / row["file"]).read_bytes())
    return folder


def load(closet: MemoryCloset, drawings: Path, **more: object) -> AddReport:
    return load_demo(
        drawings,
        drawings.parent / "photos",
        closet=closet,
        eyes=FakeEyes(),
        now=lambda: NOW,
        **more,  # type: ignore[arg-type]  # passed through
    )


def test_garments_have_the_words_and_names_of_the_table(drawings: Path) -> None:
    closet = MemoryCloset()

    report = load(closet, drawings)

    rows = list(csv.DictReader((drawings / TABLE).read_text().splitlines()))
    assert len(report.added) == 3
    for garment, row in zip(closet.garments(), rows, strict=True):
        words = [garment.type, garment.colour, garment.pattern, garment.name]
        assert words == [row["type"], row["colour"], row["pattern"], row["name"]]
        assert garment.confidence == MOST_SURE
        assert sum(each.share for each in garment.colours) == pytest.approx(1)


def test_a_second_time_nothing_is_added(drawings: Path) -> None:
    closet = MemoryCloset()
    load(closet, drawings)

    report = load(closet, drawings)

    assert (len(report.added), len(report.duplicates)) == (0, 3)


def test_it_reports_each_garment_and_stops_when_asked(drawings: Path) -> None:
    seen: list[tuple[int, int]] = []
    added: list[Garment] = []

    report = load(
        MemoryCloset(),
        drawings,
        progress=Progress(
            tell=lambda *done: seen.append(done), is_cancelled=lambda: bool(seen)
        ),
        on_added=added.append,
    )

    assert seen == [(1, 3)]
    assert added == [each.garment for each in report.added]
    assert report.was_cancelled


def test_a_missing_drawing_is_a_sentence(drawings: Path) -> None:
    next(drawings.glob("*.svg")).unlink()

    with pytest.raises(ClosetUnusable, match="demo photos couldn't be made"):
        load(MemoryCloset(), drawings)

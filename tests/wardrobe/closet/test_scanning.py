"""Garments are found among a folder's pictures, and a scan goes on where it was."""

import os
from pathlib import Path

import pytest

from tests.wardrobe.fakes import FakeEyes
from wardrobe.closet.scanning import Scan, ScanRecord, scan_folder
from wardrobe.model.picture import Glance
from wardrobe.model.progress import Progress


class CountingEyes(FakeEyes):
    """Counts its glances; a picture with an `a` is the surest garment."""

    def __init__(self) -> None:
        self.count = 0

    def glance(self, content: bytes) -> Glance:
        self.count += 1
        seen = super().glance(content)
        likeness = seen.likeness + content.count(b"a") / 10
        return Glance(likeness=likeness, is_single=seen.is_single)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, content in (
        ("1.jpg", b"shirt"),
        ("2.jpg", b"landscape"),
        ("3.jpg", b"a hat, aaa"),
        ("4.jpg", b"several"),
        ("5.jpg", b"bad"),
        ("6.txt", b"notes"),
    ):
        (folder / name).write_bytes(content)
    return folder


def scan(folder: Path, eyes: CountingEyes, progress: Progress | None = None) -> Scan:
    record = ScanRecord(folder.parent / "seen" / "1.jsonl")
    return scan_folder(folder, eyes, record, progress or Progress())


def test_single_garments_are_proposed_the_surest_first(folder: Path) -> None:
    seen = scan(folder, CountingEyes())

    assert [each.photo.name for each in seen.proposals] == ["3.jpg", "1.jpg"]
    assert (seen.count_seen, seen.count_all, seen.is_done) == (5, 5, True)


def test_a_scan_that_was_stopped_goes_on_where_it_was(folder: Path) -> None:
    eyes = CountingEyes()
    stopped = scan(folder, eyes, Progress(is_cancelled=lambda: eyes.count == 2))
    assert (stopped.count_seen, stopped.is_done) == (2, False)
    assert [each.photo.name for each in stopped.proposals] == ["1.jpg"]

    done = scan(folder, eyes)

    assert eyes.count == 5
    assert [each.photo.name for each in done.proposals] == ["3.jpg", "1.jpg"]
    scan(folder, eyes)
    assert eyes.count == 5


def test_a_picture_that_changed_is_looked_at_again(folder: Path) -> None:
    eyes = CountingEyes()
    scan(folder, eyes)
    (folder / "2.jpg").write_bytes(b"a skirt instead")
    os.utime(folder / "2.jpg", ns=(1, 1))

    seen = scan(folder, eyes)

    assert "2.jpg" in [each.photo.name for each in seen.proposals]


def test_a_line_that_a_crash_cut_off_is_looked_at_again(folder: Path) -> None:
    eyes = CountingEyes()
    scan(folder, eyes)
    file = folder.parent / "seen" / "1.jsonl"
    lines = file.read_text().splitlines()
    file.write_text("\n".join([*lines[:-2], lines[-2][:20]]))

    assert scan(folder, eyes).is_done

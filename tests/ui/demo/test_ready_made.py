"""The demo closet that is shipped: it is up to date, and is laid out once."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

import assets
from db.closet_file import ClosetFile
from db.migrations import HEAD
from db.opening import stored_revision
from ui.demo import ready_made
from ui.demo.photos import TABLE
from ui.demo.ready_made import FILE, lay_out_demo
from wardrobe.errors import ClosetUnusable
from wardrobe.taste.learning import Learner

DRAWINGS = Path(assets.__file__).parent / "demo"
SHIPPED = DRAWINGS / FILE


def file_of(path: Path) -> ClosetFile:
    return ClosetFile(
        path, Learner(lambda _garment: 0.0), now=lambda: datetime.now(UTC)
    )


def names(path: Path) -> list[str]:
    file = file_of(path)
    found = [garment.name for garment in file.open().garments()]
    file.close()
    return found


def test_it_is_of_this_version_and_has_every_drawing() -> None:
    with (DRAWINGS / TABLE).open(encoding="utf-8", newline="") as table:
        drawn = [row["name"] for row in csv.DictReader(table)]

    assert stored_revision(SHIPPED) == HEAD
    assert SHIPPED.stat().st_size < 4_500_000
    assert not SHIPPED.with_name(f"{FILE}-wal").exists()
    assert len(drawn) == 36


def test_it_is_laid_out_with_its_names(tmp_path: Path) -> None:
    target = tmp_path / "new" / "demo.closet"

    lay_out_demo(SHIPPED, target, file_of)

    with (DRAWINGS / TABLE).open(encoding="utf-8", newline="") as table:
        assert names(target) == [row["name"] for row in csv.DictReader(table)]


def test_it_speaks_the_users_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready_made, "demo_name", str.upper)

    lay_out_demo(SHIPPED, tmp_path / "demo.closet", file_of)

    assert "WHITE TEE" in names(tmp_path / "demo.closet")


def test_what_was_done_in_it_stays(tmp_path: Path) -> None:
    target = tmp_path / "demo.closet"
    lay_out_demo(SHIPPED, target, file_of)
    file = file_of(target)
    file.open().remove([file.open().garments()[0].id])
    file.close()

    lay_out_demo(SHIPPED, target, file_of)

    assert len(names(target)) == 35


def test_where_it_cannot_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()

    with pytest.raises(ClosetUnusable, match="the demo closet couldn't be made"):
        lay_out_demo(SHIPPED, tmp_path / "taken" / "demo.closet", file_of)

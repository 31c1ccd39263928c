"""Closets that are not there, or where nothing can be written, from the terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import main
from db.backup import backup_folder
from tests.db.newer import change_by_newer
from tests.test_main import draw
from wardrobe.errors import ClosetUnusable, WardrobeError

Call = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    def run(*argv: object, closet: Path = tmp_path / "test.closet") -> Any:
        code = main.main(["--closet", str(closet), "--json", *map(str, argv)])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else None, err

    return run


@pytest.mark.parametrize(
    "argv",
    [
        ("garments",),
        ("check",),
        ("backup", "nightly.closet"),
        ("set", "1", "brand=x"),
        ("suggest", "--occasion", "work"),
        ("export", "folder"),
        ("event", "1", "--kind", "wear", "--occasion", "work"),
    ],
    ids=lambda argv: argv[0],
)
def test_a_closet_that_is_not_there_is_said_and_not_made(
    call: Call, tmp_path: Path, argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    gone = tmp_path / "usb" / "my.closet"

    code, value, said = call(*argv, closet=gone)

    assert (code, value) == (1, None)
    assert said.startswith(f"wardrobe: there's no closet at {gone};")
    assert list(tmp_path.iterdir()) == []


def test_adding_photos_makes_a_closet(call: Call, tmp_path: Path) -> None:
    photo = draw(tmp_path / "a.png", (200, 30, 30))
    new = tmp_path / "new" / "my.closet"

    assert call("add", photo, closet=new)[0] == 0
    assert new.exists()


def test_a_dry_run_without_a_closet_shows_what_would_come_and_makes_none(
    call: Call, tmp_path: Path
) -> None:
    table, new = tmp_path / "t.csv", tmp_path / "new" / "my.closet"
    draw(tmp_path / "a.png", (200, 30, 30))
    table.write_text("photo,brand\na.png,Levi\n")

    code, value, _ = call("import", table, "--dry-run", closet=new)

    (row,) = value["rows"]
    assert (code, row["change"], row["becomes"]["brand"]) == (0, "added", "Levi")
    assert not new.parent.exists()


def test_a_read_only_closet_is_listed_and_its_changes_are_refused(
    call: Call, tmp_path: Path
) -> None:
    call("add", draw(tmp_path / "a.png", (200, 30, 30)))
    closet = tmp_path / "test.closet"
    closet.chmod(0o444)

    assert len(call("garments")[1]) == 1
    assert "check the permissions" in call("set", 1, "brand=x")[2]
    assert call("restore", closet, closet=tmp_path / "other.closet")[0] == 0


def test_a_read_only_closet_is_not_restored(call: Call, tmp_path: Path) -> None:
    call("add", draw(tmp_path / "a.png", (200, 30, 30)))
    call("backup", tmp_path / "copy.closet")
    closet = tmp_path / "test.closet"
    closet.chmod(0o444)
    before = closet.read_bytes()

    code, value, said = call("restore", tmp_path / "copy.closet")

    assert (code, value) == (1, None)
    assert "check the permissions" in said
    assert closet.read_bytes() == before


def test_a_closet_of_a_newer_version_is_listed_and_its_changes_are_refused(
    call: Call, tmp_path: Path
) -> None:
    closet = tmp_path / "shelf" / "my.closet"
    main.lay_out_demo(closet)
    change_by_newer(closet)
    before = closet.read_bytes()

    assert len(call("garments", closet=closet)[1]) > 20
    assert call("suggest", "--occasion", "work", closet=closet)[1]["outfits"]
    for argv in (("set", 1, "brand=x"), ("add", "x.jpg"), ("undo",), ("remove", 1)):
        code, value, sentence = call(*argv, closet=closet)
        assert (code, value) == (1, None)
        assert sentence.endswith("not change anything; get the newer version\n")
    assert closet.read_bytes() == before
    assert not backup_folder.folder_of(closet).exists()


def test_the_copy_from_before_a_newer_version_is_named_and_restored(
    call: Call, tmp_path: Path
) -> None:
    closet = tmp_path / "shelf" / "my.closet"
    copy = backup_folder.folder_of(closet) / "20260301-120000-before-update.closet"
    main.lay_out_demo(copy)
    main.lay_out_demo(closet)
    change_by_newer(closet, "ALTER TABLE garment RENAME COLUMN colour TO shade")

    code, _, sentence = call("garments", closet=closet)

    assert code == 1
    assert sentence.endswith(f", or restore the copy from before: {copy}\n")
    assert call("restore", copy, closet=closet)[0] == 0
    assert call("set", 1, "brand=x", closet=closet)[0] == 0


def test_what_cannot_be_opened_leads_back_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, WardrobeError | None]] = []
    bad = ClosetUnusable("not a closet")

    def open_window(
        _tools: object, closet: Path, trouble: WardrobeError | None
    ) -> Path | None:
        opened.append((closet, trouble))
        if closet.name == "broken.closet":
            raise bad
        return tmp_path / "broken.closet" if trouble is None else None

    monkeypatch.setattr(main, "open_window", open_window)

    main.open_windows(tmp_path / "mine.closet")

    mine, broken = tmp_path / "mine.closet", tmp_path / "broken.closet"
    assert opened == [(mine, None), (broken, None), (mine, bad)]


def test_the_first_closet_must_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_window(*_asked: object) -> None:
        raise ClosetUnusable("not a closet")

    monkeypatch.setattr(main, "open_window", open_window)

    with pytest.raises(ClosetUnusable):
        main.open_windows(tmp_path / "mine.closet")

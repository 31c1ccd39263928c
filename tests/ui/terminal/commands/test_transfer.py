"""The terminal's commands that export the closet and bring another one in."""

from pathlib import Path

import pytest

from tests.ui.terminal.conftest import Call
from tests.wardrobe.fakes import MemoryCloset


def test_an_export_says_where_it_is(call: Call, tmp_path: Path) -> None:
    code, value, _ = call("export", tmp_path / "out")

    assert (code, value) == (0, {"folder": str(tmp_path / "out"), "garments": 4})
    assert (tmp_path / "out" / "index.html").is_file()


def test_an_exported_folder_with_bad_pictures_says_so_for_each(
    call: Call, tmp_path: Path, closet: MemoryCloset
) -> None:
    call("export", tmp_path / "out")
    closet.kept.clear()

    code, value, err = call("import", tmp_path / "out")

    assert code == 1
    assert (value["added"], len(value["failed"])) == ([], 4)
    assert err.count("\n") == 4


def test_a_table_is_tried_before_it_is_brought_in(
    call: Call, tmp_path: Path, closet: MemoryCloset
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("No,Art\n1,polo\n99,polo\n")
    columns = ("--map", "id=No", "--map", "type=Art")

    code, value, err = call("import", table, *columns, "--dry-run")

    assert (code, value["dry_run"]) == (1, True)
    assert [row["change"] for row in value["rows"]] == ["changed", "failed"]
    assert "row 3: there's no garment 99" in err
    assert closet.garment(1).type == "shirt"
    call("import", table, *columns)
    assert closet.garment(1).type == "polo"


@pytest.mark.parametrize(
    "argv", [["import", "gone.csv"], ["import", ".", "--dry-run"], ["import", "."]]
)
def test_what_cannot_be_brought_in_is_one_sentence(call: Call, argv: list[str]) -> None:
    code, value, err = call(*argv)

    assert (code, value) == (1, None)
    assert err.count("\n") == 1

"""The terminal's commands that remove, restore and undo."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.terminal.conftest import Call
from tests.ui.terminal.test_terminal_manners import wardrobe
from tests.wardrobe.fakes import MemoryCloset
from ui.terminal.command_line import parse_arguments


def ids(closet: MemoryCloset) -> list[int]:
    return [each.id for each in closet.garments()]


def test_garments_are_removed_listed_and_restored(
    call: Call, closet: MemoryCloset
) -> None:
    assert call("remove", 2, 4) == (0, {"removed": [2, 4]}, "")
    assert ids(closet) == [1, 3]

    _, rows, _ = call("trash")
    assert [row["id"] for row in rows] == [4, 2]

    assert call("trash", "restore", 4, 4) == (0, {"restored": [4]}, "")
    assert ids(closet) == [1, 3, 4]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["remove", "1", "77"], "there's no garment 77"),
        (["remove", "1", "3"], "[3] is in the trash already"),
        (["remove", "1", "4"], "[4] is a wish"),
        (["trash", "restore", "3", "1"], "[1] isn't in the trash"),
        (["trash", "restore"], "say which"),
        (["trash", "show", "3"], "trash restore"),
        (["undo"], "there's nothing to undo"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    call: Call, closet: MemoryCloset, words: list[str], sentence: str
) -> None:
    closet.remove([3])
    closet.own([4], is_owned=False)

    code, value, said = call(*words)

    assert (code, value) == (1, None)
    assert sentence in said
    assert len(said.splitlines()) == 1
    assert ids(closet) == [1, 2]


def test_undo_takes_back_one_command_and_says_which(
    call: Call, closet: MemoryCloset
) -> None:
    before = closet.garment(1)
    call("set", 1, "colour=red", "name=two words")
    call("remove", 2)
    call("garments")

    code, value, _ = call("undo")
    assert (code, value["undone"], value["failed"]) == (0, "remove 2", [])
    assert ids(closet) == [1, 2, 3, 4]

    code, out, _ = call("undo", is_json=False)
    assert code == 0
    assert out.startswith("undone: set 1 colour=red 'name=two words'  (2026-03-01 ")
    assert closet.garment(1) == before
    assert call("undo")[0] == 1


def test_a_command_that_failed_or_changed_nothing_is_not_undone(
    call: Call, closet: MemoryCloset
) -> None:
    call("remove", 2)
    call("set", 1, "colour=nothing")
    call("set", 1, f"name={closet.garment(1).name}")

    assert call("undo")[1]["undone"] == "remove 2"


def test_all_that_one_import_changed_is_one_change(
    call: Call, closet: MemoryCloset, tmp_path: Path
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("id,name\n1,First\n2,Second\n")
    before = closet.garments()
    assert call("import", table)[0] == 0

    assert call("undo")[1]["undone"] == f"import {table}"
    assert closet.garments() == before


def test_a_dry_run_is_nothing_to_undo(call: Call, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("id,name\n1,First\n")
    call("import", table, "--dry-run")

    assert call("undo")[0] == 1


def test_what_was_changed_again_since_is_kept(call: Call, closet: MemoryCloset) -> None:
    call("set", 1, "name=mine")
    closet.kept[1] = replace(closet.kept[1], name="by another")

    code, value, said = call("undo")

    assert (code, value["undone"]) == (1, None)
    assert value["failed"][0]["change"] == "set 1 name=mine"
    assert "was changed elsewhere" in said
    assert closet.garment(1).name == "by another"


def test_the_words_of_a_change_are_without_what_all_commands_take() -> None:
    argv = ["--closet", "a b.closet", "set", "1", "name=x y", "--json"]

    call = parse_arguments(argv).call

    assert call
    assert call.words == "set 1 'name=x y'"
    long = parse_arguments(["set", "1", f"name={'x' * 5000}"]).call
    assert long
    assert len(long.words) < 250


def test_control_signs_of_a_change_are_escaped(call: Call) -> None:
    call("set", 1, "notes=a\x1b[31mb")

    _, out, _ = call("undo", is_json=False)

    assert "\x1b" not in out
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize("words", [["trash"], ["undo"]])
def test_a_reader_that_goes_away_hears_no_complaint(
    tmp_path: Path, words: list[str]
) -> None:
    wardrobe(tmp_path, "laundry", "off")

    code, _, said = wardrobe(tmp_path, *words, shell="| true")

    assert (code, said) == (0, "")


def test_undo_outlives_the_program(tmp_path: Path) -> None:
    wardrobe(tmp_path, "laundry", "off")

    assert wardrobe(tmp_path, "--json", "undo")[1].startswith(
        '{"undone": "laundry off"'
    )
    assert '"is_on": true' in wardrobe(tmp_path, "--json", "laundry")[1]
    assert wardrobe(tmp_path, "undo")[::2] == (1, "wardrobe: there's nothing to undo\n")

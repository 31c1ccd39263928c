"""The terminal is left as it was: no control signs, no tracebacks, quiet pipes."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from main import main
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon
from tests.ui.terminal.conftest import Call
from tests.wardrobe.fake_maintenance import FakeMaintenance
from tests.wardrobe.fakes import MemoryCloset
from ui.terminal.command_line import parse_arguments, printable
from wardrobe.errors import ClosetUnusable, UnknownGarment

ROOT = Path(__file__).parents[3]


def wardrobe(folder: Path, *words: str, shell: str = "") -> tuple[int, str, str]:
    """Run a command in a shell, on a new closet; `shell` stands behind it."""
    SqliteCloset.open(folder / "x.closet", now=lambda: datetime.now(UTC)).close()
    command = f'"{sys.executable}" main.py --closet "{folder}/x.closet" "$@" {shell}'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command, "wardrobe", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("two\nlines\r", "two\\nlines\\r"),
        ("a\x9bb\x7f", "a\\x9bb\\x7f"),
        ("next\x85\u2028\u2029", "next\\x85\\u2028\\u2029"),
        ("turned \u202egpj.exe", "turned \\u202egpj.exe"),
        ("שמלה 👗 é", "שמלה 👗 é"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
        ("tab\there", "tab\\there"),
        ("", ""),
    ],
)
def test_control_signs_are_escaped_and_letters_are_not(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_each_garment_is_one_line_whatever_it_is_called(
    call: Call, closet: MemoryCloset
) -> None:
    closet.kept[1] = replace(closet.kept[1], name="two\nlines \x1b[31m")

    _, out, _ = call("garments", is_json=False)

    assert len(out.splitlines()) == len(closet.garments())
    assert "\x1b" not in out


@pytest.mark.parametrize(
    "words",
    [
        ["set", "ID", "name=x"],
        ["suggest", "--occasion", "work", "--with=ID"],
        ["suggest", "--occasion", "work", "--without=ID"],
        ["judge", "ID", "--occasion", "work"],
        ["event", "ID", "--kind", "like", "--occasion", "work"],
        ["duplicates", "--of=ID"],
        ["wishes", "--bought=ID"],
        ["wishes", "--drop=ID"],
        ["remove", "ID"],
        ["trash", "restore", "ID"],
    ],
)
def test_an_id_of_any_size_is_a_sentence(words: list[str]) -> None:
    number = "9" * 20

    with pytest.raises(UnknownGarment, match=f"there's no garment {number} in"):
        parse_arguments([each.replace("ID", number) for each in words])


def test_such_a_sentence_is_all_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["set", "9" * 20, "name=x"]) == 1

    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


@pytest.mark.parametrize("degrees", ["nan", "inf", "-inf", "1e400", "1000", "warm"])
def test_what_is_no_temperature_is_a_sentence(
    degrees: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(["suggest", "--occasion", "work", f"--temperature={degrees}"])

    assert ended.value.code == 2
    assert f'"{degrees}" isn\'t a temperature' in capsys.readouterr().err


def test_more_than_there_are_means_all(call: Call) -> None:
    few, value, _ = call("suggest", "--occasion", "work", "--top", 3)
    code, everything, _ = call("suggest", "--occasion", "work", "--top", "9" * 20)

    assert (few, code) == (0, 0)
    assert everything["outfits"][: len(value["outfits"])] == value["outfits"]


@pytest.mark.parametrize("port", ["-1", "65536", "9" * 20, "usb"])
def test_what_is_no_port_is_a_sentence(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(["phone", f"--port={port}"])

    assert ended.value.code == 2
    assert "isn't a port" in capsys.readouterr().err


def test_ids_are_read_as_json_lists_them(call: Call, closet: MemoryCloset) -> None:
    done = call("event", 1, "[2,", "3]", "--kind", "wear", "--occasion", "work")

    assert done[0] == 0
    assert closet.events()[-1].garment_ids == (1, 2, 3)


def test_a_number_with_a_stroke_in_it_is_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):  # Python reads it as 10, which is another garment
        parse_arguments(["set", "1_0", "name=x"])

    assert '"1_0" isn\'t the id of a garment' in capsys.readouterr().err


@pytest.mark.parametrize("words", [["occasion", "restore"], ["taste", "forget"]])
def test_a_number_of_thousands_of_digits_is_a_sentence(
    call: Call, words: list[str]
) -> None:
    code, _, err = call(*words, "9" * 5000)

    assert code == 1
    assert err.startswith("wardrobe: ")


@pytest.mark.parametrize("words", [["garments"], ["--json", "garments"]])
def test_a_reader_that_goes_away_is_no_failure(
    tmp_path: Path, words: list[str]
) -> None:
    code, _, err = wardrobe(tmp_path, *words, shell="| true")

    assert (code, err) == (0, "")


@pytest.mark.parametrize("shell", [">&-", "2>&-"])
def test_closed_outputs_are_no_failure(tmp_path: Path, shell: str) -> None:
    code, _, err = wardrobe(tmp_path, "garments", shell=shell)

    assert (code, err) == (0, "")


# A byte that is no UTF-8, as Python reads it from a command line.
OLD_BYTE = "caf\udce9"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["set", "1", f"name={OLD_BYTE}", f"notes={OLD_BYTE}"], ["garments"]),
        (["looks", "add", "1", "2", "3", "--name", OLD_BYTE], ["looks"]),
        (["occasion", "add", OLD_BYTE, "--like", "work"], ["occasion"]),
        (["plan", "rules", OLD_BYTE, "--occasion", "work"], ["plan", "rules"]),
    ],
)
def test_bytes_that_are_no_letters_are_read_as_old_programs_wrote_them(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    shown: list[str],
) -> None:
    file = str(tmp_path / "x.closet")
    closet = SqliteCloset.open(tmp_path / "x.closet", now=noon)
    for name in "123":
        closet.add(a_garment(name), PICTURES, EMBEDDING)
    closet.close()

    assert main(["--closet", file, *words]) == 0
    assert main(["--closet", file, *shown]) == 0
    assert "café" in capsys.readouterr().out
    assert main(["--closet", file, "undo"]) == 0
    assert "undone: " in capsys.readouterr().out


def test_what_is_named_by_such_bytes_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "x.closet")
    closet = SqliteCloset.open(tmp_path / "x.closet", now=noon)
    closet.add(a_garment("1"), PICTURES, EMBEDDING)
    closet.close()
    table = tmp_path / "mine.csv"
    table.write_bytes("id,café\n1,Olymp\n".encode("cp1252"))
    own = ["occasion", "add", "café", "--like", "work"]
    worn = ["event", "1", "--kind", "wear", "--occasion", OLD_BYTE]
    taken = ["import", str(table), "--map", f"brand={OLD_BYTE}"]

    assert [main(["--closet", file, *each]) for each in (own, worn, taken)] == [0, 0, 0]
    assert main(["--closet", file, "--json", "garments"]) == 0
    assert "Olymp" in capsys.readouterr().out
    assert main(["--closet", file, "catalogue", "remove", OLD_BYTE]) == 1
    assert "café" in capsys.readouterr().err


def test_a_closet_that_fails_twice_is_said_once(
    call: Call,
    closet: MemoryCloset,
    maintenance: FakeMaintenance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_what: object) -> None:
        raise ClosetUnusable("the disk is full")

    maintenance.failure = ClosetUnusable("the disk is full")
    monkeypatch.setattr(closet, "update", fail)

    code, _, err = call("set", 1, "name=x")

    assert (code, err) == (1, "wardrobe: the disk is full\n")

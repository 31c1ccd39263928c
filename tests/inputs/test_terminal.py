"""The terminal after what users of others reported; each id names the report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon

MAIN = Path(__file__).parents[2] / "main.py"


@pytest.fixture
def closet(tmp_path: Path) -> Path:
    path = tmp_path / "x.closet"
    closet = SqliteCloset.open(path, now=noon)
    closet.add(a_garment("\N{DRESS} Łódź"), PICTURES, EMBEDDING)
    closet.close()
    return path


def run(
    closet: Path, *words: str, shell: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command by a shell, in the closet's folder; `shell` stands before it."""
    command = f'{shell} "{sys.executable}" "{MAIN}" --closet "{closet}" "$@"'
    return subprocess.run(
        ["bash", "-c", command, "wardrobe", *words],
        cwd=closet.parent,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize(
    "letters",
    ["cp1252", "cp1250", "gbk", "cp950", "ascii"],
    ids=["toot 570", "pip 11699", "obsidian-wiki 219", "notebooklm-py 318", "shiv 82"],
)
def test_letters_that_the_output_lacks_are_escaped(closet: Path, letters: str) -> None:
    done = run(closet, "garments", PYTHONIOENCODING=letters)

    assert (done.returncode, done.stderr) == (0, "")
    assert "\\U0001f457" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        *(["add"], ["label"], ["import"], ["export"], ["backup"], ["restore"]),
        *(["rescue"], ["plan", "import"], ["plan", "export"], ["similar"]),
        ["catalogue", "add", "shop"],
    ],
    ids=" ".join,
)
def test_an_empty_word_is_not_the_folder_that_one_is_in(
    closet: Path, words: list[str]
) -> None:
    """As of Cli2Gui 7 and autoxtrabackup 95: a script's variable is not set."""
    done = run(closet, *words, "")

    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert {each.stem for each in closet.parent.iterdir()} <= {"x", "x backups"}


@pytest.mark.parametrize(
    ("named", "words", "code"),
    [
        ("x.closet", ["garments"], 2),
        ("/nowhere/x.closet", ["add", "photo.jpg"], 2),
        ("/nowhere/x.closet", ["garments"], 1),
    ],
    ids=["conductr-cli 502", "stegoVeritas 44", "sodalite 192"],
)
def test_a_folder_that_is_gone_is_one_sentence(
    closet: Path, named: str, words: list[str], code: int
) -> None:
    shell = "mkdir gone; cd gone; rmdir ../gone;"
    done = run(closet, "--closet", named, *words, shell=shell)

    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr


def test_a_name_that_is_too_long_is_one_sentence(closet: Path) -> None:
    done = run(closet, "add", "a" * 5000)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "it can't be read: file name too long" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_an_output_that_is_full_is_one_sentence(closet: Path) -> None:
    done = run(closet, "garments", shell="exec > /dev/full;")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "no space left" in done.stderr


def test_a_dash_is_a_name_as_any_other(closet: Path) -> None:
    """As of click 551."""
    done = run(closet, "add", "-")

    assert (done.returncode, done.stderr) == (1, "wardrobe: -: it doesn't exist\n")

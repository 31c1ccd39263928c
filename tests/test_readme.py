"""What README and the pages under `docs/` promise is done.

Their commands run, and their targets and links are there.
"""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

import main
from tests.test_main import draw
from ui.terminal.command_line import parse_arguments
from ui.terminal.commands import phone

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_COMMAND = re.compile(r"^(?:python main\.py|wardrobe) +([a-z].*)$", re.MULTILINE)
_MODULE = re.compile(r"python -m\s+([a-z_.]+)")
# What the reader has done before: the numbers are of their garments, and of what they
# did so far.
BEFORE = {
    "suggest": [
        ["set", "3", "type=shirt"],
        ["set", "8", "type=trousers"],
        ["set", "20", "type=formal-shoes"],
    ],
    "taste": [["event", "3", "8", "20", "--kind", "wear", "--occasion", "work"]] * 6,
}
ADD = ["add", "~/Pictures/clothes"]
# These take data that is not part of the project, torch, and hours.
TRAINING = {"train", "evaluate"}


def commands_of(file: Path) -> list[list[str]]:
    lines = _COMMAND.findall(file.read_text(encoding="utf-8"))
    return [shlex.split(line, comments=True) for line in lines]


COMMANDS = {file: found for file in DOCUMENTS if (found := commands_of(file))}
MODULES = {
    file: named
    for file in DOCUMENTS
    if file.name != "CHANGELOG.md"  # which says what was called so
    and (named := _MODULE.findall(file.read_text(encoding="utf-8")))
}


class Impatient:
    """An event at which who waits presses Ctrl+C."""

    def wait(self) -> NoReturn:
        raise KeyboardInterrupt


def draw_numbered(file: Path, number: int) -> None:
    """Draw a t-shirt, of another colour for each number."""
    draw(file, (40 + 7 * number, 200 - 6 * number, 30 + (70 * number) % 200))


@pytest.fixture(scope="module")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with photos, which `ADD` added, products and a table."""
    home = tmp_path_factory.mktemp("home")
    for name, count in (("Pictures/clothes", 20), ("products", 2)):
        folder = home / name
        folder.mkdir(parents=True)
        for number in range(count):
            draw_numbered(folder / f"{number:02}.png", number)
    draw_numbered(home / "photo.jpg", 30)
    (home / "calendar.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20200302\n"
        "RRULE:FREQ=DAILY\nSUMMARY:Office\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (home / "list.csv").write_text("Picture,Kind\nphoto.jpg,shirt\n")
    assert call(ADD, home) == 0
    return home


@pytest.fixture
def home(filled_home: Path, tmp_path: Path) -> Path:
    return shutil.copytree(filled_home, tmp_path / "home")


def call(argv: list[str], home: Path) -> int:
    here = [word.replace("~", str(home)) for word in argv]
    here = ["photo.jpg" if "://" in word else word for word in here]
    return main.main(["--closet", str(home / "a.closet"), *here])


def story(commands: list[list[str]]) -> Iterator[list[str]]:
    """Yield the commands of a page but `ADD`, and what its reader has done before."""
    before = dict(BEFORE)
    for argv in commands:
        if argv == ADD or argv[0] in TRAINING:
            continue
        yield from before.pop(argv[0], [])
        yield argv


@pytest.mark.parametrize("file", COMMANDS, ids=lambda file: file.name)
def test_each_command_does_its_work(
    file: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setattr(phone, "threading", SimpleNamespace(Event=Impatient))
    failed = []
    for argv in story(COMMANDS[file]):
        if call(argv, home) != 0:
            failed.append((argv, capsys.readouterr().err))

    assert failed == []


@pytest.mark.parametrize("file", COMMANDS, ids=lambda file: file.name)
def test_each_command_of_training_is_understood(file: Path) -> None:
    for argv in COMMANDS[file]:
        if argv[0] in TRAINING:
            assert parse_arguments(argv).call


def test_the_commands_are_found() -> None:
    assert len(COMMANDS[ROOT / "README.md"]) > 30
    assert ADD in COMMANDS[ROOT / "README.md"]
    assert len(COMMANDS[ROOT / "docs" / "how-to.md"]) > 20
    assert {argv[0] for argv in chain(*COMMANDS.values())} >= TRAINING


def test_a_command_is_a_program_of_its_own(home: Path) -> None:
    argv = [sys.executable, str(ROOT / "main.py"), "--closet", "a.closet", "label"]

    done = subprocess.run(
        [*argv, "photo.jpg"], cwd=home, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("photo.jpg")


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.name)
def test_each_module_that_is_to_be_run_is_there(file: Path) -> None:
    assert [module for module in MODULES[file] if not find_spec(module)] == []


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_what_is_to_be_made_can_be_made(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+): ", makefile, re.MULTILINE))

    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))

    assert named <= targets


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_what_is_linked_to_is_there(file: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", file.read_text(encoding="utf-8"))

    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (file.parent / link).exists()] == []

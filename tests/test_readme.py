"""What README promises is done: its commands run, its targets and links are there."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_main import draw

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
# Waits for photos until it is interrupted: tests/ui/terminal/test_phone.py.
WAITING = ["phone"]
COMMANDS = [
    argv
    for line in re.findall(r"^python main\.py .*$", README, re.MULTILINE)
    if (argv := shlex.split(line, comments=True)[2:]) != WAITING
]
# What the reader of README has done before: its numbers are of their garments, and of
# what they did so far.
BEFORE = {
    "suggest": [
        ["set", "3", "type=shirt"],
        ["set", "8", "type=trousers"],
        ["set", "20", "type=formal-shoes"],
    ],
    "taste": [["event", "3", "8", "20", "--kind", "wear", "--occasion", "work"]] * 6,
}
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def draw_numbered(file: Path, number: int) -> None:
    """Draw a t-shirt, of another colour for each number."""
    draw(file, (40 + 7 * number, 200 - 6 * number, 30 + (70 * number) % 200))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with photos, products and a table."""
    for name, count in (("Pictures/clothes", 20), ("products", 2)):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        for number in range(count):
            draw_numbered(folder / f"{number:02}.png", number)
    draw_numbered(tmp_path / "photo.jpg", 30)
    (tmp_path / "calendar.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20200302\n"
        "RRULE:FREQ=DAILY\nSUMMARY:Office\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (tmp_path / "list.csv").write_text("Picture,Kind\nphoto.jpg,shirt\n")
    return tmp_path


def story() -> Iterator[list[str]]:
    before = dict(BEFORE)
    for argv in COMMANDS:
        yield from before.pop(argv[0], [])
        yield argv


def test_each_command_of_the_readme_does_its_work(home: Path) -> None:
    start = [sys.executable, str(ROOT / "main.py"), "--closet", str(home / "a.closet")]
    failed = []
    for argv in story():
        here = [word.replace("~", str(home)) for word in argv]
        here = ["photo.jpg" if "://" in word else word for word in here]
        done = subprocess.run(
            [*start, *here],
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if done.returncode != 0:
            failed.append((argv, done.stderr))

    assert len(COMMANDS) > 20
    assert failed == []


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

"""The web page: its commands are there, its pages are listed, its actions exist."""

import re
import shlex
from pathlib import Path

import pytest

from ui.terminal.command_line import parse_arguments

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
HOW_TO = (DOCS / "how-to.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^wardrobe (.*)$", HOW_TO, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_how_tos_is_one(command: str) -> None:
    assert parse_arguments(shlex.split(command)).call is not None


def test_there_are_twenty_things_that_people_ask() -> None:
    assert len(re.findall(r"^### ", HOW_TO, re.MULTILINE)) >= 20


def test_every_page_is_in_the_menu_and_every_entry_is_a_page() -> None:
    listed = re.findall(
        r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE
    )

    assert sorted(listed) == sorted(page.name for page in DOCS.glob("*.md"))


@pytest.mark.parametrize("page", ["tour.md", "how-to.md"])
def test_what_the_pages_tell_to_press_is_in_the_window(page: str) -> None:
    code = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "ui").rglob("*.py")
    )
    said = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", (DOCS / page).read_text("utf-8"))

    assert said
    missing = [each for each in said if f'"{each.rstrip("…")}' not in code]
    assert missing == []

"""The version, and what is new in it."""

from email.message import Message
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from ui.settings import about_card
from ui.settings.about_card import CHANGES, AboutCard, newest_changes

LOG = """# Changelog

## Unreleased

## 0.2.0

- The first thing,
  which needs two lines.
- The second.

## 0.1.0

- Long ago.
"""


@pytest.fixture
def card(qtbot: QtBot) -> AboutCard:
    card = AboutCard()
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.fixture
def urls(monkeypatch: pytest.MonkeyPatch) -> Message:
    """What the package says of itself; the page of its releases may be added."""
    said = Message()
    said["Version"] = "0.2.0"
    monkeypatch.setattr(metadata, "metadata", lambda _name: said)
    return said


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were handed to the browser."""
    addresses: list[str] = []

    def open_url(address: QUrl) -> None:
        addresses.append(address.toString())

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return addresses


def test_the_newest_section_that_says_something_is_what_is_new() -> None:
    assert newest_changes(LOG) == [
        "The first thing, which needs two lines.",
        "The second.",
    ]
    assert newest_changes("# Changelog\n") == []


def test_what_is_said_in_short_is_all_that_is_shown() -> None:
    short = "### In short\n\n- For people,\n  in short.\n\n### Everything\n\n"
    log = LOG.replace("- The first", f"{short}- The first")

    assert newest_changes(log) == ["For people, in short."]


def test_the_change_log_is_shipped_with_the_program() -> None:
    assert CHANGES.read_text(encoding="utf-8").startswith("# Changelog")
    assert newest_changes(CHANGES.read_text(encoding="utf-8"))


def test_the_version_is_told_and_a_click_shows_what_is_new(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log.md").write_text(LOG, encoding="utf-8")
    monkeypatch.setattr(about_card, "CHANGES", tmp_path / "log.md")
    monkeypatch.setattr(metadata, "version", lambda _name: "0.2.0")
    card = AboutCard()
    qtbot.addWidget(card)
    card.show()

    card.show_news.click()

    assert card.version.text() == "Version 0.2.0"
    assert card.news.isVisible()
    assert "• The second." in card.news.text()
    card.show_news.click()
    assert card.news.isHidden()


def test_a_click_opens_the_page_of_new_versions_and_nothing_before_it(
    card: AboutCard, urls: Message, opened: list[str]
) -> None:
    urls["Project-URL"] = "Homepage, https://wardrobe.example/"
    urls["Project-URL"] = "Releases, https://wardrobe.example/new"
    assert opened == []

    card.look.click()

    assert opened == ["https://wardrobe.example/new"]
    assert card.nowhere.isHidden()


@pytest.mark.usefixtures("urls")
def test_a_copy_that_names_no_page_says_so(card: AboutCard, opened: list[str]) -> None:
    card.look.click()

    assert opened == []
    assert card.nowhere.isVisible()
    assert "where you got it" in card.nowhere.text()

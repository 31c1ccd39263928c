"""The version, and what is new in it."""

from importlib import metadata
from pathlib import Path

import pytest
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


def test_the_newest_section_that_says_something_is_what_is_new() -> None:
    assert newest_changes(LOG) == [
        "The first thing, which needs two lines.",
        "The second.",
    ]
    assert newest_changes("# Changelog\n") == []


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

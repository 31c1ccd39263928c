"""Settings: the palette, the watched folder, backups and the check."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset
from ui.main_window import MainWindow
from ui.navigation import Page
from ui.settings.settings_page import SettingsPage
from ui.theme.theme import ThemeChoice
from ui.widgets import file_dialogs
from wardrobe.errors import ClosetUnusable
from wardrobe.ports import Finding


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.show_page(Page.SETTINGS)
    return window.settings_page


def test_the_palette_is_chosen(window: MainWindow, page: SettingsPage) -> None:
    page.themes[ThemeChoice.DARK].click()
    assert window._theme.choice is ThemeChoice.DARK

    window._theme.choose(ThemeChoice.LIGHT)
    assert page.themes[ThemeChoice.LIGHT].isChecked()


def test_a_folder_is_watched_until_it_is_not(
    window: MainWindow,
    page: SettingsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: tmp_path / "in")
    (tmp_path / "in").mkdir()
    assert page.folder.text() == "No folder is watched."

    page.choose.click()
    assert window.inbox.folder == tmp_path / "in"
    assert page.folder.text() == str(tmp_path / "in")

    page.stop.click()
    assert window.inbox.folder is None


def test_a_backup_is_made_and_remembered(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    closet = FakeCloset()
    page = make_window(closet).settings_page
    assert page.last_backup.text() == "No backup was made yet."

    page.back_up_to(tmp_path / "copy.closet")

    qtbot.waitUntil(lambda: page.last_backup.text().startswith("Last: "))
    assert closet.backups == [tmp_path / "copy.closet"]
    assert "Last: " in make_window(closet).settings_page.last_backup.text()


def test_a_failed_backup_is_told(
    window: MainWindow, page: SettingsPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.failure = ClosetUnusable("the disk is full")

    page.back_up_to(Path("copy.closet"))

    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))
    assert window.toasts.toasts()[-1].text == "The disk is full."
    assert page.backup.isEnabled()


def test_the_check_says_what_it_found(
    page: SettingsPage, closet: FakeCloset, qtbot: QtBot
) -> None:
    page.check.click()
    qtbot.waitUntil(lambda: page.findings.text() == "All is well.")

    closet.findings = [Finding("garment 3 has lost its photo")]
    page.check.click()
    qtbot.waitUntil(lambda: "Garment 3 has lost its photo" in page.findings.text())

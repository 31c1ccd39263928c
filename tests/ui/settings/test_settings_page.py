"""Settings: the palette and the watched folder."""

from pathlib import Path

import pytest

from ui.files import file_dialogs
from ui.settings.settings_page import SettingsPage
from ui.theme.theme import ThemeChoice
from ui.widgets.plain_text import breakable
from ui.window.main_window import MainWindow
from ui.window.navigation import Page


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
    assert page.folder.text() == "No folder is being watched."

    page.choose.click()
    assert window.watched_folder.folder == tmp_path / "in"
    assert page.folder.text() == breakable(str(tmp_path / "in"))

    page.stop.click()
    assert window.watched_folder.folder is None

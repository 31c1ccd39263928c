"""Going to another closet: the window closes, and says which one comes next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset
from ui.closets.banners import Banner
from ui.closets.closet_rows import ClosetRows
from ui.closets.recent_closets import note_closet
from ui.files import file_dialogs
from ui.window.main_window import MainWindow


@pytest.fixture
def other(settings: QSettings, tmp_path: Path) -> Path:
    """Another closet that was open lately."""
    file = tmp_path / "Winter.closet"
    file.touch()
    note_closet(settings, file)
    return file


def rows_of(window: MainWindow) -> ClosetRows:
    window.closets.open()
    rows = window.findChildren(ClosetRows)[-1]
    assert isinstance(rows, ClosetRows)
    return rows


def test_the_closets_of_late_are_listed_beside_the_one_that_is_shown(
    window: MainWindow, other: Path
) -> None:
    rows = rows_of(window).rows

    assert [file.name for file in rows] == ["my.closet", other.name]
    assert [row.isChecked() for row in rows.values()] == [True, False]


def test_a_click_closes_the_window_for_another_closet(
    window: MainWindow, other: Path
) -> None:
    rows_of(window).rows[other].click()

    assert not window.isVisible()
    assert window.next_closet == other


def test_the_closet_that_is_shown_stays(window: MainWindow) -> None:
    window.closets.go_to(window.closets._file)

    assert window.isVisible()


def test_a_new_closet_is_made_first(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Holiday.closet"
    monkeypatch.setattr(file_dialogs, "ask_new_file", lambda *_asked: file)

    window.closets.ask_new()

    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.next_closet == file
    assert file.is_file()


def test_a_new_closet_never_takes_the_place_of_a_file(
    window: MainWindow, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_new_file", lambda *_asked: other)

    window.closets.ask_new()

    assert window.isVisible()
    assert window.toasts.toasts()[-1].text == "Winter.closet is there already."


def test_the_demo_says_so_on_every_page_and_one_click_leaves_it(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset(), closet_file=tmp_path / "demo.closet")
    banner = window.findChild(Banner)
    assert isinstance(banner, Banner)
    assert banner.isVisible()

    banner.leave.click()

    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.next_closet == tmp_path / "my.closet"
    assert window.next_closet.is_file()


def test_from_the_demo_one_comes_back_to_the_closet_of_before(
    make_window: MakeWindow, other: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset(), closet_file=tmp_path / "demo.closet")
    banner = window.findChild(Banner)
    assert isinstance(banner, Banner)

    banner.leave.click()

    qtbot.waitUntil(lambda: window.next_closet == other)


def test_ones_own_closet_has_no_banner(window: MainWindow) -> None:
    assert window.findChild(Banner) is None


def test_whoever_stays_for_an_import_goes_nowhere(window: MainWindow) -> None:
    window.next_closet = Path("elsewhere.closet")

    window._stay()

    assert window.next_closet is None

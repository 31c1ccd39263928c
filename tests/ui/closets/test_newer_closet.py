"""A window on a closet that a newer version changed: it shows all, and changes nothing.

With the real parts, as any of them might write.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from db.backup import backup_folder
from db.closet_file import Access
from tests.db.newer import change_by_newer
from tests.ui.settling import settle
from ui.closets.banners import Banner
from ui.theme.theme import Theme
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.model.event import EventKind
from wardrobe.model.occasion import Occasion, OwnOccasion

REFUSED = "was changed by a newer version of this program, so you can look, but not"
Open = Callable[[], MainWindow]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "shelf" / "my.closet"
    main.lay_out_demo(path)
    change_by_newer(path)
    return path


@pytest.fixture
def open_window(
    place: Path, qtbot: QtBot, qapp: QApplication, settings: QSettings
) -> Iterator[Open]:
    tools = main.tools_for(place, Access.READ)
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        parts = main.window_parts(tools, tools.open_closet(), place)
        window = MainWindow(parts, theme=Theme(qapp, settings), settings=settings)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitSignal(window.closet.closet_changed):
            window.start()
        settle(window, qtbot)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    tools.maintenance.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def said(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.toasts()]


def wear(window: MainWindow) -> None:
    window.today.recorder.record(window.today.board.big, EventKind.WEAR)


def edit(window: MainWindow) -> None:
    before = window.closet.garments[0]
    window.closet_page.edited.emit([before], [replace(before, name="New")])


def remove(window: MainWindow) -> None:
    window.closet_page.removal_asked.emit([window.closet.garments[0]])


def add_occasion(window: MainWindow) -> None:
    picnic = OwnOccasion(name="Picnic", base=Occasion.DATE)
    window.today.occasion_made.emit(picnic)


def test_every_page_is_shown_and_nothing_is_written(
    open_window: Open, place: Path, qtbot: QtBot
) -> None:
    before = place.read_bytes()
    window = open_window()

    for page in Page:
        window.show_page(page)
        settle(window, qtbot)

    assert said(window) == []
    assert len(window.closet.garments) > 20
    assert window.today.board.cards
    assert place.read_bytes() == before
    assert not backup_folder.folder_of(place).exists()


def test_every_change_is_refused_with_one_sentence(
    open_window: Open, place: Path, qtbot: QtBot
) -> None:
    before = place.read_bytes()
    window = open_window()
    garments = list(window.closet.garments)

    for change in (wear, edit, remove, add_occasion):
        change(window)
        settle(window, qtbot)
        (toast,) = window.toasts.toasts()
        toast.dismiss()
        assert REFUSED in toast.text

    assert list(window.closet.garments) == garments
    assert place.read_bytes() == before


def test_a_strip_says_so_and_where_to_go_from_here(open_window: Open) -> None:
    banner = open_window().findChild(Banner)

    assert isinstance(banner, Banner)
    assert banner.isVisible()
    assert banner.words.text().startswith(
        "This closet was changed by a newer version. You can look, but not change "
        "anything."
    )
    assert banner.leave.isHidden()


def test_the_copy_from_before_is_opened_beside_it(
    open_window: Open, place: Path, qtbot: QtBot
) -> None:
    copy = backup_folder.folder_of(place) / "20260301-120000-before-update.closet"
    copy.parent.mkdir()
    main.lay_out_demo(copy)
    before = place.read_bytes(), copy.read_bytes()
    window = open_window()
    banner = window.findChild(Banner)
    assert isinstance(banner, Banner)

    banner.leave.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)

    assert window.next_closet == place.with_name("my 2026-03-01.closet")
    assert window.next_closet.is_file()
    assert (place.read_bytes(), copy.read_bytes()) == before


def test_a_closet_without_rights_says_so_too(
    open_window: Open, place: Path, qtbot: QtBot
) -> None:
    place.unlink()
    main.lay_out_demo(place)
    place.chmod(0o444)
    window = open_window()
    banner = window.findChild(Banner)

    wear(window)
    settle(window, qtbot)

    assert isinstance(banner, Banner)
    assert "Check the permissions" in banner.words.text()
    (sentence,) = said(window)
    assert "check the permissions" in sentence

"""Settings, clocks and palettes, after what users of others reported."""

import errno
import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

import ui
from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset, make_garments
from ui.closets.closet_rows import ClosetRows
from ui.closets.recent_closets import note_closet, recent_closets
from ui.files.browsing import Browsing, Kind, places
from ui.importing.watched_folder import WatchedFolder
from ui.state.closet_settings import settings_of_closet
from ui.theme.theme import ThemeChoice
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.wording.dates import weekday_and_day

# As they stand in the settings' file, of the program and of a closet.
KEY = re.compile(r'^_?[A-Z_, ]*KEY\b.* = .*"', re.MULTILINE)
KEYS = sorted(
    full
    for module in Path(ui.__file__).parent.rglob("*.py")
    for line in KEY.findall(module.read_text("utf-8"))
    for key in re.findall(r'"([a-z]+/[a-z-]+)', line)
    for full in (key, f"{key}/photos")  # each kind of file has its own
)
NONSENSE = {
    "no number": "nan",
    "a digit of a kind": "²",
    "a large number": "9" * 20,
    "half a record": "{",
    "long": "x" * 5000,
    "null": "null",
    "a list": ["a", "b"],
    "bytes": QByteArray(b"\x01\xd9\xd0\xcb" + b"\xff" * 60),
}


@pytest.mark.parametrize("value", NONSENSE.values(), ids=NONSENSE)
def test_damaged_settings_open_a_window(
    make_window: MakeWindow,
    settings: QSettings,
    qtbot: QtBot,
    tmp_path: Path,
    value: object,
) -> None:
    """As of mucom88 17, snestracker 139, FreePIE 62."""
    for file in (settings, settings_of_closet(settings, tmp_path / "my.closet")):
        for key in KEYS:
            file.setValue(key, value)
        file.sync()

    window = make_window(FakeCloset(make_garments()))
    for page in Page:
        window.show_page(page)
    idle(window, qtbot)
    window.closets.open()

    assert len(KEYS) > 60
    assert window.findChild(ClosetRows) is not None


@pytest.fixture
def gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a drive that does not answer any more."""
    drive = tmp_path / "drive"
    drive.mkdir()
    ask = os.stat

    def answer(
        path: str | Path, *, dir_fd: int | None = None, follow_symlinks: bool = True
    ) -> os.stat_result:
        if str(path).startswith(str(drive)):
            raise OSError(errno.ENOTCONN, "transport endpoint is not connected")
        return ask(path, dir_fd=dir_fd, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "stat", answer)
    return drive


def test_a_recent_closet_on_a_drive_that_is_gone_is_left_out(
    settings: QSettings, gone: Path, tmp_path: Path
) -> None:
    """As of PixiEditor 333, StructureFinder 25, pyscripter 603."""
    mine = tmp_path / "mine.closet"
    mine.touch()
    settings.setValue("closets/recent", [str(gone / "a.closet"), str(mine)])

    assert recent_closets(settings) == [mine]
    note_closet(settings, mine)
    assert recent_closets(settings) == [mine]


def test_dialogs_begin_elsewhere_where_a_drive_is_gone(
    make_window: MakeWindow, closet: FakeCloset, settings: QSettings, gone: Path
) -> None:
    """As of StructureFinder 25."""
    settings.setValue("files/last/photos", str(gone))
    browsing = make_window(closet).findChild(Browsing)
    assert isinstance(browsing, Browsing)

    assert browsing.folder(Kind.PHOTOS) != gone
    assert gone not in places()


def test_a_watched_folder_on_a_drive_that_is_gone_is_waited_for(
    make_window: MakeWindow, closet: FakeCloset, settings: QSettings, gone: Path
) -> None:
    window = make_window(closet)
    folder = WatchedFolder(settings, window)
    folder.watch(gone)

    folder.look()

    assert folder.folder == gone


def test_of_a_hundred_recent_closets_a_few_are_listed(
    settings: QSettings, tmp_path: Path
) -> None:
    """As of emsec/hal 136: the list grows without end."""
    for number in range(100):
        file = tmp_path / f"{number}.closet"
        file.touch()
        note_closet(settings, file)

    assert len(recent_closets(settings)) == 8


def test_a_palette_that_is_changed_is_changed_everywhere(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    """As of PyQt-Fluent-Widgets 1061, TimeLineAnnotator 413: dark icons on dark."""
    window = make_window(closet)
    window._theme.choose(ThemeChoice.LIGHT)
    show_all(window, qtbot)
    window._theme.choose(ThemeChoice.DARK)
    show_all(window, qtbot)
    changed = icons(window)
    window.close()

    fresh = make_window(closet)
    show_all(fresh, qtbot)

    assert changed == icons(fresh)
    assert len(changed) > 40


def show_all(window: MainWindow, qtbot: QtBot) -> None:
    for page in Page:
        window.show_page(page)
        window.closet_page.view.select([1])
    idle(window, qtbot)


def icons(window: MainWindow) -> list[tuple[str, int]]:
    """Return how the icon of each button looks, in the order of the window."""
    return [
        (each.accessibleName(), _shade(each))
        for each in window.findChildren(QAbstractButton)
        if not each.icon().isNull() and not each.isCheckable()
    ]


def _shade(button: QAbstractButton) -> int:
    """Return the colour of the most solid point of an icon."""
    image = button.icon().pixmap(32, 32).toImage()
    points = [image.pixel(x, y) for x in range(32) for y in range(32)]
    return max(points, key=lambda point: point >> 24)


def test_a_clock_that_was_set_back_begins_that_day(
    make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    """As of i3blocks 241, OsmAnd 7414: what waits for an hour waits for ever."""
    clock = [NOW + timedelta(days=400)]
    window = make_window(closet, clock=lambda: clock[0])
    idle(window, qtbot)
    setting = window.reminder._setting
    setting.is_on, setting.last = True, clock[0].date()
    told: list[str] = []
    window.reminder.told.connect(lambda _title, words: told.append(words))

    clock[0] = NOW.astimezone().replace(hour=setting.at.hour, minute=setting.at.minute)
    window._shared.new_day.look()
    window.reminder.remind_if_due()
    idle(window, qtbot)

    assert window.today.head._day.text() == weekday_and_day(clock[0])
    assert len(told) == 1

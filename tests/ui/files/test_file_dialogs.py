"""File dialogs look into no file: that would drop the locks of the open closet."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QListView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.files.browsing import Browsing, Kind
from ui.files.file_dialogs import (
    ask_file,
    ask_folder,
    ask_new_file,
    ask_photo,
    ask_photos,
)
from wardrobe.backup import open_files

ROOT = Path(__file__).parents[3]
DIALOGS = ROOT / "ui" / "files" / "file_dialogs.py"


def test_no_other_module_asks_for_files_past_these_dialogs() -> None:
    code = [*(ROOT / "ui").rglob("*.py"), ROOT / "main.py"]

    past = [file.name for file in code if "QFileDialog" in file.read_text("utf-8")]

    assert past == [DIALOGS.name]
    assert "QFileDialog.get" not in DIALOGS.read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists open files so")
def test_a_listed_file_is_not_opened(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    file = tmp_path / "my.closet"
    file.write_bytes(b"SQLite format 3")
    os.utime(file, (0, 0))

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    QTimer.singleShot(800, cancel)
    start = tmp_path / "copy.closet"
    assert ask_new_file(parent, "Back up", start, "Closets (*.closet)") is None

    # Reading moves the time of the last access from so long ago.
    assert file.stat().st_atime == 0


def test_icons_are_told_from_the_outside_only(tmp_path: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        seen.append(type(dialog.iconProvider()).__name__)
        dialog.reject()

    QTimer.singleShot(300, look)
    ask_new_file(parent, "Back up", tmp_path / "copy.closet", "Closets (*.closet)")

    assert seen == ["_BlindIcons"]


def test_one_photo_can_be_chosen(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    photo = tmp_path / "shirt.JPG"
    asked: list[QFileDialog] = []

    def choose(dialog: QFileDialog) -> int:
        asked.append(dialog)
        dialog.selectFile(str(photo))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)

    assert ask_photo(parent, "A picture") == photo
    assert "*.jpg" in asked[0].nameFilters()[0]
    assert asked[0].fileMode() is QFileDialog.FileMode.ExistingFile


def browsing_window(
    qtbot: QtBot, tmp_path: Path, previews: "Previews | None" = None
) -> QWidget:
    """Return a window whose dialogs remember, and show previews."""
    window = QWidget()
    qtbot.addWidget(window)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    Browsing(settings, previews or Previews(), window)
    return window


class Previews:
    """Makes red pictures of all photos, and notes which were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(
        self,
        owner: QObject,
        photo: Path,
        side_px: int,
        show: Callable[[QPixmap], object],
        on_end: Callable[[], object],
    ) -> None:
        self.asked.append(photo.name)
        picture = QPixmap(side_px, side_px)
        picture.fill(QColor("red"))
        show(picture)
        on_end()


def act_on_dialog(act: Callable[[QFileDialog], object], after_ms: int = 500) -> None:
    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            act(dialog)
        finally:
            dialog.reject()

    QTimer.singleShot(after_ms, run)


def test_the_last_folder_of_each_kind_is_where_one_begins(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = browsing_window(qtbot, tmp_path)
    for name in ("photos", "backups"):
        (tmp_path / name).mkdir()
    photo = tmp_path / "photos" / "shirt.jpg"
    photo.write_bytes(b"")
    began: list[str] = []

    def choose(dialog: QFileDialog) -> int:
        began.append(dialog.directory().absolutePath())
        dialog.selectFile(str(photo))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    for _ in range(2):
        assert ask_photo(window, "A picture") == photo
    ask_file(window, "Restore", "Closets (*.closet)")

    assert began[1] == str(tmp_path / "photos")
    assert began[2] != str(tmp_path / "photos")


def test_photos_have_previews_and_the_closet_is_opened_under_no_name(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("shirt.JPG", "notes.txt"):
        (folder / name).write_bytes(b"content")
    closet = tmp_path / "my.closet"
    closet.write_bytes(b"SQLite format 3")
    (folder / "closet.jpg").hardlink_to(closet)
    previews = Previews()
    window = browsing_window(qtbot, tmp_path, previews)
    browsing = window.findChild(Browsing)
    assert isinstance(browsing, Browsing)
    browsing.remember(Kind.PHOTOS, folder)
    shown: list[bool] = []

    def look(dialog: QFileDialog) -> None:
        listing = dialog.findChild(QListView, "listView")
        assert isinstance(listing, QListView)
        listing.grab()
        shown.append(listing.iconSize().width() >= 96)

    open_files.hold(closet)
    try:
        act_on_dialog(look, 1500)
        assert ask_photos(window, "Add photos") == []
    finally:
        open_files.let_go(closet)

    assert shown == [True]
    assert previews.asked == ["shirt.JPG"]


def test_there_are_places_and_icons_of_the_projects_own(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Pictures").mkdir()
    window = browsing_window(qtbot, tmp_path)
    seen: dict[str, object] = {}

    def look(dialog: QFileDialog) -> None:
        seen["places"] = [url.toLocalFile() for url in dialog.sidebarUrls()]
        buttons = dialog.findChildren(QToolButton)
        seen["drawn"] = [count_drawn(each) for each in buttons if each.isVisible()]

    act_on_dialog(look)
    ask_photo(window, "A picture")

    places = seen["places"]
    assert isinstance(places, list)
    assert places[0] == str(tmp_path)
    assert str(tmp_path / "Pictures") in places
    drawn = seen["drawn"]
    assert isinstance(drawn, list)
    assert min(drawn) > 40  # a dot has less


def count_drawn(button: QToolButton) -> int:
    """Return how many pixels of a button are other than its ground."""
    image = button.grab().toImage()
    ground = image.pixel(4, image.height() // 2)
    return sum(
        image.pixel(x, y) != ground
        for x in range(4, image.width() - 4)
        for y in range(4, image.height() - 4)
    )


@pytest.mark.parametrize("ask", [ask_photo, ask_folder])
def test_a_name_can_be_typed_and_taken_by_enter(
    qtbot: QtBot, tmp_path: Path, ask: Callable[[QWidget, str], Path | None]
) -> None:
    window = browsing_window(qtbot, tmp_path)
    wanted = tmp_path / "shirts"
    if ask is ask_folder:
        wanted.mkdir()
    else:
        wanted = wanted.with_suffix(".jpg")
        wanted.write_bytes(b"content")

    def type_name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(wanted))
        QTest.keyClick(field, Qt.Key.Key_Return)
        if dialog.isVisible():  # else it has its answer
            dialog.reject()

    QTimer.singleShot(500, type_name)

    assert ask(window, "Choose") == wanted


def test_a_new_file_has_the_suffix_of_its_kind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = browsing_window(qtbot, tmp_path)

    def choose(dialog: QFileDialog) -> int:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("copy")
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    start = tmp_path / "my 2024.closet"

    chosen = ask_new_file(window, "Back up", start, "Closets (*.closet)")

    assert chosen == tmp_path / "copy.closet"

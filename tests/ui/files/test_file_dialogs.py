"""File dialogs look into no file: that would drop the locks of the open closet."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.files.file_dialogs import ask_new_file, ask_photo

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

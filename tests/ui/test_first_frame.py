"""The picture of the last time stands in for a window that is still loading."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.first_frame import GEOMETRY_KEY, FirstFrame, keep_frame, show_last_frame

GREEN = QColor("#2f6b52")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A green window at its place."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setPalette(QPalette(GREEN))
    window.resize(400, 300)
    window.show()
    return window


@pytest.fixture
def frames() -> Iterator[list[FirstFrame | None]]:
    shown: list[FirstFrame | None] = []
    yield shown
    for frame in shown:
        if frame is not None:
            frame.close()


def keep(window: QWidget, folder: Path, name: str = "my.closet") -> tuple[Path, Path]:
    """Keep the look and the place of a window; return their files."""
    picture, settings_file = folder / "look.png", folder / "window.ini"
    keep_frame(window, picture, folder / name)
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    settings.setValue(GEOMETRY_KEY, window.saveGeometry())
    settings.sync()
    return picture, settings_file


def test_the_last_look_is_shown_at_its_place_and_goes_by_itself(
    window: QWidget, tmp_path: Path, qtbot: QtBot, frames: list[FirstFrame | None]
) -> None:
    picture, settings = keep(window, tmp_path)

    frame = show_last_frame(picture, tmp_path / "my.closet", settings)

    frames.append(frame)
    assert frame is not None
    assert frame.size() == window.size()
    assert frame.grab().toImage().pixelColor(200, 150) == GREEN
    qtbot.waitUntil(lambda: not frame.isVisible())


def test_the_look_of_another_closet_is_not_shown(
    window: QWidget, tmp_path: Path
) -> None:
    picture, settings = keep(window, tmp_path, "hers.closet")

    assert show_last_frame(picture, tmp_path / "my.closet", settings) is None


def test_a_look_of_another_size_is_not_shown(window: QWidget, tmp_path: Path) -> None:
    picture, settings = keep(window, tmp_path)
    window.resize(500, 300)
    keep_frame(window, picture, tmp_path / "my.closet")

    assert show_last_frame(picture, tmp_path / "my.closet", settings) is None


@pytest.mark.parametrize("content", [None, b"", b"no picture"])
def test_without_a_look_nothing_is_shown(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "look.png").write_bytes(content)

    shown = show_last_frame(tmp_path / "look.png", tmp_path / "a", tmp_path / "w.ini")

    assert shown is None


def test_it_comes_before_all_that_takes_long_to_load() -> None:
    code = "import sys, main, ui.first_frame; print(*sys.modules)"

    run = [sys.executable, "-c", code]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout

    assert {"numpy", "sqlalchemy", "onnxruntime", "PIL"} & set(said.split()) == set()

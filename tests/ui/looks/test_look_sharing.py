"""A look leaves the window as a picture: in a file, on the clipboard, on paper."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from tests.ui.conftest import idle
from ui.looks import look_sharing
from ui.looks.look_sharing import WIDTH_PX, Sharing, print_picture
from ui.looks.looks_page import LooksPage
from ui.theme.theme import ThemeChoice
from ui.theme.tokens import LIGHT
from ui.window.main_window import MainWindow


@pytest.fixture
def chosen(page: LooksPage, window: MainWindow, qtbot: QtBot) -> LooksPage:
    page.view.select(page.list.shown[1].look.number)
    idle(window, qtbot)
    return page


def test_a_picture_is_saved_under_the_name_of_the_look(
    chosen: LooksPage,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[str] = []

    def ask(_parent: object, _title: str, start: Path, *_kinds: object) -> Path:
        offered.append(start.name)
        return tmp_path / start.name

    monkeypatch.setattr(look_sharing, "ask_new_file", ask)
    window._theme.choose(ThemeChoice.DARK)
    chosen.panel.share_asked.emit(Sharing.SAVE)
    idle(window, qtbot)

    assert offered == ["Brunch.png"]
    image = QImage(str(tmp_path / "Brunch.png"))
    assert image.width() == WIDTH_PX
    # On a light mat, whatever the window looks like; the garments are on it.
    mat = LIGHT.mats[chosen._number % len(LIGHT.mats)]
    assert abs(image.pixelColor(2, 2).lightness() - QColor(mat).lightness()) < 6
    darkest = min(
        image.pixelColor(x, y).lightness()
        for x in range(0, image.width(), 40)
        for y in range(0, image.height(), 40)
    )
    assert darkest < 100
    assert window.toasts.toasts()[-1].text == "Saved Brunch.png."


def test_a_file_that_cannot_be_written_is_one_sentence(
    chosen: LooksPage,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        look_sharing, "ask_new_file", lambda *_: tmp_path / "no folder" / "a.png"
    )
    chosen.panel.share_asked.emit(Sharing.SAVE)
    idle(window, qtbot)

    said = window.toasts.toasts()[-1].text
    assert said == "A.png can't be written: no such file or directory."


def test_a_picture_is_copied(
    chosen: LooksPage, window: MainWindow, qtbot: QtBot
) -> None:
    chosen.panel.share_asked.emit(Sharing.COPY)
    idle(window, qtbot)

    assert QGuiApplication.clipboard().image().width() == WIDTH_PX


def test_a_picture_is_printed_on_one_page(tmp_path: Path, qapp: object) -> None:
    image = QImage(400, 368, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "look.pdf"))

    print_picture(image, printer)

    content = (tmp_path / "look.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1


def test_a_look_without_a_name_is_saved_under_a_plain_one(
    page: LooksPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def ask(_parent: object, _title: str, start: Path, *_kinds: object) -> None:
        offered.append(start.name)

    monkeypatch.setattr(look_sharing, "ask_new_file", ask)
    page.view.select(page.list.shown[2].look.number)
    page.panel.share_asked.emit(Sharing.SAVE)

    assert offered == ["look.png"]


def test_without_a_printer_there_is_another_way(
    chosen: LooksPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)

    chosen.panel.share_asked.emit(Sharing.PRINT)

    said = window.toasts.toasts()[-1].text
    assert said == "No printer is set up. Save a picture instead."

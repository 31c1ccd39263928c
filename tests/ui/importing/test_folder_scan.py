"""Contact sheets of what a scan proposes: ticked, turned, added, never unasked."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCloset
from ui.importing.scan_sheet import PER_SHEET, ScanSheet
from ui.window.main_window import MainWindow


def pictures(folder: Path, count: int) -> Path:
    for number in range(count):
        (folder / f"{number:03}.jpg").write_bytes(f"picture {number}".encode())
    return folder


def scanned(window: MainWindow, folder: Path, qtbot: QtBot) -> ScanSheet:
    window.folder_scan.start(folder)
    sheet = window.folder_scan.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: bool(sheet.tiles))
    return sheet


def test_what_is_ticked_is_added_and_nothing_else(
    window: MainWindow, closet: FakeCloset, qtbot: QtBot, tmp_path: Path
) -> None:
    count = len(closet.garments())
    sheet = scanned(window, pictures(tmp_path, PER_SHEET + 2), qtbot)
    assert len(sheet.tiles) == PER_SHEET
    assert not sheet.add.isEnabled()

    sheet.tiles[1].click()
    sheet.later.click()
    assert len(sheet.tiles) == 2
    sheet.all.click()
    assert sheet.add.text() == "Add 3 photos"
    assert len(closet.garments()) == count
    with qtbot.waitSignal(window.importing.import_finished):
        sheet.add.click()

    assert len(closet.garments()) == count + 3
    assert window.folder_scan.sheet is None


def test_a_tick_stays_when_the_sheet_is_turned(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = scanned(window, pictures(tmp_path, PER_SHEET + 2), qtbot)

    sheet.tiles[0].click()
    sheet.later.click()
    sheet.earlier.click()

    assert [tile.isChecked() for tile in sheet.tiles[:2]] == [True, False]

"""Care of the closet in the window: backups, the check, taking away, bringing in."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from tests.wardrobe.fake_maintenance import FakeMaintenance, backup
from ui.files import file_dialogs
from ui.maintenance.backup_rows import BackupRows
from ui.maintenance.maintenance_section import MaintenanceSection
from ui.maintenance.table_sheet import TableSheet
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from wardrobe.errors import ClosetDamaged, ClosetUnusable
from wardrobe.model.maintenance import BackupReason, Finding
from wardrobe.model.progress import NOBODY, Progress

LOST = Finding("garment 3 has lost its photo", "take it from a backup", "photo 3")
TORN = Finding("event 9 is no event", "take it out", "event 9")
ODD = Finding("the disk is slow")


@pytest.fixture
def maintenance(closet: FakeCloset) -> FakeMaintenance:
    maintenance = FakeMaintenance(closet)
    maintenance.made = [backup(NOW - timedelta(hours=n)) for n in range(1, 9)]
    maintenance.made[0] = backup(NOW, BackupReason.BEFORE_REMOVAL)
    return maintenance


@pytest.fixture
def window(
    make_window: MakeWindow,
    closet: FakeCloset,
    maintenance: FakeMaintenance,
    qtbot: QtBot,
) -> MainWindow:
    window = make_window(closet, maintenance=maintenance)
    window.show_page(Page.SETTINGS)
    qtbot.waitUntil(lambda: bool(section_of(window).backups.buttons))
    return window


@pytest.fixture
def section(window: MainWindow) -> MaintenanceSection:
    return section_of(window)


def section_of(window: MainWindow) -> MaintenanceSection:
    return window.settings_page.maintenance


def said(window: MainWindow, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: bool(window.toasts.toasts()))
    return window.toasts.toasts()[-1].text


def test_backups_are_listed_with_day_reason_and_size(
    section: MaintenanceSection,
) -> None:
    lines = _lines(section.backups)

    assert f"{NOW.astimezone():%d %B %Y, %H:%M}" in lines
    assert "before removing many garments" in lines
    assert "5.0 MB" in lines
    assert len(section.backups.buttons) == 5


def test_older_ones_are_shown_when_asked_for(section: MaintenanceSection) -> None:
    section.backups.show_all()

    assert len(section.backups.buttons) == 8


def test_that_there_is_none_yet_is_said(section: MaintenanceSection) -> None:
    section.backups.show_backups([])

    assert _lines(section.backups)[0].startswith("None yet.")


def test_a_backup_is_restored_and_that_undone(
    window: MainWindow,
    section: MaintenanceSection,
    maintenance: FakeMaintenance,
    qtbot: QtBot,
) -> None:
    assert window.closet.garment(1) is not None
    with qtbot.waitSignal(window.closet.closet_changed):
        section.backups.buttons[0].click()

    assert window.closet.garment(1) is None
    assert "kept" in said(window, qtbot)
    with qtbot.waitSignal(section.closet_replaced):
        window.toasts.toasts()[-1].act()

    assert maintenance.asked == [
        ("restore", maintenance.made[0].file),
        ("restore", Path("as it was")),
    ]
    assert "undone" in said(window, qtbot)


def test_undoing_edits_does_not_reach_behind_a_restore(
    window: MainWindow, section: MaintenanceSection, qtbot: QtBot
) -> None:
    window.closet_page.removal_asked.emit([window.closet.garments[0]])
    with qtbot.waitSignal(section.closet_replaced):
        section.backups.buttons[0].click()

    assert not window.history.stack.canUndo()


def test_a_restore_that_fails_is_told_and_can_be_tried_again(
    window: MainWindow,
    section: MaintenanceSection,
    maintenance: FakeMaintenance,
    qtbot: QtBot,
) -> None:
    maintenance.failure = ClosetUnusable("the backup is damaged")

    section.backups.buttons[0].click()

    assert said(window, qtbot) == "The backup is damaged."
    assert section.backups.isEnabled()


def test_a_copy_is_made_and_remembered(
    window: MainWindow,
    maintenance: FakeMaintenance,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section = section_of(window)
    target = tmp_path / "copy.closet"
    monkeypatch.setattr(file_dialogs, "ask_new_file", lambda *_: target)
    assert section.last_copy.isHidden()

    section.back_up.click()

    assert said(window, qtbot) == "The closet is backed up to copy.closet."
    assert maintenance.asked == [("back up", target)]
    assert str(target) in section.last_copy.text()


def test_what_runs_is_shown_and_can_be_stopped(
    window: MainWindow,
    section: MaintenanceSection,
    maintenance: FakeMaintenance,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = threading.Event()

    def slow(_target: Path, progress: Progress = NOBODY) -> None:
        progress.step(1, 4)
        gate.wait(10)
        progress.step(2, 4)

    monkeypatch.setattr(maintenance, "back_up", slow)
    section.back_up_to(Path("copy.closet"))
    qtbot.waitUntil(lambda: section.progress.bar.value() == 1)
    assert section.progress.words.text() == "Writing and checking the copy…"
    assert not section.check.isEnabled()
    section.look_for_damage()  # one thing at a time

    section.progress.stop.click()
    gate.set()

    assert said(window, qtbot).startswith("Stopped, as you asked")
    assert section.progress.isHidden()
    assert section.check.isEnabled()


def test_only_what_is_ticked_is_repaired(
    window: MainWindow,
    section: MaintenanceSection,
    closet: FakeCloset,
    maintenance: FakeMaintenance,
    qtbot: QtBot,
) -> None:
    closet.findings = [LOST, TORN, ODD]
    section.check.click()
    qtbot.waitUntil(lambda: len(section.findings.rows) == 3)
    assert section.findings.headline.text() == "3 things to look at:"
    assert not section.findings.repair.isEnabled()
    QTest.mouseClick(section.findings.rows[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(section.findings.rows[2], Qt.MouseButton.LeftButton)

    section.findings.repair.click()
    qtbot.waitUntil(lambda: section.findings.headline.text().startswith("2 things"))

    assert maintenance.repaired == [TORN]
    assert "A backup from before is kept" in said(window, qtbot)


def test_all_means_also_those_that_are_not_shown(
    section: MaintenanceSection,
    closet: FakeCloset,
    maintenance: FakeMaintenance,
    qtbot: QtBot,
) -> None:
    closet.findings = [Finding(f"event {n}", "take it out", f"{n}") for n in range(99)]
    section.check.click()
    qtbot.waitUntil(section.findings.isVisible)
    assert "40 of them shown" in section.findings.headline.text()

    section.findings.every.click()
    section.findings.repair.click()
    qtbot.waitUntil(lambda: "All is well" in section.findings.headline.text())

    assert len(maintenance.repaired) == 99
    assert section.findings.repair.isHidden()


def test_a_closet_is_exported_and_brought_in(
    window: MainWindow,
    closet: FakeCloset,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section = section_of(window)
    closet.kept = {number: closet.kept[number] for number in (1, 2)}
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: tmp_path)
    section.export.click()
    folder = tmp_path / f"Wardrobe {NOW.astimezone():%Y-%m-%d}"
    assert said(window, qtbot) == f"Exported 2 garments to {folder.name}."
    assert (folder / "index.html").is_file()

    with qtbot.waitSignal(window.closet.closet_changed):
        section.bring_in_from(folder)

    assert said(window, qtbot) == ("0 garments imported. 2 garments were already here.")


def test_a_folder_that_is_none_is_told(
    window: MainWindow, section: MaintenanceSection, tmp_path: Path, qtbot: QtBot
) -> None:
    section.bring_in_from(tmp_path)

    assert "isn't an exported closet" in said(window, qtbot)


def test_all_can_be_reached_by_keys_and_has_a_name(
    window: MainWindow, section: MaintenanceSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    closet.findings = [LOST]
    section.check.click()
    qtbot.waitUntil(section.findings.isVisible)
    wanted = {
        *section.backups.buttons,
        *(section.back_up, section.restore, section.check),
        *(section.export, section.bring_in, section.findings.rows[0].box),
    }
    assert all(w.focusPolicy() & Qt.FocusPolicy.TabFocus for w in wanted)
    assert all(widget.accessibleName() for widget in wanted)


def test_damage_that_shows_when_reading_leads_to_the_check(
    window: MainWindow, section: MaintenanceSection, closet: FakeCloset, qtbot: QtBot
) -> None:
    window.show_page(Page.TODAY)
    closet.findings = [LOST]

    window.closet.load_failed.emit(ClosetDamaged("my.closet is damaged"))
    qtbot.waitUntil(section.findings.isVisible)

    assert window.settings_page.isVisible()
    assert len(section.findings.rows) == 1


def test_a_table_is_tried_out_before_it_comes_in(
    window: MainWindow,
    maintenance: FakeMaintenance,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section = section_of(window)
    table = tmp_path / "list.csv"
    table.write_text("ID,Atelier\n1,Hess\n77,Hess\n")
    monkeypatch.setattr(file_dialogs, "ask_file", lambda *_: table)
    section.table.click()
    qtbot.waitUntil(lambda: window.findChild(TableSheet) is not None)
    sheet = window.findChild(TableSheet)
    assert isinstance(sheet, TableSheet)
    assert {f: c for f, c in sheet.mapping().items() if c} == {"id": "ID"}

    sheet.fields["id"].setCurrentIndex(0)
    sheet.attempt.click()
    qtbot.waitUntil(lambda: "needs a column" in sheet.outcome.text())
    sheet.fields["id"].setCurrentText("ID")
    sheet.fields["brand"].setCurrentText("Atelier")
    assert not sheet.bring.isEnabled()
    sheet.attempt.click()
    qtbot.waitUntil(sheet.bring.isEnabled)
    assert sheet.outcome.text().startswith("1 changed, 1 failed.\nRow 3: ")
    assert maintenance.closet.garments()[0].brand == ""
    with qtbot.waitSignal(section.table_came):
        sheet.bring.click()

    assert maintenance.closet.garments()[0].brand == "Hess"
    assert said(window, qtbot).startswith("1 changed, 1 failed.")


def test_rows_that_are_tried_out_show_the_photos_that_they_name(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    section = section_of(window)
    Image.new("RGB", (400, 200), "red").save(tmp_path / "coat.png")
    (tmp_path / "bad.jpg").write_bytes(b"bad")
    table = tmp_path / "list.csv"
    table.write_text("photo,type\ncoat.png,coat\nbad.jpg,coat\nno.jpg,coat\n")
    section.open_table(table)
    qtbot.waitUntil(lambda: window.findChild(TableSheet) is not None)
    sheet = window.findChild(TableSheet)
    assert isinstance(sheet, TableSheet)

    sheet.attempt.click()

    qtbot.waitUntil(lambda: len(sheet.rows.pictures) == 3)
    first, bad, none = sheet.rows.pictures
    qtbot.waitUntil(lambda: not first.picture.isNull())
    idle(window, qtbot)
    assert first.picture.width() == 2 * first.picture.height()
    assert bad.picture.isNull()
    assert (first.accessibleName(), none.accessibleName()) == ("coat.png", "no picture")


def test_a_table_that_is_none_is_told(
    window: MainWindow, section: MaintenanceSection, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "list.csv").write_bytes(b"\xff\xfe\x00")

    section.open_table(tmp_path / "list.csv")

    assert "can't be read as CSV" in said(window, qtbot)


def _lines(rows: BackupRows) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # those of before
    return [label.text() for label in rows.findChildren(QLabel)]


def test_a_backup_without_its_suffix_can_be_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        file_dialogs, "ask_file", lambda _parent, _title, kinds: asked.append(kinds)
    )

    window.settings_page.maintenance.restore.click()

    assert asked == ["Closets (*.closet);;All files (*)"]

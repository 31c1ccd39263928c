"""Care of the closet: its backups, the check, and taking it away."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from ui.care.backup_rows import BackupRows
from ui.care.cards import card, line
from ui.care.care_work import CareWork
from ui.care.finding_rows import FindingRows
from ui.care.progress_row import ProgressRow
from ui.errors import message_of, show_error
from ui.jobs import Jobs
from ui.theme.tokens import GRID
from ui.widgets import file_dialogs
from ui.widgets.icons import TextButton
from ui.words import count_of
from wardrobe.backups import Backup
from wardrobe.bringing_in import BroughtIn, TryOpen, import_folder
from wardrobe.care import ClosetCare
from wardrobe.errors import Cancelled
from wardrobe.exporting import export_closet
from wardrobe.learning import Learner
from wardrobe.ports import Finding

_CLOSETS = "Closets (*.closet)"
_BACKUP_KEY = "backup/last"


class CareSection(QWidget):
    """Does one thing to the closet at a time, and tells what came of it.

    `said` carries a sentence, and a button's word and what it does, or None.
    """

    said = Signal(str, object)
    closet_replaced = Signal()
    closet_grew = Signal()

    def __init__(
        self,
        care: ClosetCare,
        closet_file: Path,
        try_open: TryOpen,
        learner: Learner,
        *,
        jobs: Jobs,
        settings: QSettings,
        now: Callable[[], datetime],
    ) -> None:
        """Show what there is."""
        super().__init__()
        self._care, self._file, self._now = care, closet_file, now
        self._try_open, self._learner = try_open, learner
        self._jobs, self._settings = jobs, settings
        self.work = CareWork(jobs, self)
        self.progress = ProgressRow(self.work)
        self.backups = BackupRows()
        self.last_copy = QLabel()
        self.last_copy.setProperty("role", "soft")
        self.last_copy.setWordWrap(True)
        self.back_up = TextButton("Back up to a file…", icon_name="check")
        self.restore = TextButton("Restore from a file…", icon_name="undo")
        self.check = TextButton("Look for damage", icon_name="search")
        self.findings = FindingRows()
        self.export = TextButton("Export to a folder…", icon_name="folder")
        self.bring_in = TextButton("Bring in a folder…", icon_name="plus")
        self._lay_out()
        self._connect()
        self._show_last_copy()

    def back_up_to(self, target: Path) -> None:
        """Write a copy of the closet."""
        care = self._care

        def on_done(_: None) -> None:
            at = self._now().astimezone()
            self._settings.setValue(_BACKUP_KEY, f"{at:%d %B %Y, %H:%M}: {target}")
            self._show_last_copy()
            self.said.emit(f"The closet is backed up in {target.name}.", None)

        self.work.run(
            "Writing and checking the copy",
            lambda watch: care.back_up(target, watch),
            on_done,
        )

    def restore_from(self, source: Path, *, is_undo: bool = False) -> None:
        """Make the closet what a backup holds; the closet as it was is kept."""
        care = self._care

        def on_done(kept: Path | None) -> None:
            self._on_changed()
            words = "That was undone" if is_undo else "The closet is as it was then"
            self.said.emit(f"{words}; how it was before is kept.", self._undo(kept))

        self.work.run(
            "Checking the backup and putting it in place",
            lambda watch: care.restore(source, watch),
            on_done,
        )

    def look_for_damage(self) -> None:
        """Check the closet, and show what is found."""
        care = self._care
        self.findings.hide()
        self.work.run("Looking for damage", care.check, self.findings.show_findings)

    def mend(self, findings: list[Finding]) -> None:
        """Repair findings, and look again."""
        care = self._care

        def on_done(_: None) -> None:
            self._on_changed()
            self.said.emit("Repaired; a backup from before is kept.", None)
            self.look_for_damage()

        self.work.run("Repairing", lambda watch: care.repair(findings, watch), on_done)

    def export_to(self, folder: Path) -> None:
        """Write all there is to a new folder."""
        care, now = self._care, self._now

        def on_done(count: int) -> None:
            page = QUrl.fromLocalFile(str(folder / "index.html"))
            show = ("Show", lambda: QDesktopServices.openUrl(page))
            self.said.emit(f"{count_of(count, 'garment')} in {folder.name}.", show)

        self.work.run(
            "Writing the folder",
            lambda watch: export_closet(care.open(), folder, now=now, watch=watch),
            on_done,
        )

    def bring_in_from(self, folder: Path) -> None:
        """Add what an exported folder holds."""
        care, try_open, learn = self._care, self._try_open, self._learner.relearn

        def on_done(report: BroughtIn) -> None:
            self.closet_grew.emit()
            self.said.emit(_summary(report), None)

        self.work.run(
            "Bringing in the folder",
            lambda watch: import_folder(folder, care.open(), try_open, learn, watch),
            on_done,
            self.closet_grew.emit,  # what came in before it was stopped stays
        )

    def _undo(self, kept: Path | None) -> tuple[str, Callable[[], None]] | None:
        if kept is None:
            return None
        return "Undo", lambda: self.restore_from(kept, is_undo=True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_backups()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        about = (
            "Made by themselves when the closet changed, and before anything risky. "
            "Restoring keeps the closet as it is, so it can be undone."
        )
        files = line(self.back_up, self.restore)
        column.addWidget(card("Backups", about, self.backups, files, self.last_copy))
        about = "Reads every picture and every entry, and says what is wrong."
        column.addWidget(
            card("Check and repair", about, line(self.check), self.findings)
        )
        about = (
            "A folder with all photos, cut-outs, tables and a page for the browser, "
            "for other programs and for another closet of this one."
        )
        column.addWidget(
            card("Take it away, bring it in", about, line(self.export, self.bring_in))
        )

    def _connect(self) -> None:
        self.back_up.clicked.connect(self._ask_target)
        self.restore.clicked.connect(self._ask_source)
        self.check.clicked.connect(self.look_for_damage)
        self.export.clicked.connect(self._ask_new_folder)
        self.bring_in.clicked.connect(self._ask_folder)
        self.backups.restore_asked.connect(self._on_restore_asked)
        self.findings.repair_asked.connect(self.mend)
        self.work.started.connect(lambda _words: self._enable(is_idle=False))
        self.work.ended.connect(lambda: self._enable(is_idle=True))
        self.work.failed.connect(self._on_failed)

    def _enable(self, *, is_idle: bool) -> None:
        buttons = (self.back_up, self.restore, self.check, self.export, self.bring_in)
        for widget in (*buttons, self.backups, self.findings):
            widget.setEnabled(is_idle)

    def _on_restore_asked(self, backup: Backup) -> None:
        self.restore_from(backup.file)

    def _on_changed(self) -> None:
        self.findings.hide()
        self.closet_replaced.emit()
        self._read_backups()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(message_of(error), None)
        else:
            show_error(self, error)

    def _read_backups(self) -> None:
        care = self._care
        self._jobs.run(
            self,
            lambda _: care.backups(),
            self.backups.show_backups,
            lambda error: show_error(self, error),
        )

    def _show_last_copy(self) -> None:
        last = str(self._settings.value(_BACKUP_KEY, ""))
        self.last_copy.setText(f"Last copy: {last}")
        self.last_copy.setVisible(bool(last))

    def _ask_target(self) -> None:
        day = f"{self._now().astimezone():%Y-%m-%d}"
        start = self._file.with_name(f"{self._file.stem} {day}.closet")
        title = "Back up the closet"
        target = file_dialogs.ask_new_file(self, title, start, _CLOSETS)
        if target:
            self.back_up_to(target)

    def _ask_source(self) -> None:
        source = file_dialogs.ask_file(self, "Restore a backup", _CLOSETS)
        if source:
            self.restore_from(source)

    def _ask_new_folder(self) -> None:
        folder = file_dialogs.ask_folder(self, "Choose where the folder goes")
        if folder:
            day = f"{self._now().astimezone():%Y-%m-%d}"
            self.export_to(folder / f"Wardrobe {day}")

    def _ask_folder(self) -> None:
        folder = file_dialogs.ask_folder(self, "Bring in an exported folder")
        if folder:
            self.bring_in_from(folder)


def _summary(report: BroughtIn) -> str:
    said = f"{count_of(len(report.added), 'garment')} came in"
    if report.known:
        said += f", {len(report.known):,} were here"
    if report.failed:
        first = report.failed[0]
        said += f", {len(report.failed):,} could not be read ({first.reason})"
    return f"{said}."

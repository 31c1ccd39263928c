"""Care of the closet: its backups, the check, and taking it away."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.errors import message_of, show_error
from ui.files import file_dialogs
from ui.files.browsing import Kind
from ui.jobs import Jobs
from ui.maintenance.backup_rows import BackupRows
from ui.maintenance.finding_rows import FindingRows
from ui.maintenance.maintenance_work import MaintenanceWork
from ui.maintenance.progress_row import ProgressRow
from ui.maintenance.table_sheet import TableSheet
from ui.state.photo_previews import PhotoPreviews
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import card, column_of, line
from ui.widgets.overlay import open_sheet
from ui.wording.dates import moment
from wardrobe.errors import Cancelled, InvalidValue
from wardrobe.language.texts import _, n_
from wardrobe.model.maintenance import Backup, Finding
from wardrobe.model.progress import Progress
from wardrobe.ports.eyes import Eyes
from wardrobe.ports.maintenance import ClosetMaintenance
from wardrobe.taste.learning import Learner
from wardrobe.transfer.export_folder import export_closet
from wardrobe.transfer.import_csv import RowOutcome, TableImport, columns_of, import_csv
from wardrobe.transfer.import_folder import TryOpen, import_folder

_TABLES = "*.csv *.tsv *.txt *.json"
_SHEET_PX = 640
_BACKUP_KEY = "backup/last"


class MaintenanceSection(QWidget):
    """Does one thing to the closet at a time, and tells what came of it.

    `said` carries a sentence, and a button's word and what it does, or None.
    """

    said = Signal(str, object)
    closet_replaced = Signal()
    closet_grew = Signal()
    folder_came = Signal(object)  # BroughtIn
    table_came = Signal(object)  # outcomes of its rows

    def __init__(
        self,
        maintenance: ClosetMaintenance,
        closet_file: Path,
        eyes: Eyes,
        try_open: TryOpen,
        learner: Learner,
        *,
        jobs: Jobs,
        previews: PhotoPreviews,
        settings: QSettings,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._maintenance, self._file, self._now = maintenance, closet_file, now
        self._eyes, self._try_open, self._learner = eyes, try_open, learner
        self._jobs, self._settings, self._previews = jobs, settings, previews
        self.work = MaintenanceWork(jobs, self)
        self.progress = ProgressRow(self.work)
        self.backups = BackupRows()
        self.last_copy = make_label("soft", wraps=True)
        self.back_up = TextButton(_("Back up to a file…"), icon_name="check")
        self.restore = TextButton(_("Restore from a file…"), icon_name="undo")
        self.check = TextButton(_("Check for damage"), icon_name="search")
        self.findings = FindingRows()
        self.export = TextButton(_("Export to a folder…"), icon_name="folder")
        self.bring_in = TextButton(_("Import a folder…"), icon_name="plus")
        self.table = TextButton(_("Import a table…"), icon_name="plus")
        self._lay_out()
        self._connect()
        self._show_last_copy()

    def back_up_to(self, target: Path) -> None:
        """Write a copy of the closet."""
        maintenance = self._maintenance

        def on_done(_done: None) -> None:
            self._settings.setValue(_BACKUP_KEY, f"{moment(self._now())}: {target}")
            self._show_last_copy()
            self.said.emit(
                _("The closet is backed up to {file}.", file=target.name), None
            )

        self.work.run(
            _("Writing and checking the copy"),
            lambda progress: maintenance.back_up(target, progress),
            on_done,
        )

    def restore_from(self, source: Path, *, is_undo: bool = False) -> None:
        """Make the closet what a backup holds; the closet as it was is kept."""
        maintenance = self._maintenance

        def on_done(kept: Path | None) -> None:
            self._on_changed()
            words = _(
                "The closet is back as it was then. A copy from just before is kept."
            )
            if is_undo:
                words = _("That's undone. A copy from just before is kept.")
            self.said.emit(words, self._undo(kept))

        self.work.run(
            _("Checking and restoring the backup"),
            lambda progress: maintenance.restore(source, progress),
            on_done,
        )

    def look_for_damage(self) -> None:
        """Check the closet, and show what is found, unless something runs."""
        if self.work.is_busy:
            return
        maintenance = self._maintenance
        self.findings.hide()
        self.work.run(
            _("Checking for damage"), maintenance.check, self.findings.show_findings
        )

    def repair(self, findings: list[Finding]) -> None:
        """Repair findings, and look again."""
        maintenance = self._maintenance

        def on_done(_done: None) -> None:
            self._on_changed()
            self.said.emit(_("Repaired. A backup from before is kept."), None)
            self.look_for_damage()

        self.work.run(
            _("Repairing"),
            lambda progress: maintenance.repair(findings, progress),
            on_done,
        )

    def export_to(self, folder: Path) -> None:
        """Write all there is to a new folder."""
        maintenance, now = self._maintenance, self._now

        def on_done(count: int) -> None:
            page = QUrl.fromLocalFile(str(folder / "index.html"))
            show = (_("Show"), lambda: QDesktopServices.openUrl(page))
            words = n_(
                "Exported {count} garment to {folder}.",
                "Exported {count} garments to {folder}.",
                count,
                folder=folder.name,
            )
            self.said.emit(words, show)

        self.work.run(
            _("Writing the folder"),
            lambda progress: export_closet(
                maintenance.open(), folder, now=now, progress=progress
            ),
            on_done,
        )

    def bring_in_from(self, folder: Path) -> None:
        """Add what an exported folder holds."""
        maintenance, try_open, learn = (
            self._maintenance,
            self._try_open,
            self._learner.relearn,
        )

        self.work.run(
            _("Importing the folder"),
            lambda progress: import_folder(
                folder, maintenance.open(), try_open, learn, progress
            ),
            self.folder_came.emit,
            self.closet_grew.emit,  # what came in before it failed stays
        )

    def open_table(self, file: Path) -> None:
        """Ask which column of a table is what."""
        self.work.run(
            _("Reading the table"),
            lambda _: columns_of(file),
            lambda columns: self._show_table(file, columns),
        )

    def _show_table(self, file: Path, columns: list[str]) -> None:
        sheet = TableSheet(columns, self._previews)
        overlay = open_sheet(_("Import {name}", name=file.name), sheet, self, _SHEET_PX)

        def attempt(mapping: dict[str, str]) -> None:
            self.work.run(
                _("Trying out the table"),
                lambda progress: self._tried(file, mapping, progress),
                lambda tried: (
                    sheet.show_problem(message_of(tried))
                    if isinstance(tried, InvalidValue)
                    else sheet.show_outcomes(tried)
                ),
            )

        def bring(mapping: dict[str, str]) -> None:
            overlay.dismiss()
            self.work.run(
                _("Importing the table"),
                lambda progress: self._import(file, mapping, progress, is_dry=False),
                self.table_came.emit,
                self.closet_grew.emit,  # what came in before it failed stays
            )

        sheet.try_asked.connect(attempt)
        sheet.bring_asked.connect(bring)

    def _tried(
        self, file: Path, mapping: dict[str, str], progress: Progress
    ) -> list[RowOutcome] | InvalidValue:
        try:
            return self._import(file, mapping, progress, is_dry=True)
        except InvalidValue as error:  # said on the sheet, not behind it
            return error

    def _import(
        self, file: Path, mapping: dict[str, str], progress: Progress, *, is_dry: bool
    ) -> list[RowOutcome]:
        into = TableImport(
            closet=self._maintenance.open(),
            eyes=self._eyes,
            now=self._now,
            is_dry=is_dry,
        )
        return import_csv(file, into, mapping, progress)

    def _undo(self, kept: Path | None) -> tuple[str, Callable[[], None]] | None:
        if kept is None:
            return None
        return _("Undo"), lambda: self.restore_from(kept, is_undo=True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_backups()

    def _lay_out(self) -> None:
        about_backups = _(
            "Made automatically when the closet changes, and before "
            "anything risky. Restoring one keeps a copy of the closet as "
            "it is, so you can undo it."
        )
        about_check = _("Reads every picture and entry, and tells you what's wrong.")
        about_export = _(
            "A folder with all photos, cut-outs, tables and a page for "
            "the browser, for other programs or another closet."
        )
        files = line(self.back_up, self.restore)
        ways = line(self.export, self.bring_in, self.table)
        column_of(
            card(_("Backups"), about_backups, self.backups, files, self.last_copy),
            card(_("Check and repair"), about_check, line(self.check), self.findings),
            card(_("Import and export"), about_export, ways),
            gap=2 * GRID,
            inside=self,
        )

    def _connect(self) -> None:
        self.back_up.clicked.connect(self.ask_back_up)
        self.restore.clicked.connect(self._ask_source)
        self.check.clicked.connect(self.look_for_damage)
        self.export.clicked.connect(self.ask_export)
        self.bring_in.clicked.connect(self._ask_folder)
        self.table.clicked.connect(self._ask_table)
        self.backups.restore_asked.connect(self._on_restore_asked)
        self.findings.repair_asked.connect(self.repair)
        self.work.started.connect(lambda _words: self._enable(is_idle=False))
        self.work.ended.connect(lambda: self._enable(is_idle=True))
        self.work.failed.connect(self._on_failed)

    def _enable(self, *, is_idle: bool) -> None:
        for widget in (
            *(self.backups, self.back_up, self.restore, self.check, self.findings),
            *(self.export, self.bring_in, self.table),
        ):
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
        maintenance = self._maintenance
        self._jobs.run(self, lambda _: maintenance.backups(), self.backups.show_backups)

    def _show_last_copy(self) -> None:
        last = str(self._settings.value(_BACKUP_KEY, ""))
        self.last_copy.setText(_("Last copy: {last}", last=last))
        self.last_copy.setVisible(bool(last))

    def ask_back_up(self) -> None:
        """Let the user choose where a copy goes, unless something runs."""
        if self.work.is_busy:
            return
        day = f"{self._now().astimezone():%Y-%m-%d}"
        start = self._file.with_name(f"{self._file.stem} {day}.closet")
        title = _("Back up the closet")
        target = file_dialogs.ask_new_file(
            self, title, start, file_dialogs.closet_kinds()
        )
        if target:
            self.back_up_to(target)

    def _ask_source(self) -> None:
        others = _("All files")
        kinds = f"{file_dialogs.closet_kinds()};;{others} (*)"
        source = file_dialogs.ask_file(self, _("Restore a backup"), kinds)
        if source:
            self.restore_from(source)

    def ask_export(self) -> None:
        """Let the user choose where the folder goes, unless something runs."""
        if self.work.is_busy:
            return
        folder = file_dialogs.ask_folder(self, _("Choose where to put the folder"))
        if folder:
            day = f"{self._now().astimezone():%Y-%m-%d}"
            self.export_to(folder / _("Wardrobe {day}", day=day))

    def _ask_folder(self) -> None:
        folder = file_dialogs.ask_folder(self, _("Import an exported folder"))
        if folder:
            self.bring_in_from(folder)

    def _ask_table(self) -> None:
        kind = _("Tables")
        table = file_dialogs.ask_file(
            self, _("Import a table"), f"{kind} ({_TABLES})", Kind.TABLES
        )
        if table:
            self.open_table(table)

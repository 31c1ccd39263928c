"""Looks through a picture folder of any size for garments; nothing is added unasked."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.files import file_dialogs
from ui.importing.scan_sheet import ScanSheet
from ui.jobs import Job, Jobs, Lane
from ui.state.photo_previews import PhotoPreviews
from ui.widgets.overlay import open_sheet
from wardrobe.closet.scanning import Scan, ScanRecord, scan_folder
from wardrobe.language.texts import _
from wardrobe.model.progress import Progress
from wardrobe.ports.eyes import Eyes

_SHEET_PX = 800


class FolderScan(QObject):
    """Scans as a job that can be stopped and goes on, and opens its contact sheets."""

    def __init__(
        self,
        eyes: Eyes,
        jobs: Jobs,
        previews: PhotoPreviews,
        *,
        records: Path,
        add: Callable[[Sequence[Path]], object],
        window: QWidget,
    ) -> None:
        """Take the parts.

        Args:
            records: The folder for what was seen, a file for each folder scanned.
            add: Adds what was ticked.
        """
        super().__init__(window)
        self._eyes, self._jobs, self._previews = eyes, jobs, previews
        self._records, self._add, self._window = records, add, window
        self._job: Job | None = None
        self.sheet: ScanSheet | None = None

    def ask(self) -> None:
        """Let the user choose a folder, and look through it."""
        title = _("Find clothes in a picture folder")
        folder = file_dialogs.ask_folder(self._window, title)
        if folder is not None:
            self.start(folder)

    def start(self, folder: Path) -> None:
        """Look through a folder; what was seen before is not looked at again."""
        if self.sheet is not None:
            return
        sheet = self.sheet = ScanSheet(self._previews)
        title = _("Clothes in {folder}", folder=folder.name)
        overlay = open_sheet(title, sheet, self._window, _SHEET_PX)
        sheet.stop_asked.connect(self._stop)
        sheet.go_on_asked.connect(lambda: self._scan(folder))
        sheet.add_asked.connect(self._add)
        sheet.add_asked.connect(overlay.dismiss)
        overlay.closed.connect(self._on_closed)
        self._scan(folder)

    def _scan(self, folder: Path) -> None:
        eyes, file = self._eyes, self._records / f"{_digest(folder)}.jsonl"

        def work(progress: Progress) -> Scan:
            return scan_folder(folder, eyes, ScanRecord(file), progress)

        if self.sheet is not None:
            self.sheet.advance(0, 0)
        self._job = self._jobs.run(
            self,
            work,
            self._on_done,
            lane=Lane.MODELS,
            on_progress=lambda _doing, done, total: self._on_progress(done, total),
        )

    def _on_progress(self, done: int, total: int) -> None:
        if self.sheet is not None:
            self.sheet.advance(done, total)

    def _on_done(self, scan: Scan) -> None:
        self._job = None
        if self.sheet is not None:
            self.sheet.show_scan(scan)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_closed(self) -> None:
        self._stop()
        self.sheet = None


def _digest(folder: Path) -> str:
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]

"""How photos come in: chosen, dropped or pasted; and what is said about them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.closet.import_panel import ImportPanel
from ui.closet.import_summary import open_failed, summary
from ui.errors import show_error
from ui.history import History
from ui.importing import Importing, ImportState
from ui.open_closet import OpenCloset
from ui.widgets import drops
from ui.widgets.toast import ToastArea
from wardrobe.adding import AddReport

_PHOTOS = "Photos (*.jpg *.jpeg *.png *.webp *.heic *.heif *.avif *.bmp *.tif *.tiff)"


class PhotoAdder(QObject):
    """Starts imports and shows how they go and end."""

    def __init__(
        self,
        importing: Importing,
        closet: OpenCloset,
        history: History,
        toasts: ToastArea,
        window: QWidget,
    ) -> None:
        """Follow the imports in a panel that `panel` has."""
        super().__init__(window)
        self.panel = ImportPanel()
        self._importing, self._closet = importing, closet
        self._history, self._toasts, self._window = history, toasts, window
        importing.import_started.connect(self.panel.start)
        importing.import_progressed.connect(self._on_progressed)
        importing.import_finished.connect(self._on_finished)
        importing.import_failed.connect(self._on_failed)
        self.panel.cancel_asked.connect(importing.cancel)

    def ask_photos(self) -> None:
        """Let the user choose photos."""
        title = "Add photos of your clothes"
        names, _ = QFileDialog.getOpenFileNames(self._window, title, "", _PHOTOS)
        self.add_paths([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Let the user choose a folder of photos."""
        title = "Add a folder of photos"
        name = QFileDialog.getExistingDirectory(self._window, title)
        self.add_paths([Path(name)] if name else [])

    def paste(self) -> None:
        """Add what the clipboard has: files or a picture."""
        self.add_dropped(QGuiApplication.clipboard().mimeData())

    def add_dropped(self, data: QMimeData) -> None:
        """Add what was dropped or pasted."""
        dropped = drops.read(data)
        if dropped.picture is not None:
            self._say_if_waiting()
            self._importing.add_picture(dropped.picture)
        elif dropped.paths:
            self.add_paths(dropped.paths)
        else:
            self._toasts.show_toast("There is no photo to add there.")

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add photos and folders of photos."""
        if paths:
            self._say_if_waiting()
            self._importing.add(paths)

    def _say_if_waiting(self) -> None:
        if self._importing.is_running:
            self._toasts.show_toast("These photos come after the present ones.")

    def _on_progressed(self, state: ImportState) -> None:
        self.panel.advance(state)
        if state.progress.garment is not None:
            self._closet.put([state.progress.garment])

    def _on_finished(self, report: AddReport) -> None:
        self.panel.finish()
        added = [each.garment for each in report.added]
        if added:
            self._closet.put(added)
            self._history.note_added(added)
        failed = report.failed
        show = ("Show", lambda: open_failed(failed, self.add_paths, self._window))
        self._toasts.show_toast(
            summary(report), show if failed else None, is_kept=bool(failed)
        )

    def _on_failed(self, error: Exception) -> None:
        self.panel.finish()
        self._closet.load()  # what was added before the failure stays
        show_error(self._window, error)

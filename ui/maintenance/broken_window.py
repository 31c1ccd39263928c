"""Shown in place of the window when the closet cannot be opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.errors import message_of, show_error
from ui.files import file_dialogs
from ui.jobs import Jobs
from ui.maintenance.backup_rows import BackupRows
from ui.maintenance.maintenance_work import MaintenanceWork
from ui.maintenance.progress_row import ProgressRow
from ui.maintenance.rescued_gallery import RescuedGallery
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import card, column_of, line
from ui.widgets.overlay import open_sheet
from ui.widgets.plain_text import plain_label
from ui.widgets.scrolling import scroll_area
from ui.widgets.toast import ToastArea
from wardrobe.errors import Cancelled, ClosetDamaged, ClosetMissing, ClosetUnusable
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment
from wardrobe.model.maintenance import Backup
from wardrobe.model.progress import Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.maintenance import ClosetMaintenance, Rescued

OpenCopy = Callable[[Path], Closet]

_SIZE = (760, 780)
_SHEET_PX = 760


class BrokenWindow(QWidget):
    """Says what is wrong, and offers what can be done about it."""

    def __init__(
        self, error: ClosetUnusable, maintenance: ClosetMaintenance, open_copy: OpenCopy
    ) -> None:
        """Offer what fits the error; `open_copy` opens a closet that was rescued."""
        super().__init__()
        self.is_mended = False
        self._maintenance, self._open_copy = maintenance, open_copy
        self._is_damaged = isinstance(error, ClosetDamaged)
        self._is_missing = isinstance(error, ClosetMissing)
        self._jobs = Jobs(partial(show_error, self))
        self._looked_at: TemporaryDirectory[str] | None = None
        self.work = MaintenanceWork(self._jobs, self)
        self.progress = ProgressRow(self.work)
        self.sentence = plain_label(message_of(error))
        self.again = TextButton(_("Try again"), role="primary")
        self.make = TextButton(_("Make a new closet"), icon_name="plus")
        self.quit = TextButton(_("Quit"))
        self.backups = BackupRows()
        self.restore = TextButton(_("Restore from a file…"), icon_name="undo")
        self.rebuild = TextButton(_("Rescue it"), icon_name="check")
        self.save = TextButton(_("Rescue to another file…"), icon_name="folder")
        self.look = TextButton(_("Browse what can be read"), icon_name="search")
        self.body = self._make_body()
        self._lay_out()
        self.toasts = ToastArea(self)
        self._connect()
        self._jobs.run(self, lambda _: maintenance.backups(), self.backups.show_backups)

    def restore_from(self, source: Path) -> None:
        """Put a backup in the closet's place; the damaged file is kept."""
        maintenance = self._maintenance
        self.work.run(
            _("Checking and restoring the backup"),
            lambda progress: maintenance.restore(source, progress),
            lambda _: self._on_mended(),
        )

    def make_new(self) -> None:
        """Make a new, empty closet where none is."""
        maintenance = self._maintenance
        self.work.run(
            _("Making a new closet"),
            lambda _: maintenance.make(),
            lambda _: self._on_mended(),
        )

    def rescue(self) -> None:
        """Rebuild the closet from what can be read; the damaged file is kept."""
        maintenance = self._maintenance

        def rebuild(progress: Progress) -> None:
            maintenance.repair(
                maintenance.check(progress.part(0, 2)), progress.part(1, 2)
            )

        self.work.run(
            _("Reading what can be read"), rebuild, lambda _: self._on_mended()
        )

    def rescue_to(self, target: Path) -> None:
        """Copy what can be read to another file."""
        maintenance = self._maintenance

        def on_done(rescued: Rescued) -> None:
            where = _("The new closet is {file}.", file=target.name)
            self.toasts.show_toast(f"{rescued_sentences(rescued)} {where}")

        self.work.run(
            _("Reading what can be read"),
            lambda progress: maintenance.rescue(target, progress),
            on_done,
        )

    def browse(self) -> None:
        """Show the garments that can be read, and change nothing."""
        maintenance, open_copy = self._maintenance, self._open_copy
        self._forget_copy()
        self._looked_at = TemporaryDirectory(
            prefix="wardrobe-", ignore_cleanup_errors=True
        )
        copy = Path(self._looked_at.name) / "what can be read.closet"

        def read(progress: Progress) -> tuple[Closet, list[Garment], Rescued]:
            rescued = maintenance.rescue(copy, progress)
            closet = open_copy(copy)
            return closet, closet.garments(), rescued

        self.work.run(_("Reading what can be read"), read, self._show_garments)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        self._jobs.close()
        self._forget_copy()
        event.accept()

    def _show_garments(self, read: tuple[Closet, list[Garment], Rescued]) -> None:
        closet, garments, rescued = read
        cutouts = CutoutCache(closet, self._jobs, self)
        gallery = RescuedGallery(garments, rescued_sentences(rescued), cutouts)
        open_sheet(_("What can be read"), gallery, self, _SHEET_PX)

    def _make_body(self) -> QWidget:
        body = QWidget()
        title = make_label("title", self._title())
        self.sentence.setWordWrap(True)
        self.again.setVisible(not self._is_damaged)  # damage does not go away
        self.make.setVisible(self._is_missing)
        about = _(
            "The newest undamaged backup brings back nearly everything. "
            "The file as it is now is kept next to it."
        )
        restore = line(self.restore)
        column = column_of(
            title,
            self.sentence,
            line(self.again, self.make, self.quit),
            card(_("Restore a backup"), about, self.backups, restore),
            gap=2 * GRID,
            margins=4 * GRID,
            inside=body,
        )
        if self._is_damaged:
            about = _(
                "Everything that can still be read goes into a new closet. "
                "What's lost is taken from your backups, if they have it. "
                "The damaged file is kept."
            )
            rescue = line(self.rebuild, self.save)
            column.addWidget(card(_("Rescue what can be read"), about, rescue))
            about = _("Just for looking; nothing is changed.")
            column.addWidget(card(_("Look first"), about, line(self.look)))
        column.addStretch(1)
        return body

    def _title(self) -> str:
        if self._is_damaged:
            return _("Your closet is damaged")
        if self._is_missing:
            return _("Your closet isn't there")
        return _("Your closet can't be opened")

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Digital Wardrobe"))
        self.resize(*_SIZE)
        area = scroll_area(self.body, _("What you can do"))
        column_of((area, 1), self.progress, gap=0, inside=self)

    def _connect(self) -> None:
        self.again.clicked.connect(self._on_mended)
        self.make.clicked.connect(self.make_new)
        self.quit.clicked.connect(self.close)
        self.restore.clicked.connect(self._ask_source)
        self.rebuild.clicked.connect(self.rescue)
        self.save.clicked.connect(self._ask_target)
        self.look.clicked.connect(self.browse)
        self.backups.restore_asked.connect(self._on_restore_asked)
        self.work.started.connect(lambda _words: self.body.setEnabled(False))
        self.work.ended.connect(lambda: self.body.setEnabled(True))
        self.work.failed.connect(self._on_failed)

    def _on_restore_asked(self, backup: Backup) -> None:
        self.restore_from(backup.file)

    def _on_mended(self) -> None:
        self.is_mended = True
        self.close()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.toasts.show_toast(message_of(error))
        else:
            show_error(self, error)

    def _ask_source(self) -> None:
        source = file_dialogs.ask_file(
            self, _("Restore a backup"), file_dialogs.closet_kinds()
        )
        if source:
            self.restore_from(source)

    def _ask_target(self) -> None:
        start = Path.home() / "rescued.closet"
        target = file_dialogs.ask_new_file(
            self, _("Rescue to another file"), start, file_dialogs.closet_kinds()
        )
        if target:
            self.rescue_to(target)

    def _forget_copy(self) -> None:
        if self._looked_at is not None:
            self._looked_at.cleanup()
            self._looked_at = None


def rescued_sentences(rescued: Rescued) -> str:
    """Return in sentences how much could be read."""
    kept, lost = rescued.kept.get("garment", 0), sum(rescued.lost.values())
    read = n_("{count} garment can be read.", "{count} garments can be read.", kept)
    gone = (
        n_("{count} entry is lost.", "{count} entries are lost.", lost)
        if lost
        else _("Nothing is lost.")
    )
    return f"{read} {gone}"

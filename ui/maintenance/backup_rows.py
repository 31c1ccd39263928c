"""The backups that were made by themselves, each with a way back to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, clear, column_of, row_of
from ui.wording.dates import moment
from wardrobe.language.texts import _, noted, number
from wardrobe.model.maintenance import Backup, BackupReason

# The last hours and days; older ones are asked for.
_COUNT_SHOWN = 5
_REASONS = {
    BackupReason.AUTOMATIC: noted("after changes"),
    BackupReason.BEFORE_UPDATE: noted("before a program update"),
    BackupReason.BEFORE_RESTORE: noted("before a restore"),
    BackupReason.BEFORE_REMOVAL: noted("before removing many garments"),
    BackupReason.BEFORE_REPAIR: noted("before a repair"),
    BackupReason.REPLACED: noted("replaced by another program"),
}


class BackupRows(QWidget):
    """Shows the newest, and all on demand."""

    restore_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[TextButton] = []
        self._backups: Sequence[Backup] = ()
        self._is_whole = False
        self._column = column_of(gap=0, inside=self)
        self.show_backups(())

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these, the newest first."""
        self._backups = backups
        self._draw()

    def show_all(self) -> None:
        """Show the older ones, too."""
        self._is_whole = True
        self._draw()

    def _draw(self) -> None:
        clear(self._column)
        self.buttons = []
        count = len(self._backups) if self._is_whole else _COUNT_SHOWN
        if not self._backups:
            words = _("None yet. The first is made soon after the closet changes.")
            self._column.addWidget(make_label("soft", words))
        for backup in self._backups[:count]:
            self._column.addWidget(self._row(backup))
        left = len(self._backups) - count
        if left > 0:
            more = TextButton(_("Show {count} older", count=left), role="link")
            more.clicked.connect(self.show_all)
            line = QWidget()
            row_of(more, STRETCH, inside=line)
            self._column.addWidget(line)

    def _row(self, backup: Backup) -> QWidget:
        when = moment(backup.at)
        restore = TextButton(_("Restore"), icon_name="undo", role="quiet")
        restore.setAccessibleName(_("Restore the backup from {when}", when=when))
        restore.clicked.connect(lambda: self.restore_asked.emit(backup))
        self.buttons.append(restore)
        line = QWidget()
        row_of(
            QLabel(when),
            (make_label("soft", _(_REASONS[backup.reason])), 1),
            make_label("soft", f"{number(backup.bytes / 1e6, 1)} MB"),
            restore,
            gap=2 * GRID,
            inside=line,
        )
        return line

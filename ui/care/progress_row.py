"""What is being done to the closet, how far it is, and a way to stop it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar

from ui.care.care_work import CareWork
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.words import percent
from wardrobe.texts import _


class ProgressRow(QFrame):
    """Shows itself at the foot of the window while something runs."""

    def __init__(self, work: CareWork) -> None:
        """Follow the work."""
        super().__init__()
        self.words = QLabel()
        self._share = QLabel()
        self._share.setProperty("role", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far the care of the closet is"))
        self.cancel = TextButton(_("Cancel"), role="quiet")
        self.cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self._share)
        row.addWidget(self.cancel)
        self.hide()
        self._work = work
        work.started.connect(self._on_started)
        work.progressed.connect(self._on_progressed)
        work.ended.connect(self.hide)

    def _on_started(self, doing: str) -> None:
        self.words.setText(_("{doing}…", doing=doing))
        self._share.clear()
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self._share.setText(percent(done / max(total, 1)))

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText(_("Stopping…"))
        self._work.cancel()

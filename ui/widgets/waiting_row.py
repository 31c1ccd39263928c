"""What is being done, how far it is, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import row_of
from wardrobe.language.texts import _


class WaitingRow(QFrame):
    """Shows itself while something runs."""

    stop_asked = Signal()

    def __init__(self, name: str) -> None:
        """Start hidden.

        Args:
            name: What the bar tells, for those who cannot see it.
        """
        super().__init__()
        self.words = make_label("soft")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        self.stop = TextButton(_("Cancel"), role="quiet")
        self.stop.clicked.connect(self._on_stop)
        row_of(self.words, (self.bar, 1), self.stop, gap=2 * GRID, inside=self)
        self.hide()

    def start(self, doing: str) -> None:
        """Show that something has begun; how much it is comes later."""
        self.stop.setEnabled(True)
        self.advance(doing, 0, 0)
        self.show()

    def advance(self, doing: str, done: int, total: int) -> None:
        """Show how much is done, and of how much; of 0 is not known yet."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if self.stop.isEnabled():
            self.words.setText(_("{doing}…", doing=doing))

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(_("Stopping…"))
        self.stop_asked.emit()

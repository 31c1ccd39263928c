"""The slim panel at the foot of the window while photos are added."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QWidget

from ui.importing.import_queue import ImportState
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import Overlay, open_sheet
from wardrobe.language.texts import _

_WARNING_PX = 420


class ImportPanel(QFrame):
    """Shows how far an import is, and lets it be stopped."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel()
        self._detail = make_label("caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress of adding photos"))
        self._cancel = TextButton(_("Cancel"), role="quiet")
        self._cancel.setAccessibleName(_("Stop adding photos"))
        self._cancel.clicked.connect(self._on_cancel_clicked)
        row_of(
            self._words,
            (self._bar, 1),
            self._detail,
            self._cancel,
            gap=2 * GRID,
            margins=(3 * GRID, GRID, 2 * GRID, GRID),
            inside=self,
        )
        self.hide()

    def start(self) -> None:
        """Show that photos are looked for."""
        self._words.setText(_("Looking at your photos…"))
        self._detail.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def advance(self, state: ImportState) -> None:
        """Show how far it is."""
        self._words.setText(
            _("Photo {done} of {total}", done=state.done, total=state.total)
        )
        self._detail.setText(time_left(state.seconds_left))
        self._bar.setRange(0, state.total)
        self._bar.setValue(state.done)

    def finish(self) -> None:
        """Go away."""
        self.hide()

    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(_("Stopping after this photo…"))
        self.cancel_asked.emit()


def warn_of_import(
    window: QWidget, quit_now: Callable[[], object], stay: Callable[[], object]
) -> Overlay:
    """Ask whether to quit while photos are being added."""
    words = make_label(
        "soft",
        _("If you quit now, the rest is added the next time you start."),
        wraps=True,
    )
    go_on = TextButton(_("Keep adding"), role="primary")
    leave = TextButton(_("Quit now"))
    body = QWidget()
    body.setProperty("role", "clear")
    buttons = row_of(STRETCH, leave, go_on, gap=GRID)
    column_of(words, buttons, gap=2 * GRID, margins=(0, 0, GRID, 0), inside=body)
    title = _("Photos are still being added")
    overlay = open_sheet(title, body, window, _WARNING_PX)
    overlay.closed.connect(stay)
    go_on.clicked.connect(overlay.dismiss)
    leave.clicked.connect(quit_now)
    go_on.setFocus(Qt.FocusReason.PopupFocusReason)
    return overlay


def time_left(seconds: float | None) -> str:
    """Return the time left as people say it."""
    if seconds is None:
        return ""
    if seconds < 5:
        return _("a few seconds left")
    if seconds < 90:
        return _("about {count} s left", count=5 * round(seconds / 5))
    return _("about {count} min left", count=round(seconds / 60))

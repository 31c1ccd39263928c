"""Notices that a day began while the window was open, awake or asleep."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

# A timer set to midnight would be late by as long as the machine slept: its clock
# stands still meanwhile. The day is asked for again and again instead.
_LOOK_AGAIN_MS = 60_000


class NewDay(QObject):
    """Looks at the clock on the wall each minute, and when the user comes back."""

    day_began = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._day = self._today()
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self.look)

    def look(self) -> None:
        """Tell if it is another day than it was."""
        today = self._today()
        if today != self._day:
            self._day = today
            self.day_began.emit()

    def _today(self) -> date:
        return self._now().astimezone().date()

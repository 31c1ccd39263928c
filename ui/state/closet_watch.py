"""Notices what other programs do to the closet that the window shows."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Jobs
from wardrobe.errors import ClosetReplaced, ClosetUnusable
from wardrobe.ports.maintenance import ClosetMaintenance

# To look takes less than a millisecond; what others do is shown within two seconds.
_LOOK_AGAIN_MS = 1000


class ClosetWatch(QObject):
    """Asks again and again, off the GUI thread, once it is started."""

    changed = Signal()
    replaced = Signal(object)  # a `ClosetReplaced`, once until it is opened anew

    def __init__(
        self, maintenance: ClosetMaintenance, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._maintenance, self._jobs = maintenance, jobs
        self._count: int | None = None
        self._is_looking = self._is_replaced = False
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask whether another program changed the closet."""
        if self._is_looking:
            return
        self._is_looking = True
        maintenance = self._maintenance
        self._jobs.run(
            self,
            lambda _: maintenance.count_changes_of_others(),
            self._on_counted,
            self._on_failed,
        )

    def _on_counted(self, count: int) -> None:
        self._is_looking = self._is_replaced = False
        before, self._count = self._count, count
        if before is not None and before != count:
            self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._is_looking = False
        if isinstance(error, ClosetReplaced):
            if not self._is_replaced:
                self._is_replaced = True
                self.replaced.emit(error)
        elif not isinstance(error, ClosetUnusable):  # which the next change tells
            self._timer.stop()
            self._jobs.on_error(error)

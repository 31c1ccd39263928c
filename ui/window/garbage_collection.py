"""Python's search for reference cycles, where and when it does not stop the window."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
# What a start makes is no garbage, and takes a tenth of it to look through.
_START_MS = 3000


class GarbageCollection(QObject):
    """Collects on the GUI thread, between events, in place of Python.

    Python collects wherever a threshold is passed. In a worker that stops all threads
    (a full collection of 150,000 objects took 120 ms, the longest block there was), and
    frees Qt objects on a thread that is not theirs.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(_START_MS)

    def keep_what_is_there(self) -> None:
        """Leave out the present objects from now on: modules, classes, the closet.

        They are freed with their last reference all the same.
        """
        gc.freeze()
        self._timer.start(_EVERY_MS)

    def stop(self) -> None:
        """Let Python collect again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose threshold is passed, as Python would."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in reversed(range(len(counts))):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return

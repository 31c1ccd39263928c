"""How new garments come into the gallery: the cut-out first, its words a moment later.

Quick and quiet, and nothing but their own cells is drawn for it.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.theme import motion

PICTURE_SECONDS = WORDS_SECONDS = 0.15
# A picture that comes later than that was out of sight, where nothing has to come in.
_PATIENCE_SECONDS = 3.0
# More at once are no entrance, but unrest.
_MOST = 12
_FRAME_MS = 16
# How large a cut-out is when it begins to come in.
_LEAST_SCALE = 0.9


class Entrances(QObject):
    """Knows how far each garment is that comes in now."""

    moved = Signal(int)  # its id

    def __init__(
        self, parent: QObject, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._awaited: dict[int, float] = {}  # until when, by id
        self._begun: dict[int, float] = {}  # when, by id
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self.advance)

    def expect(self, garment_id: int) -> None:
        """Let a garment come in as soon as its picture is there."""
        count = len(self._awaited) + len(self._begun)
        if count < _MOST and motion.may_move():
            self._awaited[garment_id] = self._clock() + _PATIENCE_SECONDS
            self._timer.start()

    def begin(self, garment_id: int) -> None:
        """Begin with a garment that is expected: its picture is there."""
        if self._awaited.pop(garment_id, None) is not None:
            self._begun[garment_id] = self._clock()

    def shares(self, garment_id: int) -> tuple[float, float]:
        """Return how much of the picture and of the words is there, 0..1 each."""
        if garment_id in self._awaited:
            return 0.0, 0.0
        begun = self._begun.get(garment_id)
        if begun is None:
            return 1.0, 1.0
        seconds = self._clock() - begun
        words = (seconds - PICTURE_SECONDS) / WORDS_SECONDS
        return _eased(seconds / PICTURE_SECONDS), _eased(words)

    def advance(self) -> None:
        """Have what comes in drawn anew; what is there is forgotten."""
        now = self._clock()
        moved = list(self._begun)
        late = [each for each, until in self._awaited.items() if now > until]
        for garment_id in late:
            del self._awaited[garment_id]
        for garment_id, begun in list(self._begun.items()):
            if now - begun > PICTURE_SECONDS + WORDS_SECONDS:
                del self._begun[garment_id]
        if not (self._awaited or self._begun):
            self._timer.stop()
        for garment_id in (*moved, *late):
            self.moved.emit(garment_id)


def scale_of(share: float) -> float:
    """Return how large a picture is of which a share is there."""
    return _LEAST_SCALE + (1 - _LEAST_SCALE) * share


def _eased(share: float) -> float:
    """Return a share of 0..1 that goes fast at first and ends gently (cubic)."""
    return 1 - (1 - min(1.0, max(0.0, share))) ** 3
